"""The names that entities come to, and who is nobody else, in whole sentences."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


def _names(reader: Reader, text: str) -> list[str]:
    return [entity.name for entity in reader.read(document_of(text, published="2023-05-04")).entities]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign Minister Park Sun-woo met the miners.", "Park Sun-woo"),
        ("Secretary-General Lim Ki-hoon condemned the raid.", "Lim Ki-hoon"),
        ("Gary Olm of the Harvest Party resigned.", "Gary Olm"),
        ("The militia held Duke Hanno of Brell for a week.", "Hanno of Brell"),
        ("Undersheriff Larry Waldon praised the crew.", "Larry Waldon"),
        ("Police feared for a nurse when a gunman burst out of the mill and put a pistol to her head.",
         "unnamed gunman"),
        ("White House Chief of Staff John Sunder resigned.", "John Sunder"),
        ("Secretary of Defense Ann Roe left the port.", "Ann Roe"),
        ("The All Farmers Congress accused the government.", "All Farmers Congress"),
        ("The gunmen, who came at dawn, fled.", "gunmen"),
        ("The driver pulled a handgun and shot at both officers, he said.", "handgun"),
        ("The U.S. envoy said Washington had backed the text. Washington denied it.", "United States"),
        ("The UK expelled two diplomats.", "United Kingdom"),
        ("DR Congo accused its neighbour of arming rebels.", "DR Congo"),
        ("Moscow, which opposes the pact, sent two observers to the vote.", "Russia"),
        ("Oslo was willing to let the ships pass.", "Norway"),
        ("Lima’s refusal to pay angered the miners.", "Peru"),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_holds_no_title_party_or_clause(reader: Reader, text: str, name: str) -> None:
    assert name in _names(reader, text)


def test_a_name_without_its_state_still_tells_of_the_state(reader: Reader) -> None:
    text = "President Aila Torvald of Sarno met President Miro Jansa of Orland. Sarno will open the border."
    reading = reader.read(document_of(text, published="2023-05-04"))
    assert {e.name: e.kind for e in reading.entities if e.name in ("Sarno", "Orland")} == {
        "Sarno": "country", "Orland": "country",
    }  # fmt: skip


def test_whoever_speaks_is_not_whom_he_describes(reader: Reader) -> None:
    text = "Captain Ilan Moresh arrived at noon. “The driver shot nobody,” he said. “We let the man go.”"
    reading = reader.read(document_of(text, published="2023-05-04"))
    names = {e.id: e.name for e in reading.entities}
    called = {m.span.of(text): names[m.entity] for m in reading.mentions}
    assert called["he"] == "Ilan Moresh"
    assert "Ilan Moresh" not in (called["The driver"], called["the man"])


def test_one_of_them_is_called_after_them_and_the_next_is_another(reader: Reader) -> None:
    text = "Three rebels were captured on Monday. One of them was shot. One of them was freed on Friday."
    assert _names(reader, text).count("one of three rebels") == 2


@pytest.mark.parametrize(
    ("text", "one", "pronoun"),
    [
        ("The jets strafed villagers as they fled.", "villagers", "they"),
        ("Gunmen shot the mayor while he slept.", "mayor", "he"),
        ("Police shot two robbers as they ran.", "two robbers", "they"),
    ],
)
def test_whoever_flees_or_sleeps_meanwhile_is_attacked(
    reader: Reader, text: str, one: str, pronoun: str
) -> None:
    reading = reader.read(document_of(text, published="2023-05-04"))
    names = {e.id: e.name for e in reading.entities}
    assert next(names[m.entity] for m in reading.mentions if m.span.of(text) == pronoun).endswith(one)


@pytest.mark.parametrize(
    "text",
    [
        "The officer was hoping to arrest him at noon.",
        "The officer chased the robber and shot him.",
    ],
)
def test_whom_a_verb_hits_is_not_whoever_does_it(reader: Reader, text: str) -> None:
    reading = reader.read(document_of(text, published="2023-05-04"))
    of = {m.span.of(text): m.entity for m in reading.mentions}
    assert of["The officer"] != of["him"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Soldiers arrested the army chief, General Paulo Inga.", "Paulo Inga", "person"),
        ("President Duarte Lima resigned. Lima, who fled, was freed.", "Duarte Lima", "person"),
        ("The General Command claimed the raid.", "General Command", "organization"),
    ],
)
def test_a_rank_is_a_persons_and_a_surname_no_capital(
    reader: Reader, text: str, name: str, kind: str
) -> None:
    reading = reader.read(document_of(text, published="2023-05-04"))
    assert {e.name: e.kind for e in reading.entities}[name] == kind


def test_one_of_his_sons_is_not_he(reader: Reader) -> None:
    names = _names(reader, "One of President Tarn's sons resigned. Tarn wept.")
    assert {"Tarn", "unnamed one of President Tarn's sons"} <= set(names)


def test_what_a_group_is_called_is_not_what_its_official_is_called(reader: Reader) -> None:
    text = "Homira Ateb, a senior official of a group called the Hill Committee on Women, resigned."
    assert _names(reader, text)[0] == "Homira Ateb"


def test_who_heads_one_body_is_not_who_heads_another(reader: Reader) -> None:
    text = "Pedro Alu, President of the Hill Front, spoke. The president of the miners' union resigned."
    assert "unnamed president of the miners' union" in _names(reader, text)


def test_a_wing_is_no_person_and_a_day_no_part_of_a_name(reader: Reader) -> None:
    text = "The Hill Front's political wing denied it. Police met on the 9th soldiers of the Third Brigade."
    reading = reader.read(document_of(text, published="2023-05-04"))
    kinds = {e.name: e.kind for e in reading.entities}
    assert kinds["Hill Front's political wing"] == "organization"
    assert "soldiers of the Third Brigade" in kinds


def test_an_office_of_a_place_takes_up_the_name_behind_it(reader: Reader) -> None:
    text = "The Prime Minister of Orland, Jean Okele, arrived. Hill Guard fighters met him."
    names = _names(reader, text)
    assert "Jean Okele" in names
    assert "Hill Guard fighters" in names


def test_a_mission_is_those_who_are_sent_on_it(reader: Reader) -> None:
    text = "The UN mission in Orsa condemned the raid. The peacekeeping mission said two men were hurt."
    reading = reader.read(document_of(text, published="2023-05-04"))
    kinds = [e.kind for e in reading.entities if "mission" in e.name]
    assert set(kinds) == {"organization"}


def test_those_who_were_shot_dead_are_not_called_dead(reader: Reader) -> None:
    names = _names(reader, "Security forces shot dead three suspects in Orsa.")
    assert "three suspects" in names
    assert not any("dead" in name for name in names)


def test_both_and_few_are_called_so_and_not_unnamed(reader: Reader) -> None:
    text = "The army and the Hill Front traded fire. Both accused the other of it. Few in Orsa slept."
    assert not {"unnamed both", "unnamed few in Orsa"} & set(_names(reader, text))


def test_those_who_sleep_in_a_capital_are_no_government(reader: Reader) -> None:
    assert "Oslo" in _names(reader, "Oslo was quiet on Sunday. Oslo’s streets were empty.")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The general sent a column of soldiers to the ford.", "column of soldiers", "people"),
        ("A number of rebels fled.", "number of rebels", "armed_group"),
        ("A group calling itself the Sons of the River claimed it. The group killed nine.", "Sons of the River",
         "organization"),
    ],
)  # fmt: skip
def test_a_number_of_some_is_what_they_are(reader: Reader, text: str, name: str, kind: str) -> None:
    reading = reader.read(document_of(text, published="2023-05-04"))
    assert {e.name: e.kind for e in reading.entities}[name] == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A court in the Central African state of Ubara freed him. Ubara denied it.", "Ubara", "country"),
        ("The island nation of Gabar expelled a diplomat.", "Gabar", "country"),
        ("The Gulf state of Qatar hosted the talks.", "Qatar", "country"),
        ("The Nigerian state of Borno was hit. Borno asked for help.", "Borno", "organization"),
        ("The Islamic State of Iraq claimed the raid.", "Islamic State of Iraq", "armed_group"),
        ("The Embassy of France was closed.", "Embassy of France", "government"),
    ],
)
def test_the_state_or_nation_of_a_name_is_what_bears_the_name(
    reader: Reader, text: str, name: str, kind: str
) -> None:
    found = {entity.name: entity.kind for entity in reader.read(document_of(text)).entities}
    assert found[name] == kind


def test_a_part_is_of_the_kind_of_its_whole(reader: Reader) -> None:
    text = "Gangs control 80% of Orsa; in May they killed nine people. Some 60% of voters fled."
    found = {entity.name: entity.kind for entity in reader.read(document_of(text)).entities}
    assert found["60% of voters"] == "people"
    assert not {kind for name, kind in found.items() if "80%" in name} & {"person", "people"}
