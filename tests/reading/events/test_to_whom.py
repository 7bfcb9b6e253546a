"""To whom it is done, where the words beside a deed tell that."""

import pytest
from tests.players import players

from dateline.model import document_of
from dateline.reading import Reader


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("An air strike killed nine miners in August.", "strike", "nine miners"),
        ("A bomb went off in the market, killing nine miners.", "went", "nine miners"),
        ("Nine miners died in the raid.", "raid", "nine miners"),
        ("Nine miners died in the battle.", "battle", None),
        ("Three shells landed in a field near the dam.", "landed", "field near the dam"),
        ("Police broke up a march in Orsa with clubs.", "broke", ""),
        ("The bloc threatened sanctions against the junta.", "threatened", "unnamed junta"),
        ("The journalist had been getting threats since spring.", "threats", "unnamed journalist"),
        ("The rebels said they would fight back if attacked.", "attacked", "rebels"),
        ("The guards fired after being attacked with knives.", "attacked", "guards"),
        ("Norland offered Brazil food credits.", "offered", "Brazil"),
    ],
)
def test_to_whom_it_is_done_is_told_in_the_words_beside_it(
    reader: Reader, text: str, trigger: str, target: str | None
) -> None:
    found = [*players(reader, text, trigger, "target"), *players(reader, text, trigger, "recipient")]
    assert found == ([] if target is None else [target])


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Youths stoned the station. Police fired tear gas to disperse them.", "disperse", ["youths"]),
        ("The militia took the boys to the river to shoot them.", "shoot", ["boys"]),
        ("The strikers marched on the dam. The guards used clubs to drive them back.", "drive", ["strikers"]),
    ],
)
def test_nobody_does_to_himself_what_he_sets_out_to_do(
    reader: Reader, text: str, trigger: str, target: list[str]
) -> None:
    assert players(reader, text, trigger, "target") == target


def test_whoever_runs_on_a_mine_is_hit_by_it_and_hits_nobody(reader: Reader) -> None:
    text = "Two soldiers died when their truck hit a mine laid by insurgents."
    assert "mine" not in players(reader, text, "hit", "target")
    assert players(reader, text, "hit", "actor") == []
    assert players(reader, "The jets hit a mine in the east.", "hit", "target") != []


def test_who_does_something_in_protest_protests(reader: Reader) -> None:
    assert players(reader, "Two ministers resigned in protest.", "protest", "actor") == ["two ministers"]
    assert players(reader, "The shops were closed in protest.", "protest", "actor") == []


def test_the_opposition_is_somebody_and_no_refusal(reader: Reader) -> None:
    reading = reader.read(document_of("The opposition boycotted the session on Monday."))
    assert [event.trigger.of(reading.document.text) for event in reading.events] == ["boycotted"]


@pytest.mark.parametrize(
    ("text", "trigger", "doer", "whom"),
    [
        ("A police officer was shot dead by a man he had tried to arrest.", "arrest", "unnamed police officer",
         "unnamed man"),
        ("The rebels freed a pilot they had threatened to kill.", "kill", "rebels", "unnamed pilot"),
    ],
)  # fmt: skip
def test_whom_somebody_tried_to_hit_is_the_noun_of_the_clause_and_another(
    reader: Reader, text: str, trigger: str, doer: str, whom: str
) -> None:
    assert players(reader, text, trigger, "actor") == [doer]
    assert players(reader, text, trigger, "target") == [whom]


def test_whoever_leads_a_raid_does_it(reader: Reader) -> None:
    text = "A US-led raid on a compound killed a commander of the group."
    doers = {
        p.spans[0].of(text)
        for e in reader.read(document_of(text)).events
        for p in e.participants
        if p.role == "actor"
    }
    assert doers == {"US"}
