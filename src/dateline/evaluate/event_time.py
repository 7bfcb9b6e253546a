"""The area ``event-time``: from a text, its date and the words of events, when each event happened.

The answer has to be one string in the scheme of TimeBank-EventTime (Reimers et al., ACL 2016): a day, or bounds of a
day, or of the days on which it begins and ends. A reading says what the text shows and no more, so an event that it
bounds by tense alone is given the likeliest string here, by its status, its tense and whether it lasts (`_guess`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from dateline.checks import OPEN
from dateline.config import Config
from dateline.errors import BadInput, ReportError
from dateline.evaluate.area import Area, Row
from dateline.model import Interval, Issue, Timex, document_of, issue_of
from dateline.pipeline import Load
from dateline.reading import Reader
from dateline.reading.attribution.cues import lexicon
from dateline.reading.draft import Draft
from dateline.reading.status import judge
from dateline.reading.times import named_time, tells
from dateline.reading.times.placing import words_of
from dateline.reading.times.tense import Tense, predicate_of, tense_of
from dateline.reading.times.when import FROM_TO, SINCE
from dateline.score import score_event_times

_UNKNOWN: Final = "n/a"
_NOW: Final = "PRESENT_REF"
_TO_COME: Final = frozenset({"planned", "requested", "promised", "predicted", "threatened", "hypothetical"})
"""Statuses of what, by the report, has not happened yet."""


def event_times_of(draft: Draft, events: Sequence[Row]) -> list[Row]:
    """The time of each event as TimeBank-EventTime writes it."""
    return [{"eid": event["eid"], "time": _time(draft, event["start"], event["end"])} for event in events]


def _time(draft: Draft, start: int, end: int) -> str:
    word = words_of(draft, start, end)[1]
    found = named_time(draft, word)
    when = next((t for t in draft.times if t.id == found), None) if isinstance(found, str) else found
    published = draft.document.published.day if draft.document.published else None
    if published is None:
        return _UNKNOWN
    now = isinstance(when, Timex) and when.value == _NOW
    written = None if now or when is None else _written(draft, word, when)
    return written or _guess(draft, word, published.isoformat())


def _written(draft: Draft, word: int, when: Interval | Timex) -> str | None:
    first, last = when.earliest, when.latest
    if first == last and first not in (None, OPEN):
        return str(first)
    if first in (None, OPEN) or last in (None, OPEN):
        return f"after{first}" if first not in (None, OPEN) else f"before{last}" if last else None
    lasts = when.reason in (FROM_TO, SINCE) if isinstance(when, Interval) else when.type == "DURATION"
    if lasts or _lasts(draft, word):
        return f"beginPoint={first}endPoint={last}"
    return f"after{first}before{last}"


def _guess(draft: Draft, word: int, day: str) -> str:
    """The likelier string where status and tense alone are known: what is said or thought is so on the day of the report,
    what is told in the past is news of that day, but not in a clause that says which thing is meant, what lasts goes on.
    """
    judged, upos = judge(draft, word), draft.tokens[word].upos
    predicate = predicate_of(draft, word)
    tense = tense_of(draft, predicate) if predicate is not None else Tense(None)
    thinks = tells(draft, word) or (
        upos == "VERB" and draft.tokens[word].lemma.lower() in lexicon(draft.language)
    )
    if judged.status in _TO_COME:
        if tense.perfect:
            return f"before{day}"
        if upos == "NOUN" and _lasts(draft, word) and _is_known(draft, word):
            return f"beginPoint=before{day}endPoint=after{day}"
        return day if thinks and tense.time != "future" else _from_then(draft, word, day)
    if tells(draft, word) or (thinks and tense.time == "present"):
        return f"before{day}" if tense.perfect else day
    present = tense.time == "present" and (upos == "VERB" or predicate == word)
    state = upos in ("ADJ", "ADV") and tense.time != "past"
    if judged.status == "ongoing" or present or state:
        return f"beginPoint=before{day}endPoint=after{day}"
    if upos == "VERB":
        return (
            _from_then(draft, word, day)
            if tense.time == "future"
            else _guess_of_past(draft, word, tense, day)
        )
    if _lasts(draft, word):
        return f"beginPoint=before{day}endPoint=after{day}"
    return f"before{day}" if tense.perfect or judged.according_to else day


def _from_then(draft: Draft, word: int, day: str) -> str:
    """The string of what is to come."""
    return f"beginPoint=after{day}endPoint=after{day}" if _lasts(draft, word) else f"after{day}"


def _guess_of_past(draft: Draft, word: int, tense: Tense, day: str) -> str:
    """The likelier string for a verb that is told as past."""
    persists = draft.tokens[word].lemma.lower() in draft.language.table("times")["lists"]["persisting"]
    if tense.perfect and (persists or _lasts(draft, word)):
        return f"beginPoint=before{day}endPoint=before{day}"
    if persists:
        return f"beginPoint=before{day}endPoint=after{day}"
    if tense.perfect:
        return day if tense.current else f"before{day}"
    below = draft.tokens[word].deprel.partition(":")[0] in ("acl", "advcl")
    return f"before{day}" if below and not draft.word(word).lower().endswith("ing") else day


def _is_known(draft: Draft, word: int) -> bool:
    """Whether a noun is for something known already: "*the* crisis"."""
    assert draft.trees is not None
    article = draft.trees.child(word, "det")
    return article is not None and draft.small[article] in draft.language.table("times")["lists"]["definite"]


def _lasts(draft: Draft, word: int) -> bool:
    """Whether a word is for what goes on for longer than a day."""
    lists, token = draft.language.table("times")["lists"], draft.tokens[word]
    return token.lemma.lower() in lists["lasting" if token.upos in ("NOUN", "PROPN") else "goes_on"]


def _predict(rows: Sequence[Row], config: Config, load: Load) -> Iterator[Row | Issue]:
    reader = load(config)
    if not isinstance(reader, Reader):
        raise BadInput("times of events can only be asked of the drafts of Dateline's own reader")
    for row in rows:
        try:
            draft = reader.draft(document_of(row["text"], id=row["id"], published=row["published"]))
        except ReportError as error:
            yield issue_of(error, step="evaluate")
        else:
            yield {"id": row["id"], "events": event_times_of(draft, row["events"])}


def _score(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, Any]:
    found = {row["id"]: {event["eid"]: event["time"] for event in row["events"]} for row in predicted}
    return score_event_times(
        (found.get(row["id"], {}), {event["eid"]: event["time"] for event in row["events"]}) for row in gold
    )


EVENT_TIME = Area(
    "event-time",
    given=frozenset({"id", "text", "published", "events"}),
    answers=frozenset({"events"}),
    predict=_predict,
    score=_score,
    parts={"events": frozenset({"eid", "start", "end"})},
)
