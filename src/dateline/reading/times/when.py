"""When what a word tells happened: by the times that its clause names, else by tense, and never more than that shows.

The times of a clause come first: those that hang on the word, then those of the verb that it is an argument of or goes on
from. Without any, the tense bounds it by the day on which it is told: what is told in the past was over, or had begun, by
that day. The report's date is a bound and never the answer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from dateline.checks import OPEN
from dateline.lang import Language
from dateline.model import Interval, Sentence, Span, Timex, When
from dateline.reading.attribution.cues import lexicon
from dateline.reading.draft import Draft
from dateline.reading.times.carrying import REACH, carriers, is_published
from dateline.reading.times.entries import stands_at_head
from dateline.reading.times.offsets import apart_by
from dateline.reading.times.placing import head_of, published_of, words_of
from dateline.reading.times.tense import Tense, is_going, predicate_of, shared_with, tense_of

_WITHIN: Final = frozenset({
    "nmod", "nmod:poss", "nmod:unmarked", "nmod:desc", "conj", "appos", "compound", "flat", "amod", "nummod", "det",
    "obl", "obl:unmarked", "advmod", "obl:npmod", "obl:tmod", "nmod:tmod", "nmod:npmod", "case", "fixed", "obl:agent",
    "dep",
})  # fmt: skip
"""Relations by which a time hangs on what it dates, at first or second hand."""
_BESIDE: Final = ("amod", "compound", "nummod", "flat")
"""Relations of a time that stands before its noun."""
_HEAD_WORDS: Final = 8
"""A report's own date stands within so many words."""
FROM_TO: Final = "from one time to another"
FROM_ON: Final = "from that time on"
AFTER: Final = "after that time"
UNTIL: Final = "until that time"
SINCE: Final = "since that time, up to the report's date"
"""Reasons of intervals that a thing lasts for; in others it happened at some time."""
_RANK_REACH: Final = 10
"""What is the first or worst since a time is so within so many words before that."""
_PLACE_CHARS: Final = 40
"""The name of a place before a date that heads a paragraph is no longer than that."""
_AGE_YEARS: Final = 9
"""A decade or a century before a noun is its age."""


@dataclass(frozen=True, slots=True)
class _Dating:
    """A time beside a word: the small words that lead to it, and its head."""

    timex: Timex
    leads: frozenset[str]
    head: int


def when_of(draft: Draft, word: int, *, statement: str | None = None) -> When:
    """When the thing told by a word happened: the id of a time, an interval with its reason, or None.

    ``statement`` is the id of the statement that tells it, whose own time then bounds what is told in the past.
    """
    return named_time(draft, word) or _by_tense(draft, word, _told_on(draft, word, statement))


def named_time(draft: Draft, word: int, *, without: Set[int] = frozenset()) -> When:
    """The time that the clause of a word names for it, or None; times in words of ``without`` are not its own."""
    if not _times_of(draft, draft.sentence(word)):
        return _headed(draft, word)
    above = _then(draft, word)  # "since 1994, when the Guard *walked out*"
    if above is not None and above.type in ("DATE", "TIME"):
        return above.id
    for carrier in carriers(draft, word):
        level = max(carrier, ~carrier)
        if level in without and level != word:
            continue
        found = (
            _dated(draft, level, word, without)
            or _by_deed(draft, level, word, without)
            or _apart_by(draft, level, without)
        )
        if found is None or (carrier != level and not _is_to_come(draft, found)):
            continue
        if carrier != word and _is_still_so(draft, word, found):
            continue
        past = _tense(draft, word).time == "past"
        noun = level != word and draft.tokens[word].upos == "NOUN"  # "called a *strike* for Monday"
        if not past or noun or not begins_later(draft, found):
            return found
    return _headed(draft, word) or _of_asking(draft, word)


def time_ahead(draft: Draft, word: int) -> When:
    """The time that a clause names for what somebody asks for, promises or threatens: a deadline, or one that is not over
    by the report's date. What is over is the time of the asking: "called *on Monday* for talks"."""
    found = named_time(draft, word)
    days, published = _days(draft, found), _published(draft)
    if found is None or days is None or published is None or days[1] > published:
        return found
    return found if days[1] == published and _dated(draft, word, word) is not None else None


def _of_asking(draft: Draft, verb: int) -> When:
    """The time of an asking or a threat that hangs on what is to be done: "ordered them to meet *last week*"."""
    assert draft.trees is not None
    if draft.tokens[verb].upos != "VERB" or draft.tokens[verb].lemma.lower() not in lexicon(draft.language):
        return None
    published, tense = _published(draft), _tense(draft, verb)
    if published is None or tense.time != "past" or tense.perfect:
        return None
    for word in draft.trees.children(verb, "xcomp"):
        found = _dated(draft, word, word) if tense_of(draft, word).time == "future" else None
        days = _days(draft, found)
        if days is not None and days[1] < published:
            return found
    return None


def _by_deed(draft: Draft, level: int, word: int, without: Set[int]) -> When:
    """The time of the event that did what a verb of the past tells: "a blast *on Monday* killed nine"."""
    assert draft.trees is not None
    deed = draft.trees.child(level, "nsubj")
    if deed is None:
        return None
    acts = draft.tokens[level].upos == "VERB" and draft.trees.child(level, "nsubj:pass", "aux:pass") is None
    if not acts or deed in without or deed not in draft.once(deeds) or tells(draft, level):
        return None
    return _dated(draft, deed, word, without) if _tense(draft, level).time == "past" else None


def deeds(draft: Draft) -> frozenset[int]:
    """The nouns that name what somebody does or what happens."""
    return frozenset(one.head for one in draft.found if one.sort == "event")


def _apart_by(draft: Draft, level: int, without: Set[int]) -> When:
    """The time of what is so long before or after another deed that has one: "met on Monday, *two days after* …". The
    other deed's time is not to be told by this one's: "his death came a day after she died when …"."""
    apart = apart_by(draft, level)
    if apart is None or apart.other in without:
        return None
    days = _days(draft, named_time(draft, apart.other, without=without | {level}))
    if days is None:
        return None
    first, last = apart.moved(days[0]), apart.moved(days[1])
    if first is None or last is None:
        return None
    return Interval(first[0], last[1], apart.reason, tuple(sorted((*days[2], apart.span))))


def _headed(draft: Draft, word: int) -> str | None:
    """The date that alone, or after a place, heads the paragraph of a word, as in a chronology: "4 February 2011. The
    mayor is shot." It is that of all that is told there in the present; in the past, of the first sentence, since others
    tell what came of it, and not after a place, which may head a report.
    """
    text, start = draft.text, draft.words[word][0]
    first = text.rfind("\n", 0, start) + 1
    first += len(text[first:start]) - len(text[first:start].lstrip("-–•*· \t"))
    at = bisect_left(draft.time_starts, first)
    if at == len(draft.times) or draft.times[at].span.end > start:
        return None
    timex = draft.times[at]
    before = text[first : timex.span.start]
    if before and (len(before) > _PLACE_CHARS or not _is_place(draft, first, timex.span.start)):
        return None
    heads = stands_at_head(text, timex.span.start, timex.span.end, (before.rstrip(", ").lower(),))
    if timex.type != "DATE" or timex.earliest is None or not heads:
        return None
    tense, head = _tense(draft, word).time, words_of(draft, timex.span.start, timex.span.end)[1]
    near = draft.sentence(word).first <= draft.sentence(min(head + 2, len(draft.words) - 1)).first
    return timex.id if tense == "present" or (near and not before and tense != "future") else None


def _is_place(draft: Draft, start: int, end: int) -> bool:
    """Whether some words are the name of a place, and no more: "*Nairobi*, 7 August 1998"."""
    low, high = words_of(draft, start, end)
    names = [draft.tokens[i].upos for i in range(low, high + 1) if draft.words[i][0] < end]
    return "PROPN" in names and set(names) <= {"PROPN", "PUNCT"}


def _then(draft: Draft, word: int) -> Timex | None:
    """The time that a clause says more about, which is that of what it tells."""
    assert draft.trees is not None
    when = set(draft.language.table("times")["lists"]["at_which"])
    leads = [
        w
        for w in draft.trees.children(word, "advmod", "obl", "mark")
        if draft.tokens[w].lemma.lower() in when
    ]
    if not leads:
        return None
    if draft.tokens[word].deprel == "acl:relcl" and draft.tokens[word].head >= 0:
        above = time_at(draft, draft.tokens[word].head)
        if above is not None:
            return above
    before = leads[0] - 1
    while before > draft.sentence(word).first and draft.tokens[before].upos in ("PUNCT", "ADP"):
        before -= 1
    return time_at(draft, before) if before >= 0 and draft.small[leads[0]] == "when" else None


def _is_still_so(draft: Draft, word: int, when: When) -> bool:
    """Whether a clause about something of the past tells in the present: "the *2011* pact that *bars* them"."""
    if not draft.tokens[word].deprel.endswith("relcl") or _tense(draft, word).time != "present":
        return False
    published, days = _published(draft), _days(draft, when)
    return published is not None and days is not None and days[1] < published


def _is_to_come(draft: Draft, when: When) -> bool:
    """Whether a time begins after the report's date, or is open to then."""
    published, found = _published(draft), draft.times[int(when[1:]) - 1] if isinstance(when, str) else when
    if published is None or found is None:
        return False
    return (found.latest or "") == OPEN or (found.latest or "") > published.isoformat()


def begins_later(draft: Draft, when: When) -> bool:
    """Whether a time begins after the report's date, so that nothing done is dated by it: "asked to meet on Friday"."""
    published, found = _published(draft), draft.times[int(when[1:]) - 1] if isinstance(when, str) else when
    begins = found.earliest if found is not None else None
    return published is not None and begins not in (None, OPEN) and str(begins) > published.isoformat()


def time_at(draft: Draft, word: int) -> Timex | None:
    """The time expression that a word is part of, if it is part of one."""
    start, end = draft.words[word]
    at = bisect_right(draft.time_starts, start) - 1
    return draft.times[at] if at >= 0 and draft.times[at].span.end >= end else None


def _times_of(draft: Draft, sentence: Sentence) -> list[Timex]:
    """The times that begin in a sentence."""
    first = bisect_left(draft.time_starts, sentence.span.start)
    return draft.times[first : bisect_left(draft.time_starts, sentence.span.end, first)]


# By the times of its clause -----------------------------------------------------------------------------


def _dated(draft: Draft, carrier: int, word: int, without: Set[int] = frozenset()) -> When:
    """The time that the clause of a carrier gives a word."""
    datings = [
        d
        for d in _datings(draft, carrier)
        if d.head not in without and not _is_beside(draft, d, carrier, word)
    ]
    if not datings:
        return None
    datings.sort(key=lambda d: (abs(d.head - word), d.head))
    words = draft.language.table("times")["leads"]
    starts = next((d for d in datings if d.leads & set(words["from"])), None)
    ends = next((d for d in datings if d.leads & {*words["until"], *words["to"]}), None)
    if starts and ends and starts is not ends:
        return _interval(starts.timex.earliest, ends.timex.latest, FROM_TO, starts, ends)
    for dating in sorted(datings, key=lambda d: d.leads.isdisjoint(words["between"])):
        found = _one(draft, dating, word, words, datings)
        if found is not None:
            return found
    return None


def _is_beside(draft: Draft, dating: _Dating, carrier: int, word: int) -> bool:
    """Whether a time stands before the other of two nouns with an article each, or before the later of two verbs: "the
    *2012* killing and the raid", "called it a lie and *on Friday* resigned"."""
    assert draft.trees is not None
    token, before = draft.tokens[word], dating.head < carrier and draft.tokens[dating.head].head == carrier
    later, joint = draft.tokens[carrier], draft.trees.child(carrier, "cc")
    if before and joint is not None and word < joint < dating.head and later.head == word:
        return token.upos == "VERB"
    joined = token.deprel in ("conj", "appos") and token.head == carrier
    return (
        joined and before and token.upos == "NOUN" and draft.trees.child(word, "det", "nmod:poss") is not None
    )


def _one(
    draft: Draft, dating: _Dating, word: int, words: dict[str, list[str]], others: list[_Dating]
) -> When:
    timex, published = dating.timex, _published(draft)
    leads = dating.leads - (
        set(words["before"]) if timex.type == "TIME" else set()
    )  # "before dawn on Wednesday"
    if timex.type == "SET" or (timex.earliest is None and timex.latest is None):
        return None
    if leads & set(words["between"]):
        other = next((o for o in others if o.timex.span.start > timex.span.end), None)
        if other is not None:
            return _interval(timex.earliest, other.timex.latest, "between two times", dating, other)
    if leads & set(words["since"]):
        if published is None:
            return _interval(timex.earliest, OPEN, "since that time", dating)
        return _interval(timex.earliest, published.isoformat(), SINCE, dating)
    if leads & set(words["from"]):
        return _interval(timex.earliest, OPEN, FROM_ON, dating)
    if leads & set(words["until"]):
        return _interval(None, timex.latest, UNTIL, dating)
    if leads & set(words["before"]):
        return _interval(None, _day_before(timex.earliest), "before that time", dating)
    if leads & set(words["by"]):
        return _interval(None, timex.latest, "by that time", dating)
    if leads & set(words["after"]):
        past = published is not None and _tense(draft, word).time == "past"
        last = (
            published.isoformat()
            if past and published and (timex.earliest or "") <= published.isoformat()
            else OPEN
        )
        return _interval(timex.earliest, last, AFTER, dating)
    if timex.type == "DURATION" and not leads & set(words["within"]) and timex.anchor is None:
        return None
    return _by_now(draft, dating, word, published) or timex.id


def _by_now(draft: Draft, dating: _Dating, word: int, published: date | None) -> Interval | None:
    """The part of "this week" or "this year" that the tense leaves: up to the report's date, or from it on."""
    timex = dating.timex
    if published is None or timex.type != "DATE" or timex.earliest is None or timex.latest is None:
        return None
    day, tense = published.isoformat(), _tense(draft, word)
    if not timex.earliest < day < timex.latest or timex.latest == OPEN or tense.open:
        return None
    if tense.time == "past":
        return _interval(timex.earliest, day, "past tense: in that time, by the day of the report", dating)
    if tense.time == "future":
        return _interval(
            day, timex.latest, "not yet done: in that time, from the day of the report on", dating
        )
    return None


def _interval(earliest: str | None, latest: str | None, reason: str, *datings: _Dating) -> Interval | None:
    """An interval between the ends of times; None where they cannot be its ends."""
    if earliest and latest and OPEN not in (earliest, latest) and earliest > latest:
        return None
    if earliest in (None, OPEN) and latest in (None, OPEN):
        return None
    return Interval(earliest, latest, reason, tuple(sorted(d.timex.span for d in datings)))


def _day_before(day: str | None) -> str | None:
    if day in (None, OPEN):
        return None
    return (date.fromisoformat(str(day)) - timedelta(1)).isoformat()


def _datings(draft: Draft, carrier: int) -> Iterator[_Dating]:
    """The times of the sentence that hang on a word, at first hand or through nouns."""
    assert draft.trees is not None
    sentence = draft.sentence(carrier)
    words = draft.language.table("times")["leads"]
    compared, since = set(words["compared"]), set(words["since"])
    for timex in _times_of(draft, sentence):
        low, high = words_of(draft, timex.span.start, timex.span.end)
        if low <= carrier <= high or _heads_the_report(draft, timex, low) or _heads_an_entry(draft, timex):
            continue
        head = head_of(draft, low, high)
        path, recalled = _path(draft, head, carrier), _recalled(draft, head, low)
        if recalled is not None:
            path = (head,) if recalled == carrier else ()
        noun = (
            _noun_after(draft, low, high)
            if path and (path[1:] or draft.tokens[head].deprel != "obl")
            else None
        )
        if noun is not None and noun not in path[1:2]:
            path = (head,) if noun == carrier else (head, noun, *path[1:])
        if (
            path
            and not _describes_a_thing(draft, timex, path, carrier)
            and not _is_of_another(draft, path, carrier, before=noun is not None)
            and (tells(draft, carrier) or not any(is_published(draft, noun) for noun in path[1:]))
        ):
            leads = {
                draft.tokens[c].lemma.lower() for c in draft.trees.children(head, "case", "mark", "advmod")
            }
            between = {
                form.lower()
                for noun in path[1:]
                for c in draft.trees.children(noun, "case")
                for form in (draft.small[c], draft.tokens[c].lemma)
            }
            leads |= between & _leading(draft.language)  # "talks after the 1988 truce"
            leads |= {draft.small[low]} | ({draft.small[low - 1]} if low > sentence.first else set())
            if leads & compared or (leads & since and _outdoes(draft, low)):
                continue
            yield _Dating(timex, frozenset(leads), head)

    for clause in draft.trees.children(carrier, "advcl"):
        marks = {draft.tokens[c].lemma.lower() for c in draft.trees.children(clause, "mark")}
        if marks & _leading(draft.language) and not (marks & since and _outdoes(draft, clause)):
            own = [d for d in _datings(draft, clause) if not d.leads & _leading(draft.language)]
            yield from (_Dating(d.timex, frozenset(marks), d.head) for d in own)


def _recalled(draft: Draft, head: int, low: int) -> int | None:
    """The deed that somebody calls to mind, or had condemned, of which a time right behind it is: "mourned the killing of
    the mayor *in March*", "had condemned the invasion *on 2 August*"; None where a time is of no such."""
    assert draft.trees is not None
    token, words = draft.tokens[head], draft.language.table("times")["verbs"]
    verb = token.head
    if token.deprel != "obl" or not 0 <= verb < head:
        return None
    lemma = draft.tokens[verb].lemma.lower()
    earlier = any(draft.small[each] in words["had"] for each in draft.trees.children(verb, "aux"))
    if lemma not in words["recalling"] and not (earlier and lemma in words["reacting"]):
        return None
    case = draft.trees.child(head, "case")
    first = low if case is None else case
    for deed in draft.trees.children(verb, "obj"):
        if deed in draft.once(deeds) and draft.trees.subtree(deed)[-1] == first - 1:
            return deed
    return None


def _outdoes(draft: Draft, word: int) -> bool:
    """Whether a time says since when nothing of the kind has been: "the worst raid *since 1995*", "its third"."""
    words, times = draft.language.table("times"), draft.sentence(word)
    since, ranks = words["leads"]["since"], words["words"]["rank"]
    lead = next((i for i in range(word, times.first - 1, -1) if draft.small[i] in since), times.first)
    for i in range(lead - 1, max(times.first, lead - _RANK_REACH) - 1, -1):
        token, form = draft.tokens[i], draft.small[i]
        if token.upos in ("VERB", "AUX", "PUNCT"):
            return False
        topmost = form.endswith("est") and form != token.lemma.lower()
        if token.upos in ("ADJ", "ADV") and (topmost or form in ranks or form in words["lists"]["topmost"]):
            return True
    return False


@cache
def _leading(language: Language) -> frozenset[str]:
    """Words that lead to a time by another one: "since they came on Sunday" is since Sunday."""
    leads = language.table("times")["leads"]
    return frozenset(word for name in ("since", "until", "before", "after") for word in leads[name])


def _heads_the_report(draft: Draft, timex: Timex, low: int) -> bool:
    """Whether a time is the report's own date at its head, and no time of what the first sentence tells."""
    published = draft.document.published
    if (
        low >= _HEAD_WORDS
        or published is None
        or timex.anchor is not None
        or timex.value != str(published.day)
    ):
        return False
    assert draft.trees is not None
    return draft.trees.child(low, "case") is None


def _heads_an_entry(draft: Draft, timex: Timex) -> bool:
    """Whether a time is the date of what follows it, which dates only what names no day of its own (`_headed`)."""
    return timex.type == "DATE" and stands_at_head(draft.text, timex.span.start, timex.span.end)


def _path(draft: Draft, head: int, carrier: int) -> tuple[int, ...]:
    """The words by which a time hangs on a word, the time's own head first; none where it does not."""
    path = [head]
    for _ in range(REACH):
        token = draft.tokens[path[-1]]
        if token.head == carrier:
            near = len(path) == 1 and token.deprel in ("obj", "nsubj", "obl")
            own = token.deprel in ("obj", "nsubj", "nsubj:pass") and _is_of_deed(draft, path)
            return tuple(path) if token.deprel in _WITHIN or near or own else ()
        if token.head < 0 or token.deprel not in _WITHIN or draft.tokens[token.head].upos == "VERB":
            return ()
        path.append(token.head)
    return ()


def _is_of_deed(draft: Draft, path: Sequence[int]) -> bool:
    """Whether a day or a month hangs on things alone, to which it cannot belong: "took three men of a firm *on 4 May*",
    "shot a guard at the crossing *in June*"."""
    assert draft.trees is not None
    case, leads = draft.trees.child(path[0], "case"), draft.language.table("times")["leads"]
    bare = case is None and draft.tokens[path[0]].deprel == "nmod:unmarked"
    led = case is not None and draft.small[case] in (*leads["on"], *leads["in"])
    told = {one.head for one in draft.found if one.sort in ("event", "abstract", "time")}
    return (
        (bare or led)
        and told.isdisjoint(path[1:])
        and not any(is_published(draft, noun) for noun in path[1:])
    )


def _describes_a_thing(draft: Draft, timex: Timex, path: tuple[int, ...], carrier: int) -> bool:
    """Whether a time of many years says how old a thing is: nothing done to "the 12th-century temple" is dated by it."""
    if timex.earliest in (None, OPEN) or timex.latest in (None, OPEN):
        return False
    long = int(str(timex.latest)[:4]) - int(str(timex.earliest)[:4]) >= _AGE_YEARS
    beside = draft.tokens[path[0]].deprel in _BESIDE
    return long and beside and (len(path) > 1 or draft.tokens[carrier].upos in ("NOUN", "PROPN"))


def _noun_after(draft: Draft, low: int, high: int) -> int | None:
    """The noun that a time belongs to, since it stands between that and its article: "the *June 2021* bombing"."""
    if low == 0 or high + 1 >= len(draft.tokens) or draft.tokens[low - 1].upos != "DET":
        return None
    noun = high + 1
    while noun + 1 < len(draft.tokens) and draft.tokens[noun].upos == "ADJ":
        noun += 1
    while noun + 1 < len(draft.tokens) and draft.tokens[noun].upos == draft.tokens[noun + 1].upos == "NOUN":
        noun += 1
    return noun if draft.tokens[noun].upos in ("NOUN", "PROPN") else None


def _is_of_another(draft: Draft, path: tuple[int, ...], carrier: int, *, before: bool) -> bool:
    """Whether a time before a noun is that of the noun alone: "jailed for the *2012* killing", "a suspect in a *2009*
    case"; but what is done in, at or after a deed is of its time: "killed in the *Friday* attack", "talks after the
    *2018* truce"."""
    assert draft.trees is not None
    before = before or draft.tokens[path[0]].deprel in (*_BESIDE, "nmod:poss")
    if len(path) == 1 or path[0] > path[1] or not before:
        return False
    leads, topics = draft.language.table("times")["leads"], draft.language.table("times")["topics"]
    cases = {draft.small[case] for noun in path[1:] for case in draft.trees.children(noun, "case")}
    if not cases & ({*leads["amid"], *leads["between"]} | _leading(draft.language)):
        return True
    if cases & _leading(draft.language):
        return False
    return draft.tokens[carrier].lemma.lower() in topics["tried"] or path[1] not in draft.once(deeds)


# By tense --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """The days on which something is told, and how that is known."""

    first: date
    last: date
    reason: str
    spans: tuple[Span, ...] = ()


def _published(draft: Draft) -> date | None:
    """The last day on which the report can have been published."""
    reference = published_of(draft)
    return reference.stretch.last if reference else None


def _told_on(draft: Draft, word: int, statement: str | None) -> _Told | None:
    """When what a word tells is told: by its statement, or its attribution, where that is dated; else by the report."""
    cue = _cue(draft, word, statement)
    if cue is not None:
        said = named_time(draft, cue)
        days = _days(draft, said)
        if days is not None and days[2]:
            return _Told(days[0], days[1], "the day on which it was said", days[2])
    published = _published(draft)
    if published is None:
        return None
    return _Told(published, published, "the day of the report")


def _cue(draft: Draft, word: int, statement: str | None) -> int | None:
    """The cue of a statement, or of the narrowest one that tells the word."""
    if statement is not None:
        holding = [s for s in draft.statements if s.id == statement]
    else:
        own = draft.tokens[word].span
        holding = [s for s in draft.statements if any(span.contains(own) for span in s.content)]
    told = [s for s in holding if s.cue]
    if not told:
        return None
    cue = min(told, key=lambda s: sum(len(span) for span in s.content)).cue[0]
    return words_of(draft, cue.start, cue.end)[0]


def tells(draft: Draft, word: int) -> bool:
    """Whether a word is the cue of a statement, or part of one; before there are statements, that of an attribution."""
    own = draft.tokens[word].span
    return any(word in attribution.cue for attribution in draft.attributions) or any(
        span.contains(own) for statement in draft.statements for span in statement.cue
    )


def _days(draft: Draft, when: When) -> tuple[date, date, tuple[Span, ...]] | None:
    """The first and last day of a time that is known at both ends."""
    if when is None:
        return None
    found = draft.times[int(when[1:]) - 1] if isinstance(when, str) else when
    if found.earliest in (None, OPEN) or found.latest in (None, OPEN):
        return None
    spans = (found.span,) if isinstance(found, Timex) else found.spans
    return date.fromisoformat(str(found.earliest)), date.fromisoformat(str(found.latest)), spans


def _tense(draft: Draft, word: int) -> Tense:
    predicate = predicate_of(draft, word)
    return tense_of(draft, predicate) if predicate is not None else Tense(None)


def _by_tense(draft: Draft, word: int, told: _Told | None) -> When:
    """What tense alone shows: past, up to the day it is told; present, on that day; future, from that day on. An
    infinitive shows nothing, but has the time of what is done for it: "*marched* on Friday to demand"."""
    if told is None:
        return None
    tense = _tense(draft, word)
    own = predicate_of(draft, word) == word
    lead = shared_with(draft, word) if own and tense.time == "future" else None
    if lead is not None:  # "allowed them to rob and *burn*"
        return _by_tense(draft, lead, told)
    if tense.time is None:
        return None
    if tense.time == "future":
        assert draft.trees is not None
        if own and (draft.trees.child(word, "mark") is None or is_going(draft, word)):
            return Interval(told.first.isoformat(), OPEN, f"not yet done: after {told.reason}", told.spans)
        above = draft.tokens[word].head if own and draft.tokens[word].deprel in ("advcl", "xcomp") else -1
        return (named_time(draft, above) or _by_tense(draft, above, told)) if above >= 0 else None
    if tense.time == "past":
        return Interval(None, told.last.isoformat(), f"past tense: by {told.reason}", told.spans)
    if not own and draft.tokens[word].upos != "VERB":
        return None
    return Interval(None, OPEN, f"present tense: on {told.reason}", told.spans)
