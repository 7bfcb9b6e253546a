"""Names of places whose ends are given, as in an evaluation of resolution alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.reading.draft import Draft
from dateline.reading.mentions.lexicon import lexicon
from dateline.reading.places.resolve import Resolved, resolved
from dateline.reading.places.spans import Stretch, look


def given_stretches(draft: Draft, spans: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The stretch of words of each span of the text; ends inside a word are moved to its ends."""
    assert draft.gazetteer is not None
    starts, ends = [word[0] for word in draft.words], [word[1] for word in draft.words]
    words, table = lexicon(draft.language), draft.language.table("places")
    found = []
    for start, end in spans:
        first = max(0, bisect_right(starts, start) - 1)
        last = min(max(first, bisect_left(ends, end)), len(starts) - 1)
        found.append(look(draft, draft.gazetteer, (first, last), words, table))
    return found


def resolve_given(draft: Draft, spans: Sequence[tuple[int, int]]) -> list[Resolved]:
    """Where each span of the text is, each of which names a place: the best guess, since one is asked for."""
    assert draft.gazetteer is not None
    stretches = given_stretches(draft, spans)
    answers = resolved(
        draft, draft.gazetteer, list({(s.first, s.last): s for s in stretches}.values()), least=0.0
    )
    return [answers[stretch.first, stretch.last] for stretch in stretches]
