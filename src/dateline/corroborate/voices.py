"""Who says a claim, down the chain: the outlet, the agency whose text it prints, whom the report cites, whom they cite.

Two sources are one where the words that tell them apart are, or where one's are among the other's: taking two for one
loses a line of support, taking one for two would make one up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.corroborate.figure import Told
from dateline.corroborate.words import Words
from dateline.model import Party, Reading, Span, Statement, Voice

_WORD = re.compile(r"\w+")
UNKNOWN_OUTLET = "unnamed outlet"
"""What stands for the outlet of a report that names none, in chains and tables."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The voices of a claim, the statement it stands in, and the keys of those who are cited, the last one's apart.

    ``is_known`` is false where the report says that somebody said so, but not who.
    """

    voices: tuple[Voice, ...]
    statement: str | None
    sources: frozenset[str]
    speaker: str | None
    is_known: bool = True

    @property
    def last(self) -> str:
        """The name of who says so."""
        return self.voices[-1].name


def chain_of(told: Told, span: Span, words: Words) -> Chain:
    """The chain of the claim in a span of a report."""
    document = told.reading.document
    voices = [Voice(document.source or UNKNOWN_OUTLET, "outlet")]
    cited: list[str] = []
    if told.agency and key_of(told.agency, words) != key_of(document.source or "", words):
        voices.append(Voice(told.agency, "agency", (told.credit,) if told.credit else ()))
        cited.append(key_of(told.agency, words))
    statements = {one.id: one for one in told.reading.statements}
    innermost = innermost_of(told.reading.statements, span)
    known, speaker = True, None
    for statement in reversed(_outward(innermost, statements)):
        party = _speaker(statement, span)
        if party is None:
            known = False
            continue
        name = name_of(party, told.reading, words)
        key = key_of(name, words)
        known, speaker = True, key
        if key and voices[-1].name != name and name != voices[0].name:
            voices.append(Voice(name, "source", party.spans))
            cited.append(key)
    return Chain(
        tuple(voices), innermost.id if innermost else None, frozenset(cited) - {""}, speaker or None, known
    )


def innermost_of(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The statement with the shortest content that has the span in it."""
    holding = [one for one in statements if any(part.contains(span) for part in one.content)]
    return min(holding, key=lambda one: (sum(len(part) for part in one.content), one.id), default=None)


def _outward(innermost: Statement | None, statements: Mapping[str, Statement]) -> list[Statement]:
    """The statement and those that report it, the outermost last."""
    found: list[Statement] = []
    while innermost is not None:
        found.append(innermost)
        innermost = statements.get(innermost.within or "")
    return found


def _speaker(statement: Statement, span: Span) -> Party | None:
    """Who speaks, unless the words for him are the claim itself."""
    party = statement.source
    if party is None or any(part.overlaps(span) for part in party.spans):
        return None
    inside = any(content.contains(part) for content in statement.content for part in party.spans)
    return None if inside else party


def name_of(party: Party, reading: Reading, words: Words) -> str:
    """The name of a party, or else what the report calls it there, or for a pronoun what it calls it elsewhere."""
    text = reading.document.text
    quote = " ".join(" ".join(span.of(text) for span in party.spans).split())
    entity = next((one for one in reading.entities if one.id == party.entity), None)
    if entity is None:
        return quote
    if entity.name == words.speaker:  # "we", in what an outlet says itself
        return reading.document.source or UNKNOWN_OUTLET
    forms = {one.form for one in reading.mentions if one.entity == entity.id}
    here = {one.form for one in reading.mentions if any(span.overlaps(one.head) for span in party.spans)}
    if "name" not in forms and (name := _apposed(party, reading)):
        return name
    if "name" in forms or "nominal" not in here:
        return entity.name.removeprefix(f"{words.unnamed} ") or quote
    return _without_article(quote, words)


def _apposed(party: Party, reading: Reading) -> str | None:
    """The name between commas after a description: "an unknown faction, Sons of the Ebb, claimed …"."""
    text, end = reading.document.text, party.spans[-1].end
    for one in reading.mentions:
        between, after = text[end : one.span.start], text[one.span.end : one.span.end + 1]
        if one.form == "name" and one.span.start > end and between.strip() == "," and after == ",":
            return " ".join(one.span.of(text).split())
    return None


def _without_article(quote: str, words: Words) -> str:
    quote = quote.lstrip(" -–—:;,.0123456789") or quote  # "07:40 Rescue services"
    first, _, rest = quote.partition(" ")
    return rest if rest and first.casefold() in words.articles else quote


def key_of(name: str, words: Words) -> str:
    """The words of a name that tell it from others, in small letters and in order; "" for a name of none."""
    found = [word for word in _WORD.findall(name.casefold()) if word not in words.plain]
    found = [words.same.get(word, word) for word in found]
    telling = [word for word in found if word not in words.speaking]
    return " ".join(sorted(set(telling or found)))


def are_one(a: str, b: str) -> bool:
    """Whether two keys are of one source."""
    one, other = set(a.split()), set(b.split())
    return bool(one and other) and (one <= other or other <= one)
