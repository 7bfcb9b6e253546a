"""The day on which quoted words were said or written: "today" in an op-ed is the day of the op-ed, not of the report.

It is the day that the clause of the cue names ("said on Tuesday"), or that of the document in which the words stand
("wrote in an op-ed published Wednesday"). Where the speaker goes on in the same paragraph, it is still that document.
"""

from __future__ import annotations

from bisect import bisect_left

from dateline.model import Timex
from dateline.nn import OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.draft import Draft
from dateline.reading.times.lexicon import Times
from dateline.reading.times.placing import head_of, words_of
from dateline.reading.times.when import named_time

_REACH = 5
"""Steps from a time up to the document that it dates."""


def said_on(draft: Draft, times: Times, word: int) -> Timex | None:
    """The day on which a quoted word was said, where the text tells it; None elsewhere, and outside quotations."""
    if not draft.quote_states or draft.quote_states[word] == OUTSIDE:
        return None
    holding = [a for a in draft.attributions if word in a.content and a.cue]
    if not holding:
        return None
    attribution = min(holding, key=lambda a: len(a.content))
    own = _cue_day(draft, attribution) or _document_day(draft, times, attribution)
    return own or _earlier_document(draft, times, attribution)


def _cue_day(draft: Draft, attribution: Attribution) -> Timex | None:
    found = named_time(draft, attribution.cue[0], without=frozenset(attribution.content))
    if not isinstance(found, str):
        return None
    timex = draft.times[int(found[1:]) - 1]
    return timex if _is_day(timex) else None


def _document_day(draft: Draft, times: Times, attribution: Attribution) -> Timex | None:
    """The day of the document that the clause of the cue names."""
    documents = {*times.lists["documents"], *draft.language.table("cues")["medium"]["nouns"]}
    cue, content = attribution.cue[0], frozenset(attribution.content)
    sentence = draft.sentence(cue)
    first = bisect_left(draft.time_starts, sentence.span.start)
    for timex in draft.times[first:]:
        if timex.span.start >= sentence.span.end:
            break
        head = head_of(draft, *words_of(draft, timex.span.start, timex.span.end))
        if head in content or not _is_day(timex):
            continue
        at = head
        for _ in range(_REACH):
            at = draft.tokens[at].head
            if at < 0 or at == cue:
                break
            if draft.tokens[at].lemma.lower() in documents:
                return timex
    return None


def _earlier_document(draft: Draft, times: Times, attribution: Attribution) -> Timex | None:
    """The day of the document that the same speaker was quoted from before, in the same paragraph."""
    if not attribution.source:
        return None
    start = draft.words[attribution.cue[0]][0]
    speaker = {draft.small[w] for w in attribution.source}
    pronoun = all(draft.tokens[w].upos == "PRON" for w in attribution.source)
    earlier = [a for a in draft.attributions if a.cue and draft.words[a.cue[0]][0] < start]
    for before in sorted(earlier, key=lambda a: a.cue[0], reverse=True):
        if "\n" in draft.flow[draft.words[before.cue[0]][0] : start]:
            return None
        same = pronoun or bool(speaker & {draft.small[w] for w in before.source})
        if same and (found := _document_day(draft, times, before)):
            return found
    return None


def _is_day(timex: Timex) -> bool:
    return timex.earliest is not None and timex.earliest == timex.latest
