"""Drafts with entities: rows of syntax, and mentions by their words."""

from collections.abc import Sequence

from tests.reading.drafts import draft_of, said

from dateline.model import Entity, MadeBy, Reading
from dateline.reading.draft import Draft
from dateline.reading.entities.component import add_entities
from dateline.reading.mentions.component import describe
from dateline.reading.mentions.lexicon import lexicon

PERSON, GROUP, PLACE, THING = "person", "organization", "place", "object"


def read(
    rows: str,
    mentions: Sequence[tuple[str, str]],
    attributions: Sequence[tuple[str, str, str]] = (),
    *,
    source: str | None = None,
) -> Draft:
    """The draft of some rows with their entities.

    A mention is its words and its sort; words that come again stand for their next place, and ``Doran@2`` for the third.
    The word that carries it is that on which the others hang.
    """
    draft = draft_of(rows, source=source)
    draft.attributions = [said(draft, *each) for each in attributions]
    words, taken = lexicon(draft.language), dict[str, int]()
    for text, sort in mentions:
        text, _, place = text.partition("@")
        first = _places(draft, text.split())[int(place or taken.get(text, 0))]
        taken[text] = taken.get(text, 0) + 1
        span = range(first, first + len(text.split()))
        head = next(i for i in span if draft.tokens[i].head not in span)
        draft.found.append(describe(draft, words, (span[0], span[-1], head), sort))
    draft.found.sort(key=lambda one: (one.first, -one.last, one.head))
    add_entities(draft)
    Reading(
        document=draft.document, made_by=MadeBy("0", None, "en"), tokens=tuple(draft.tokens),
        sentences=tuple(draft.sentences), mentions=tuple(draft.mentions), entities=tuple(draft.entities),
    )  # fmt: skip
    return draft


def _places(draft: Draft, sought: Sequence[str]) -> Sequence[int]:
    forms = [draft.word(i) for i in range(len(draft.words))]
    return [i for i in range(len(forms)) if forms[i : i + len(sought)] == list(sought)]


def chains(draft: Draft) -> list[str]:
    """Each entity as the words of its mentions."""
    words = {one.id: one.span.of(draft.text) for one in draft.mentions}
    return [" | ".join(words[m] for m in entity.mentions) for entity in draft.entities]


def called(draft: Draft, name: str) -> Entity:
    return next(entity for entity in draft.entities if entity.name == name)


def full(name: str, verb: str) -> str:
    """A sentence in which a name of several words is the subject of a verb."""
    given_name, *rest = name.split()
    parts = [
        f"{given_name} {given_name} PROPN {len(rest) + 2} nsubj",
        *(f"{word} {word} PROPN 1 flat" for word in rest),
    ]
    return " / ".join([*parts, f"{verb} _ VERB 0 root"])


SPOKESMAN = (
    "Ilyas _ PROPN 9 nsubj / Doran _ PROPN 1 flat / , _ PUNCT 5 punct / the _ DET 5 det / "
    "governor _ NOUN 1 appos / "
    "of _ ADP 7 case / Tessel _ PROPN 5 nmod / , _ PUNCT 1 punct / resigned resign VERB 0 root"
)
