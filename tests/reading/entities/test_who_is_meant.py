"""Whom a description or a pronoun takes up, by what each is told to do and undergo, and by nouns for the same."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


def chains(reader: Reader, text: str) -> list[set[str]]:
    """The words of the mentions of each entity."""
    reading = reader.read(document_of(text, id="x"))
    return [
        {m.span.of(text) for m in reading.mentions if m.entity == entity.id} for entity in reading.entities
    ]


def together(reader: Reader, text: str, *words: str) -> bool:
    return any(set(words) <= chain for chain in chains(reader, text))


@pytest.mark.parametrize(
    ("text", "first", "again"),
    [
        (
            "Gunmen kidnapped two engineers on Monday. The kidnappers demanded a ransom.",
            "Gunmen",
            "The kidnappers",
        ),
        (
            "Gunmen kidnapped two engineers on Monday. Police said the captives were alive.",
            "two engineers",
            "the captives",
        ),
        (
            "Railway workers stopped work on Tuesday. The strikers blocked the main station.",
            "Railway workers",
            "The strikers",
        ),
        (
            "Police arrested 14 students after a march. The detainees were taken to a barracks.",
            "14 students",
            "The detainees",
        ),
        (
            "Some 4,000 people fled the fighting. The refugees crossed the river on foot.",
            "Some 4,000 people",
            "The refugees",
        ),
    ],
)
def test_whoever_does_or_undergoes_a_deed_is_called_by_it(
    reader: Reader, text: str, first: str, again: str
) -> None:
    assert together(reader, text, first, again)


def test_a_noun_for_the_same_takes_up_what_another_brought_in(reader: Reader) -> None:
    text = "A trawler sank on Friday. The vessel had left port at night."
    assert together(reader, text, "A trawler", "The vessel")
    text = "Rebels ambushed a convoy on Thursday. The insurgents withdrew before dawn."
    assert together(reader, text, "Rebels", "The insurgents")


def test_whose_houses_are_burned_did_not_burn_them(reader: Reader) -> None:
    text = "Villagers told reporters that soldiers had burned their houses."
    assert together(reader, text, "Villagers", "their")
    assert together(reader, "The junta jailed its critics and closed two papers.", "The junta", "its")


def test_who_fires_on_them_is_not_fired_on(reader: Reader) -> None:
    text = "The refugees crossed the bridge. Soldiers there fired on them."
    assert not together(reader, text, "Soldiers there", "them")


def test_others_who_defend_are_not_those_who_attacked(reader: Reader) -> None:
    text = "Rebels attacked the town on Monday. Troops drove them out. The soldiers lost two men."
    assert not together(reader, text, "Rebels", "The soldiers")


def test_who_says_a_lead_is_not_whoever_is_named_next(reader: Reader) -> None:
    text = (
        "Police arrested the leader of a smuggling gang on Friday, the interior secretary said.\n\n"
        "Rolan Odo, 44, was captured in a house near the port after a week-long hunt."
    )
    assert together(reader, text, "the leader of a smuggling gang", "Rolan Odo")
    assert not together(reader, text, "the interior secretary", "Rolan Odo")


@pytest.mark.parametrize(
    ("lead", "described", "after", "named"),
    [
        (
            "A judge sentenced a former general to life in prison on Tuesday.",
            "A judge",
            "Hugo Balm, 71, listened without a word.",
            "Hugo Balm",
        ),
        (
            "Police detained a man on Monday over the killing of a nurse, prosecutors said.",
            "a man",
            "Lina Ruun, 29, was found dead in her flat on Saturday.",
            "Lina Ruun",
        ),
        (
            "The mayor of Orsa was booed on Monday at a rally of dockers.",
            "The mayor of Orsa",
            "Ivo Brand, 50, a crane driver, said that nobody had been paid since May.",
            "Ivo Brand",
        ),
    ],
)
def test_a_name_is_not_anybody_of_a_lead(
    reader: Reader, lead: str, described: str, after: str, named: str
) -> None:
    assert not together(reader, f"{lead}\n\n{after}", described, named)


def test_an_army_chief_is_the_general_named_next(reader: Reader) -> None:
    text = (
        "Tessen's army chief dissolved the government on Monday and declared a state of emergency.\n\n"
        "General Abdel Osman said in a televised address that the armed forces had acted."
    )
    assert together(reader, text, "Tessen's army chief", "General Abdel Osman")


@pytest.mark.parametrize(
    ("text", "kin", "who"),
    [
        (
            "Aram Odo was shot on Monday. Lena Odo, the widow of the chief, said her husband had been threatened.",
            "her husband",
            "the chief",
        ),
        (
            "Karim Ruun was killed on Monday. His brother, Ilan, was arrested. Ilan said his brother had no gun.",
            "his brother",
            "Karim Ruun",
        ),
        (
            "The king's daughter, Princess Alia, fled with her two sons. Her father has not spoken.",
            "Her father",
            "The king's",
        ),
    ],
)
def test_kin_is_whoever_has_the_other_side_of_it(reader: Reader, text: str, kin: str, who: str) -> None:
    assert together(reader, text, kin, who)


def test_my_brother_is_not_the_one_who_says_so(reader: Reader) -> None:
    text = (
        "The chief, Moussa Odo, was shot in front of his house. His brother, Hassan Odo, escaped and raised the "
        'alarm.\n\n"They came and asked for my brother by name," Hassan Odo said.'
    )
    assert together(reader, text, "my brother", "Moussa Odo")


def test_attackers_are_those_who_struck_not_those_who_are_about(reader: Reader) -> None:
    text = (
        "Armed men killed an elder in the north on Tuesday, the latest attack in a region where Islamist insurgents are "
        "active. The gunmen fled towards the border."
    )
    assert together(reader, text, "Armed men", "The gunmen")
    assert not together(reader, text, "Islamist insurgents", "The gunmen")


def test_nobody_takes_up_a_group_that_is_none(reader: Reader) -> None:
    text = "No group has claimed the attack, and the militia is blamed. The group has denied it."
    assert not together(reader, text, "No group", "The group")


def test_it_goes_on_from_what_a_report_refers_to(reader: Reader) -> None:
    text = "The gunmen fled towards the river, according to the army. It said a patrol was pursuing them."
    assert together(reader, text, "the army", "It")


def test_a_title_with_its_office_names_who_was_called_so(reader: Reader) -> None:
    lead = "Two men were arrested, the interior secretary said on Friday."
    named = "Secretary Maria Ruun told reporters that they had offered money."
    assert together(
        reader, f"{lead}\n\nInterior {named}", "the interior secretary", "Interior Secretary Maria Ruun"
    )
    assert not together(
        reader, f"{lead}\n\nForeign {named}", "the interior secretary", "Foreign Secretary Maria Ruun"
    )


def test_a_body_is_called_by_its_seat(reader: Reader) -> None:
    text = "Orsa Rights Watch urged a fair trial. The Geneva-based organization said that six prisoners had died."
    assert together(reader, text, "Orsa Rights Watch", "The Geneva-based organization")


def test_the_general_who_did_something_is_the_general(reader: Reader) -> None:
    text = (
        "General Abdel Osman said that the armed forces had acted. The general, who has led a council since 2019, "
        "promised elections."
    )
    assert together(reader, text, "General Abdel Osman", "The general, who has led a council since 2019")


def test_a_pronoun_for_somebody_is_always_of_somebody(reader: Reader) -> None:
    text = (
        "The chief, Moussa Odo, was shot in front of his house. His brother, Hassan Odo, escaped and raised the "
        'alarm.\n\n"They came and asked for my brother by name," Hassan Odo said.'
    )
    heads = {m.span.of(text) for m in reader.read(document_of(text, id="x")).mentions}
    assert {"his", "His", "my", "They"} <= heads
    assert together(reader, text, "His", "Moussa Odo")


@pytest.mark.parametrize(
    ("text", "first", "again"),
    [
        ("Prosecutors charged two officers with looting, which they deny.", "two officers", "they"),
        ("Ravi Odo was held as he drove into town, his lawyer Tarn Belo said.", "Ravi Odo", "he"),
        (
            "The Hill Workers' Party (HWP) claimed an attack on the office of a firm that killed five people. "
            "The HWP has fought the army since May.",
            "HWP",
            "The HWP",
        ),
    ],
)
def test_who_denies_a_charge_and_who_is_told_of_first_is_not_who_tells_it(
    reader: Reader, text: str, first: str, again: str
) -> None:
    assert together(reader, text, first, again)


def test_a_firm_that_was_attacked_is_not_the_group_whose_acronym_stands_before(reader: Reader) -> None:
    text = "The Hill Workers' Party (HWP) claimed an attack on the office of a firm that killed five people."
    assert not any(
        "HWP" in chain and any("firm" in words for words in chain) for chain in chains(reader, text)
    )


def test_a_surname_that_is_a_trade_too_says_nothing_of_its_bearer(reader: Reader) -> None:
    text = (
        "Bulan Sheriff, who chairs the council, spoke first. Sheriff told reporters that the army came late."
    )
    reading = reader.read(document_of(text, id="x"))
    assert [entity.sector for entity in reading.entities if entity.name == "Bulan Sheriff"] == [None]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Police said rebels killed a lawmaker in Orsa on Sunday.\n\nMohamed Abdi Odo, a member of parliament from "
            "the north, died when a bomb went off.",
            "a lawmaker in Orsa",
            "Mohamed Abdi Odo",
        ),
        (
            "Rebels freed a mining executive on Sunday after seven months, the Red Cross said.\n\nGilbert Wobe, "
            "vice-president of a Canadian company, was handed over to a delegation.",
            "a mining executive",
            "Gilbert Wobe",
        ),
        (
            "Georgian President Nika Dar said tanks had crossed. An envoy of the UN will meet the Georgian leader.",
            "Georgian President Nika Dar",
            "the Georgian leader",
        ),
        (
            "The Hill Front fought on. The African Union sent troops. The Coast Movement surrendered, the union said. "
            "The movement's leader fled.",
            "The Coast Movement",
            "The movement's",
        ),
        (
            "The African Union was following the events. The bloc's chairman called for talks.",
            "The African Union",
            "The bloc's",
        ),
    ],
)
def test_a_description_stands_for_the_one_named(reader: Reader, text: str, one: str, other: str) -> None:
    assert together(reader, text, one, other)


def test_the_army_is_not_an_army_of_liberation(reader: Reader) -> None:
    text = "The National Liberation Army freed six miners. Its commander said the army was still bombing his men."
    assert not together(reader, text, "The National Liberation Army", "the army")


def test_a_style_inside_a_name_is_a_part_of_it(reader: Reader) -> None:
    text = "President Hassan Sheikh Farah condemned the killing. Interior Minister Sheikh Omar Lod resigned."
    named = {e.name: e.role for e in reader.read(document_of(text, id="x")).entities}
    assert named["Hassan Sheikh Farah"] == "President"
    assert "Omar Lod" in named


def test_a_group_of_a_country_is_a_body(reader: Reader) -> None:
    text = "Tessen's second-largest rebel group freed a banker on Sunday, the Red Cross said."
    kinds = {e.name: e.kind for e in reader.read(document_of(text, id="x")).entities}
    assert kinds["Tessen's second-largest rebel group"] == "armed_group"


def test_an_officer_beside_a_spokesman_is_one_person(reader: Reader) -> None:
    text = "A spokesman for the force, Lieutenant Colonel Paul Njuguna, said the rebels were desperate."
    assert "Paul Njuguna" in {e.name for e in reader.read(document_of(text, id="x")).entities}


def test_whoever_tells_of_somebody_by_name_is_somebody_else(reader: Reader) -> None:
    text = "The leader of a farmers' party suggested that the jailed rebel leader Abel Osman could be freed if he paid."
    assert not together(reader, text, "The leader of a farmers' party", "the jailed rebel leader Abel Osman")
    text = (
        "The leader of a nationalist party allied with Roden had suggested that the jailed rebel leader Abel Osman could "
        "be granted parole if he renounced violence. Osman has been held since 1999."
    )
    assert not together(
        reader,
        text,
        "The leader of a nationalist party allied with Roden",
        "the jailed rebel leader Abel Osman",
    )


def test_he_in_a_condition_is_rather_who_is_told_of_than_who_tells_it(reader: Reader) -> None:
    assert together(reader, "The mayor said Ravi Odo could go free if he paid the fine.", "Ravi Odo", "he")
    assert together(reader, "Doran said he would stay if he could.", "Doran", "he")


def test_a_party_named_between_commas_is_that_party_and_no_person(reader: Reader) -> None:
    text = "He accused the opposition party, Pasteg, of arson. Pasteg rejected the charge. It vowed to march."
    assert together(reader, text, "the opposition party", "Pasteg", "It")
    kinds = {entity.name: entity.kind for entity in reader.read(document_of(text, id="x")).entities}
    assert kinds["Pasteg"] == "organization"
