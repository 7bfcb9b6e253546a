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
from dateline.export.verbs import several, told_with
from dateline.export.visible import one_line
from dateline.model import Party, Span, Statement

UNNAMED: Final = "Someone unnamed"

_NOT_NAMED = "unnamed "
_OPENING = "“\"‘'«„‹`"
_ARTICLES = frozenset({"a", "an", "the"})
# Verbs that take whom they speak to without "to".
_WITH_OBJECT = frozenset({"tell", "inform", "warn", "assure", "remind", "notify", "brief", "urge"})
# A comma that belongs to the report's sentence and not to what is quoted.
_COMMA_AT_END = re.compile(r",(?=[”\"’']?$)")
# Words that a sentence begins with a capital only for being its first.
_SMALL_WORDS = frozenset(
    {"A", "An", "The", "This", "These", "That", "Those", "It", "There", "In", "At", "On", "If"}
)
_ACCUSED_OF = re.compile(r"\bof (not )?\w+ing\b|^of\b")


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of the sentence, ready to be shown; ``aka`` are the words used where they are not the name."""

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
    colour: Colour

    def __str__(self) -> str:
        return self.head + self.joint + self.content + (f" ({self.aside})" if self.aside else "")

    @property
    def head(self) -> str:
        """Everything before the content."""
        aka = f" (“{self.aka}”)" if self.aka else ""
        addressee = f" {self.addressee}" if self.addressee else ""
        return f"{self.source}{aka} {self.verb}{addressee}"


def said(known: Lookup) -> Iterator[Said]:
    """Every statement of the reading as a sentence, in the order in which they are told."""
    return (_said(known, told) for told in known.told)


def _said(known: Lookup, told: Told) -> Said:
    statement = told.statement
    source, aka = _source(known, statement.source) if statement.source else (UNNAMED, None)
    content = quoted_content(known, statement)
    verb, lemma = _verb(known, statement, content)
    addressee, to = _addressee(known, statement, lemma)
    return Said(
        number=told.number,
        depth=told.depth,
        statement=statement,
        source=source,
        aka=aka,
        verb=verb,
        addressee=addressee,
        joint=_joint(statement, content, has_addressee=addressee is not None),
        content=content,
        aside=_aside(known, statement, to),
        colour=VERBS[statement.act].colour,
    )


def _source(known: Lookup, party: Party) -> tuple[str, str | None]:
    """The name of a source as a sentence begins with it."""
    name, aka = named(known, party)
    is_name = party.entity is not None and _is_named(known, party.entity)
    return name if is_name else name[:1].upper() + name[1:], aka


def named(known: Lookup, party: Party) -> tuple[str, str | None]:
    """The name of a party and, where the report used a pronoun or a description, the words that it used."""
    words = one_line(known.words(party.spans))
    if party.entity is None:
        return words, None
    entity = known.entities[party.entity]
    name = one_line(entity.name)
    own, used = _content_words(name), _content_words(words)
    if own == used:
        return words, None
    forms = {
        mention.form
        for mention in (known.mentions[each] for each in entity.mentions)
        if any(span.overlaps(mention.span) for span in party.spans)
    }
    if name.startswith(_NOT_NAMED) and "nominal" in forms and not own > used:
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
    content = " … ".join(_with_marks(known, span, statement) for span in statement.content)
    if not content[:1].isupper() or statement.manner == "direct":
        return _COMMA_AT_END.sub("", content)
    first = next(iter(known.tokens(statement.content[:1]).values()), None)
    word = content.partition(" ")[0]
    is_plain = word in _SMALL_WORDS if first is None else first.upos not in ("PROPN", "X")
    is_plain = is_plain and word[1:].islower()
    return _COMMA_AT_END.sub("", content[:1].lower() + content[1:] if is_plain else content)


def _with_marks(known: Lookup, span: Span, statement: Statement) -> str:
    words = one_line(span.of(known.reading.document.text))
    for quotation in known.reading.quotations:
        if quotation.inner.contains(span) and not span.contains(quotation.span):
            whole = quotation.inner == span or statement.manner == "direct"
            return f"“{words}”" if whole else words
    is_bare = statement.manner == "direct" and not known.reading.quotations and words[:1] not in _OPENING
    return f"“{words}”" if is_bare else words


def _verb(known: Lookup, statement: Statement, content: str) -> tuple[str, str | None]:
    """The verb that tells the statement, in the number of its source, and the lemma if it is the cue's own."""
    text = known.reading.document.text
    many = statement.source is not None and several(known.tokens(statement.source.spans), text)
    if statement.act == "assert":
        found = told_with(known.tokens(statement.cue).values(), many=many)
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
    if party is None or any(part.contains(span) for part in statement.content for span in party.spans):
        return None, None
    name, aka = named(known, party)
    shown = f"{name} (“{aka}”)" if aka else name
    takes_object = statement.act in ("request", "threaten", "promise", "accuse") or lemma in _WITH_OBJECT
    return (shown, None) if takes_object else (None, f"to {shown}")


def _joint(statement: Statement, content: str, *, has_addressee: bool) -> str:
    """A space where the content follows the verb as it would in a sentence, else a colon."""
    first = content.partition(" ")[0].casefold()
    if statement.act == "accuse":
        return " " if _ACCUSED_OF.search(content[:80]) else ": "
    if statement.act == "threaten" and has_addressee:
        return " " if first == "with" else ": "
    if has_addressee and content[:1] in _OPENING:
        return ": "
    if statement.act == "claim_responsibility" and first in ("that", "to"):
        return ": "
    if statement.act != "assert" and content[:1] in _OPENING:
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
