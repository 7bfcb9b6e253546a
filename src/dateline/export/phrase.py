"""A statement as a sentence that a person would say: who, which verb, to whom, what, and where it was said.

Only the verb and the little words between are ours; source, addressee and content are the report's own words
or the entity's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.export.dates import days
from dateline.export.legend import VERBS, Colour
from dateline.export.lookup import Lookup, Told
from dateline.export.verbs import joined, several, told_with
from dateline.export.visible import one_line
from dateline.model import Party, Span, Statement

UNNAMED: Final = "Someone unnamed"

_NOT_NAMED = "unnamed "
# A description that is longer gives way to the short name of who is not named.
_LONGEST_DESCRIPTION = 60
_LONGEST_ROW = 80
# Signs that only join what is said to the words before it.
_BEFORE = " ,;:"
_OPENING = "“\"‘'«„‹`"
_ARTICLES = frozenset({"a", "an", "the"})
# Verbs that take whom they speak to without "to".
_WITH_OBJECT = frozenset(
    {
        "tell",
        "inform",
        "warn",
        "assure",
        "remind",
        "notify",
        "brief",
        "urge",
        "ask",
        "beg",
        "threaten",
        "promise",
    }
)
_ACTS_WITH_OBJECT = frozenset({"request", "threaten", "promise", "accuse"})
# Verbs that take what is said without a colon, even where the report has it before them.
_SAYING = frozenset({"say", "add", "write", "claim", "argue", "note", "insist", "believe", "think", "tweet"})
# A comma that belongs to the report's sentence and not to what is quoted.
_COMMA_AT_END = re.compile(r",(?=[”\"’']?$)")
# A mark that closes, and is no apostrophe.
_CLOSED_SINGLE = re.compile(r"’(?!\w)")
# Words that a sentence begins with a capital only for being its first.
_SMALL_WORDS = frozenset(
    {"A", "An", "The", "This", "These", "That", "Those", "It", "There", "In", "At", "On", "If"}
)
# How words for peoples and their like end, which keep their capital.
_OF_PEOPLES = ("an", "ans", "ese", "ish", "i", "is", "ist", "ists")
_ACCUSED_OF = re.compile(r"\bof (not )?\w+ing\b|^of\b")


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of the sentence, ready to be shown.

    ``aka`` are the words used where they are not the name; ``label`` names an act that the verb does not show.
    """

    number: int
    depth: int
    statement: Statement
    source: str
    aka: str | None
    verb: str
    addressee: str | None
    joint: str
    content: str
    aside: str | None
    label: str | None
    colour: Colour

    def __str__(self) -> str:
        return self.head + self.joint + self.content + self.tail

    @property
    def head(self) -> str:
        """Everything before the content."""
        aka = f" (“{self.aka}”)" if self.aka else ""
        return " ".join(part for part in (f"{self.source}{aka}", self.verb, self.addressee) if part)

    @property
    def tail(self) -> str:
        """Everything after the content: where and when, and the act where no word before shows it."""
        return (f" ({self.aside})" if self.aside else "") + (f" · {self.label}" if self.label else "")


def said(known: Lookup) -> Iterator[Said]:
    """Every statement of the reading as a sentence, in the order in which they are told."""
    return (_said(known, told) for told in known.told)


def _said(known: Lookup, told: Told) -> Said:
    statement = told.statement
    source, aka = _source(known, statement.source) if statement.source else (UNNAMED, None)
    content = quoted_content(known, statement)
    verb, lemma = _verb(known, statement, content)
    addressee, to = _addressee(known, statement, lemma)
    if lemma == "tell" and addressee is None and verb.endswith(("tell", "tells")):
        verb, lemma = verb.replace("tell", "say", 1), "say"  # nobody is told
    joint = _joint(statement, content, lemma, has_addressee=addressee is not None)
    if statement.source is None and _runs_through(statement):
        verb, joint = "", ": "
        content = one_line(known.words(sorted((*statement.cue, *statement.content)), gap=" "))
    verbs = VERBS[statement.act]
    is_shown = statement.act == "assert" or lemma is None or lemma in verbs.shown_by
    return Said(
        number=told.number,
        depth=told.depth,
        statement=statement,
        source=source,
        aka=aka,
        verb=verb,
        addressee=addressee,
        joint=joint,
        content=content,
        aside=_aside(known, statement, to),
        label=None if is_shown else verbs.noun,
        colour=verbs.colour,
    )


def _runs_through(statement: Statement) -> bool:
    """Whether the cue stands inside or after its content, as in "talks are expected to resume"."""
    return bool(statement.cue) and statement.content[0].start < statement.cue[0].start


def _source(known: Lookup, party: Party) -> tuple[str, str | None]:
    """The name of a source as a sentence begins with it."""
    name, aka = named(known, party)
    is_name = party.entity is not None and _is_named(known, party.entity) and not name.startswith("the ")
    return name if is_name else name[:1].upper() + name[1:], aka


def named(known: Lookup, party: Party) -> tuple[str, str | None]:
    """The name of a party and, where the report used a pronoun or a description, the words that it used."""
    words = one_line(known.words(party.spans))
    if party.entity is None:
        return words, None
    entity = known.entities[party.entity]
    name = one_line(entity.name)
    own, used = _content_words(name), _content_words(words)
    if own == used or (joined(known.tokens(party.spans)) and len(words) <= _LONGEST_ROW):
        return words, None
    forms = {
        mention.form
        for mention in (known.mentions[each] for each in entity.mentions)
        if any(span.overlaps(mention.span) for span in party.spans)
    }
    is_plainer = own - {"unnamed"} <= used or not own > used
    if (
        name.startswith(_NOT_NAMED)
        and "nominal" in forms
        and is_plainer
        and len(words) <= _LONGEST_DESCRIPTION
    ):
        return words, None
    if name.startswith(_NOT_NAMED) and not several(known.tokens(party.spans), known.reading.document.text):
        name = f"an {name}"
    return name, None if "name" in forms or own > used or own < used else words


def _is_named(known: Lookup, entity: str) -> bool:
    return any(known.mentions[each].form == "name" for each in known.entities[entity].mentions)


def _content_words(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.casefold())) - _ARTICLES


def quoted_content(known: Lookup, statement: Statement) -> str:
    """The content in one line; what the report has in quotation marks has them here too."""
    content = " … ".join(_with_marks(known, span, statement) for span in statement.content).lstrip(_BEFORE)
    if not content[:1].isupper() or statement.manner == "direct":
        return _COMMA_AT_END.sub("", content)
    first = next(iter(known.tokens(statement.content[:1]).values()), None)
    word = content.partition(" ")[0]
    is_plain = word in _SMALL_WORDS if first is None else first.upos not in ("PROPN", "X")
    is_plain = is_plain and (word == "A" or word[1:].islower())
    if first is not None and first.upos in ("ADJ", "NOUN") and word.endswith(_OF_PEOPLES):
        is_plain = False
    return _COMMA_AT_END.sub("", content[:1].lower() + content[1:] if is_plain else content)


def _with_marks(known: Lookup, span: Span, statement: Statement) -> str:
    words = one_line(span.of(known.reading.document.text))
    for quotation in known.reading.quotations:
        if quotation.inner.contains(span) and not span.contains(quotation.span):
            whole = quotation.inner == span or statement.manner == "direct"
            return f"“{words}”" if whole else _closed(known, span, words)
    is_bare = statement.manner == "direct" and not known.reading.quotations and words[:1] not in _OPENING
    return f"“{words}”" if is_bare else _closed(known, span, words)


def _closed(known: Lookup, span: Span, words: str) -> str:
    """The words with the closing mark that stands right after them, where they open a quotation."""
    after = known.reading.document.text[span.end : span.end + 1]
    match after:
        case "”":
            is_open = words.count("“") > words.count("”")
        case '"':
            is_open = words.count('"') % 2 == 1
        case "’":
            is_open = "‘" in words and not _CLOSED_SINGLE.search(words[words.rindex("‘") :])
        case _:
            is_open = False
    return words + after if is_open else words


def _verb(known: Lookup, statement: Statement, content: str) -> tuple[str, str | None]:
    """The verb that tells the statement, in the number of its source, and its lemma if it is the cue's own."""
    text = known.reading.document.text
    many = statement.source is not None and several(known.tokens(statement.source.spans), text)
    found = told_with(list(known.tokens(statement.cue).values()), text, many=many)
    if found:
        return found
    start = content.casefold()
    if statement.act == "decline_comment" and start.startswith(("to ", "comment")):
        verb = "decline" if many else "declines"
        return (verb if start.startswith("to ") else f"{verb} to"), None
    if statement.act == "claim_responsibility" and "responsib" in start[:30]:
        return ("claim" if many else "claims"), None
    verbs = VERBS[statement.act]
    return (verbs.many if many else verbs.one), None


def _addressee(known: Lookup, statement: Statement, lemma: str | None) -> tuple[str | None, str | None]:
    """Whom the verb takes as its object, and whom it does not: they go into the aside."""
    party = statement.addressee
    said_already = (*statement.content, *statement.cue)
    if party is None or any(part.contains(span) for part in said_already for span in party.spans):
        return None, None
    name, aka = named(known, party)
    shown = f"{name} (“{aka}”)" if aka else name
    between = (
        known.reading.document.text[statement.cue[-1].end : party.spans[0].start] if statement.cue else "?"
    )
    takes_object = lemma in _WITH_OBJECT or between.isspace() if lemma else statement.act in _ACTS_WITH_OBJECT
    return (shown, None) if takes_object else (None, f"to {shown}")


def _joint(statement: Statement, content: str, lemma: str | None, *, has_addressee: bool) -> str:
    """A space where the content follows the verb as it would in a sentence, else a colon."""
    is_quoted = content[:1] in _OPENING
    if has_addressee and is_quoted:
        return ": "
    if lemma is not None:
        follows = statement.cue[-1].end <= statement.content[0].start
        return (
            " "
            if lemma in _SAYING or (follows and not (is_quoted and statement.manner == "direct"))
            else ": "
        )
    first = content.partition(" ")[0].casefold()
    if statement.act == "accuse":
        return " " if _ACCUSED_OF.search(content[:80]) else ": "
    if statement.act == "threaten" and has_addressee:
        return " " if first == "with" else ": "
    if statement.act == "claim_responsibility" and first in ("that", "to"):
        return ": "
    if statement.act != "assert" and is_quoted:
        return ": "
    joins = VERBS[statement.act].joins
    follows_itself = statement.act == "decline_comment" and first in ("to", "comment")
    return " " if joins is None or first in joins or follows_itself else ": "


def _aside(known: Lookup, statement: Statement, to: str | None) -> str | None:
    """Where and when it was said, as far as the report tells."""
    medium = one_line(statement.medium.name) if statement.medium else None
    parts = [part for part in (to, medium, _when(known, statement)) if part]
    return ", ".join(parts) or None


def _when(known: Lookup, statement: Statement) -> str | None:
    published = known.reading.document.published
    year = published.day.year if published and published.day else None
    shown = days(*known.days_of(statement.time), year=year)
    if not shown and isinstance(statement.time, str):
        return f"“{one_line(known.words([known.times[statement.time].span]))}”"
    return shown or None


def sentence_span(known: Lookup, spans: Sequence[Span]) -> Span:
    """The sentences that the spans lie in, from the first to the last; the spans' own reach where there are
    none."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    for sentence in known.reading.sentences:
        if sentence.span.overlaps(Span(start, end)):
            start, end = min(start, sentence.span.start), max(end, sentence.span.end)
    return Span(start, end)
