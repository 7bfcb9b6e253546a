"""How a candidate stands among all those of its report: numbers from the first likelihoods of its roles, beside those of
its rivals, of its company and of the report; and a report seen again by the roles that are filled in it. For the second
weighing."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from dateline.incidents.candidates import Phrase, Scene
from dateline.incidents.company import companies
from dateline.incidents.features import kind_of
from dateline.incidents.surroundings import told_in
from dateline.incidents.words import ROLES, TYPES

WORTH = 0.003
"""Candidates without any role this likely are not weighed again: hardly one of them has a role in the keys."""
_EDGE = 1e-5
_RIVALS, _NONE = 3, -9.0
"""Rivals whose log odds are looked at, and the odds of those that are not there."""
_BENDS = (1.0, 3.0)
"""Log odds below nought from which more counts more."""
_MOST = 8.0

Chances = Sequence[float]


def odds(chance: float) -> float:
    """Log odds, bounded."""
    inside = min(max(chance, _EDGE), 1 - _EDGE)
    return log(inside / (1 - inside))


def standings(
    scene: Scene, groups: Sequence[Sequence[Phrase]], chances: Sequence[Chances], report: Chances
) -> dict[int, dict[str, float]]:
    """The numbers of each candidate that is worth it, by its place; ``report``: likelihoods of the types and of any."""
    all_odds = [[odds(chance) for chance in row] for row in chances]
    common: dict[str, float] = {}
    order: list[list[int]] = []
    for role, name in enumerate(ROLES):
        column = [row[role] for row in all_odds]
        ranked = sorted(range(len(column)), key=lambda place, column=column: (-column[place], place))  # type: ignore[misc]
        places = [0] * len(groups)
        for place, number in enumerate(ranked):
            places[number] = place
        order.append(places)
        for rival in range(_RIVALS):
            common[f"rival{rival}:{name}"] = column[ranked[rival]] if rival < len(ranked) else _NONE
        common[f"all:{name}"] = log(min(sum(row[role] for row in chances), _MOST) + 0.1)
    for kind, chance in zip((*TYPES, "any"), report, strict=True):
        common[f"report:{kind}"] = odds(chance)
        common[f"report+:{kind}"] = max(odds(chance), 0.0)
    common["sentences"] = len(scene.reading.sentences) / 10
    found: dict[int, dict[str, float]] = {}
    worth = [number for number in range(len(groups)) if max(chances[number]) > WORTH]
    for number, company in companies(scene, groups, all_odds, worth).items():
        mine = _own(scene, groups[number], all_odds[number], [places[number] for places in order])
        for name in ROLES:
            mine[f"behind:{name}"] = mine[f"odds:{name}"] - common[f"rival0:{name}"]
            mine[f"odds*any:{name}"] = mine[f"odds:{name}"] * common["report:any"] / 5
        found[number] = common | mine | company
    return found


def _own(
    scene: Scene, group: Sequence[Phrase], mine: Sequence[float], places: Sequence[int]
) -> dict[str, float]:
    numbers = {"bias": 1.0, f"kind:{kind_of(scene, group[0])}": 1.0}
    for name, value, place in zip(ROLES, mine, places, strict=True):
        numbers[f"odds:{name}"] = value
        for bend in _BENDS:
            numbers[f"odds+{bend:.0f}:{name}"] = max(value + bend, 0.0)
        numbers[f"best:{name}"] = float(place == 0)
        numbers[f"place:{name}"] = min(place / 3, 1.2)
    mention = scene.mention_at.get(group[0].head)
    numbers["named"] = float(mention is not None and mention.entity in scene.named)
    numbers["times"] = float(min(len(group), 6))
    numbers["again"] = float(min(len(group), 2))
    first = min(phrase.sentence for phrase in group)
    numbers["from"] = first / 5
    numbers["early"] = min(first / 5, 0.6)
    numbers["told"] = float(max(len(told_in(scene, phrase.sentence)) for phrase in group))
    return numbers


def report_again(report: Chances, second: Sequence[Chances]) -> dict[str, float]:
    """The numbers of a report: its likelihoods, and those of the likeliest filler and of all fillers of each role."""
    numbers = {"bias": 1.0}
    for kind, chance in zip((*TYPES, "any"), report, strict=True):
        numbers[f"report:{kind}"] = odds(chance)
    for role, name in enumerate(ROLES):
        column = [row[role] for row in second]
        numbers[f"top:{name}"] = odds(max(column)) if column else _NONE
        numbers[f"sum:{name}"] = log(sum(column) + 0.1)
    return numbers
