"""How far coders agree, field by field: Krippendorff's alpha for nominal data.

Alpha is 1 − Do/De, observed over expected disagreement, computed from the coincidences of values within units
as in K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: nominal data, any number
of observers, missing data; the code is ours. The test has that paper's example.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any, Final

import msgspec

from dateline import terms
from dateline.keep.address import address_of
from dateline.keep.log import Entry, entry_of, in_force
from dateline.keep.overlay import values_of
from dateline.store.protocol import View

_ROW: Final = "(row)"
"""What stands for the field where the row as a whole is judged."""
_Fields = dict[str, dict[tuple[str, str], dict[str, str]]]
"""By field, by document and anchor of a row, by person: what they left there."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one field: units that two or more judged, judgements of these, how many units are of one mind, alpha.

    ``alpha`` is None where there is nothing to expect: fewer than two values in all.
    """

    field: str
    units: int
    judgements: int
    unanimous: int
    alpha: float | None


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha of the values that each unit was given, nominal; None where none can be had."""
    weights: dict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for values in units:
        if len(values) < 2:
            continue
        pairs = Counter(permutations(values, 2))
        for pair, number in pairs.items():
            weights[pair] += number / (len(values) - 1)
    totals: dict[Hashable, float] = defaultdict(float)
    for (one, _), weight in weights.items():
        totals[one] += weight
    n = sum(totals.values())
    observed = sum(weight for (one, other), weight in weights.items() if one != other)
    expected = (n * n - sum(total * total for total in totals.values())) / (n - 1) if n > 1 else 0.0
    return 1 - observed / expected if expected else None


@dataclass(frozen=True, slots=True)
class Difference:
    """One row or cell that coders judged otherwise: its address as the last of them named it, and what each left."""

    field: str
    document: str
    about: str
    verdicts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What people left in the rows of reports that more than one of them judged: by field, and each row's address."""

    fields: _Fields
    about: Mapping[tuple[str, str], str]
    named: frozenset[str]
    """Fields that somebody judged by name, and not with their row alone."""

    def agreement(self) -> Sequence[Agreement]:
        """Each field of each table that two or more judged, in order; not those that say the same everywhere, which
        nobody judged by name."""
        found = [_of_field(field, units) for field, units in sorted(self.fields.items())]
        return [one for one in found if one.units and (one.field in self.named or one.alpha is not None)]

    def differences(self) -> Iterator[Difference]:
        """What two people judged and did not agree on, field by field."""
        for field, units in sorted(self.fields.items()):
            for unit, values in sorted(units.items()):
                if len(set(values.values())) > 1:
                    yield Difference(field, unit[0], self.about[unit], tuple(sorted(values.items())))


def judged(view: View) -> Judged:
    """What people judged in a record; of all others' reports nothing can be compared, and nothing is read."""
    by_person: dict[str, list[Entry]] = defaultdict(list)
    for row in view.shared():
        entry = entry_of(row)
        by_person[entry.judgement.who].append(entry)
    fields: _Fields = defaultdict(lambda: defaultdict(dict))
    about: dict[tuple[str, str], str] = {}
    named: set[str] = set()
    for who, entries in by_person.items():
        for entry in in_force(entries):
            address = address_of(entry.judgement.about)
            unit = (entry.document, entry.anchor)
            about[unit] = str(replace(address, field=""))
            if (
                entry.judgement.decision == "reject" and not address.field
            ):  # what they said of its fields before
                for units in fields.values():
                    units.get(unit, {}).pop(who, None)
            for field, verdict in verdicts(entry):
                fields[f"{address.table}.{field}"][unit][who] = verdict
            named |= {f"{address.table}.{name}" for name in (*values_of(entry), address.field or _ROW)}
    return Judged(fields, about, frozenset(named))


def verdicts(entry: Entry) -> Iterator[tuple[str, str]]:
    """What a judgement says of which field, in words that can be compared: the value that the person leaves there. Who
    accepts a row leaves each of its fields as it is."""
    field, decision = address_of(entry.judgement.about).field, entry.judgement.decision
    if decision == "accept" and field:
        yield field, _comparable(field, msgspec.json.decode(str(entry.seen)))
    elif values := values_of(entry):
        for name, value in values.items():
            yield name, _comparable(name, value)
    else:
        yield _ROW, f"{decision}ed"
        if decision == "accept":
            for name, value in _by_role(msgspec.json.decode(str(entry.seen))).items():
                yield name, _comparable(name, value)


def _by_role(seen: dict[str, Any]) -> dict[str, Any]:
    """The fields of a row as they are judged: the participants of an event by their roles."""
    if "participants" not in seen:
        return seen
    fields = {name: value for name, value in seen.items() if name != "participants"}
    return fields | {
        role: [one for one in seen["participants"] if one["role"] == role] for role in terms.ROLES
    }


def _comparable(field: str, value: Any) -> str:
    """Of a time the days alone: two coders who give the same days need not give the same reason."""
    if field == "time" and isinstance(value, dict):
        value = value.get("says") or [value.get("earliest"), value.get("latest")]
    return msgspec.json.encode(value, order="sorted").decode()


def _of_field(field: str, units: Mapping[tuple[str, str], Mapping[str, str]]) -> Agreement:
    by_both = [tuple(values.values()) for _, values in sorted(units.items()) if len(values) > 1]
    return Agreement(
        field,
        len(by_both),
        sum(len(values) for values in by_both),
        sum(len(set(values)) == 1 for values in by_both),
        alpha(by_both),
    )
