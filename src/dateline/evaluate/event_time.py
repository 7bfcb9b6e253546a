"""The area ``event-time``: from a text, its date and the words of events, when each event happened.

The answer has to be one string in the scheme of TimeBank-EventTime (Reimers et al., ACL 2016): a day, or bounds of a
day, or of the days on which it begins and ends. A reading says what the text shows and no more, so an event that it
bounds by the day of the report alone is given the likeliest string here; the guesses stand in `_guess`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from dateline import lang
from dateline.checks import OPEN
from dateline.config import Config
from dateline.evaluate.area import Area, Row, read_rows
from dateline.model import Interval, Issue, Reading, Timex
from dateline.pipeline import Load
from dateline.reading.attribution.cues import lexicon
from dateline.reading.draft import Draft, draft_again
from dateline.reading.times import tells, when_of
from dateline.reading.times.placing import words_of
from dateline.reading.times.tense import Tense, predicate_of, tense_of
from dateline.reading.times.when import FROM_TO, SINCE
from dateline.score import score_event_times

_UNKNOWN: Final = "n/a"


def event_times_of(reading: Reading, events: Sequence[Row]) -> list[Row]:
    """The time of each event as TimeBank-EventTime writes it."""
    draft = draft_again(reading, lang.load(reading.made_by.language))
    return [{"eid": event["eid"], "time": _time(draft, event["start"], event["end"])} for event in events]


def _time(draft: Draft, start: int, end: int) -> str:
    word = words_of(draft, start, end)[1]
    found = when_of(draft, word)
    when = next((t for t in draft.times if t.id == found), None) if isinstance(found, str) else found
    published = draft.document.published.day if draft.document.published else None
    if published is None:
        return _UNKNOWN
    return _written(draft, word, when, published.isoformat())


def _written(draft: Draft, word: int, when: Interval | Timex | None, day: str) -> str:
    first, last = (when.earliest, when.latest) if when else (None, None)
    if first == last and first not in (None, OPEN):
        return str(first)
    tense = {(None, day): "past", (day, OPEN): "future", (None, OPEN): "present", (None, None): None}
    if (first, last) in tense:
        return _guess(draft, word, tense[first, last], day)
    if first in (None, OPEN) or last in (None, OPEN):
        return f"after{first}" if last in (None, OPEN) else f"before{last}"
    lasts = (
        when.reason in (FROM_TO, SINCE) if isinstance(when, Interval) else when and when.type == "DURATION"
    )
    if lasts:
        return f"beginPoint={first}endPoint={last}"
    return f"after{first}before{last}"


def _guess(draft: Draft, word: int, open_to: str | None, day: str) -> str:
    """The likelier string where tense alone is known. What is said or thought is so on the day of the report; main
    clauses tell news of that day, others what came before; what lasts goes on."""
    lasting = draft.tokens[word].lemma.lower() in draft.language.table("times")["lists"]["lasting"]
    predicate = predicate_of(draft, word)
    tense = tense_of(draft, predicate) if predicate is not None else Tense(None)
    if open_to == "future":
        return f"beginPoint=after{day}endPoint=after{day}" if lasting else f"after{day}"
    thinks = draft.tokens[word].upos == "VERB" and draft.tokens[word].lemma.lower() in lexicon(draft.language)
    if tells(draft, word) or (thinks and open_to == "present"):
        return f"before{day}" if tense.perfect else day
    if lasting or open_to == "present":
        return f"beginPoint=before{day}endPoint=after{day}"
    below = draft.tokens[word].deprel.partition(":")[0] in ("acl", "advcl")
    return f"before{day}" if tense.perfect or (below and draft.tokens[word].upos == "VERB") else day


def _predict(rows: Sequence[Row], config: Config, load: Load) -> Iterator[Row | Issue]:
    for row, reading in read_rows(rows, config, load):
        if isinstance(reading, Issue):
            yield reading
        else:
            yield {"id": row["id"], "events": event_times_of(reading, row["events"])}


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
