"""Who says the quoted words: the mention that is the source of the attribution that a quoted word belongs to."""

from collections.abc import Mapping, Sequence

from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found


def speakers(draft: Draft, found: Sequence[Found], heads: Mapping[int, int]) -> dict[int, int]:
    """The speaker's mention for each word that is said in quotation marks, of the innermost attribution that has one.

    ``heads`` are the mentions by their head words.
    """
    said: dict[int, int] = {}
    for attribution in sorted(draft.attributions, key=lambda a: -len(a.content)):
        speaker = carried(found, heads, attribution.source)
        if speaker is None:
            continue
        for word in attribution.content:
            if draft.quote_states[word]:
                said[word] = speaker
    return said


def carried(found: Sequence[Found], heads: Mapping[int, int], words: Sequence[int]) -> int | None:
    """The widest mention whose head is among some words."""
    among = [heads[word] for word in words if word in heads]
    return max(among, key=lambda k: (found[k].last - found[k].first, -k), default=None)
