"""Numbers alone beside a toll, parts that are listed, and what is only wanted, with the real weights.

The sentences are invented.
"""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


def read(reader: Reader, text: str) -> list[tuple[float, str | None, bool]]:
    counts = reader.read(document_of(text, id="d1", published="2024-05-10")).counts
    return [(count.low, count.scope, count.part_of is not None) for count in counts]


@pytest.mark.parametrize(
    ("text", "number", "scope"),
    [
        ("The rebels said ten soldiers had died; the army acknowledged two.", 2, "killed"),
        ("The clinic counted 41 dead. The army put the number at nine.", 9, "killed"),
        ("Witnesses spoke of 30 dead, but the true figure was eleven, the mayor said.", 11, "killed"),
        ("Officials said 17 people had died. A nurse spoke of 21.", 21, "killed"),
        ("The gang kidnapped 30 people on Monday, police said; villagers counted 47.", 47, "abducted"),
        ("The front put its own losses at 16.", 16, "killed"),
        ("The union put the crowd at 12,000.", 12000, "demonstrating"),
        ("The number of dead is 40.", 40, "killed"),
        ("The number of confirmed dead rose by six to 54.", 54, "killed"),
    ],
)
def test_a_number_alone_beside_a_toll_is_one(reader: Reader, text: str, number: int, scope: str) -> None:
    assert (number, scope, False) in read(reader, text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ten people were hurt. The team won by two goals to one and stood at 14.", 14),
        ("The bomb killed 12 people. Officials put the number of passengers at 40.", 40),
        ("The raid killed nine; last week a crowd put by police at 11,000 filled the square.", 11000),
        ("The company put its losses at 4 million.", 4_000_000),
        ("The party holds 71 of the 90 seats in parliament.", 71),
    ],
)
def test_a_number_that_counts_another_thing_is_no_toll(reader: Reader, text: str, number: int) -> None:
    assert {scope for low, scope, _ in read(reader, text) if low == number} <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "The attackers murdered eight people: five guards, two drivers and a cook.",
        "The bomb killed eight people (a baker, his wife, two sons and five soldiers).",
    ],
)
def test_those_listed_after_a_toll_are_in_it(reader: Reader, text: str) -> None:
    first, *listed = read(reader, text)
    assert first == (8, "killed", False)
    assert listed
    assert all((scope, inside) == ("killed", True) for _, scope, inside in listed)


@pytest.mark.parametrize(
    ("text", "number", "scope"),
    [
        ("The union demanded the release of five members held since March.", 5, "detained"),
        ("The gang threatened to burn more buses unless nine prisoners were freed.", 9, "detained"),
        ("The rebels refused to free 14 captives.", 14, "detained"),
        ("The rebels demanded money and released 12 hostages.", 12, "released"),
        ("The rebels freed two Austrian nurses whom they had held for three weeks.", 2, "released"),
        ("Fourteen people held since Saturday have been let go, their lawyers said.", 14, "released"),
    ],
)
def test_who_is_only_to_be_released_is_still_held(reader: Reader, text: str, number: int, scope: str) -> None:
    assert (number, scope) in [one[:2] for one in read(reader, text)]


@pytest.mark.parametrize(
    ("text", "number", "scope"),
    [
        ("He was arrested with two other members of the council.", 2, "detained"),
        ("He was pardoned in 2003 along with 60 of his men.", 60, "released"),
        ("He was wounded in a gunfight with two policemen.", 2, None),
        ("The tanker was destroyed with 40 men on board.", 40, None),
        ("Two frigates and a company of marines were sent to the strait.", 2, "deployed"),
        ("Norway delivered two water units in August.", 2, "supplied"),
        ("Denmark expelled two diplomats and a journalist.", 2, None),
        ("Some 2,700 refugees returned home from the camps.", 2700, None),
        ("Fighters sent back eleven lorries of grain at the checkpoint.", 11, None),
        ("Twenty-three girls have not been seen since the raid.", 23, "missing"),
        ("Gunmen stole 40 tonnes of sorghum from a warehouse.", 40, "seized"),
        ("The clinic received 16 bodies and 45 injured.", 16, "killed"),
        ("Six of the wounded were in a critical condition.", 6, "injured"),
        ("Three of the wounded died in hospital.", 3, "killed"),
        ("The gunmen lost two villages.", 2, None),
        ("The force put enemy losses at 40 dead and five armoured vehicles.", 40, "killed"),
    ],
)
def test_what_befell_them_is_told_by_the_whole_clause(
    reader: Reader, text: str, number: int, scope: str | None
) -> None:
    assert (number, scope) in [one[:2] for one in read(reader, text)]


@pytest.mark.parametrize(
    "text",
    [
        "No foreign body will tell us what to do.",
        "No person who surrenders before noon will be tried.",
        "No striker will be touched, the major said.",
        "Her sons, 12 and 15, were shot dead in the yard.",
        "The twins, both 9, were found dead on Tuesday.",
        "Nine in ten of the refugees are children.",
        "Four out of every ten houses in the town were destroyed.",
        "The death toll would have been a thousand.",
        "The refinery produces 40,000 barrels a day.",
    ],
)
def test_what_only_tells_who_is_meant_befell_nobody(reader: Reader, text: str) -> None:
    assert read(reader, text) == []
