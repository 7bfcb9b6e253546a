"""Promise 2: one predicate, one event; its participants come from its own clause or through a link of syntax."""

from itertools import product

import pytest

from dateline.model import Event, Reading, document_of
from dateline.reading import Reader

FIRST = (
    "Rebels attacked the village of Tarmo", "The navy blockaded the port of Sel", "Police arrested nine students",
    "The junta expelled two diplomats", "Gunmen killed four farmers",
)  # fmt: skip
SECOND = (
    "the bishop praised the mayor", "the minister met the envoy", "the union condemned the governor",
    "a charity sent food to the islanders", "the general resigned",
)  # fmt: skip
JOINTS = (", and ", ", while ", "; ", " after ", ". ")


def read(reader: Reader, text: str) -> Reading:
    return reader.read(document_of(text))


def roles(reading: Reading, trigger: str) -> dict[str, list[str]]:
    """By role, the words of the participants of the event with a trigger."""
    text = reading.document.text
    (event,) = (event for event in reading.events if event.trigger.of(text) == trigger)
    found: dict[str, list[str]] = {}
    for part in event.participants:
        found.setdefault(part.role, []).append(" … ".join(span.of(text) for span in part.spans))
    return found


@pytest.mark.parametrize("joint", JOINTS)
def test_no_participant_comes_from_another_clause(reader: Reader, joint: str) -> None:
    for first, second in product(FIRST, SECOND):
        text = f"{first}{joint}{second[0].upper() + second[1:] if joint == '. ' else second}."
        reading, border = read(reader, text), len(first)

        def side(event: Event, border: int = border) -> set[bool]:
            spans = [event.trigger, *(span for part in event.participants for span in part.spans)]
            return {span.start < border for span in spans}

        assert reading.events, text
        assert all(len(side(event)) == 1 for event in reading.events), text


@pytest.mark.parametrize("joint", JOINTS)
def test_no_two_events_share_a_trigger(reader: Reader, joint: str) -> None:
    for first, second in product(FIRST, SECOND):
        reading = read(reader, f"{first}{joint}{second}.")
        assert len({event.trigger for event in reading.events}) == len(reading.events)


CASES = (
    ("The ambush was the work of the Salt Riders, a minister said.", "ambush", {"actor": ["the Salt Riders"]}),
    ("On Monday the Forest League admitted having shot the driver.", "shot", {"actor": ["the Forest League"]}),
    ("A Tarn patrol boat shelled the trawler.", "shelled", {"actor": ["A Tarn patrol boat"]}),
    ("The convoy was attacked by gunmen.", "attacked", {"actor": ["gunmen"], "target": ["The convoy"]}),
    ("Rebels attacked and looted the depot.", "attacked", {"actor": ["Rebels"]}),
    ("The rebels who attacked the depot fled.", "attacked", {"actor": ["The rebels"], "target": ["the depot"]}),
    ("The weapons that the rebels seized were old.", "seized", {"actor": ["the rebels"], "item": ["The weapons"]}),
    ("The commander asked the king to send weapons to his men.", "send",
     {"actor": ["the king"], "item": ["weapons"], "recipient": ["his men"]}),
    ("The commander asked the king to send weapons to his men.", "asked",
     {"actor": ["The commander"], "recipient": ["the king"]}),
    ("The commander promised the king to release the hostages.", "release",
     {"actor": ["The commander"], "recipient": ["the hostages"]}),
    ("The union wants the government to withdraw the bill.", "withdraw",
     {"actor": ["the government"], "item": ["the bill"]}),
    ("Their commanders’ surrender shocked the soldiers.", "surrender", {"actor": ["Their commanders"]}),
    ("His assassination ended the truce.", "assassination", {"target": ["His"]}),
    ("The army launched an attack on the depot.", "attack", {"actor": ["The army"], "target": ["the depot"]}),
    ("An attack was carried out by gunmen on Friday.", "attack", {"actor": ["gunmen"]}),
    ("Police and soldiers arrested the mayor and two priests.", "arrested",
     {"actor": ["Police", "soldiers"], "target": ["the mayor", "two priests"]}),
    ("Gunmen stormed the bank, killing two guards.", "killing", {"actor": ["Gunmen"], "target": ["two guards"]}),
)  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "wanted"), CASES)
def test_participants_are_found_through_voice_control_and_coordination(
    reader: Reader, text: str, trigger: str, wanted: dict[str, list[str]]
) -> None:
    found = roles(read(reader, text), trigger)
    assert {role: found.get(role) for role in wanted} == wanted


def test_what_is_asked_for_is_an_event_of_its_own_that_is_requested(reader: Reader) -> None:
    reading = read(reader, "The commander asked the king to send weapons to his men.")
    assert [(event.type, event.status) for event in reading.events] == [
        ("REQUEST", "occurred"),
        ("AID", "requested"),
    ]


def test_who_vows_a_hostile_deed_threatens(reader: Reader) -> None:
    reading = read(reader, "The warlord vowed to attack the port.")
    assert [event.type for event in reading.events] == ["THREATEN", "ASSAULT"]


def test_who_promises_not_to_do_harm_agrees_and_who_vows_it_threatens(reader: Reader) -> None:
    types = [
        read(reader, f"The rebels {told} the convoys.").events[0].type
        for told in ("promised not to attack", "vowed to attack")
    ]
    assert types == ["AGREE", "THREATEN"]


def test_a_verb_that_lacks_what_its_frame_demands_becomes_an_issue_with_the_reason(reader: Reader) -> None:
    reading = read(reader, "It was promised.")
    assert reading.events == ()
    assert [(issue.code, issue.spans != ()) for issue in reading.issues] == [("nothing-coded", True)]


@pytest.mark.parametrize(
    ("text", "trigger", "role", "words"),
    [
        ("She praised the army for opening the road.", "opening", "actor", "the army"),
        ("The mayor called on the governor to cancel the summit.", "cancel", "actor", "the governor"),
        ("The porters' union threatened a walkout.", "walkout", "actor", "The porters' union"),
        ("The mayor asked Norway for emergency deliveries.", "deliveries", "actor", "Norway"),
        ("The sister pleaded with the colonel to spare the town.", "pleaded", "recipient", "the colonel"),
        ("A bomb tore through a crowded bus.", "tore", "target", "a crowded bus"),
    ],
)
def test_who_is_credited_asked_or_commits_himself_takes_part(
    reader: Reader, text: str, trigger: str, role: str, words: str
) -> None:
    assert words in roles(read(reader, text), trigger).get(role, [])


def test_whoever_is_held_on_suspicion_of_a_deed_is_its_doer(reader: Reader) -> None:
    found = roles(
        read(reader, "Police arrested two brothers on suspicion of supplying the weapons."), "supplying"
    )
    assert any(each.startswith("two brothers") for each in found["actor"])
    assert "Police" not in found["actor"]


def test_a_group_whose_name_ends_in_a_word_for_a_place_or_time_acts(reader: Reader) -> None:
    found = roles(
        read(reader, "The Popular Front raided the port on Tuesday, killing three guards."), "raided"
    )
    assert found["actor"] == ["The Popular Front"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            '"We attacked the fort at dawn," said Dara Olin, the leader of the Merrow Liberation Army.',
            "Merrow Liberation Army",
        ),
        (
            'Dara Olin, leader of the Transport Workers Union, said on Monday: "We attacked the depot at dawn."',
            "Transport Workers Union",
        ),
    ],
)
def test_we_in_the_words_of_a_groups_spokesman_or_leader_are_the_group(
    reader: Reader, text: str, name: str
) -> None:
    reading = read(reader, text)
    (actor,) = [p.entity for e in reading.events for p in e.participants if p.role == "actor"]
    assert next(entity.name for entity in reading.entities if entity.id == actor) == name


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Police accused him of financing rebels.", "financing", "him"),
        ("The mayor blamed outsiders for looting shops.", "looting", "outsiders"),
        ("Lumina accused its neighbour of supplying weapons to the rebels.", "supplying", "its neighbour"),
        ("Ada Rusk was convicted of poisoning her neighbour.", "poisoning", "Ada Rusk"),
        ("Four officers were charged with torturing detainees.", "torturing", "Four officers"),
        ("Police arrested a student suspected of setting fire to the embassy.", "setting", "a student"),
        ("The jury found Tam Orvik guilty of killing his wife.", "killing", "Tam Orvik"),
        ("Two men pleaded guilty to kidnapping the banker's son.", "kidnapping", "Two men"),
        ("The ministry held the rebels responsible for attacking the convoy.", "attacking", "the rebels"),
        ("A court sentenced a colonel to life in prison for the murder of monks.", "murder", "a colonel"),
        ("The general was implicated in the killing of seven monks.", "killing", "The general"),
        ("The officer stood trial for the murder of a tailor.", "murder", "The officer"),
    ],
)  # fmt: skip
def test_the_accused_does_the_deed_and_not_who_accuses(
    reader: Reader, text: str, trigger: str, actor: str
) -> None:
    assert roles(read(reader, text), trigger).get("actor") == [actor]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("The mayor was wounded in an attack by masked men.", "wounded", ["masked men"]),
        ("Two farmers were killed at the hands of the militia.", "killed", ["the militia"]),
        ("An attack attributed to the Free Hill Front killed three nurses.", "killed", ["the Free Hill Front"]),
        ("Nobody has been charged in the killing of the editor.", "killing", None),
        ("Police detained two men in the attack on a bank.", "attack", None),
    ],
)  # fmt: skip
def test_who_hit_somebody_is_told_by_the_deed_in_which_he_was_hit(
    reader: Reader, text: str, trigger: str, actor: list[str] | None
) -> None:
    assert roles(read(reader, text), trigger).get("actor") == actor


@pytest.mark.parametrize(
    ("text", "trigger", "role", "words"),
    [
        ("Three farmers were shot dead by soldiers.", "shot", "actor", ["soldiers"]),
        ("Aid workers have been denied access to the camp by the army.", "denied", "actor", ["the army"]),
        ("The kidnapping of two nurses by bandits shocked Kell.", "kidnapping", "actor", ["bandits"]),
        ("The army's killing of four herders was filmed.", "killing", "actor", ["The army"]),
        ("The mayor was killed when gunmen attacked his house.", "killed", "actor", ["gunmen"]),
        ("The mayor was killed when his car hit a tree.", "killed", "actor", None),
        ("Two soldiers were killed and nine wounded in clashes with rebels.", "killed", "actor", ["rebels"]),
        ("Two soldiers were killed and nine wounded in clashes with rebels.", "wounded", "target", ["nine"]),
        ("The village was burned on the orders of the general.", "burned", "actor", ["the general"]),
        ("Police fired tear gas at protesters.", "fired", "target", ["protesters"]),
        ("Orland gave Sarno 40 tanks.", "gave", "recipient", ["Sarno"]),
        ("A grenade thrown by a masked man wounded two priests.", "wounded", "actor", ["a masked man"]),
        ("Rebels shelled a hospital and killed a nurse, the mayor told reporters.", "killed", "actor", ["Rebels"]),
        ("The mob beat two traders to death.", "beat", "actor", ["The mob"]),
        ("The mob beat two traders to death.", "beat", "target", ["two traders"]),
        ("Norway condemned the president's arrest.", "condemned", "target", ["the president's arrest"]),
        ("No group has claimed responsibility for the attack.", "attack", "actor", None),
    ],
)  # fmt: skip
def test_who_and_whom_are_found_where_the_tree_hangs_them_lower(
    reader: Reader, text: str, trigger: str, role: str, words: list[str] | None
) -> None:
    assert roles(read(reader, text), trigger).get(role) == words


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army has opened an investigation into the deaths.", "investigation"),
        ("Thousands staged a march through Odrin on Sunday.", "march"),
        ("The two ministers held talks in Odrin on Sunday.", "talks"),
        ("Soldiers opened fire on the crowd.", "opened"),
    ],
)
def test_a_noun_that_a_light_verb_carries_tells_the_event(reader: Reader, text: str, trigger: str) -> None:
    found = [event.trigger.of(text) for event in reader.read(document_of(text)).events]
    assert trigger in found


def test_events_come_in_the_order_of_the_words_that_tell_them(reader: Reader) -> None:
    text = "It was reported that an investigation of the murder was immediately ordered."
    starts = [event.trigger.start for event in reader.read(document_of(text, published="2023-05-04")).events]
    assert starts == sorted(starts)
