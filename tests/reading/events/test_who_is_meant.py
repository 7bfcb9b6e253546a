"""Whose deed it is, and to whom it is done, where a sentence has several who could be meant."""

import pytest
from tests.players import players

from dateline.model import document_of
from dateline.reading import Reader


def _statuses(reader: Reader, text: str, trigger: str) -> list[str]:
    reading = reader.read(document_of(text, published="2023-05-04"))
    return [event.status for event in reading.events if event.trigger.of(text) == trigger]


def test_helpers_that_are_sent_are_not_those_who_are_helped(reader: Reader) -> None:
    text = "Norway sent divers to the flooded port."
    assert "divers" not in players(reader, text, "sent", "recipient")
    assert "divers" in players(reader, text, "sent", "item")


def test_a_name_right_after_its_description_is_who_is_meant(reader: Reader) -> None:
    text = "The body of the mechanic Pedro Rolon, who was injured on Friday, was found."
    assert players(reader, text, "injured", "target") == ["Pedro Rolon"]


def test_a_death_of_wounds_is_told_as_violence_and_one_of_an_illness_is_not(reader: Reader) -> None:
    assert players(reader, "Three miners died of their wounds near the dam.", "died", "target") == [
        "three miners"
    ]
    assert players(reader, "Three miners died of cholera near the dam.", "died", "target") == []


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Orland's trade minister, Mira Voss, accused Sarno of spying. She said her country had offered to pay.",
         "offered", "Orland"),
        ("The Hill Coalition's liaison officer, Major Drusk, said his side had not laid a mine since May.", "laid",
         "Hill Coalition"),
        ("The army chief accused the rebels of the Kestrel Movement. The rebels shelled the port on Monday.", "shelled",
         "Kestrel Movement"),
        ("Gunmen struck a farm at dawn. The attackers burned two tractors.", "burned", "gunmen"),
        ("A Kestrel Movement spokesman denied that the group had attacked the bus.", "attacked", "Kestrel Movement"),
        ("The union met the army. Police said they had arrested nine strikers.", "arrested", "police"),
    ],
)  # fmt: skip
def test_who_is_meant_is_told_by_what_the_report_said_of_him(
    reader: Reader, text: str, trigger: str, actor: str
) -> None:
    assert players(reader, text, trigger, "actor") == [actor]


def test_rebels_of_whom_two_groups_are_told_are_neither(reader: Reader) -> None:
    text = "The Hill Front rebels and the River Guard rebels met. The rebels shelled the port on Monday."
    assert not set(players(reader, text, "shelled", "actor")) & {"Hill Front", "River Guard"}


def _names(reader: Reader, text: str) -> dict[str, list[str]]:
    reading = reader.read(document_of(text, published="2023-05-04"))
    spans = {mention.id: mention.span.of(text) for mention in reading.mentions}
    return {
        f"{entity.name}, {entity.kind}": [spans[each] for each in entity.mentions]
        for entity in reading.entities
    }


@pytest.mark.parametrize(
    ("text", "name", "first"),
    [
        ("A militia styling itself the Reed Guard shot two men.", "Reed Guard, armed_group", "A militia"),
        ("Attackers acting under the name Silver Tide broke into the bank.", "Silver Tide, armed_group",
         "Attackers"),
        ("The post was made by a user labelled “Grendel”.", "Grendel, person", "a user"),
        ("The Head of the Province, comrade D. Ruk, has opened the bridge.", "D. Ruk, person",
         "The Head of the Province"),
    ],
)  # fmt: skip
def test_who_is_called_by_a_name_is_who_bears_it(reader: Reader, text: str, name: str, first: str) -> None:
    assert _names(reader, text).get(name, [""])[0] == first


def test_some_of_many_are_not_all_of_them(reader: Reader) -> None:
    names = _names(reader, "Several parties, among them the Greens, denounced the law.")
    assert names["Greens, organization"] == ["the Greens"]


def test_who_names_somebody_is_not_called_by_his_name(reader: Reader) -> None:
    names = _names(reader, "Dan Orsk, who had named the Reed Guard as a suspect, resigned.")
    assert not any("the Reed Guard" in spans for name, spans in names.items() if "Orsk" in name)


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The presidents of Sarno and Orland met. The two sides pledged to free prisoners.", "pledged",
         ["Sarno", "Orland"]),
        ("The Kestrel Movement and the government of Peru signed a truce. Both promised to release hostages.",
         "promised", ["Kestrel Movement", "government of Peru"]),
        ("Orland, Sarno and Peru met. Both sides agreed to a truce.", "agreed", ["sides"]),
    ],
)  # fmt: skip
def test_both_sides_are_the_two_that_were_told_of_and_of_three_none(
    reader: Reader, text: str, trigger: str, actors: list[str]
) -> None:
    assert players(reader, text, trigger, "actor") == actors


def test_what_has_an_embassy_or_lends_its_name_to_troops_is_no_person(reader: Reader) -> None:
    names = _names(reader, "Beltish soldiers took part. Belt told the press that Orland's embassy was shut.")
    assert "Orland, country" in names
    assert "Belt, person" not in names


@pytest.mark.parametrize(
    ("text", "trigger", "role", "who"),
    [
        ("The mayor asked the union to wait. It refused.", "refused", "recipient", ["mayor"]),
        ("The army offered the rebels a truce. The rebels rejected the offer.", "rejected", "recipient",
         ["unnamed army"]),
        ("The army asked the bishop for help. The mayor refused.", "refused", "recipient", []),
        ("President Ada Rusk promised the families compensation.", "promised", "recipient", ["families"]),
        ("The general denied the nurses access to the ward.", "denied", "recipient", ["nurses", "ward"]),
        ("The minister saluted the restraint of the armed forces.", "saluted", "recipient", ["armed forces"]),
        ("The company complied with the union's requests.", "complied", "recipient", ["unnamed union"]),
        ("The plan drew sharp criticism from the bishops.", "criticism", "actor", ["bishops"]),
        ("Students marched on the embassy of Peru.", "marched", "target", ["Peru"]),
        ("Norway is small. A Norwegian offer of 20 trucks was accepted.", "accepted", "recipient", ["Norway"]),
    ],
)  # fmt: skip
def test_to_whom_it_is_done_is_told_by_whose_it_is_and_by_what_it_answers(
    reader: Reader, text: str, trigger: str, role: str, who: list[str]
) -> None:
    found = players(reader, text, trigger, role)
    assert [each.removeprefix("unnamed ") for each in found] == [
        each.removeprefix("unnamed ") for each in who
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Gunmen attacked a bus near Kell on Monday.\n\n“They opened fire from the hill,” the driver told reporters.",
         "opened", "gunmen"),
        ("“I can confirm a bomb,” said the prosecutor, Ilse Ram. “I can't say more.” She blamed the ministry.",
         "blamed", "Ilse Ram"),
    ],
)  # fmt: skip
def test_a_witness_speaks_of_the_attackers_and_who_was_quoted_goes_on(
    reader: Reader, text: str, trigger: str, actor: str
) -> None:
    assert players(reader, text, trigger, "actor") == [actor]


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Judge Voss was the target of a raid in May.", "raid", "Voss"),
        ("Judge Voss, a victim of torture, resigned.", "torture", "Voss"),
        ("Survivors of the massacre spoke.", "massacre", "survivors of the massacre"),
        ("Judge Voss spoke of the attempt on her life.", "attempt", "Voss"),
        ("The island was subjected to a blockade.", "blockade", "island"),
        ("Judge Voss escaped an assassination attempt.", "attempt", "Voss"),
    ],
)
def test_a_noun_for_a_deed_hits_whom_the_words_beside_it_name(
    reader: Reader, text: str, trigger: str, target: str
) -> None:
    assert players(reader, text, trigger, "target") == [target]


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("His mother, father and sister were detained.", "detained", "target", 3),
        ("Voss said he and Orland's President Rafa Tayir agreed to a truce.", "agreed", "actor", 2),
        ("The downing of a Sarnian plane at the Orland border strained ties.", "downing", "target", 1),
        ("Orozca was booked on suspicion of arson.", "booked", "target", 1),
    ],
)
def test_all_who_take_part_take_part_and_no_place_or_charge(
    reader: Reader, text: str, trigger: str, role: str, names: int
) -> None:
    assert len(players(reader, text, trigger, role)) == names


def test_whoever_is_said_not_to_have_done_it_does_not(reader: Reader) -> None:
    text = "Soldiers, not rebels, burned the mill. A band said that it, and not the Salt Command, had raided the camp."
    assert players(reader, text, "burned", "actor") == ["soldiers"]
    assert players(reader, text, "raided", "actor") == ["unnamed band"]


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("Rebels killed 14 people and abducted 20 girls in a raid on Dossa, the governor of Tarn, Musa Belo, said.",
         "abducted", "actor", ["rebels"]),
        ("A soldier was hurt when a patrol came under fire.", "hurt", "actor", []),
        ("The Union of Ports and Orland urged both sides to stop.", "urged", "recipient", ["sides"]),
        ("The Farmers Front met the Civic Council. The two countries signed a pact.", "signed", "actor",
         ["two countries"]),
        ("They were convicted of the killing of Hale, 41, who was kidnapped by soldiers.", "kidnapped", "target",
         ["Hale"]),
        ("The army condemned the occupation of land claimed by Sarnians.", "occupation", "actor", []),
    ],
)  # fmt: skip
def test_nobody_takes_part_who_only_stands_near(
    reader: Reader, text: str, trigger: str, role: str, names: list[str]
) -> None:
    assert players(reader, text, trigger, role) == names


def test_whose_murder_others_deny_is_not_their_own(reader: Reader) -> None:
    text = "Anton Dorn has denied any part in his murder. Karl Roe lived in Orsa until his assassination."
    assert "Anton Dorn" not in players(reader, text, "murder", "target")
    assert players(reader, text, "assassination", "target") == ["Karl Roe"]


def test_what_somebody_says_of_himself_makes_him_no_second_party(reader: Reader) -> None:
    assert (
        players(reader, "Anna Roe resigned. She left after alleging she was harassed.", "alleging", "target")
        == []
    )


def test_a_name_before_a_noun_is_the_body_that_has_the_name(reader: Reader) -> None:
    text = "The Taliban are banned. Police said a Taliban attack killed nine."
    assert players(reader, text, "attack", "actor") == ["Taliban"]


def test_who_is_cited_appeals_and_not_who_did_what_he_tells_of(reader: Reader) -> None:
    text = "Oram said that the police had closed the shop and appealed to readers to buy the paper."
    assert players(reader, text, "appealed", "actor") == ["Oram"]


def test_those_who_are_shot_dead_are_shot(reader: Reader) -> None:
    assert players(reader, "Rangers shot dead six poachers near Dume.", "shot", "target") != []


@pytest.mark.parametrize(
    ("text", "trigger", "hit"),
    [
        ("He was among the 38 men shot on the beach.", "shot", "38 men"),
        ("3-year-old child shot and killed in Orsa", "killed", "unnamed 3-year-old child"),
    ],
)
def test_whoever_is_told_of_with_a_deed_of_harm_that_hits_nobody_else_is_hit(
    reader: Reader, text: str, trigger: str, hit: str
) -> None:
    assert players(reader, text, trigger, "target") == [hit]
    assert players(reader, text, trigger, "actor") == []


@pytest.mark.parametrize(
    "text", ["Soldiers shot from the roofs.", "Police shot at the crowd.", "A boy shoots in Orsa"]
)
def test_whoever_shoots_somewhere_is_not_shot(reader: Reader, text: str) -> None:
    trigger = "shoots" if "shoots" in text else "shot"
    assert len(players(reader, text, trigger, "actor")) == 1


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("The manager of a dairy was pulled from his car on Monday. Lars Brandt, 51, had left his home at seven.",
         "Lars Brandt, person", ["The manager of a dairy", "Lars Brandt"]),
        ("Retired Colonel Amil Ordon did not look up. The colonel, 79, is charged with murder.",
         "Amil Ordon, person", ["Retired Colonel Amil Ordon", "The colonel"]),
        ("Father Amand Sasso led the convoy. The army stopped it. The priest does not dispute it.",
         "Amand Sasso, person", ["Father Amand Sasso", "The priest"]),
        ("Sen. Mark Dole criticised the bill. The senator said it would fail.",
         "Mark Dole, person", ["Sen. Mark Dole", "The senator"]),
        ("Two engineers were kidnapped near Orsa. Villagers freed the engineers on Monday.",
         "two engineers, people", ["Two engineers", "the engineers"]),
        ("Rebels attacked a school on Monday. The rebel Movement for Redress holds the port. The rebels say that "
         "they will stay.", "Movement for Redress, armed_group",
         ["Rebels", "The rebel Movement for Redress", "The rebels"]),
        ("A caller introducing himself as Merak Balo claimed the blast.", "Merak Balo, person",
         ["A caller introducing himself as Merak Balo", "Merak Balo"]),
        ("An engineer by the name of Oba took the text home.", "Oba, person",
         ["An engineer by the name of Oba", "Oba"]),
    ],
)  # fmt: skip
def test_a_description_is_whom_the_report_says_it_is(
    reader: Reader, text: str, name: str, mentions: list[str]
) -> None:
    assert set(mentions) <= set(_names(reader, text).get(name, []))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels attacked a school. The rebel Hill Front and the rebel Marsh Front denied it.", "Hill Front"),
        ("Sarnian rebels attacked a school. The rebel Hill Front denied it.", "Hill Front"),
        ("The rebels called on Kinshasa to withdraw troops.", "Democratic Republic of the Congo"),
        ("The rebels named Paris as the seat of the talks.", "Paris"),
    ],
)
def test_a_group_is_not_one_that_is_only_named_near_it(reader: Reader, text: str, name: str) -> None:
    found = {key.partition(",")[0]: spans for key, spans in _names(reader, text).items()}
    assert len(found[name]) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The militant group Ansar Dawa claimed the attack.", "Ansar Dawa, armed_group"),
        ("The oil company Petro Sur said that it would sue.", "Petro Sur, organization"),
        ("Bogotá will pay growers for eighteen months.", "Colombia, government"),
        ("The letter calls on The Hague to cut off the last of its aid.", "Netherlands, government"),
        ("The army fought the Hill Front, whose fighters had burned the villages.",
         "Hill Front’s fighters, armed_group"),
    ],
)  # fmt: skip
def test_who_acts_bears_the_name_beside_it(reader: Reader, text: str, name: str) -> None:
    assert name in _names(reader, text)


@pytest.mark.parametrize(
    "text", ["The company Tuesday said it would close.", "The company Ana Ruiz founded said it would close."]
)
def test_a_day_or_a_founder_after_a_company_is_not_its_name(reader: Reader, text: str) -> None:
    assert not {"Tuesday, organization", "Ana Ruiz, organization"} & {
        name for name, spans in _names(reader, text).items() if any("company" in span for span in spans)
    }


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Gunmen killed twelve people, the town's mayor said. “They came at four,” said Aram Odo, the mayor of Daqla.",
         "Aram Odo, person", ["the town's mayor", "Aram Odo"]),
        ("The bishop met the mayor. Mayor Aram Odo thanked him.", "Aram Odo, person",
         ["the mayor", "Mayor Aram Odo"]),
        ("Rebels accused the Movement for a New Angola (MNA) of using boys. The MNA denied it.",
         "Movement for a New Angola, organization", ["the Movement for a New Angola", "MNA", "The MNA"]),
        ("The Salween People's Army (SPA) took a town. The SPA denied it.",
         "Salween People's Army, organization", ["The Salween People's Army", "SPA", "The SPA"]),
    ],
)  # fmt: skip
def test_who_is_named_in_full_later_or_in_short_is_one(
    reader: Reader, text: str, name: str, mentions: list[str]
) -> None:
    assert set(mentions) <= set(_names(reader, text).get(name, []))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The governor of Orsa resigned. Governor Ana Ruiz of Brell welcomed it.", "Ana Ruiz, person"),
        ("The president met the rebels. French President Ana Ruiz arrived later.", "Ana Ruiz, person"),
        ("The workers (UN) left.", "workers, people"),
    ],
)
def test_a_title_of_another_place_or_other_letters_make_nobody_one(
    reader: Reader, text: str, name: str
) -> None:
    assert len(_names(reader, text)[name]) == 1


def test_who_is_told_along_with_somebody_plays_his_part(reader: Reader) -> None:
    held = "He was arrested along with his brother."
    assert players(reader, held, "arrested", "actor") == []
    assert len(players(reader, held, "arrested", "target")) == 2
    given_up = "Rebel commander Idris Kabo surrendered to UN peacekeepers along with 30 of his men."
    assert len(players(reader, given_up, "surrendered", "actor")) == 2


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "The premier denied that his government had ordered the assassination of Ana Dreyo.",
            "assassination",
        ),
        ("The general denied ordering the killing of two priests.", "killing"),
    ],
)
def test_nobody_did_a_known_deed_by_an_order_that_he_denies(reader: Reader, text: str, trigger: str) -> None:
    assert players(reader, text, trigger, "actor") == []
    assert players(reader, "The general ordered the killing of two priests.", "killing", "actor") != []


def test_whoever_is_accused_of_ordering_a_known_deed_is_not_told_to_have_done_it(reader: Reader) -> None:
    assert _statuses(reader, "The general was accused of ordering the massacre.", "massacre") == ["apparent"]
    assert _statuses(reader, "The army accused him of ordering the killing of a nurse.", "killing") == [
        "claimed"
    ]
    assert _statuses(reader, "Prosecutors charged him with the murder of a nurse.", "murder") == ["claimed"]
    assert _statuses(reader, "The rebels were blamed for the killing of two nurses.", "killing") == [
        "apparent"
    ]
    assert _statuses(reader, "He is accused of financing the bombing.", "financing") == ["apparent"]
    assert _statuses(reader, "A court convicted him of ordering the murder of a judge.", "murder") == [
        "occurred"
    ]
    assert players(reader, "The general ordered the massacre.", "massacre", "actor") == ["unnamed general"]


def test_a_preposition_before_a_gerund_is_not_of_its_object(reader: Reader) -> None:
    assert players(reader, "The report accuses soldiers of burning homes.", "burning", "actor") == [
        "soldiers"
    ]


def test_whoever_stands_trial_is_tried_and_the_trial_does_nothing(reader: Reader) -> None:
    text = "The former president will stand trial in May on charges of ordering the killing of protesters."
    assert players(reader, text, "stand", "target") == ["unnamed former president"]
    assert players(reader, text, "stand", "actor") == []
    assert players(reader, text, "killing", "instrument") == []


def test_whoever_would_act_is_not_whom_a_warning_threatens(reader: Reader) -> None:
    text = "The general warned that his troops would respond to any attack with force."
    assert players(reader, text, "warned", "recipient") == []


def test_why_somebody_is_recalled_is_not_whom_it_is_done_to(reader: Reader) -> None:
    text = "The ambassador was recalled in protest at the raid."
    assert players(reader, text, "recalled", "target") == ["unnamed ambassador"]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("The cartel paid two gunmen to kill the prosecutor.", "kill", "two gunmen"),
        ("The union paid the fine to free its leader.", "free", "unnamed union"),
    ],
)
def test_whoever_is_paid_to_do_it_does_it_and_what_is_paid_does_nothing(
    reader: Reader, text: str, trigger: str, actor: str
) -> None:
    assert players(reader, text, trigger, "actor") == [actor]


def test_what_somebody_is_wanted_for_is_not_who_is_wanted(reader: Reader) -> None:
    text = "The court issued a warrant for the general on charges of arson."
    assert players(reader, text, "warrant", "target") == ["unnamed general"]


def test_how_something_happened_is_nobody_who_is_investigated(reader: Reader) -> None:
    text = "His widow demanded that the army investigate how he died."
    assert players(reader, text, "investigate", "target") == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A spokesman for the rebels claimed responsibility for the raid on Orsa.", "raid"),
        ("The rebels' spokeswoman claimed responsibility for the raid on Orsa.", "raid"),
        ("The rebels claimed responsibility for the raid on Orsa.", "raid"),
    ],
)
def test_what_a_spokesman_owns_up_to_is_the_deed_of_those_he_speaks_for(
    reader: Reader, text: str, trigger: str
) -> None:
    assert players(reader, text, trigger, "actor") == ["rebels"]


def test_a_pronoun_beside_a_subject_means_another(reader: Reader) -> None:
    text = "The editor was jailed for insulting him."
    assert players(reader, text, "insulting", "target") == []
    text = "The rebels let the nurses go after questioning them."
    assert players(reader, text, "questioning", "target") == ["nurses"]


def test_what_somebody_fights_with_may_be_a_weapon_or_an_enemy(reader: Reader) -> None:
    assert players(reader, "Rival youths fought with machetes.", "fought", "target") == []
    assert players(reader, "Rebels fought with troops near the bridge.", "fought", "target") != []


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("Troops have regained control of the town.", "regained", "target", ["town"]),
        ("Norland summoned a diplomat to complain about the firing.", "complain", "actor", ["Norland"]),
        ("Military talks began in Orsa on Monday.", "talks", "actor", []),
        (
            "The governor rejected allegations that troops had fired on the crowd.",
            "fired",
            "target",
            ["unnamed crowd"],
        ),
        ("The army shelled clans opposed to the governor.", "opposed", "recipient", ["unnamed governor"]),
    ],
)
def test_whoever_takes_part_is_told_by_the_word_that_names_him(
    reader: Reader, text: str, trigger: str, role: str, names: list[str]
) -> None:
    assert players(reader, text, trigger, role) == names


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Gunmen on motorcycles who opened fire on the market fled.", "opened", "gunmen on motorcycles"),
        ("Protesters from Orsa who marched to the palace were beaten by police.", "marched", "protesters from Orsa"),
        ("Residents of villages near the dam who fled the fighting have returned.", "fled",
         "residents of villages near the dam"),
        ("Two officers from the unit who beat the boy were suspended.", "beat", "two officers from the unit"),
        ("The son of a general who led the coup was arrested.", "coup", "unnamed general"),
    ],
)  # fmt: skip
def test_a_clause_with_who_is_about_a_person(reader: Reader, text: str, trigger: str, actor: str) -> None:
    assert players(reader, text, trigger, "actor") == [actor]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Norland advised its citizens on Tuesday to leave the islands.", "leave", "Norland’s citizens"),
        ("The truce obliges the two armies to pull back their guns.", "pull", "two armies"),
        ("The court barred the minister from leaving the country.", "leaving", "unnamed minister"),
        ("Voss will never talk to Batu, whom he accuses of stealing state funds.", "stealing", "Batu"),
    ],
)
def test_who_is_asked_to_a_deed_or_kept_from_it_would_do_it(
    reader: Reader, text: str, trigger: str, actor: str
) -> None:
    assert players(reader, text, trigger, "actor") == [actor]


def test_who_sends_or_fines_somebody_to_reach_something_does_that_himself(reader: Reader) -> None:
    assert players(reader, "The mayor paid the fine to free the clerk.", "free", "actor") == ["unnamed mayor"]


def test_a_craft_hits_somebody_itself_where_nobody_is_told_whose_it_is(reader: Reader) -> None:
    assert players(reader, "Two jets bombed the market on Sunday.", "bombed", "actor") == ["two jets"]
    assert players(reader, "A Navy gunboat shelled the port.", "shelled", "actor") != ["navy gunboat"]
    assert players(reader, "Warships of the Hill League blocked the strait.", "blocked", "actor") == [
        "Hill League"
    ]
    assert players(reader, "A tank exploded in the yard of the base.", "exploded", "actor") == []
    assert players(reader, "A missile hit the market on Sunday.", "hit", "actor") == []


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The ministers walked out of a meeting with the governor.", "meeting", ["ministers"]),
        ("The union's leaders are due in Orsa for talks on Sunday.", "talks", ["union's leaders"]),
        ("The group said it remained ready for talks.", "talks", ["unnamed group"]),
        ("The envoy was sent to Oslo for talks.", "talks", ["unnamed envoy"]),
        ("The United Nations called for talks.", "talks", []),
        ("Rebels attacked the town before the talks.", "talks", []),
    ],
)
def test_who_gets_to_talks_or_leaves_them_takes_part(
    reader: Reader, text: str, trigger: str, actors: list[str]
) -> None:
    assert players(reader, text, trigger, "actor") == actors


def test_who_is_told_of_only_by_what_came_before_does_not_do_it(reader: Reader) -> None:
    text = "The militia leader was freed after a protest by several hundred workers."
    assert players(reader, text, "freed", "actor") == []
    assert players(reader, "The camp would be cleared by force, the mayor said.", "cleared", "actor") == []
    assert players(reader, "We asked every port and were rejected by all of them.", "rejected", "actor") != []


def test_a_clause_beside_another_after_a_verb_of_saying_goes_on_with_its_subject(reader: Reader) -> None:
    text = "Residents told us that militants were firing mortars, had forced families to flee and executed two men."
    assert players(reader, text, "executed", "actor") == ["militants"]


def test_whoever_calls_for_something_asks_for_it(reader: Reader) -> None:
    assert players(reader, "Human rights organisations called for her release.", "called", "actor") == [
        "human rights organisations"
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("Talks in Orsa between Sarno and Orland collapsed on Tuesday.", "Talks", "actor", ["Sarno", "Orland"]),
        ("Talks between the army and the rebels resumed.", "Talks", "actor", ["unnamed army", "rebels"]),
        ("Gunmen took 14 girls; five escaped and three were later freed by soldiers.", "freed", "recipient",
         ["three people"]),
        ("The army freed the students it had accused of helping the rebels.", "helping", "actor", ["students"]),
        ("Norway imposed sanctions on three generals it accused of theft.", "accused", "target", ["three generals"]),
        ("The minister praised the soldiers he had ordered to hold the bridge.", "hold", "actor", ["soldiers"]),
        ("Rebels paraded the mortars they took from the army, many of them supplied by Norway.", "supplied", "actor",
         ["Norway"]),
    ],
)  # fmt: skip
def test_two_sides_and_what_a_clause_lacks_are_found(
    reader: Reader, text: str, trigger: str, role: str, names: list[str]
) -> None:
    assert players(reader, text, trigger, role) == names


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("The court ordered the release of the editor, jailed last year for libel.", "jailed", "target",
         ["unnamed editor"]),
        ("Hundreds of protesters blocked the highway linking the capital with the port, burning tyres and throwing "
         "stones at cars.", "throwing", "actor", ["hundreds of protesters"]),
        ("Ten people died, said officials, killed when a bus hit a mine.", "killed", "target", []),
        ("Police shot dead two men.", "shot", "actor", ["police"]),
        ("The convoy came under fire from gunmen near the dam.", "came", "target", ["convoy"]),
        ("The patrol came under attack by rebels.", "attack", "actor", ["rebels"]),
    ],
)  # fmt: skip
def test_participles_after_commas_and_who_comes_under_fire(
    reader: Reader, text: str, trigger: str, role: str, names: list[str]
) -> None:
    assert players(reader, text, trigger, role) == names


def test_what_is_done_beside_a_blockade_is_not_blocked(reader: Reader) -> None:
    text = "Protesters blocked the road to the port, throwing stones at cars."
    events = reader.read(document_of(text, published="2023-05-04")).events
    assert [event.negated for event in events if event.trigger.of(text) == "throwing"] == [False]


def test_a_strike_that_says_what_it_hit_is_told_beside_its_dead(reader: Reader) -> None:
    text = "A drone strike on a fuel depot in Orsa killed two people."
    assert players(reader, text, "strike", "target") == ["fuel depot in Orsa"]
    assert players(reader, text, "killed", "target") == ["two people"]


def test_who_is_freed_is_freed_and_whoever_dies_in_a_raid_is_not_the_raid(reader: Reader) -> None:
    assert players(reader, "Both promised to free prisoners.", "free", "recipient") == ["prisoners"]
    assert _statuses(reader, "The rebels promised to free captured soldiers.", "captured") == ["claimed"]
    text = "The minister survived an attempt on his life in which two guards died."
    assert players(reader, text, "died", "target") == ["two guards"]


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        ("The army foiled an attempt by rebels to seize the barracks.", "seize", ["rebels"]),
        ("Police uncovered a plot to kill the president.", "kill", []),
        ("The mayor criticised the decision to send troops.", "send", []),
        ("Parliament rejected a bid to impeach the president.", "impeach", []),
        ("The colonel hatched a plot to kill the president.", "kill", ["unnamed colonel"]),
        ("The rebels made an attempt to seize the barracks.", "seize", ["rebels"]),
        (
            "Two colonels planned to seize the palace and kill the president while he was abroad.",
            "kill",
            ["two colonels"],
        ),
    ],
)
def test_whoever_foils_or_judges_a_plan_does_not_do_what_is_planned(
    reader: Reader, text: str, trigger: str, doers: list[str]
) -> None:
    assert players(reader, text, trigger, "actor") == doers


def test_a_part_of_a_plan_is_planned(reader: Reader) -> None:
    text = "Prosecutors said two colonels planned to seize the palace and kill the president while he was abroad."
    found = {event.trigger.of(text): event.status for event in reader.read(document_of(text)).events}
    assert (found["seize"], found["kill"]) == ("planned", "planned")


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("Six guards and ten workers held hostage in the hills were freed.", "held", "actor", []),
        ("Ten workers held hostage for a week were freed.", "held", "target", ["ten workers"]),
        ("Rebels free 20 hostages in Mali", "free", "actor", ["rebels"]),
        (
            "Colombia: dissidents free 78 police officers taken during oil protest",
            "free",
            "actor",
            ["dissidents"],
        ),
    ],
)
def test_those_who_are_held_hold_nobody_and_headlines_free_them(
    reader: Reader, text: str, trigger: str, role: str, names: list[str]
) -> None:
    assert players(reader, text, trigger, role) == names


def test_those_among_whom_a_bomb_goes_off_are_hit(reader: Reader) -> None:
    text = "A man threw a grenade among passengers. A bomber blew himself up among pilgrims."
    assert players(reader, text, "threw", "actor") == ["unnamed man"]
    assert players(reader, text, "threw", "target") == ["passengers"]
    assert players(reader, text, "blew", "actor") == ["unnamed bomber"]
    assert players(reader, text, "blew", "instrument") == []


def test_strikes_of_a_country_are_no_protest_and_a_charge_of_affairs_is_somebody(reader: Reader) -> None:
    text = "Pakistan strikes in Iran angered Tehran, which summoned Pakistan's charge d'affaires."
    reading = reader.read(document_of(text, published="2024-01-18"))
    found = {event.trigger.of(text): event.type for event in reading.events}
    assert found["strikes"] == "ASSAULT"
    assert "charge" not in found


def test_what_is_urged_behind_a_denial_is_not_denied(reader: Reader) -> None:
    text = "The ministry denied it was pressing Dorn to resign but urged him to leave."
    found = {event.trigger.of(text): event.status for event in reader.read(document_of(text)).events}
    assert (found["pressing"], found["urged"]) == ("denied", "occurred")
