"""Drafts of one sentence with a time in it: "They left on Friday ." with every word of the time hanging on the verb."""

from tests.reading.drafts import draft_of

from dateline.model import Timex
from dateline.reading.draft import Draft
from dateline.reading.times import TIMES


def left(
    time: str, *, verb: str = "left leave", before: str = "", published: str | None = "2026-11-23"
) -> Draft:
    """The draft of "They left <time> .", whose times are found; ``before`` are rows of sentences before it."""
    rows = ["They they PRON 2 nsubj", f"{verb} VERB 0 root"]
    rows += [f"{word} _ {_part(word)} 2 obl" for word in time.split()]
    draft = draft_of(before + " / ".join([*rows, ". . PUNCT 2 punct"]), published=published)
    TIMES.run(draft)
    return draft


def _part(word: str) -> str:
    if word[0].isdigit():
        return "NUM"
    if word in ("at", "on", "in", "for", "to", "with", "by", "over"):
        return "ADP"
    return "PROPN" if word[0].isupper() else "NOUN"


def only(draft: Draft) -> Timex:
    """The one time of a draft."""
    [timex] = draft.times
    return timex


def value(time: str, *, published: str | None = "2026-11-23", verb: str = "left leave") -> str:
    """The value of the one time that is told."""
    return only(left(time, published=published, verb=verb)).value
