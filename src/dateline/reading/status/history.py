"""What belongs to the past of a report and not to its news: told so by a year, a stretch of years, a war that is over."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.reading.draft import Draft
from dateline.reading.status.clauses import lower, trees_of
from dateline.reading.status.lexicon import Lexicon

PAST_DAYS: Final = 182
"""Days before the report from which on a thing is history to it: half a year, so that "last March" in a report of May
is news and "last year" in one of August is not."""
_YEAR = re.compile(r"(1[5-9]|20)\d\d(s|’s|'s)?")
_OWN_CLAUSE: Final = (
    "conj",
    "parataxis",
    "acl:relcl",
    "ccomp",
    "advcl",
    "appos",
    "cc",
    "punct",
    "mark",
    "xcomp",
    "acl",
)


def history(draft: Draft, lex: Lexicon, heads: list[int]) -> tuple[int, ...]:
    """The words that show that the thing told on a way up (its heads) is history; none where nothing does."""
    for head in heads:
        found = _dated(draft, lex, head)
        if found:
            return found
    return ()


def _dated(draft: Draft, lex: Lexicon, head: int) -> tuple[int, ...]:
    """A time in the clause of a head that lies long before the report."""
    published = draft.document.published
    day = published.day if published else None
    for word in trees_of(draft).subtree(head, without=_OWN_CLAUSE):
        form = lower(draft, word)
        match = _YEAR.fullmatch(form)
        if match and _placed(draft, lex, word):
            if day is not None and (day - date(int(form[:4]), 12, 31)).days >= PAST_DAYS:
                return (word,)
            if day is None and match[2]:
                return (word,)
        if form in lex.history["ago"]:
            units = [
                w
                for w in range(max(0, word - 3), word)
                if draft.tokens[w].lemma.lower() in lex.history["units"]
            ]
            if units:
                return tuple(range(units[0], word + 1))
    return ()


def _placed(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a year is a time of the clause: after a preposition of time or beside a month."""
    before = lower(draft, word - 1) if word else ""
    if before in lex.history["since"]:
        return True
    return (
        word > 1
        and (draft.tokens[word - 1].upos in ("PROPN", "NUM", "DET", "PUNCT"))
        and any(lower(draft, w) in lex.history["since"] for w in range(max(0, word - 4), word))
    )
