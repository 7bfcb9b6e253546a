"""Who has a thing and who gave it, by clauses that tell it from afar, with the real weights.

The sentences are invented.
"""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


def parties(reader: Reader, text: str) -> dict[str, tuple[str | None, str | None]]:
    reading = reader.read(document_of(text, id="x", published="2024-05-10"))
    names = {entity.id: entity.name for entity in reading.entities}
    return {
        thing.span.of(text): (names.get(thing.holder or ""), names.get(thing.supplier or ""))
        for thing in reading.materiel
    }


@pytest.mark.parametrize(
    ("text", "thing", "holder", "supplier"),
    [
        (
            "Libya is believed to have supplied the rebels with submachine guns.",
            "submachine guns",
            "rebels",
            "Libya",
        ),
        (
            "Russia is reported to have delivered six howitzers to the rebels.",
            "howitzers",
            "rebels",
            "Russia",
        ),
        ("Troops backed by tanks and helicopters retook the town.", "tanks", "troops", None),
        ("Fighters, supported by artillery, attacked the pass.", "artillery", "fighters", None),
        (
            "Amnesty International accused Chad of dropping cluster bombs on the town.",
            "cluster bombs",
            "Chad",
            None,
        ),
        ("Rebels shelled the valley with howitzers on Monday.", "howitzers", "rebels", None),
        ("The rebels are believed to hold 400 mines.", "mines", "rebels", None),
        ("The rebels will surrender 2,700 rifles to the mission.", "rifles", "rebels", None),
        ("Brazil has six frigates armed with old missiles.", "missiles", "Brazil", None),
        ("The guard raised a shotgun.", "shotgun", "unnamed guard", None),
    ],
)
def test_who_has_a_thing_is_told_by_the_whole_clause(
    reader: Reader, text: str, thing: str, holder: str, supplier: str | None
) -> None:
    assert parties(reader, text)[thing] == (holder, supplier)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Libya promised to supply tanks.", "tanks"),
        ("The army denied that its men had used grenades.", "grenades"),
        ("The rebels say they own no mortars.", "mortars"),
        ("Soldiers attacked men with rifles.", "rifles"),
    ],
)
def test_nobody_has_what_is_only_promised_or_what_others_bear(reader: Reader, text: str, thing: str) -> None:
    holder, supplier = parties(reader, text)[thing]
    assert holder in (None, "men", "unnamed men", "men with rifles")
    assert supplier is None
