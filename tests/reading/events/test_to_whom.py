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


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("The minister called the arrests a farce.", "called", [""]),
        ("It was a decision that the general called an insult.", "called", [""]),
        ("The suspect gave himself up on Sunday.", "gave", []),
        ("The union demanded that the prisoners be freed.", "demanded", []),
        ("The rebels refused to meet outside Europe.", "refused", []),
        ("Norland agreed to supply two radar sets.", "supply", []),
        ("Sweden offered to lend commandos and tents.", "lend", []),
        ("The ministers discussed early retirement for drivers.", "discussed", []),
        ("Police fired tear gas and water cannon at the crowd.", "fired", ["unnamed crowd"]),
    ],
)
def test_what_somebody_says_gives_or_works_with_is_nobody_to_whom_it_is_done(
    reader: Reader, text: str, trigger: str, target: list[str]
) -> None:
    found = [*players(reader, text, trigger, "target"), *players(reader, text, trigger, "recipient")]
    assert found == target


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("The miners threatened to strike unless the company paid them.", "threatened", ["unnamed company"]),
        ("The miners threatened to strike.", "threatened", []),
        ("The governor put the town of Orsa under curfew.", "curfew", ["Orsa"]),
        ("The bloc threatened the junta with sanctions.", "sanctions", ["unnamed junta"]),
        ("The mayor wrote to the council asking for policemen.", "asking", ["unnamed council"]),
        (
            "She is the headmaster of a school at Lamu who was led away by soldiers.",
            "led",
            ["unnamed headmaster of a school at Lamu"],
        ),
        ("A clerk was shot dead in his car.", "shot", ["unnamed clerk"]),
        ("The lawyers say the boy has been beaten and denied food.", "denied", ["unnamed boy"]),
    ],
)
def test_to_whom_it_is_done_may_be_told_by_a_condition_or_by_the_verb_beside_it(
    reader: Reader, text: str, trigger: str, target: list[str]
) -> None:
    found = [*players(reader, text, trigger, "target"), *players(reader, text, trigger, "recipient")]
    assert found[:1] == target


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        ("Police killed one man in raids on two mosques.", "raids", ["police"]),
        ("Two soldiers were killed in raids on two forts.", "raids", []),
        ("The army killed nine rebels in the battle.", "battle", []),
        ("The deputy was expelled from his party.", "expelled", ["unnamed deputy’s party"]),
        ("The deputy was expelled from the hall.", "expelled", []),
        (
            "Transport unions called off a strike after talks with the minister.",
            "talks",
            ["transport unions"],
        ),
        ("The envoy ended a visit to Norland.", "visit", ["unnamed envoy"]),
        ("The two countries fought a war in 1983.", "war", ["two countries"]),
        ("The boycott, called by the Farmers' League, is to last a week.", "boycott", ["Farmers' League"]),
        ("The general called the arrests a farce.", "arrests", []),
        ("Arab ministers meeting in Amman agreed on a text.", "meeting", ["arab ministers"]),
        ("Bishops appealed to the two armies to negotiate.", "negotiate", ["two armies"]),
        ("Friends blame Colonel Strand for their arrest.", "arrest", ["Strand"]),
        (
            "The commander surrendered with 63 of his men.",
            "surrendered",
            ["unnamed commander", "63 of his men"],
        ),
        ("The mayor wrote to the council asking for policemen.", "asking", ["unnamed mayor"]),
        ("The army accused the League of shelling a dam.", "shelling", ["League"]),
        ("Norland warned Sund against sending troops to the islands.", "sending", ["Sund"]),
        ("The editor was sentenced to five years in jail.", "jail", []),
    ],
)
def test_who_does_it_is_told_by_what_he_does_beside_it(
    reader: Reader, text: str, trigger: str, doers: list[str]
) -> None:
    assert players(reader, text, trigger, "actor") == doers
