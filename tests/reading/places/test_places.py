"""Places of conflict sentences with the real weights: found and resolved, or honestly unresolved.

The sentences are invented; no real person is in them.
"""

import pytest

from dateline.gazetteer.own import read_own
from dateline.model import Place, document_of
from dateline.reading import COMPONENTS, Reader
from dateline.reading.draft import Draft
from dateline.reading.places import where_of
from dateline.reading.times import named_time


def draft_of(reader: Reader, text: str) -> Draft:
    return reader.draft(document_of(text, id="d1", published="2024-05-10"))


def place_of(draft: Draft, words: str) -> Place | None:
    return next((p for p in draft.places if " ".join(p.span.of(draft.text).split()) == words), None)


FOUND = [
    ("Snow closed the passes of the Hindu Kush as families fled the shelling.", "Hindu Kush", "AFG", "area"),
    ("Troops shelled Khan Younis and Deir al-Balah before dawn.", "Khan Younis", "PSE", "settlement"),
    ("Residents of Nagorno-Karabakh fled to Armenia.", "Nagorno-Karabakh", "AZE", "area"),
    ("Jihadists have spread across the Sahel from northern Mali.", "Sahel", None, "area"),
    ("Fighters ambushed a convoy in the Panjshir Valley on Tuesday, officials said.", "Panjshir Valley", "AFG", "area"),
    ("Air strikes hit a market in Idlib, killing nine people.", "Idlib", "SYR", "settlement"),
    ("Gangs burned two police posts in Port-au-Prince on Friday.", "Port-au-Prince", "HTI", "settlement"),
    ("Ukrainian troops withdrew from Krasnohorivka after weeks of fighting.", "Krasnohorivka", "UKR", "settlement"),
    ("Two trucks of flour reached Rafah through the crossing.", "Rafah", "PSE", "settlement"),
    ("Aid workers in Tigray said no convoy had arrived since June.", "Tigray", "ETH", "region"),
    ("Shells fell on the outskirts of Bakhmut overnight.", "Bakhmut", "UKR", "settlement"),
    ("The militia burned three villages in West Darfur, witnesses said.", "West Darfur", "SDN", "region"),
    ("Peshmerga units took up positions near Sinjar.", "Sinjar", "IRQ", "settlement"),
    ("Gunmen killed four soldiers at a checkpoint in northern Sinai.", "Sinai", "EGY", "area"),
    ("Rockets were fired toward the Golan Heights from the south.", "Golan Heights", "SYR", "area"),
    ("Jihadists have spread from northern Mali into Burkina Faso.", "Burkina Faso", "BFA", "country"),
    ("A roadside bomb wounded two policemen in Tripoli, Lebanon.", "Tripoli", "LBN", "settlement"),
    ("Rival militias clashed in Tripoli, the Libyan capital.", "Tripoli", "LBY", "settlement"),
    ("The navy intercepted a dhow in the Gulf of Aden.", "Gulf of Aden", None, "area"),
    ("An explosion damaged a tanker in the Strait of Hormuz.", "Strait of Hormuz", None, "area"),
    ("Boko Haram fighters raided a village near Maiduguri in Borno State.", "Maiduguri", "NGA", "settlement"),
    ("Boko Haram fighters raided a village near Maiduguri in Borno State.", "Borno State", "NGA", "region"),
    ("Fighting resumed in the town of Myawaddy on the Thai border.", "Myawaddy", "MMR", "settlement"),
    ("The army said it had retaken Wad Madani from the paramilitaries.", "Wad Madani", "SDN", "settlement"),
    ("Insurgents burned houses in Cabo Delgado.", "Cabo Delgado", "MOZ", "region"),
    ("Georgia accused Russia of moving the border posts in South Ossetia.", "Georgia", "GEO", "country"),
    ("Police in Georgia arrested a man outside Atlanta.", "Georgia", "USA", "region"),
    ("Fighters entered Aleppo and Homs within a week.", "Homs", "SYR", "settlement"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "country", "precision"), FOUND)
def test_a_place_of_a_report_on_conflict_is_found_and_resolved(
    reader: Reader, sentence: str, words: str, country: str | None, precision: str
) -> None:
    place = place_of(draft_of(reader, sentence), words)
    assert place is not None
    assert (place.country, place.precision) == (country, precision)
    assert place.reason


@pytest.mark.parametrize(
    ("report", "name", "country"),
    [
        ("Two Peru teachers were sacked in Indianapolis. Peru schools stay shut, the Peru board said.", "Peru", "USA"),
        ("The Paris council voted on Monday. Paris schools stay shut, the Paris mayor said in Dallas.", "Paris", "USA"),
        ("The Peru government sent troops to Cusco. Peru forces closed the road.", "Peru", "PER"),
        ("Paris police held two men on Monday. Trains from Lyon to Paris stood still.", "Paris", "FRA"),
    ],
)  # fmt: skip
def test_a_name_before_a_noun_is_a_country_s_only_where_nothing_speaks_for_its_namesake(
    reader: Reader, report: str, name: str, country: str
) -> None:
    found = [p.country for p in draft_of(reader, report).places if p.name == name]
    assert found
    assert set(found) == {country}


def test_a_place_that_the_gazetteer_does_not_know_is_unresolved_and_told(reader: Reader) -> None:
    draft = draft_of(reader, "Jets bombed positions in the Zharqul Mountains of northern Iraq.")
    place = place_of(draft, "Zharqul Mountains")
    if place is not None:
        assert (place.precision, place.lat, place.geonames_id) == ("unresolved", None, None)
        assert any(issue.code == "unresolved_place" and place.span in issue.spans for issue in draft.issues)


def test_the_first_half_of_a_name_with_a_hyphen_is_no_place_of_its_own(reader: Reader) -> None:
    draft = draft_of(reader, "A gunman opened fire on police on the iconic Champs-Vennes boulevard in Paris.")
    assert place_of(draft, "Champs") is None
    both = draft_of(reader, "The Kandahar-Herat highway was closed on Monday.")
    assert place_of(both, "Kandahar")
    assert place_of(both, "Herat")


def test_a_name_that_stays_unclear_is_one_issue_with_every_place_where_it_stands(reader: Reader) -> None:
    text = "Shells fell on Oudrechka on Monday. Nobody was killed in Oudrechka, the army said."
    draft = draft_of(reader, text)
    spans = [issue.spans for issue in draft.issues if issue.code == "unresolved_place"]
    assert [[span.of(text) for span in each] for each in spans] == [["Oudrechka", "Oudrechka"]]


def test_the_capitals_of_the_world_are_not_their_namesakes_in_another(reader: Reader) -> None:
    draft = draft_of(reader, "Two people in London and Athens said the talks in Paris had failed.")
    assert [place.country for place in draft.places] == ["GBR", "GRC", "FRA"]


def test_a_newspaper_is_no_place(reader: Reader) -> None:
    assert draft_of(reader, "The Washington Post reported that the base had been closed.").places == []


def test_somebody_whose_given_name_is_a_country_is_no_place(reader: Reader) -> None:
    draft = draft_of(reader, "Jordan said his brother had been taken from their home at night.")
    assert draft.places == []


def test_a_demonym_is_an_actor_and_no_place(reader: Reader) -> None:
    draft = draft_of(reader, "Russian jets struck a depot, Ukrainian officials said.")
    assert draft.places == []
    assert {t.use for t in draft.toponyms} <= {"demonym"}


def test_nothing_happens_in_a_capital_that_stands_for_its_government(reader: Reader) -> None:
    draft = draft_of(reader, "Washington urged both sides to stop shelling the border towns.")
    place = place_of(draft, "Washington")
    assert place is not None
    assert place.by.endswith("/government")
    assert where_of(draft, word(draft, "shelling")) is None


def test_the_capital_is_that_of_the_country_of_which_the_report_speaks(reader: Reader) -> None:
    draft = draft_of(
        reader,
        "Afghanistan has seen worse. Militants swept into the capital on Sunday, ending two decades of war.",
    )
    place = place_of(draft, "the capital")
    assert place is not None
    assert (place.name, place.country) == ("Kabul", "AFG")
    assert "Afghanistan" in (place.reason or "")


def test_the_capital_of_a_report_on_two_countries_is_unresolved_with_both(reader: Reader) -> None:
    draft = draft_of(reader, "Sudan and Chad closed the border. Gunfire was heard in the capital at dawn.")
    place = place_of(draft, "the capital")
    assert place is not None
    assert place.precision == "unresolved"
    assert {c.country for c in place.alternatives} == {"SDN", "TCD"}


def test_the_valley_northeast_of_a_town_is_the_valley_that_was_named_and_lies_so(reader: Reader) -> None:
    draft = draft_of(
        reader,
        "They left the Panjshir Valley in June. He led the resistance from his camp in the valley northeast of Kabul.",
    )
    place = place_of(draft, "the valley northeast of Kabul")
    assert place is not None
    assert (place.name, place.precision) == ("Panjshir Valley", "area")


def test_a_distance_and_a_direction_move_the_point(reader: Reader) -> None:
    place = place_of(
        draft_of(reader, "Tribesmen blocked the road 20 km north of Mosul."), "20 km north of Mosul"
    )
    assert place is not None
    assert place.precision == "area"
    assert place.geonames_id is None
    assert place.lat == pytest.approx(36.335 + 20 / 111.2, abs=0.02)


def test_nothing_is_counted_from_the_middle_of_a_country(reader: Reader) -> None:
    draft = draft_of(reader, "The camp lies 25 km north of Syria, in the hills.")
    assert all(not place.by.endswith("/described") for place in draft.places)


@pytest.mark.parametrize(
    ("text", "words", "country", "north", "east"),
    [
        ("Rebels killed nine soldiers in northern Syria on Monday.", "northern Syria", "SYR", (35.5, 37), (36, 41)),
        ("Clashes were reported in the south-east of Mali.", "south-east of Mali", "MLI", (14, 17), (-2, 3)),
        ("Floods cut the roads of Nigeria's north-east.", "Nigeria's north-east", "NGA", (10, 13), (9, 14)),
        ("Sudan shut. Shells fell in the west of the country.", "west of the country", "SDN", (11, 19), (22, 26)),
    ],
)  # fmt: skip
def test_what_is_told_of_a_part_of_a_country_is_not_at_its_centre(
    reader: Reader, text: str, words: str, country: str, north: tuple[float, float], east: tuple[float, float]
) -> None:
    place = place_of(draft_of(reader, text), words)
    assert place is not None
    assert (place.country, place.precision, place.geonames_id) == (country, "area", None)
    assert place.lat is not None
    assert place.lon is not None
    assert north[0] < place.lat < north[1]
    assert east[0] < place.lon < east[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("South Sudan's army shelled a village.", "South Sudan"),
        ("Envoys met in North Korea.", "North Korea"),
        ("Gunmen attacked Somalia's south coast.", "Somalia"),
    ],
)
def test_a_direction_that_is_of_the_name_or_of_another_noun_makes_no_part(
    reader: Reader, text: str, words: str
) -> None:
    place = place_of(draft_of(reader, text), words)
    assert place is not None
    assert place.precision == "country"


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("A crane fell on pilgrims near Mecca.", "Mecca", "settlement"),
        ("The envoy flew from Geneva to New York, where the council meets.", "New York", "settlement"),
    ],
)
def test_what_is_near_a_name_is_near_the_town_and_not_near_the_middle_of_its_province(
    reader: Reader, text: str, words: str, precision: str
) -> None:
    draft = draft_of(reader, text)
    assert {p.precision for p in draft.places if words in p.span.of(text)} == {precision}


def test_one_name_is_the_province_where_it_is_called_one_and_else_the_town(reader: Reader) -> None:
    text = "Troops left Idlib for the south of Idlib province. Idlib was quiet."
    assert [p.precision for p in draft_of(reader, text).places] == ["settlement", "region", "settlement"]


def test_a_town_is_meant_rather_than_the_mountain_beside_it_that_has_its_name(reader: Reader) -> None:
    text = "Rebels shelled the road near Sinjar and hid on Mount Sinjar."
    assert [p.precision for p in draft_of(reader, text).places] == ["settlement", "area"]


def test_an_organization_that_is_known_is_no_town(reader: Reader) -> None:
    draft = draft_of(reader, "The U.N. said on Monday that its convoy had turned back.")
    assert all(place.precision == "unresolved" for place in draft.places)


def test_a_village_that_is_not_listed_is_no_town_of_that_name_elsewhere(reader: Reader) -> None:
    text = (
        "MARIB, Yemen - Soldiers entered Merrow on Monday and burned two houses, people in Merrow said. "
        "Marib was quiet, the governor of Marib said. In Sanaa nobody answered."
    )
    place = place_of(draft_of(reader, text), "Merrow")
    assert place is None or place.precision == "unresolved"  # and not the suburb in Surrey


def test_a_village_that_no_list_has_lies_where_the_other_places_of_the_report_do(reader: Reader) -> None:
    place = place_of(
        draft_of(
            reader,
            "Shells hit Kandahar and Lashkar Gah. Fighters took the village of Zarmakhel in southern Afghanistan.",
        ),
        "Zarmakhel",
    )
    assert place is not None
    assert (place.precision, place.country, place.lat) == ("unresolved", "AFG", None)
    assert "by what else the report names it is in AFG" in (place.reason or "")


def test_a_village_of_a_report_on_several_countries_lies_in_none_that_is_known(reader: Reader) -> None:
    text = "Shells hit Kandahar and Quetta. Fighters took the village of Zarmakhel, officials in Kabul and Lahore said."
    place = place_of(draft_of(reader, text), "Zarmakhel")
    assert place is not None
    assert place.country is None


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("Three women who lived through the massacre at Oslev told the panel about it.", "Oslev"),
        ("A patrol was fired on outside Brevno on Sunday, the ministry said.", "Brevno"),
        ("The rebels hold the town of Kesh. On Friday the army began an attack on Kesh.", "Kesh"),
    ],
)
def test_a_village_that_no_list_has_is_found_where_only_a_place_can_stand(
    reader: Reader, text: str, village: str
) -> None:
    found = [p.span.start for p in draft_of(reader, text).places if p.span.of(text) == village]
    assert found == [at for at in range(len(text)) if text.startswith(village, at)]


def test_the_country_of_an_unclear_name_is_known_where_all_its_places_lie_in_it(reader: Reader) -> None:
    place = place_of(
        draft_of(reader, "The council has received a telegram from the dockers of Trieste and Gdynia."),
        "Gdynia",
    )
    assert place is not None
    assert place.country == "POL"


def test_a_users_own_place_is_found(reader: Reader, tmp_path: object) -> None:
    from dataclasses import replace
    from pathlib import Path

    from dateline.gazetteer import Gazetteer

    file = Path(str(tmp_path)) / "own.csv"
    file.write_text("name,lat,lon,country\nZharqul,36.9,44.1,IRQ\n")
    own = replace(reader, gazetteer=Gazetteer.load(None, read_own(file)))
    place = place_of(draft_of(own, "Two shepherds were killed in Zharqul on Monday."), "Zharqul")
    assert place is not None
    assert (place.lat, place.lon, place.country) == (36.9, 44.1, "IRQ")


def test_places_are_the_same_in_every_run(reader: Reader) -> None:
    text = " ".join(sentence for sentence, *_ in FOUND)
    assert draft_of(reader, text).places == draft_of(reader, text).places


def word(draft: Draft, form: str) -> int:
    return next(i for i in range(len(draft.words)) if draft.word(i) == form)


WHERE = [
    ("Gunmen killed four soldiers at a checkpoint near Kunduz on Monday.", "killed", "Kunduz"),
    ("The bombing of a market in Idlib killed nine people.", "bombing", "Idlib"),
    ("Artillery shelled the city of Kramatorsk before dawn.", "shelled", "Kramatorsk"),
    ("A suicide attack in Maiduguri wounded the mayor of Gwoza.", "attack", "Maiduguri"),
    ("Troops opened fire on Friday and killed six men in Omdurman.", "opened", "Omdurman"),
    ("In Aleppo, rebels seized a bakery and burned two trucks.", "burned", "Aleppo"),
    ("Two nurses were abducted by unknown men near Kunduz on Monday.", "abducted", "Kunduz"),
]


@pytest.mark.parametrize(("sentence", "trigger", "name"), WHERE)
def test_a_thing_told_happened_where_its_sentence_says(
    reader: Reader, sentence: str, trigger: str, name: str
) -> None:
    draft = draft_of(reader, sentence)
    found = where_of(draft, word(draft, trigger))
    assert found is not None
    assert next(p for p in draft.places if p.id == found).span.of(draft.text) == name


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The governor of Helmand was killed on Friday.", "killed"),
        ("Russia attacked Ukraine again.", "attacked"),
        ("Gunmen shot the ambassador to Yemen.", "shot"),
        ("Fighters raided farms in the iconic US Humvees.", "raided"),
    ],
)
def test_a_place_of_somebody_who_takes_part_is_not_where_it_happened(
    reader: Reader, sentence: str, trigger: str
) -> None:
    draft = draft_of(reader, sentence)
    assert where_of(draft, word(draft, trigger)) is None


def test_places_come_before_whoever_needs_them() -> None:
    names = [component.name for component in COMPONENTS]
    assert names.index("mentions") < names.index("places") < names.index("entities")


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("A spokesman said in Brussels that rebels had attacked a convoy.", "attacked"),
        ("The minister told reporters in Oslo that two men had been shot.", "shot"),
        ("Speaking in Geneva, the envoy condemned the shelling of the market.", "shelling"),
        ("A witness told a court in Lisbon that soldiers had burned the village.", "burned"),
    ],
)
def test_where_something_is_said_is_not_where_it_happened(
    reader: Reader, sentence: str, trigger: str
) -> None:
    draft = draft_of(reader, sentence)
    assert where_of(draft, word(draft, trigger)) is None


def test_who_is_killed_by_a_blast_is_killed_where_and_when_the_blast_was(reader: Reader) -> None:
    draft = draft_of(reader, "A blast in Lisbon on Monday killed nine people.")
    found = where_of(draft, word(draft, "killed"))
    assert found is not None
    assert next(p for p in draft.places if p.id == found).span.of(draft.text) == "Lisbon"
    assert named_time(draft, word(draft, "killed")) == draft.times[0].id


def test_the_city_is_that_of_the_story_and_not_one_named_in_passing(reader: Reader) -> None:
    text = (
        "A drone struck a market on the edge of Aleppo on Saturday. Hospitals in Aleppo took in the wounded. Talks are "
        "planned for next week in Amman. The drone was launched from the hills west of the city."
    )
    reading = reader.read(document_of(text, published="2022-08-14"))
    assert [place.name for place in reading.places] == ["Aleppo", "Aleppo", "Amman", "Aleppo"]


def test_what_is_asked_for_is_not_where_the_talks_are_that_it_names(reader: Reader) -> None:
    text = "The governor asked the council to send a mission and threatened to suspend talks that were planned in Amman."
    reading = reader.read(document_of(text, published="2022-08-14"))
    assert [event.place for event in reading.events if event.type in ("REQUEST", "THREATEN")] == [None, None]


def test_whoever_has_the_name_of_a_town_far_away_is_no_place(reader: Reader) -> None:
    text = (
        "President William Ruto flew to Nairobi, Kenya. Bishops in Nairobi asked Ruto to listen. Ruto has two weeks to "
        "sign it."
    )
    reading = reader.read(document_of(text))
    assert "Ruto" not in {place.name for place in reading.places}
    assert not [issue for issue in reading.issues if "Ruto" in issue.message]


def test_a_town_or_state_keeps_its_name_from_a_metropolis_that_is_also_called_so(reader: Reader) -> None:
    text = "Three people died in Victoria and two in South Australia, Australian police said."
    places = {place.span.of(text): place for place in reader.read(document_of(text, id="r")).places}
    assert places["Victoria"].country == "AUS"


def test_another_name_of_a_metropolis_still_means_it(reader: Reader) -> None:
    text = "Police in Bombay and in Calcutta arrested nine men."
    places = {place.span.of(text): place.name for place in reader.read(document_of(text, id="r")).places}
    assert places == {"Bombay": "Mumbai", "Calcutta": "Kolkata"}
