"""Which stretches of words are names of places: those that weights of their features favour, none across another."""

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from dateline.gazetteer import Gazetteer
from dateline.lang import Language
from dateline.reading.draft import Draft
from dateline.reading.places.context import kind_of
from dateline.reading.places.features import features, view
from dateline.reading.places.model import total
from dateline.reading.places.spans import Stretch, stretches
from dateline.reading.places.uses import governs, head_of

LEAST = -0.4
"""The least score of a name of a place. On LGL and TR-News F1 is the same from -0.4 to 0; reports on conflict have names
that the weights have seen less of, so the lower end is taken."""
OWN_PLACE = 4.0
"""What is added to the score of a place that the user named: they know that it is one."""
OF_NATURE = 1.0
"""What is added to a name of several words that only mountains, waters and regions bear ("Hindu Kush"): LGL and TR-News
mark few of those, and the weights with them."""
GOVERNS = 2.5
"""What is added to a capital that acts or is spoken to as a government ("urged Washington"): too rare there to be
learned."""
LOCATED = 4.0
"""What is added to a name of one word that no list has and that stands after "at", "near", "outside" or the like,
whatever the network takes it for: of 18 such names in LGL, TR-News and the gold set all were places."""
REPEATED = 4.0
"""What is added to a name that no list has, after "in", "of" or the like, that is a place elsewhere in the report, shared
by its words: of such names 16 of 20 are places there, those of several words ("City Hall") seldomer."""
UNLISTED, SURE = 2.5, -0.22
"""What is added to a name that no list has where the network is sure of each word of it (log-probability): villages that
reports on war name are often in none, and the weights hold it against them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A stretch that is taken for the name of a place, and the score of that against 0."""

    stretch: Stretch
    score: float


@cache
def weights(language: Language, table: str) -> dict[str, float]:
    """The weights of features in one of the tables of ``toponyms.toml``."""
    found: dict[str, float] = language.table("toponyms")[table]
    return found


def recognised(draft: Draft, gazetteer: Gazetteer) -> list[Chosen]:
    """The names of places in a document, in the order of the text."""
    possible = stretches(draft, gazetteer)
    seen, table = view(draft, possible), weights(draft.language, "recognition")
    scored = [
        Chosen(stretch, total(table, features(seen, stretch)) + _known(draft, stretch) - LEAST)
        for stretch in possible
    ]
    chosen = best_apart([one for one in scored if one.score > 0])
    named = {_name(draft, one.stretch) for one in chosen}
    again = [
        replace(one, score=score)
        for one in scored
        if one.score <= 0 and _is_again(draft, one.stretch, named)
        if (score := one.score + REPEATED / (one.stretch.last - one.stretch.first + 1)) > 0
    ]
    return best_apart([*(one for one in scored if one.score > 0), *again]) if again else chosen


def _known(draft: Draft, stretch: Stretch) -> float:
    """What is known of a stretch beside the weights."""
    if any(e.key < 0 for e in stretch.entries):
        return OWN_PLACE
    if any(e.feature == "PPLC" for e in stretch.entries) and governs(draft, head_of(draft, stretch)):
        return GOVERNS
    unlisted = not stretch.entries and not stretch.demonym
    if unlisted and _is_sure(draft, stretch):
        return UNLISTED
    if unlisted and stretch.first == stretch.last and stands_after(draft, stretch, "beside"):
        return LOCATED
    nature = stretch.entries and all(kind_of(e) in ("nature", "region") for e in stretch.entries)
    return OF_NATURE if nature and stretch.last > stretch.first else 0.0


def _name(draft: Draft, stretch: Stretch) -> str:
    return " ".join(draft.forms[stretch.first : stretch.last + 1])


def _is_again(draft: Draft, stretch: Stretch, named: Set[str]) -> bool:
    """Whether a name that no list has names a place elsewhere, and stands where the name of a place can."""
    if stretch.entries or stretch.demonym or _name(draft, stretch) not in named:
        return False
    return any(stands_after(draft, stretch, which) for which in ("where", "to", "from"))


def stands_after(draft: Draft, stretch: Stretch, which: str) -> bool:
    """Whether a name without numbers stands right after one of some prepositions, and hangs on it."""
    if stretch.first == 0 or any(form[0].isdigit() for form in draft.forms[stretch.first : stretch.last + 2]):
        return False  # "near Highway 12"
    head = draft.tokens[head_of(draft, stretch)]
    table = draft.language.table("places")["prepositions"][which]
    return head.deprel in ("obl", "nmod") and draft.small[stretch.first - 1] in table


def _is_sure(draft: Draft, stretch: Stretch) -> bool:
    """Whether the network names just these words as a place."""
    if draft.signals is None or "toponym" not in draft.signals.tags:
        return False
    tags = draft.signals.tags["toponym"]
    return bool(tags[stretch.first, 1] > SURE) and all(
        bool(tags[word, 0] < SURE) for word in range(stretch.first + 1, stretch.last + 1)
    )


def best_apart(scored: Sequence[Chosen]) -> list[Chosen]:
    """Those of the stretches that share no word and have the greatest sum of scores."""
    ordered = sorted(scored, key=lambda c: (c.stretch.last, c.stretch.first))
    ends = [c.stretch.last for c in ordered]
    best: list[tuple[float, int, int]] = [(0.0, -1, 0)]  # sum, the last one taken, where it goes on
    for number, one in enumerate(ordered):
        before = bisect_left(ends, one.stretch.first)
        with_it = best[before][0] + one.score
        best.append((with_it, number, before) if with_it > best[-1][0] else (best[-1][0], -1, number))
    chosen, at = [], len(best) - 1
    while at > 0:
        _, number, at = best[at]
        if number >= 0:
            chosen.append(ordered[number])
    return chosen[::-1]
