"""The area ``event-time``: from a text, its date and the words of events, when each event happened.

The answer has to be one string in the scheme of TimeBank-EventTime (Reimers et al., ACL 2016): a day, or bounds of a
day, or of the days on which it begins and ends. A reading says what the text shows and no more, so an event that it
bounds by tense alone is given the likeliest string here, by its status, its tense and whether it lasts (`_guess`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import Any, Final

from dateline.checks import OPEN
from dateline.config import Config
from dateline.errors import BadInput, ReportError
from dateline.evaluate.area import Area, Row
from dateline.model import Event, Interval, Issue, Timex, document_of, issue_of
from dateline.pipeline import Load
from dateline.reading import Reader
from dateline.reading.attribution.cues import lexicon
from dateline.reading.draft import Draft
from dateline.reading.status import judge
from dateline.reading.times import named_time, tells, time_ahead
from dateline.reading.times.placing import words_of
from dateline.reading.times.tense import Tense, predicate_of, tense_of
from dateline.reading.times.when import AFTER, FROM_ON, FROM_TO, SINCE, UNTIL
from dateline.score import score_event_times

_UNKNOWN: Final = "n/a"
_NOW: Final = "PRESENT_REF"
_ONCE: Final = "PAST_REF"
_WEEK: Final = re.compile(r"\d{4}-W\d\d")
_MONTH: Final = re.compile(r"\d{4}-\d\d")
_FILLED: Final = re.compile(r"\d{4}-(?:W\d\d|\d\d.*)")
"""Values of times that are filled by what lasts; what lasts in a longer one began and ended in it."""
_TAKEN: Final = ("abduct", "seize")
_STEM: Final = 5
"""A noun and a verb that share so many letters at the beginning tell of one thing ("abduction", "abducted")."""
_TO_COME: Final = frozenset({"planned", "requested", "promised", "predicted", "threatened", "hypothetical"})
"""Statuses of what, by the report, has not happened yet,"""
_ASKED: Final = frozenset({"planned", "requested", "promised", "threatened"})
"""and of what somebody wants to happen: a time that is over is that of his wanting."""


def event_times_of(draft: Draft, events: Sequence[Row]) -> list[Row]:
    """The time of each event as TimeBank-EventTime writes it."""
    return [{"eid": event["eid"], "time": _time(draft, event["start"], event["end"])} for event in events]


def _time(draft: Draft, start: int, end: int) -> str:
    word = words_of(draft, start, end)[1]
    published = draft.document.published.day if draft.document.published else None
    if published is None:
        return _UNKNOWN
    when = _closer(draft, word, _named(draft, word))
    written = _written(draft, word, when) if when is not None else None
    return written or _told_elsewhere(draft, word) or _guess(draft, word, published.isoformat())


def _named(draft: Draft, word: int) -> Interval | Timex | None:
    """The time that the clause of a word names for it; "now" is no time that a thing is told for."""
    found = time_ahead(draft, word) if judge(draft, word).status in _ASKED else named_time(draft, word)
    when = next((t for t in draft.times if t.id == found), None) if isinstance(found, str) else found
    return None if isinstance(when, Timex) and when.value == _NOW else when


def _written(draft: Draft, word: int, when: Interval | Timex) -> str | None:
    """The string of a time that is named, for what a word tells."""
    first, last = when.earliest, when.latest
    if first == last and first not in (None, OPEN):
        return str(first)
    if first in (None, OPEN):
        return _up_to(draft, when, str(last)) if last not in (None, OPEN) else None
    one = when if isinstance(when, Timex) else next((t for t in draft.times if (t.span,) == when.spans), None)
    if isinstance(when, Interval) and when.reason in (SINCE, FROM_ON):
        begin = first if one is None else _within(one, OPEN)
        return f"beginPoint={begin}endPoint=after{first if last == OPEN else last}"
    if last in (None, OPEN):
        return f"after{first}"
    if (when.type == "DURATION") if isinstance(when, Timex) else when.reason == FROM_TO:
        return f"beginPoint={first}endPoint={last}"
    if _lasts(draft, word) or _persists(draft, word):
        later = isinstance(when, Interval) and when.reason == AFTER
        filled = not later and (one is not when or _FILLED.fullmatch(one.value))
        return (
            f"beginPoint={first}endPoint={last}"
            if filled
            else f"beginPoint=after{first}endPoint=before{last}"
        )
    return _within(one, str(last)) if one is not None else f"after{first}before{last}"


def _up_to(draft: Draft, when: Interval | Timex, last: str) -> str:
    """The string of what was over by a day; what was so until a day that is past ended on it."""
    published = draft.document.published
    until = isinstance(when, Interval) and when.reason == UNTIL
    past = published is not None and last <= str(published.day)
    return f"beginPoint=before{last}endPoint={last}" if until and past else f"before{last}"


def _within(timex: Timex, last: str) -> str:
    """A day of a time, by ``last``, as that scheme writes it: there a week runs from Sunday, and what happened once in a
    month did so by its 28th day."""
    first, end = str(timex.earliest), str(timex.latest)
    if first == end:
        return first
    if _WEEK.fullmatch(timex.value):
        first, end = (str(date.fromisoformat(day) - timedelta(1)) for day in (first, end))
    elif _MONTH.fullmatch(timex.value):
        end = f"{end[:-2]}28"
    return f"after{first}before{end if last == OPEN else min(end, last)}"


def _told_elsewhere(draft: Draft, word: int) -> str | None:
    """The string of the time that the text names for another mention of what a word looks back on ("his *capture*"); the
    closest time of several, and then that of the nearest mention."""
    token = draft.tokens[word]
    if tells(draft, word) or token.lemma.lower() in lexicon(draft.language):
        return None
    below = token.upos == "VERB" and token.deprel != "root" and tense_of(draft, word).time == "past"
    if not (_is_known(draft, word) if token.upos == "NOUN" else below):
        return None
    if below and judge(draft, word).status in _TO_COME:
        return None
    others = [i for i in range(len(draft.tokens)) if i != word and _tells_again(draft, word, i)]
    others += _same_deeds(draft, word)
    named = [(_days(when), abs(i - word), when) for i in others if (when := _named(draft, i)) and _days(when)]
    return _written(draft, word, min(named, key=itemgetter(0, 1))[2]) if named else None


def _closer(draft: Draft, word: int, when: Interval | Timex | None) -> Interval | Timex | None:
    """The time that is named for a deed, or the closer one within it that another mention of the deed names: "abducted in
    *March*", and later "his capture on *26 March*"."""
    wide = _days(when) if when is not None else 0
    if when is None or wide <= 1 or not (deeds := _same_deeds(draft, word)):
        return when
    named = [
        (_days(other), other) for deed in deeds if (other := _named(draft, deed)) and 0 < _days(other) < wide
    ]
    named = [
        (days, o)
        for days, o in named
        if str(when.earliest) <= str(o.earliest) and str(o.latest) <= str(when.latest)
    ]
    return min(named, key=itemgetter(0))[1] if named else when


def _same_deeds(draft: Draft, word: int) -> list[int]:
    """The words of other mentions of a deed of force that a word tells: of the same kind, done to the same."""
    start, end = draft.words[word]
    own = next((e for e in draft.events if e.trigger.start <= start and end <= e.trigger.end), None)
    if own is None or _kind(own) is None:
        return []
    return [
        words_of(draft, each.trigger.start, each.trigger.end)[1]
        for each in draft.events
        if each is not own and _kind(each) == _kind(own) and _share(each, own)
    ]


def _kind(event: Event) -> str | None:
    """What kind of force an event tells of; to take somebody is one, however it is called."""
    if event.mode in _TAKEN:
        return "taken"
    return f"{event.type}/{event.mode}" if event.type in ("ASSAULT", "COERCE") else None


def _share(one: Event, other: Event) -> bool:
    """Whether two events may be done to the same: those to whom they are done, where both name them, else any part."""
    suffer = [
        {p.entity for p in each.participants if p.entity and p.role != "actor"} for each in (one, other)
    ]
    if not all(suffer):
        suffer = [{p.entity for p in each.participants if p.entity} for each in (one, other)]
    return not suffer[0].isdisjoint(suffer[1])


def _tells_again(draft: Draft, word: int, other: int) -> bool:
    """Whether two words, each a verb or a noun, are of one stem."""
    one, two = draft.tokens[word], draft.tokens[other]
    if not {one.upos, two.upos} <= {"NOUN", "VERB"}:
        return False
    first, second = one.lemma.lower(), two.lemma.lower()
    return first == second or (
        one.upos != two.upos and first[:_STEM] == second[:_STEM] and len(first) >= _STEM
    )


def _days(when: Interval | Timex) -> int:
    """How many days a time may be; none where an end is open."""
    if when.earliest in (None, OPEN) or when.latest in (None, OPEN):
        return 0
    return (date.fromisoformat(str(when.latest)) - date.fromisoformat(str(when.earliest))).days + 1


def _guess(draft: Draft, word: int, day: str) -> str:
    """The likelier string where status and tense alone are known: what is said or thought is so on the day of the report,
    what is told in the past is news of that day, but not in a clause that says which thing is meant, what lasts goes on.
    """
    by_aspect = _by_aspect(draft, word, day) if draft.tokens[word].upos == "VERB" else None
    if by_aspect is not None:
        return by_aspect
    token, lists, judged = draft.tokens[word], draft.language.table("times")["lists"], judge(draft, word)
    predicate, is_verb = predicate_of(draft, word), token.upos == "VERB"
    tense = tense_of(draft, predicate) if predicate is not None else Tense(None)
    thinks = tells(draft, word) or (is_verb and token.lemma.lower() in lexicon(draft.language))
    if judged.status in _TO_COME:
        return _guess_of_plan(draft, word, tense, day, thinks=thinks)
    wants = tense.time == "present" and token.lemma.lower() in lists["wanting"]
    if not wants and (tells(draft, word) or (thinks and tense.time == "present")):
        earlier = tense.perfect and not draft.small[word].endswith("ing")
        earlier = earlier or (tense.time == "past" and _opens_a_story(draft, word))
        return f"before{day}" if earlier else day
    present = tense.time == "present" and (is_verb or predicate == word)
    state = token.upos in ("ADJ", "ADV") and tense.time != "past"
    if judged.status == "ongoing" or present or state:
        return f"beginPoint=before{day}endPoint=after{day}"
    if tense.time == "future" and (is_verb or _is_occasion(draft, word)):
        return _from_then(draft, word, day) if is_verb else f"after{day}"
    if is_verb:
        return _guess_of_past(draft, word, tense, day)
    if _lasts(draft, word):
        return f"beginPoint=before{day}endPoint=after{day}"
    return f"before{day}" if tense.perfect or judged.according_to else day


def _by_aspect(draft: Draft, verb: int, day: str) -> str | None:
    """The string of a verb that says of another that it goes on, or that is what goes on, is tried or is not possible."""
    token = draft.tokens[verb]
    if _carries_on(draft, verb):
        return day
    if token.deprel in ("xcomp", "conj") and _carries_on(draft, token.head):
        return f"beginPoint=before{day}endPoint=after{day}"
    if token.deprel == "xcomp" and _implies(draft, token.head):
        return _guess(draft, token.head, day)
    return day if _is_impossible(draft, verb) else None


def _guess_of_plan(draft: Draft, word: int, tense: Tense, day: str, *, thinks: bool) -> str:
    """The likelier string of what has not happened yet; ``thinks``: it is something said or thought."""
    if tense.perfect:
        return f"before{day}"
    if draft.tokens[word].upos == "NOUN" and _is_occasion(draft, word):
        return f"after{day}"
    if draft.tokens[word].upos == "NOUN" and _lasts(draft, word) and _is_known(draft, word):
        return f"beginPoint=before{day}endPoint=after{day}"
    return day if thinks and tense.time != "future" else _from_then(draft, word, day)


def _implies(draft: Draft, verb: int) -> bool:
    """Whether what a verb takes is done when the verb is: "tried to *raise*", "seems to *know*"."""
    words = draft.language.table("times")["verbs"]
    return draft.tokens[verb].lemma.lower() in words["implying"] and draft.small[verb] not in words["going"]


def _carries_on(draft: Draft, verb: int) -> bool:
    """Whether a verb says that what it takes goes on: "*continues* to rise", "will *continue* to do so"."""
    assert draft.trees is not None
    if draft.tokens[verb].lemma.lower() not in draft.language.table("times")["lists"]["carrying_on"]:
        return False
    tense = tense_of(draft, verb)
    told = tense.time in ("present", "future") or tense.current
    return told and not tense.open and draft.trees.child(verb, "xcomp") is not None


def _is_impossible(draft: Draft, verb: int) -> bool:
    """Whether a verb tells what somebody is not able to do, which is told for the day: "*cannot* reach"."""
    assert draft.trees is not None
    small = {draft.small[each] for each in draft.trees.children(verb, "aux", "advmod")}
    lists = draft.language.table("times")["lists"]
    return not small.isdisjoint(lists["able"]) and not small.isdisjoint(lists["not"])


def _from_then(draft: Draft, word: int, day: str) -> str:
    """The string of what is to come."""
    return f"beginPoint=after{day}endPoint=after{day}" if _lasts(draft, word) else f"after{day}"


def _accompanies(draft: Draft, verb: int) -> bool:
    """Whether a verb tells what goes on beside a deed, for longer than it: "took to the streets, *chanting*"."""
    assert draft.trees is not None
    relation = draft.tokens[verb].deprel.partition(":")[0]
    bare = draft.small[verb].endswith("ing") and draft.trees.child(verb, "aux") is None
    return bare and relation in ("acl", "advcl", "ccomp", "xcomp") and _lasts(draft, verb)


def _guess_of_past(draft: Draft, word: int, tense: Tense, day: str) -> str:
    """The likelier string for a verb that is told as past."""
    if not tense.perfect and _accompanies(draft, word):
        return f"beginPoint=before{day}endPoint=after{day}"
    if not tense.perfect and _opens_a_story(draft, word):
        return f"before{day}"
    if tense.perfect and (_persists(draft, word) or _lasts(draft, word)):
        return f"beginPoint=before{day}endPoint=before{day}"
    if tense.perfect:
        return day if tense.current else f"before{day}"
    below = draft.tokens[word].deprel.partition(":")[0] in ("acl", "advcl")
    return f"before{day}" if below and not draft.word(word).lower().endswith("ing") else day


def _opens_a_story(draft: Draft, word: int) -> bool:
    """Whether the paragraph of a word begins with a time of the past that is no day: "*Not long ago*, …"."""
    first = draft.text.rfind("\n", 0, draft.words[word][0]) + 1
    opening = next((t for t in draft.times if t.span.start >= first), None)
    return opening is not None and opening.span.start == first and opening.value == _ONCE


def _is_occasion(draft: Draft, word: int) -> bool:
    """Whether a noun is for an occasion that does something: "the *visit* will open a chapter" is to come, as that is."""
    lists, token = draft.language.table("times")["lists"], draft.tokens[word]
    return token.deprel == "nsubj" and token.lemma.lower() in lists["occasions"]


def _is_known(draft: Draft, word: int) -> bool:
    """Whether a noun is for something known already: "*the* crisis", "*his* capture"."""
    assert draft.trees is not None
    article = draft.trees.child(word, "det")
    definite = draft.language.table("times")["lists"]["definite"]
    return draft.trees.child(word, "nmod:poss") is not None or (
        article is not None and draft.small[article] in definite
    )


def _persists(draft: Draft, word: int) -> bool:
    """Whether a word says of something that it goes on as before."""
    return draft.tokens[word].lemma.lower() in draft.language.table("times")["lists"]["persisting"]


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
