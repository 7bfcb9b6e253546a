"""Document → Reading: a table of components, run in order over one draft.

The network reads the text once; everything after it is rules over its answers, each component in a folder of its
own. To add a component, write its folder and add its line to `COMPONENTS`; a test checks that each finds what it needs.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import file_digest, sha256
from importlib.metadata import version
from typing import Final

from dateline import lang
from dateline.config import Config
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.own import read_own
from dateline.lang import Language
from dateline.model import Document, MadeBy, Reading
from dateline.nn import Network
from dateline.reading.actors import ACTORS
from dateline.reading.actors.names import Names, load_names
from dateline.reading.attribution.component import ATTRIBUTION
from dateline.reading.counts import COUNTS
from dateline.reading.draft import Component, Draft
from dateline.reading.entities.component import ENTITIES
from dateline.reading.events import EVENTS
from dateline.reading.events.codebook import codebook_of
from dateline.reading.events.entries import Codebook
from dateline.reading.materiel import MATERIEL
from dateline.reading.mentions.component import MENTIONS
from dateline.reading.places import PLACES
from dateline.reading.statements.component import STATEMENTS
from dateline.reading.syntax.component import SIGNALS, SYNTAX, WORDS
from dateline.reading.times import TIMES

__all__ = ["COMPONENTS", "Component", "Draft", "Reader"]

COMPONENTS: tuple[Component, ...] = (
    WORDS,
    SIGNALS,
    SYNTAX,
    ATTRIBUTION,
    MENTIONS,
    TIMES,
    PLACES,
    ENTITIES,
    ACTORS,
    STATEMENTS,
    COUNTS,
    EVENTS,
    MATERIEL,
)


@dataclass(frozen=True, slots=True)
class Reader:
    """The network, the language, the gazetteer, the dictionaries of actors and the codebook, loaded once, that read any
    number of documents."""

    network: Network
    language: Language
    gazetteer: Gazetteer
    actors: Names
    codebook: Codebook
    own: str = ""
    """The mark of a user's own files among these, or nothing."""

    @classmethod
    def load(cls, config: Config | None = None) -> "Reader":
        """What the configuration asks for; `MissingWeights` or `BadConfig` where it is not there."""
        config = config or Config()
        language = lang.load(config.language)
        own = read_own(config.places) if config.places else None
        return cls(
            Network.load(config.weights, tier=config.tier, threads=config.threads, device=config.device),
            language,
            Gazetteer.load(config.gazetteer, own),
            load_names(config.actors),
            codebook_of(language, config.codebook),
            _mark_of(config),
        )

    @property
    def made_by(self) -> MadeBy:
        """The versions that a reading names; with a user's own files, their mark is part of that of Dateline."""
        return MadeBy(
            dateline=_version() + self.own, weights=self.network.version, language=self.language.code
        )

    def draft(self, document: Document) -> Draft:
        """Everything the components found, their working material too."""
        draft = Draft(document, self.language, self.network, self.gazetteer, self.actors, self.codebook)
        for component in COMPONENTS:
            component.run(draft)
        return draft

    def read(self, document: Document) -> Reading:
        """The reading of one document."""
        with _no_look_for_garbage():
            draft = self.draft(document)
        return Reading(
            document=document,
            made_by=self.made_by,
            tokens=tuple(draft.tokens),
            sentences=tuple(draft.sentences),
            quotations=tuple(draft.quotations),
            mentions=tuple(draft.mentions),
            entities=tuple(draft.entities),
            times=tuple(draft.times),
            places=tuple(draft.places),
            statements=tuple(draft.statements),
            events=tuple(draft.events),
            counts=tuple(draft.counts),
            materiel=tuple(draft.materiel),
            issues=tuple(draft.issues),
        )


_OWN: Final = ("actors", "codebook", "gazetteer", "places")
"""Settings that name files of a user's own."""
_MARK_DIGITS: Final = 8


def _mark_of(config: Config) -> str:
    """A mark of the user's own files, by what is in them: other files make other readings, which are read anew."""
    digest, given = sha256(), False
    for name in _OWN:
        path = getattr(config, name)
        if path is not None:
            given = True
            with path.open("rb") as file:
                digest.update(f"{name}\n{file_digest(file, 'sha256').hexdigest()}\n".encode())
    return f"+own.{digest.hexdigest()[:_MARK_DIGITS]}" if given else ""


@contextmanager
def _no_look_for_garbage() -> Iterator[None]:
    """Leave circles of objects alone for a while. A reading makes hardly any, and to look for them takes 3 to 4
    microseconds a word (the reports of evaluation/gold). Of readings in several threads the one that began
    first ends it for all."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


@cache
def _version() -> str:
    """The version that is installed: asked for once, it is read from a file."""
    return version("dateline")
