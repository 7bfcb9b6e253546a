"""The reading while it is being made: each component reads what earlier ones added and adds its own part."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.gazetteer import Gazetteer
from dateline.lang import Language
from dateline.model import (
    Count,
    Document,
    Entity,
    Event,
    Issue,
    Materiel,
    Mention,
    Place,
    Quotation,
    Sentence,
    Span,
    Statement,
    Timex,
    Token,
)
from dateline.nn import Network, Signals, word_spacing
from dateline.reading.mentions.found import Found
from dateline.reading.syntax.quotes import Quoted
from dateline.reading.syntax.trees import Trees

if TYPE_CHECKING:
    from dateline.reading.actors.names import Names
    from dateline.reading.actors.phrases import Coding
    from dateline.reading.attribution.component import Attribution
    from dateline.reading.counts.parts import Known
    from dateline.reading.entities.antecedents import Antecedents
    from dateline.reading.events.entries import Codebook
    from dateline.reading.places.component import Toponym


_T = TypeVar("_T")


@dataclass(slots=True)
class Draft:
    """One document and what has been read in it so far. A part that no component has added yet is empty.

    ``words`` are half-open code point ranges; word ``i`` is token ``i`` everywhere, and ``quote_states[i]`` says how
    it stands in a quotation (see `dateline.nn`). ``forms`` are the characters of each word, ``small`` those in small
    letters. ``flow`` is the text with line breaks only where paragraphs end (see `dateline.reading.syntax.lines`).
    ``mention_at`` gives for a word the index of the widest mention that it carries, ``place_at`` the index of the
    place that it names. ``toponyms`` are the names of places, those too that are no places of the reading. ``actors``
    are the dictionaries of actors, None for those that come with Dateline alone; ``codings`` what is known of each
    entity as an actor, by its id. ``antecedents`` are what the network says that ``found`` mentions take up.
    ``codebook`` is that by which events are coded, None for that of the language.
    """

    document: Document
    language: Language
    network: Network
    gazetteer: Gazetteer | None = None
    actors: "Names | None" = None
    codebook: "Codebook | None" = None
    flow: str = ""
    words: list[tuple[int, int]] = field(default_factory=list)
    quoted: list[Quoted] = field(default_factory=list)
    quote_states: list[int] = field(default_factory=list)
    signals: Signals | None = None
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    trees: Trees | None = None
    attributions: list["Attribution"] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    mention_at: dict[int, int] = field(default_factory=dict)
    entities: list[Entity] = field(default_factory=list)
    antecedents: "Antecedents | None" = None
    codings: dict[str, "Coding"] = field(default_factory=dict)
    times: list[Timex] = field(default_factory=list)
    toponyms: list["Toponym"] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    place_at: dict[int, int] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    counted: list["Known"] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    materiel: list[Materiel] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    forms: list[str] = field(init=False)
    small: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    _spacing: list[int] = field(default_factory=list)
    _first_words: list[int] = field(default_factory=list)
    _time_starts: list[int] = field(default_factory=list)
    _made: dict[Callable[["Draft"], Any], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.take_words(self.words)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    def word(self, index: int) -> str:
        """The characters of one word."""
        return self.forms[index]

    def take_words(self, words: list[tuple[int, int]]) -> None:
        """Set the words, and with them their forms."""
        text = self.document.text
        self.words = words
        self.forms = [text[start:end] for start, end in words]
        self.small = [form.lower() for form in self.forms]
        self.starts = [start for start, _ in words]

    @property
    def spacing(self) -> list[int]:
        """What stands before each word (see `dateline.nn.word_spacing`)."""
        if len(self._spacing) != len(self.words):
            self._spacing = word_spacing(self.flow, self.words)
        return self._spacing

    def in_capitals(self, word: int) -> bool:
        """Whether the sentence of a word is set in capitals, so that no name stands out."""
        letters = self.sentence(word).span.of(self.text)
        return letters == letters.upper() and any(c.isalpha() for c in letters)

    def sentence(self, index: int) -> Sentence:
        """The sentence of one word."""
        if len(self._first_words) != len(self.sentences):
            self._first_words = [sentence.first for sentence in self.sentences]
        return self.sentences[bisect_right(self._first_words, index) - 1]

    @property
    def time_starts(self) -> list[int]:
        """Where each of the times begins, in order."""
        if len(self._time_starts) != len(self.times):
            self._time_starts = [timex.span.start for timex in self.times]
        return self._time_starts

    def once(self, make: Callable[["Draft"], _T]) -> _T:
        """What is made of the draft, once, when it is first asked for: of parts that are whole by then."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _T = self._made[make]
        return made

    def span(self, first: int, last: int) -> Span:
        """The span from the first word to the last, both included."""
        if first == last < len(self.tokens):
            return self.tokens[first].span
        return Span(self.words[first][0], self.words[last][1])


@dataclass(frozen=True, slots=True)
class Component:
    """One step of reading: the parts of the `Draft` that it needs, those that it adds, and the function that does it."""

    name: str
    version: str
    needs: frozenset[str]
    adds: frozenset[str]
    run: Callable[[Draft], None]

    @property
    def by(self) -> str:
        """How its items name their maker."""
        return f"{self.name}@{self.version}"
