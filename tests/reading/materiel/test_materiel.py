"""Weapons, their classes, who has them, and designations that do not fit."""

import pytest
from tests.reading.drafts import draft_of, know

from dateline import lang
from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.draft import Draft
from dateline.reading.materiel import MATERIEL, is_designation
from dateline.reading.materiel.words import designations, words_of

WORDS = words_of(lang.load("en"))


def with_materiel(rows: str, *known: int) -> Draft:
    draft = draft_of(rows)
    for word in known:
        know(draft, "armed_group", word)
    MATERIEL.run(draft)
    return draft


ARMED = (
    "Fighters fighter NOUN 3 nsubj:pass / were be AUX 3 aux:pass / seen see VERB 0 root / armed _ ADJ 3 xcomp /"
    " with _ ADP 10 case / M4 _ PROPN 10 compound / and _ CCONJ 8 cc / M18 _ PROPN 6 conj / assault _ NOUN 10 compound /"
    " rifles rifle NOUN 4 obl / and _ CCONJ 14 cc / M24 _ NOUN 14 compound / sniper _ NOUN 14 compound /"
    " rifles rifle NOUN 10 conj / . _ PUNCT 3 punct"
)


def test_a_designation_takes_the_class_of_the_noun_it_stands_before() -> None:
    draft = with_materiel(ARMED, 0)
    assert [(m.designation, m.kind) for m in draft.materiel] == [
        ("M4", "assault rifle"),
        ("M18", "assault rifle"),
        ("M24", "sniper rifle"),
    ]


def test_an_article_and_a_number_are_no_designation() -> None:
    rows = (
        "A _ DET 5 det / 4 _ NUM 4 nummod / - _ PUNCT 4 punct / wheel _ NOUN 5 compound / drive _ NOUN 0 root"
    )
    assert with_materiel(rows).materiel == []


def test_a_designation_that_does_not_fit_its_class_gets_a_check_with_what_bears_it() -> None:
    draft = with_materiel(ARMED, 0)
    checks = {m.designation: m.check for m in draft.materiel}
    assert checks["M4"] is None
    assert checks["M24"] is None
    assert checks["M18"] is not None
    assert "pistol" in checks["M18"]


def test_those_armed_with_it_hold_it() -> None:
    draft = with_materiel(ARMED, 0)
    assert [m.holder for m in draft.materiel] == ["e1"] * 3


def test_who_gives_is_the_supplier_and_who_is_given_the_holder() -> None:
    draft = with_materiel(
        "Marn _ PROPN 2 nsubj / sent send VERB 0 root / Tessel _ PROPN 2 iobj / missiles missile NOUN 2 obj /"
        " . _ PUNCT 2 punct",
        0,
        2,
    )
    assert [(m.kind, m.holder, m.supplier) for m in draft.materiel] == [("missile", "e2", "e1")]


def test_what_somebody_is_only_asked_to_give_has_no_holder_and_no_supplier() -> None:
    draft = with_materiel(
        "He _ PRON 2 nsubj / asked ask VERB 0 root / Marn _ PROPN 2 obj / to _ PART 5 mark / supply _ VERB 2 xcomp /"
        " rifles rifle NOUN 5 obj / . _ PUNCT 2 punct",
        2,
    )
    assert [(m.kind, m.holder, m.supplier) for m in draft.materiel] == [("rifle", None, None)]


def test_who_shoots_an_aircraft_down_does_not_hold_it() -> None:
    draft = with_materiel(
        "Rebels rebel NOUN 2 nsubj / shot shoot VERB 0 root / down _ ADP 2 compound:prt / a _ DET 5 det /"
        " helicopter _ NOUN 2 obj / . _ PUNCT 2 punct",
        0,
    )
    assert [(m.kind, m.holder) for m in draft.materiel] == [("helicopter", None)]


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("They saw men with rifles and a mortar.", ["men with rifles and a mortar"] * 2),
        ("Gunmen in a speedboat sank a ferry with firebombs.", ["gunmen in a speedboat"] * 2),
        ("The tanks of the Orland army rolled in.", ["Orland army"]),
        ("The Forest Brigades, whose nearest guns are 14 km away, denied it.", ["Forest Brigades"]),
        ("The navy has moved two patrol boats to Brass.", ["unnamed navy"]),
        (
            "The ministry was sending two helicopters and a jet to the town of Sarno.",
            ["unnamed ministry"] * 2,
        ),
        ("Police flew over the camp. Police helicopters were seen over it again.", ["police"]),
        ("Rebels came. A rebel drone killed two farmers.", ["rebels"]),
        ("The army killed nine in a drone strike.", ["unnamed army"]),
        ("The drones were shot down.", [None]),
    ],
)
def test_who_is_told_of_with_a_thing_or_does_a_deed_with_it_has_it(
    reader: Reader, text: str, holders: list[str | None]
) -> None:
    reading = reader.read(document_of(text))
    names = {entity.id: entity.name for entity in reading.entities}
    assert [one.holder and names[one.holder] for one in reading.materiel] == holders


def test_who_sends_his_own_gives_nothing_away_and_a_country_does(reader: Reader) -> None:
    suppliers = []
    for who in ("The ministry", "Norway"):
        reading = reader.read(document_of(f"{who} sent two helicopters to the town of Sarno."))
        suppliers += [one.supplier is not None for one in reading.materiel]
    assert suppliers == [False, True]


@pytest.mark.parametrize(
    "rows",
    [
        "the _ DET 3 det / gold _ NOUN 3 compound / mine _ NOUN 0 root",
        "the _ DET 3 det / water _ NOUN 3 compound / tank _ NOUN 0 root",
        "his _ PRON 2 nmod:poss / arms arm NOUN 0 root",
        "the _ DET 3 det / second _ ADJ 3 amod / round _ NOUN 0 root",
        "M23 _ PROPN 2 compound / rebels rebel NOUN 0 root",
        "the _ DET 2 det / G7 _ PROPN 0 root",
        "the _ DET 3 det / mine _ NOUN 3 compound / workers worker NOUN 0 root",
    ],
)
def test_what_only_looks_like_a_weapon_is_none(rows: str) -> None:
    assert with_materiel(rows).materiel == []


FORCES = (
    "{} NOUN 2 compound / {} NOUN 3 nsubj / left leave VERB 0 root / town _ NOUN 3 obj / . _ PUNCT 3 punct"
)


@pytest.mark.parametrize(
    "rows", [FORCES.format("army _", "lorries lorry"), FORCES.format("police _", "boats boat")]
)
def test_a_vehicle_of_a_force_is_materiel(rows: str) -> None:
    assert len(with_materiel(rows).materiel) == 1


def test_a_vehicle_that_anybody_may_have_is_none_but_where_an_armed_group_has_it_or_it_bears_arms() -> None:
    alone = (
        "Men _ NOUN 2 nsubj / parked park VERB 0 root / a _ DET 4 det / van _ NOUN 2 obj / . _ PUNCT 2 punct"
    )
    seized = "They _ PRON 2 nsubj / seized seize VERB 0 root / a _ DET 4 det / van _ NOUN 2 obj / . _ PUNCT 2 punct"
    bearing = (
        "It _ PRON 2 nsubj / saw see VERB 0 root / a _ DET 4 det / van _ NOUN 2 obj / carrying carry VERB 4 acl /"
        " mortars mortar NOUN 5 obj / . _ PUNCT 2 punct"
    )
    assert with_materiel(alone, 0).materiel == []
    assert [m.kind for m in with_materiel(seized, 0).materiel] == ["vehicle"]
    assert [m.kind for m in with_materiel(bearing).materiel] == ["vehicle", "mortar"]


def test_rifles_and_those_among_them_that_have_a_name_are_two_rows() -> None:
    draft = with_materiel(
        "rifles rifle NOUN 0 root / , _ PUNCT 5 punct / among _ ADP 5 case / nine _ NUM 5 nummod / FN-FALs _ PROPN 1 nmod"
    )
    assert [(m.designation, m.kind) for m in draft.materiel] == [
        ("rifles", "rifle"),
        ("FN-FAL", "assault rifle"),
    ]


def test_so_many_of_a_make_that_an_armed_group_has_are_arms() -> None:
    draft = with_materiel(
        "Rebels rebel NOUN 2 nsubj / have _ VERB 0 root / four _ NUM 4 nummod / Dakotas _ PROPN 2 obj", 0
    )
    assert [(m.designation, m.kind, m.holder) for m in draft.materiel] == [
        ("Dakota", "transport aircraft", "e1")
    ]


def test_a_device_is_a_bomb_where_it_goes_off() -> None:
    rows = "a _ DET 2 det / device _ NOUN 3 nsubj / {} VERB 0 root"
    assert [m.kind for m in with_materiel(rows.format("exploded explode")).materiel] == ["device"]
    assert with_materiel(rows.format("failed fail")).materiel == []


def test_the_mines_of_miners_are_none() -> None:
    rows = "{} NOUN 2 nsubj / shut _ VERB 0 root / three _ NUM 4 nummod / mines mine NOUN 2 obj"
    assert with_materiel(rows.format("Miners miner")).materiel == []
    assert len(with_materiel(rows.format("Sappers sapper")).materiel) == 1


def test_an_unknown_designation_is_kept_where_it_stands_before_its_class() -> None:
    draft = with_materiel("X-55 _ PROPN 2 compound / rifles rifle NOUN 0 root")
    assert [(m.designation, m.kind, m.check) for m in draft.materiel] == [("X-55", "rifle", None)]


def test_m24_is_a_designation_and_a_number_is_not() -> None:
    draft = draft_of("M24 _ NOUN 2 compound / 24 _ NUM 0 root")
    assert is_designation(draft, 0, 0)
    assert not is_designation(draft, 1, 1)


def test_the_table_names_known_classes_alone_and_is_broad() -> None:
    table = designations()
    assert len(table) >= 250
    assert {kind for row in table.values() for kind in row.kinds} <= set(WORDS.parents)


def test_every_class_is_a_kind_of_a_known_class_and_none_of_itself() -> None:
    for kind in WORDS.parents:
        assert len(list(WORDS.above(kind))) < 6
    assert {part for pair in WORDS.alike for part in pair} <= set(WORDS.parents)


FITTING = [
    ("sniper rifle", "rifle"), ("sniper rifle", "weapon"), ("rifle", "assault rifle"), ("air-defence system", "missile"),
    ("assault rifle", "ammunition"),
]  # fmt: skip
AMISS = [
    ("pistol", "assault rifle"), ("fighter aircraft", "helicopter"), ("infantry fighting vehicle", "tank"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "called"), FITTING)
def test_a_class_fits_those_above_and_below_it_and_those_that_reports_use_for_it(
    kind: str, called: str
) -> None:
    assert WORDS.fits(kind, called)


@pytest.mark.parametrize(("kind", "called"), AMISS)
def test_a_class_does_not_fit_another(kind: str, called: str) -> None:
    assert not WORDS.fits(kind, called)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("He had been a member of the M-19 urban guerrilla group.", []),
        ("He had fought for the M-19 guerrillas.", []),
        ("The guerrillas fired M-19 mortars.", ["M-19"]),
    ],
)
def test_what_a_group_is_called_is_no_weapon(reader: Reader, text: str, named: list[str]) -> None:
    assert [m.designation for m in reader.read(document_of(text)).materiel if m.designation] == named
