"""Who does a deed, and to whom, where another deed of the sentence or a mistaken tree would hide it."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


def _players(reader: Reader, text: str, trigger: str, role: str) -> list[str]:
    reading = reader.read(document_of(text, published="2023-05-04"))
    return [
        part.spans[0].of(text)
        for event in reading.events
        if event.trigger.of(text) == trigger
        for part in event.participants
        if part.role == role
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("The junta of Orland lifted the curfew in Sarno on Friday.", "curfew", ["The junta of Orland"]),
        ("The minister cut short a visit to Sarno.", "visit", ["The minister"]),
        ("The Hill Front warned that any truck on the road would be destroyed.", "destroyed", ["The Hill Front"]),
        ("An attack by bandits on a post in the hills, in which two guards were beaten, was reported.", "beaten",
         ["bandits"]),
    ],
)  # fmt: skip
def test_a_deed_that_another_is_about_is_of_the_same_doer(
    reader: Reader, text: str, trigger: str, actor: list[str]
) -> None:
    assert _players(reader, text, trigger, "actor") == actor


def test_nobody_is_named_for_a_deed_that_merely_stands_beside_another(reader: Reader) -> None:
    text = "The Hill Front attacked an army post at dawn. Three fighters were killed."
    assert _players(reader, text, "killed", "actor") == []


def test_whoever_carries_out_a_series_of_deeds_does_them(reader: Reader) -> None:
    assert _players(reader, "Rebels staged a wave of bombings.", "bombings", "actor") == ["Rebels"]
    assert _players(reader, "Police reported a wave of bombings.", "bombings", "actor") == []


def test_who_cancels_what_others_called_does_not_do_it(reader: Reader) -> None:
    assert "The governor" not in _players(reader, "The governor cancelled the rally.", "rally", "actor")


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("The militia threatened to kill the hostages.", "threatened", ["the hostages"]),
        ("The ship was seized off Lorn in May and its crew jailed for ten weeks.", "jailed", ["its crew"]),
        ("At least 25 people are dead and dozens injured, a doctor said.", "injured", ["dozens"]),
        ('The ministry said that Mr Talvi "was convicted lawfully".', "convicted", ["Mr Talvi"]),
        ("The governor said that 17 people, not 27, had been hurt.", "hurt", ["17 people"]),
        ("A gunman killed himself and four policemen.", "killed", ["himself", "four policemen"]),
        ("Guards of the republic shot dead Corporal Hest and fled.", "shot", ["Corporal Hest"]),
        ("Thousands took to the streets and about 30 were arrested.", "arrested", ["about 30"]),
        ("Tolland summoned the Norwegian ambassador.", "summoned", ["the Norwegian ambassador"]),
        ("Fourteen citizens remain in captivity.", "captivity", ["Fourteen citizens"]),
        ("Two nuns are in the hands of rebels.", "hands", ["Two nuns"]),
        ("He has been in custody since May.", "custody", ["He"]),
        ("The Orland navy struck Tolland-backed militia groups in May.", "struck", ["Tolland-backed militia groups"]),
        ("The army is currently striking rebel targets, it said.", "striking", ["rebel targets"]),
        ("Police had opened an investigation of the sheriff.", "investigation", ["the sheriff"]),
        ("Orland suspended food supplies to Tolland.", "suspended", ["Tolland"]),
    ],
)  # fmt: skip
def test_those_to_whom_it_is_done_are_found_across_what_stands_between(
    reader: Reader, text: str, trigger: str, target: list[str]
) -> None:
    assert _players(reader, text, trigger, "target") == target


def test_what_is_said_by_a_count_between_is_not_hit(reader: Reader) -> None:
    text = "By noon the raiders had killed, according to the official count, 38 people and stolen 900 goats."
    assert _players(reader, text, "killed", "target") == ["38 people"]


def test_a_country_whose_things_are_taken_is_whom_it_is_done_to(reader: Reader) -> None:
    text = "Sarno and Norway signed a treaty. Sarno will return 300 Norwegian wagons it impounded in May."
    assert "Norwegian" in " ".join(_players(reader, text, "impounded", "target"))


def test_of_whom_some_are_freed_the_some_alone_are_told(reader: Reader) -> None:
    text = "Sixty people were detained, of whom forty have been released."
    assert _players(reader, text, "released", "recipient") == ["forty"]


def test_who_is_given_what_hangs_on_the_gift(reader: Reader) -> None:
    assert _players(reader, "Peru denied recognition to the junta.", "denied", "recipient") == ["the junta"]


@pytest.mark.parametrize(
    ("text", "trigger", "role", "expected"),
    [
        ("Raiders burned a mill at Lorn on Sunday.", "burned", "target", ["a mill"]),
        ("Raiders shot two men on the beach.", "shot", "target", ["two men"]),
        ("Raiders shot two men on the beach.", "shot", "place_of", ["the beach"]),
        ("Some 9,000 people have fled fighting between the army and the Council.", "fighting", "actor",
         ["the army", "the Council"]),
        ("Raiders overran a post on Sunday, killing six constables and carrying off a cook, officials said.", "carrying",
         "actor", ["Raiders"]),
        ("The base was closed at the request of Norway.", "request", "actor", ["Norway"]),
        ("Uganda has closed its border to refugees.", "closed", "target", ["its border", "refugees"]),
        ("The port authority cancelled its meeting with the strikers.", "cancelled", "target", ["the strikers"]),
        ("Orland and Norway agreed to a truce.", "truce", "actor", ["Orland", "Norway"]),
        ("The interception in August of a boat was praised.", "interception", "target", ["a boat"]),
        ("The colonel promised that the culprits would be found, and fined the town.", "fined", "actor",
         ["The colonel"]),
        ("14:05 Police fired at dockers.", "fired", "actor", ["Police"]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_deed_plays_its_own_part(
    reader: Reader, text: str, trigger: str, role: str, expected: list[str]
) -> None:
    assert _players(reader, text, trigger, role) == expected


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        (
            "Rebels paraded the mortars they captured from the army, many of them supplied by Norway.",
            ["the army"],
        ),
        ("The rifles seized from the militia had been supplied by Norway.", ["the militia"]),
    ],
)
def test_what_was_taken_from_somebody_had_been_given_to_him(
    reader: Reader, text: str, recipient: list[str]
) -> None:
    assert _players(reader, text, "supplied", "recipient") == recipient


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        (
            "Three people were killed and 20 injured in clashes between police and protesters.",
            "injured",
            ["20"],
        ),
        ("The bombing, blamed on the Hill Front, killed nine.", "blamed", ["the Hill Front"]),
        ("A mine exploded under a bus near Lorn.", "exploded", ["a bus near Lorn"]),
        ("The hospital received nine dead.", "dead", ["nine"]),
    ],
)
def test_who_is_hit_or_blamed_is_he_and_not_what_stands_by(
    reader: Reader, text: str, trigger: str, target: list[str]
) -> None:
    assert _players(reader, text, trigger, "target") == target


def test_those_who_are_described_by_what_follows_are_nobody_named_before(reader: Reader) -> None:
    text = "The youths detained the drivers. The Council promised to punish those responsible."
    reading = reader.read(document_of(text, published="2023-05-04"))
    names = {entity.id: entity.name for entity in reading.entities}
    punished = [event for event in reading.events if event.trigger.of(text) == "punish"]
    assert "drivers" not in [
        names.get(part.entity or "") for event in punished for part in event.participants
    ]


def test_who_shows_what_he_took_did_not_lose_it(reader: Reader) -> None:
    text = "Rebel fighters have been showing off the weapons they have seized from Norwegian forces."
    assert _players(reader, text, "seized", "target") == ["Norwegian forces"]


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        ("Orland said Norway had offered to pay a third of the debt and that Sarno had rejected the offer.", "offered",
         ["Sarno"]),
        ("The minister asked Norway to send helicopters.", "send", ["The minister"]),
        ("The owner of the ferry said she had been promised a police escort.", "escort", ["she"]),
    ],
)  # fmt: skip
def test_who_answers_or_asks_is_whom_an_offer_is_made_to(
    reader: Reader, text: str, trigger: str, recipient: list[str]
) -> None:
    assert _players(reader, text, trigger, "recipient") == recipient


def test_who_is_asked_to_do_it_does_it_though_no_mention_of_him_is_found(reader: Reader) -> None:
    assert _players(reader, "He asked the mission to send helicopters.", "send", "actor") == ["the mission"]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("The union called on the workers of the port to stop the ship.", "stop", ["the workers of the port"]),
        ("The Council mourns the teacher Lina Oro, who was tortured in Sela, and will punish those who gave the order.",
         "punish", ["The Council"]),
        ("Suspected cattle rustlers ambushed a bus.", "ambushed", ["Suspected cattle rustlers"]),
        ("Villagers accuse the miners of poisoning the river and have burned two trucks.", "burned", ["Villagers"]),
        ("The patrol had ordered him through a loudspeaker to leave the area.", "leave", ["him"]),
    ],
)  # fmt: skip
def test_whose_deed_it_is_is_told_across_a_clause_between(
    reader: Reader, text: str, trigger: str, actor: list[str]
) -> None:
    assert _players(reader, text, trigger, "actor") == actor


def test_the_envoys_of_two_countries_are_two(reader: Reader) -> None:
    text = "The representative of Orland praised the plan. The representative of Norway rejected it."
    reading = reader.read(document_of(text, published="2023-05-04"))
    actors = [part.entity for event in reading.events for part in event.participants if part.role == "actor"]
    assert len(actors) == len(set(actors)) == 2


@pytest.mark.parametrize(
    ("text", "trigger", "role"),
    [
        ("The caller threatened that no lorry would pass Sarno.", "threatened", "target"),
        ("The union threatened a walkout.", "threatened", "target"),
        ("Norway offered observers.", "offered", "recipient"),
        ("VIENNA, Nov. 17 (CNS) - Police are searching for an editor.", "searching", "target"),
        ("Nine people were killed in Sunday's ambush of a convoy.", "killed", "actor"),
        ("No group immediately claimed the attack.", "attack", "actor"),
        ("His lawyer calls the arrest grotesque.", "arrest", "actor"),
    ],
)
def test_what_is_no_party_takes_no_part(reader: Reader, text: str, trigger: str, role: str) -> None:
    assert _players(reader, text, trigger, role) == []


REPORT = """The Hill Front attacked a post at Sarno on Sunday. Three fighters were killed and two trucks burned.

The governor condemned the attack. He asked Norway to send helicopters and warned that trucks would be shelled.

Orland lifted the sanctions on two men. Rifles seized from the militia had been supplied by Norway.

The raid shocked Sarno.
"""


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        ("The singer refused to meet with the president.", "refused", ["the president"]),
        ("Orland has cancelled a planned visit to Tolland.", "cancelled", ["Tolland"]),
        ("Orland refused a request from the prime minister of Tolland.", "refused", ["the prime minister of Tolland"]),
        ("The rebels refused to free the students.", "refused", []),
        ("The mayor demanded support from the government.", "demanded", ["the government"]),
        ("The regime demanded a meeting of the council.", "demanded", ["the council"]),
        ("The union demanded the prefect's resignation.", "demanded", ["the prefect"]),
        ("We demand an inquiry by the union.", "demand", []),
        ("The Front said that no lorry would pass.", "pass", ["no lorry"]),
        ("The court refused a request from the mayor to see the files.", "refused", ["the mayor"]),
        ("The state returned a silver pendant engraved with the image of a king to Russian authorities.",
         "returned", ["Russian authorities"]),
        ("Orland approved a request from the health ministry for help.", "approved", ["the health ministry"]),
        ("The prime minister called the envoy on Friday.", "called", ["the envoy"]),
    ],
)  # fmt: skip
def test_who_is_asked_or_refused_is_told_by_what_is_asked_for(
    reader: Reader, text: str, trigger: str, recipient: list[str]
) -> None:
    assert _players(reader, text, trigger, "recipient") == recipient


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("He received a request from the prime minister.", "request", ["the prime minister"]),
        ("Orland faces threats from the rebels.", "threats", ["the rebels"]),
        ("They say the bank is about to freeze accounts.", "freeze", ["the bank"]),
        ("Some 8,500 have left the villages.", "left", ["Some 8,500"]),
        ("The Home Guard, an obvious suspect, swore it was innocent and praised the men.", "praised",
         ["The Home Guard"]),
        ("He has been in custody since May.", "custody", []),
        ("Iranian Foreign Minister Mohammad Javad Zarif has condemned a decision of the court.", "condemned",
         ["Iranian Foreign Minister Mohammad Javad Zarif"]),
        ("Hundreds of prisoners have been released by rebel forces in Tripoli over the last few days.", "released",
         ["rebel forces"]),
        ("The OIC expressed its total rejection and strong condemnation of the declaration.", "condemnation",
         ["The OIC"]),
        ("Bosnian Serb units threatened to shell British forces based in Vitez if western forces launched any attack.",
         "threatened", ["Bosnian Serb units"]),
    ],
)  # fmt: skip
def test_who_does_it_is_found_where_a_noun_or_a_mistaken_link_tells(
    reader: Reader, text: str, trigger: str, actor: list[str]
) -> None:
    assert _players(reader, text, trigger, "actor") == actor


def test_whoever_would_do_what_is_threatened_is_not_threatened(reader: Reader) -> None:
    text = "The president has warned the envoy that his government would expel him."
    assert _players(reader, text, "warned", "target") == ["the envoy"]


def test_a_day_is_no_part_of_the_verb(reader: Reader) -> None:
    text = "Prime Minister Lor Aubin called new Norlandish President Mia Tarn on Friday to congratulate her."
    assert all(event.type != "REQUEST" for event in reader.read(document_of(text)).events)
    assert _players(reader, text, "congratulate", "actor") == ["Prime Minister Lor Aubin"]


def test_nobody_takes_part_who_is_named_in_another_sentence_alone(reader: Reader) -> None:
    reading = reader.read(document_of(REPORT, published="2023-05-04"))
    for event in reading.events:
        sentence = next(
            one.span for one in reading.sentences if one.span.start <= event.trigger.start < one.span.end
        )
        for part in event.participants:
            assert all(sentence.start <= span.start < sentence.end for span in part.spans), event.trigger.of(
                REPORT
            )


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("Four of its soldiers were killed by Israeli fire on the border.", 1),
        ("Two men were killed by sniper fire.", 1),
        ("Nine people were killed by a fire in a hotel.", 0),
        ("Hotel fire kills nine people in Orsa.", 0),
    ],
)
def test_fire_that_somebody_fires_kills_and_flames_are_nobodys_deed(
    reader: Reader, text: str, deeds: int
) -> None:
    events = reader.read(document_of(text)).events
    assert len([event for event in events if event.trigger.of(text).startswith("kill")]) == deeds


@pytest.mark.parametrize(
    ("text", "actor", "means"),
    [
        ("A patrol hit a mine near Orsa, killing two soldiers.", [], ["a mine"]),
        ("The mayor's car was hit by a mine, killing his driver.", [], ["a mine"]),
        ("The truck hit a mine near Orsa, killing four soldiers.", [], ["a mine"]),
        ("Rebels attacked a patrol, killing two soldiers.", ["Rebels"], []),
    ],
)
def test_whoever_a_blow_hit_did_not_do_its_harm(
    reader: Reader, text: str, actor: list[str], means: list[str]
) -> None:
    assert _players(reader, text, "killing", "actor") == actor
    assert [each[:6] for each in _players(reader, text, "killing", "instrument")] == means


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police spoke of a raid in which 12 farmers had their throats cut.", "raid"),
        ("The attack, in which three teachers had their homes burned, lasted an hour.", "attack"),
        ("Traders have closed their shops for fear of looting.", "looting"),
        ("Critics have called the arrests nothing less than kidnapping.", "arrests"),
    ],
)
def test_who_suffers_fears_or_judges_a_deed_does_not_do_it(reader: Reader, text: str, trigger: str) -> None:
    assert _players(reader, text, trigger, "actor") == []


@pytest.mark.parametrize(
    "text",
    [
        "The families declined to be named for fear of arrest.",
        "A doctor, who asked not to be identified, counted twelve bodies.",
    ],
)
def test_whoever_is_not_to_be_named_is_accused_of_nothing(reader: Reader, text: str) -> None:
    assert "ACCUSE" not in {event.type for event in reader.read(document_of(text)).events}


def test_a_participle_says_what_was_done_to_the_subject_and_not_by_it(reader: Reader) -> None:
    text = "Accused of spying for Norland, the two journalists face trial."
    assert _players(reader, text, "Accused", "actor") == []
    assert _players(reader, text, "Accused", "target") == ["the two journalists"]
    assert not [each for each in reader.read(document_of(text)).statements if each.act == "accuse"]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("The prosecutor's office opened an investigation into the deaths of three protesters.", "deaths", []),
        ("The bishop has been mediating between the two sides.", "mediating", ["The bishop"]),
        ("The bloc is considering new sanctions on officials responsible for the crackdown.", "crackdown",
         ["officials"]),
        ("India summoned the envoy to lodge a protest over the killing of two soldiers.", "lodge", ["India"]),
        ("Norway announced $20 million in aid for flood victims.", "aid", ["Norway"]),
        ("Troops loyal to the former leader blockaded the palace on Monday.", "blockaded", ["Troops"]),
    ],
)  # fmt: skip
def test_who_looks_into_a_deed_or_speaks_between_others_is_told_apart(
    reader: Reader, text: str, trigger: str, actor: list[str]
) -> None:
    assert _players(reader, text, trigger, "actor") == actor


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norland will send 400 troops to train Sarnian soldiers, the prime minister said.", "send"),
        ("The navy intercepted a boat carrying weapons believed to be bound for the rebels.", "bound"),
        ("A bus taking clerks to work was stopped at the bridge.", "taking"),
        ("The two generals, whose forces have been fighting since April, agreed to a truce.", "fighting"),
        ("Police found a grave with the bodies of 30 people believed to have been kidnapped.", "found"),
    ],
)
def test_nobody_is_hit_by_help_or_by_going_somewhere(reader: Reader, text: str, trigger: str) -> None:
    assert _players(reader, text, trigger, "target") == []


@pytest.mark.parametrize(
    "text",
    [
        "The junta has agreed to hold elections within 18 months.",
        "Norway announced $20 million in aid for flood victims.",
        "The union demanded the return to constitutional order.",
    ],
)
def test_elections_aid_and_order_coerce_and_punish_nobody(reader: Reader, text: str) -> None:
    types = [event.type for event in reader.read(document_of(text)).events]
    assert not {"COERCE", "SANCTION"} & {*types}
    assert types.count("REQUEST") <= 1
