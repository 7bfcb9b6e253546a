"""In what company a candidate for a role stands: how likely the roles are of those beside it in its sentences, in a row
with it, above and below it, and of those named by the same word. Whoever stands in a row with a victim is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.incidents.candidates import Phrase, Scene
from dateline.incidents.features import MOST
from dateline.incidents.words import ROLES

_BENDS = (1.0, 3.0)
"""Log odds below nought from which more counts more."""
_NONE = -9.0
"""The log odds of company that is not there."""
_KINDS = ("beside", "row", "above", "below", "before", "after", "like")
_EVENTS = 4
_VIOLENT = "ASSAULT"


def companies(
    scene: Scene, groups: Sequence[Sequence[Phrase]], odds: Sequence[Sequence[float]], wanted: Sequence[int]
) -> dict[int, dict[str, float]]:
    """The numbers of the candidates that are wanted, by their place; ``odds``: log odds of all candidates' roles."""
    at = {phrase.head: place for place, group in enumerate(groups) for phrase in group}
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    like: dict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for phrase in group:
            rows[phrase.sentence].append((phrase.first, place))
            like[scene.lemma(phrase.head)].add(place)
    for row in rows.values():
        row.sort()
    found = {}
    for place in wanted:
        best = {kind: [_NONE] * len(ROLES) for kind in _KINDS}
        for phrase in groups[place][:MOST]:
            known = [
                *_in_sentence(rows[phrase.sentence], phrase, place),
                *_in_tree(scene, at, phrase),
                *(("like", other) for other in like[scene.lemma(phrase.head)]),
            ]
            for kind, other in known:
                if other != place:
                    best[kind] = [max(pair) for pair in zip(best[kind], odds[other], strict=True)]
        found[place] = _numbers(best) | _coded(scene, groups[place])
    return found


def _in_sentence(row: Sequence[tuple[int, int]], phrase: Phrase, place: int) -> Iterator[tuple[str, int]]:
    """Those of its sentence, and which of them are next to it."""
    for number, (first, other) in enumerate(row):
        yield "beside", other
        if (first, other) == (phrase.first, place):
            if number:
                yield "before", row[number - 1][1]
            if number + 1 < len(row):
                yield "after", row[number + 1][1]


def _in_tree(scene: Scene, at: dict[int, int], phrase: Phrase) -> Iterator[tuple[str, int]]:
    """Those that it hangs on and that hang on it."""
    tokens = scene.reading.tokens
    mine = tokens[phrase.head]
    if mine.head in at:
        yield ("row" if mine.deprel == "conj" else "above"), at[mine.head]
    for child in scene.children[phrase.head]:
        if child in at:
            yield ("row" if tokens[child].deprel == "conj" else "below"), at[child]


def _numbers(best: dict[str, list[float]]) -> dict[str, float]:
    numbers = {}
    for kind, row in best.items():
        for role, value in zip(ROLES, row, strict=True):
            numbers[f"{kind}:{role}"] = value
            for bend in _BENDS:
                numbers[f"{kind}+{bend:.0f}:{role}"] = max(value + bend, 0.0)
    return numbers


def _coded(scene: Scene, group: Sequence[Phrase]) -> dict[str, float]:
    """In how many coded events it has a part, and what is known of these."""
    events = [event for phrase in group[:MOST] for _, event in scene.parts.get(phrase.head, ())]
    return {
        "events": float(min(len(events), _EVENTS)),
        "violent events": float(sum(event.type == _VIOLENT for event in events[:_EVENTS])),
        "events with a day": float(any(event.time is not None for event in events)),
        "events with a place": float(any(event.place is not None for event in events)),
    }
