"""Which words are mentions, how far they reach, what is their name, and of what kind they are."""

from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from tests.reading.drafts import at, draft_of, said

from dateline.model import document_of
from dateline.nn import Network, Pairing, Scores, Signals
from dateline.reading import Reader
from dateline.reading.draft import Draft
from dateline.reading.entities.naming import text_of
from dateline.reading.mentions.component import add_mentions, describe
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import lexicon
from dateline.reading.mentions.sorts import NOT_PERSONS

SORTS = ("_", "person", *NOT_PERSONS)
NEVER, HARDLY, NEARLY, SURE = -9.0, -6.0, -2.5, -0.1


def read(
    draft: Draft, carried: Mapping[str, tuple[str, float]], spans: Mapping[str, tuple[str, str]] | None = None
) -> list[str]:
    """The mentions of a draft whose network finds kinds with log-probabilities at some words, and spans for them.

    Each is shown as ``kind: words``. No mention has the log-probability that is left.
    """
    count = len(draft.words)
    kind = np.full((count, len(SORTS)), NEVER, np.float32)
    kind[:, 0] = SURE
    ends = {
        "begin": np.full((count, count + 1), NEVER, np.float32),
        "end": np.full((count, count + 1), NEVER, np.float32),
    }
    for name, (sort, score) in carried.items():
        (word,) = at(draft, name)
        kind[word, SORTS.index(sort)] = score
        if score > NEARLY:
            kind[word, 0] = NEVER
        first, last = (spans or {}).get(name, (name, name))
        ends["begin"][word, 1 + at(draft, first)[0]] = SURE
        ends["end"][word, 1 + at(draft, last)[0]] = SURE
    draft.signals = Signals(
        tags={"kind": kind},
        pairs={name: Pairing(tuple(cast(Scores, rows)), (0,) * count) for name, rows in ends.items()},
        late=(), relation=np.zeros((count, 2), np.int64), query=np.zeros((count, 64), np.float32),
        key=np.zeros((count, 64), np.float32),
    )  # fmt: skip
    draft.network = cast(Network, SimpleNamespace(labels=SimpleNamespace(kind=SORTS)))
    add_mentions(draft)
    return [f"{one.kind}: {shown(draft, one)}" for one in draft.found]


def shown(draft: Draft, one: Found) -> str:
    return " ".join(draft.word(i) for i in range(one.first, one.last + 1))


def described(rows: str, head: str, sort: str, words: str | None = None) -> Found:
    """What one mention of some rows is."""
    draft = draft_of(rows)
    inside = at(draft, words or " ".join(draft.word(i) for i in range(len(draft.words))))
    return describe(draft, lexicon(draft.language), (inside[0], inside[-1], at(draft, head)[0]), sort)


def name_in(rows: str, head: str, sort: str, words: str | None = None) -> str:
    found, draft = described(rows, head, sort, words), draft_of(rows)
    return " ".join(draft.word(i) for i in found.name)


SEIZED = (
    "Rebels rebel NOUN 4 nsubj / of _ ADP 3 case / Doran _ PROPN 1 nmod / seized seize VERB 0 root / "
    "the _ DET 6 det / port _ NOUN 4 obj"
)


def test_mentions_nest_and_come_in_the_order_of_the_text_the_wider_first() -> None:
    carried = {"Rebels": ("person", SURE), "Doran": ("person", SURE), "port": ("place", SURE)}
    spans = {"Rebels": ("Rebels", "Doran"), "port": ("the", "port")}
    assert read(draft_of(SEIZED), carried, spans) == [
        "armed_group: Rebels of Doran",
        "person: Doran",
        "facility: the port",
    ]


def test_a_report_without_mentions_has_none() -> None:
    assert read(draft_of(SEIZED), {}) == []


def test_the_words_of_a_mention_stay_in_its_sentence() -> None:
    rows = f"{SEIZED}\nThe _ DET 2 det / army _ NOUN 3 nsubj / left leave VERB 0 root"
    assert read(draft_of(rows), {"army": ("organization", SURE)}, {"army": ("the", "left")}) == [
        "organization: The army left"
    ]


def test_a_name_that_the_network_nearly_finds_is_a_mention() -> None:
    assert read(draft_of(SEIZED), {"Doran": ("person", NEARLY)}) == ["person: Doran"]
    assert read(draft_of(SEIZED), {"Doran": ("person", HARDLY)}) == []
    assert read(draft_of(SEIZED), {"port": ("place", NEARLY)}) == []


SAYS = "A a DET 2 det / {} NOUN 3 nsubj / said say VERB 0 root / rain _ NOUN 5 nsubj / fell fall VERB 3 ccomp"


def spoken(noun: str) -> Draft:
    draft = draft_of(SAYS.format(f"{noun} {noun}"))
    draft.attributions = [said(draft, f"A {noun}", "said", "rain fell")]
    return draft


def test_who_says_something_is_somebody_though_the_network_marks_no_word() -> None:
    assert read(spoken("conscript"), {}) == ["person: A conscript"]


def test_a_text_that_says_something_is_a_thing_and_nobody() -> None:
    assert read(spoken("statement"), {"statement": ("abstract", SURE)}) == ["other: statement"]


def test_a_name_set_beside_who_speaks_is_a_mention_though_the_network_marks_no_word() -> None:
    rows = (
        "An a DET 2 det / elder _ NOUN 7 nsubj / , _ PUNCT 4 punct / Mako _ PROPN 2 appos / Dorr _ PROPN 4 flat / "
        ", _ PUNCT 4 punct / said say VERB 0 root / they _ PRON 9 nsubj / left leave VERB 7 ccomp"
    )
    draft = draft_of(rows)
    draft.attributions = [said(draft, "An elder , Mako Dorr", "said", "they left")]
    assert "person: Mako Dorr" in read(draft, {})
    wide = {"elder": ("An", "Dorr"), "Mako": ("An", "Dorr")}
    assert "person: Mako Dorr" in read(draft, {"Mako": ("person", SURE), "elder": ("person", SURE)}, wide)


def test_a_text_with_an_author_does_not_speak_itself() -> None:
    rows = (
        "A a DET 2 det / letter _ NOUN 5 nsubj / by _ ADP 4 case / miners miner NOUN 2 nmod / "
        "said say VERB 0 root / they _ PRON 7 nsubj / left leave VERB 5 ccomp"
    )
    draft = draft_of(rows)
    draft.attributions = [said(draft, "A letter by miners", "said", "they left")]
    assert not any("letter" in one for one in read(draft, {}))


def test_who_says_something_is_nothing_abstract() -> None:
    (found,) = read(spoken("service"), {"service": ("abstract", SURE)}, {"service": ("A", "service")})
    assert not found.startswith("other")


def test_the_words_of_a_name_stay_together() -> None:
    rows = "Gen. _ PROPN 2 nmod:desc / Ilyas _ PROPN 4 nsubj / Doran _ PROPN 2 flat / spoke speak VERB 0 root"
    assert read(draft_of(rows), {"Ilyas": ("person", SURE)}) == ["person: Gen. Ilyas Doran"]


def test_all_mentions_of_a_name_are_of_one_kind() -> None:
    rows = (
        "Tessel _ PROPN 2 nsubj / fell fall VERB 0 root\n"
        "In _ ADP 2 case / Karm _ PROPN 3 obl / remained remain VERB 0 root\n"
        "He _ PRON 2 nsubj / left leave VERB 0 root / Tessel _ PROPN 2 obj"
    )
    draft = draft_of(rows)
    read(draft, {"Tessel": ("person", -1.0)})
    last = len(draft.words) - 1
    assert draft.signals is not None
    draft.signals.tags["kind"][last] = NEVER
    draft.signals.tags["kind"][last, SORTS.index("place")] = SURE
    draft.signals.pairs["begin"].rows[last][1 + last] = SURE
    draft.signals.pairs["end"].rows[last][1 + last] = SURE
    draft.found = []
    add_mentions(draft)
    assert {one.kind for one in draft.found if draft.word(one.head) == "Tessel"} == {"place"}


@pytest.mark.parametrize(
    ("word", "wrong", "kind"),
    [("he", "organization", "person"), ("Chad", "person", "country"), ("Berlin", "person", "place")],
)
def test_a_word_that_cannot_be_of_a_kind_is_not(word: str, wrong: str, kind: str) -> None:
    tag = "PRON" if word.islower() else "PROPN"
    rows = f"{word} {word} {tag} 2 nsubj / helped help VERB 0 root"
    (mention,) = read(draft_of(rows), {word: (wrong, SURE)})
    assert mention == f"{kind}: {word}"


@pytest.mark.parametrize(
    ("rows", "head", "name"),
    [
        (
            "President _ PROPN 2 nmod:desc / Ilyas _ PROPN 0 root / Doran _ PROPN 2 flat",
            "Ilyas",
            "Ilyas Doran",
        ),
        (
            "Defence _ PROPN 2 compound / Minister _ PROPN 3 nmod:desc / Ilyas _ PROPN 0 root",
            "Ilyas",
            "Ilyas",
        ),
        ("rebel _ NOUN 2 compound / leader _ NOUN 3 nmod:desc / Doran _ PROPN 0 root", "Doran", "Doran"),
        ("Ilyas _ PROPN 0 root / bin _ PROPN 1 flat / Said _ PROPN 1 flat", "Ilyas", "Ilyas bin Said"),
        (
            "Tomas _ PROPN 0 root / van _ PROPN 1 flat / der _ PROPN 1 flat / Velde _ PROPN 1 flat",
            "Tomas",
            "Tomas van der Velde",
        ),
        (
            "the _ DET 2 det / Heron _ PROPN 0 root / of _ ADP 4 case / Tessel _ PROPN 2 nmod",
            "Heron",
            "Heron of Tessel",
        ),
    ],
)
def test_a_person_is_named_without_titles_and_with_all_particles(rows: str, head: str, name: str) -> None:
    assert name_in(rows, head, "person") == name


def test_it_is_never_a_person() -> None:
    (mention,) = read(draft_of("it it PRON 2 nsubj / left leave VERB 0 root"), {"it": ("person", SURE)})
    assert mention not in ("person: it", "people: it")


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (
            "Omar _ PROPN 0 root / al _ PROPN 1 flat / - _ PUNCT 4 punct / Rashid _ PROPN 1 flat",
            "Omar al-Rashid",
        ),
        (
            "Jean _ PROPN 0 root / - _ PUNCT 3 punct / Paul _ PROPN 1 flat / Mabika _ PROPN 1 flat",
            "Jean-Paul Mabika",
        ),
    ],
)
def test_a_hyphen_holds_a_name_together(rows: str, name: str) -> None:
    draft = draft_of(rows)
    text, hyphen = draft.text.replace(" - ", "-"), draft.text.index("-")
    back = [(start >= hyphen) + (start > hyphen) for start, _ in draft.words]
    moved = [(start - by, end - by) for (start, end), by in zip(draft.words, back, strict=True)]
    draft = replace(draft, document=document_of(text), words=moved)
    found = describe(draft, lexicon(draft.language), (0, 3, 0), "person")
    assert text_of(draft, found.name[0], found.name[-1]) == name


@pytest.mark.parametrize(
    "rows",
    [
        "The _ DET 2 det / President _ PROPN 0 root",
        "President _ PROPN 0 root / of _ ADP 3 case / Alia _ PROPN 1 nmod",
        "the _ DET 3 det / Prime _ PROPN 3 compound / Minister _ PROPN 0 root",
    ],
)
def test_a_title_alone_names_nobody(rows: str) -> None:
    head = "Minister" if "Minister" in rows else "President"
    assert described(rows, head, "person").form == "nominal"


@pytest.mark.parametrize(
    ("rows", "head", "sort", "name"),
    [
        (
            "the _ DET 2 det / Ministry _ PROPN 0 root / of _ ADP 4 case / Defence _ PROPN 2 nmod",
            "Ministry",
            "organization",
            "Ministry of Defence",
        ),
        (
            "the _ DET 3 det / Red _ PROPN 3 amod / Herons heron PROPN 0 root",
            "Herons",
            "organization",
            "Red Herons",
        ),
        (
            "the _ DET 3 det / Janjo _ PROPN 3 compound / militia _ NOUN 0 root",
            "militia",
            "organization",
            "Janjo militia",
        ),
        (
            "the _ DET 2 det / town _ NOUN 0 root / of _ ADP 4 case / Tessel _ PROPN 2 nmod",
            "town",
            "place",
            "Tessel",
        ),
        ("Tessel _ PROPN 2 compound / village _ NOUN 0 root", "village", "place", "Tessel"),
    ],
)
def test_groups_and_places_are_named_with_what_belongs_to_the_name(
    rows: str, head: str, sort: str, name: str
) -> None:
    assert name_in(rows, head, sort) == name


def test_the_capital_of_a_province_is_not_named_like_it() -> None:
    rows = "the _ DET 2 det / capital _ NOUN 0 root / of _ ADP 4 case / Tessel _ PROPN 2 nmod"
    assert name_in(rows, "capital", "place") == ""


@pytest.mark.parametrize(
    ("rows", "head", "sort", "kind"),
    [
        ("Veldoria _ PROPN 0 root", "Veldoria", "place", "place"),
        ("Ukraine _ PROPN 0 root", "Ukraine", "place", "country"),
        (
            "the _ DET 3 det / United _ PROPN 3 amod / States _ PROPN 0 root",
            "States",
            "organization",
            "country",
        ),
        ("Afghans Afghan PROPN 0 root", "Afghans", "person", "people"),
        ("residents resident NOUN 0 root", "residents", "person", "people"),
        ("a _ DET 2 det / resident _ NOUN 0 root", "resident", "person", "person"),
        ("three _ NUM 2 nummod / gunmen gunman NOUN 0 root", "gunmen", "person", "armed_group"),
        ("a _ DET 2 det / gunman _ NOUN 0 root", "gunman", "person", "person"),
        ("the _ DET 2 det / militia _ NOUN 0 root", "militia", "organization", "armed_group"),
        ("Hamas _ PROPN 0 root", "Hamas", "organization", "armed_group"),
        ("the _ DET 2 det / government _ NOUN 0 root", "government", "organization", "government"),
        ("the _ DET 2 det / company _ NOUN 0 root", "company", "organization", "organization"),
        ("the _ DET 2 det / hospital _ NOUN 0 root", "hospital", "place", "facility"),
        ("Tessel _ PROPN 2 compound / Airport _ PROPN 0 root", "Airport", "place", "facility"),
        ("two _ NUM 2 nummod / drones drone NOUN 0 root", "drones", "object", "materiel"),
        ("his _ PRON 2 nmod:poss / shoes shoe NOUN 0 root", "shoes", "object", "other"),
    ],
)
def test_kinds_follow_from_words(rows: str, head: str, sort: str, kind: str) -> None:
    assert described(rows, head, sort).kind == kind


@pytest.mark.parametrize(
    ("word", "form"), [("us", "pronoun"), ("US", "name"), ("It", "pronoun"), ("IT", "name")]
)
def test_capitals_tell_the_country_from_the_pronoun(word: str, form: str) -> None:
    tag = "PRON" if form == "pronoun" else "PROPN"
    assert described(f"{word} {word} {tag} 0 root", word, "organization").form == form


def test_several_side_by_side_are_no_name() -> None:
    rows = "Karim _ PROPN 0 root / and _ CCONJ 3 cc / Omar _ PROPN 1 conj"
    assert described(rows, "Karim", "person").form == "nominal"
    assert described(rows, "Karim", "person", "Karim").form == "name"


def test_a_headline_in_capitals_of_words_names_only_what_is_a_name() -> None:
    rows = (
        "Rebels rebel NOUN 2 nsubj / Seize _ VERB 0 root / Old _ ADJ 4 amod / Port _ NOUN 2 obj / "
        "Tessel _ PROPN 6 nsubj / Falls fall VERB 2 parataxis"
    )
    assert described(rows, "Port", "place", "Old Port").form == "nominal"
    assert described(rows, "Tessel", "place", "Tessel").form == "name"


@pytest.mark.parametrize("people", ["Yazidis", "Oromos", "Uyghurs", "Tigrayans", "Rohingyas"])
def test_a_people_without_a_state_is_no_person(reader: Reader, people: str) -> None:
    found = reader.read(document_of(f"{people} fled the town after soldiers arrived.")).entities
    assert {each.kind for each in found if each.name == people} == {"people"}
