import pytest
from tests.reading.drafts import draft_of, forms, know, said

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.attribution.component import Attribution
from dateline.reading.draft import Draft
from dateline.reading.statements.circumstances import addressee_of, medium_of, time_of
from dateline.reading.times import TIMES

LEFT = "they they PRON {0} nsubj / left leave VERB 2 ccomp"


def told(rows: str, cue: str, content: str, *, published: str | None = None) -> tuple[Draft, Attribution]:
    draft = draft_of(rows, published=published)
    return draft, said(draft, "Ruun", cue, content)


# To whom ----------------------------------------------------------------------------------------------


def addressee(draft: Draft, attribution: Attribution) -> tuple[str, str | None] | None:
    """The words for whom it is said to, and the entity."""
    party = addressee_of(draft, attribution)
    return ("".join(span.of(draft.text) for span in party.spans), party.entity) if party else None


def test_the_person_told_is_who_it_is_said_to() -> None:
    draft, told_ = told(
        f"Ruun Ruun PROPN 2 nsubj / told tell VERB 0 root / Doran Doran PROPN 2 iobj / {LEFT.format(5)}", "told",
        "they left",
    )  # fmt: skip
    entity = know(draft, "person", 2)
    assert addressee(draft, told_) == ("Doran", entity.id)


def test_who_is_asked_to_do_something_is_who_it_is_said_to() -> None:
    rows = "Ruun Ruun PROPN 2 nsubj / asked ask VERB 0 root / the the DET 4 det / army army NOUN 2 obj / "
    draft, asked = told(f"{rows}to to PART 6 mark / leave leave VERB 2 xcomp", "asked", "to leave")
    know(draft, "organization", 3)
    assert addressee(draft, asked) == ("the army", "e1")


@pytest.mark.parametrize(
    ("cue", "case"), [("said say", "to"), ("called call", "on"), ("called call", "upon")]
)
def test_who_is_named_with_to_or_called_on_is_who_it_is_said_to(cue: str, case: str) -> None:
    draft, attribution = told(
        f"Ruun Ruun PROPN 2 nsubj / {cue} VERB 0 root / {case} _ ADP 4 case / Doran Doran PROPN 2 obl / {LEFT.format(6)}",
        cue.partition(" ")[0], "they left",
    )  # fmt: skip
    assert addressee(draft, attribution) == ("Doran", None)


def test_a_pronoun_can_be_spoken_to_but_not_it() -> None:
    rows = "Ruun Ruun PROPN 2 nsubj / told tell VERB 0 root / {0} _ PRON 2 iobj / " + LEFT.format(5)
    assert addressee(*told(rows.format("them"), "told", "they left")) == ("them", None)
    assert addressee(*told(rows.format("it"), "told", "they left")) is None


def test_a_place_a_thing_or_a_deed_is_not_spoken_to() -> None:
    place, said_ = told(
        f"Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / on on ADP 4 case / Marn Marn PROPN 2 obl / {LEFT.format(6)}",
        "said", "they left",
    )  # fmt: skip
    thing, asked = told(
        "Ruun Ruun PROPN 2 nsubj / asked ask VERB 0 root / questions question NOUN 2 obj / in in ADP 5 case / "
        "Marn Marn PROPN 2 obl", "asked", "questions",
    )  # fmt: skip
    assert (addressee(place, said_), addressee(thing, asked)) == (None, None)


def test_whom_a_denial_is_about_is_not_who_it_is_said_to() -> None:
    draft, denied = told(
        "Ruun Ruun PROPN 2 nsubj / denied deny VERB 0 root / Doran Doran PROPN 2 obj / in in ADP 5 case / "
        "Marn Marn PROPN 2 obl", "denied", "Doran",
    )  # fmt: skip
    assert addressee(draft, denied) is None


# Through what -----------------------------------------------------------------------------------------


def medium(rows: str, content: str = "they left") -> str | None:
    draft, attribution = told(rows, "said", content)
    found = medium_of(draft, attribution)
    assert found is None or found.name == " ".join(span.of(draft.text) for span in found.spans)
    return found.name if found else None


def said_in(medium: str) -> str:
    """Rows with what stands between "said", its second word, and what is said; a medium hangs on word 2."""
    heads = 3 + len(medium.split(" / "))
    return f"Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / {medium} / {LEFT.format(heads + 1)}"


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("in in ADP 5 case / a a DET 5 det / statement statement NOUN 2 obl", "statement"),
        (
            "on on ADP 5 case / state state NOUN 5 compound / television television NOUN 2 obl",
            "state television",
        ),
        ("on on ADP 4 case / Telegram Telegram PROPN 2 obl", "Telegram"),
        ("via via ADP 4 case / Facebook Facebook PROPN 2 obl", "Facebook"),
        (
            "in in ADP 5 case / an a DET 5 det / interview interview NOUN 2 obl / with with ADP 8 case / "
            "Radio Radio PROPN 8 compound / Marn Marn PROPN 5 nmod",
            "Radio Marn",
        ),
    ],
)
def test_the_medium_is_what_it_is_said_in_or_on_by_its_name_if_it_has_one(rows: str, name: str) -> None:
    assert medium(said_in(rows)) == name


@pytest.mark.parametrize(
    "rows",
    [
        "in in ADP 4 case / Marn Marn PROPN 2 obl",
        "about about ADP 5 case / the the DET 5 det / statement statement NOUN 2 obl",
        "on on ADP 4 case / Monday Monday PROPN 2 obl",
    ],
    ids=["place", "subject", "day"],
)
def test_a_place_a_subject_or_a_day_is_no_medium(rows: str) -> None:
    assert medium(said_in(rows)) is None


def test_a_medium_inside_what_is_said_is_not_the_one_it_is_said_through() -> None:
    rows = said_in("in in ADP 5 case / a a DET 5 det / statement statement NOUN 2 obl")
    assert medium(rows, "in a statement they left") is None


# When -------------------------------------------------------------------------------------------------

MONDAY = "2026-11-23"


def when(rows: str, *, content: str = "they left") -> str | None:
    """The words of the time of a statement."""
    draft, attribution = told(said_in(rows), "said", content, published=MONDAY)
    TIMES.run(draft)
    found = time_of(draft, attribution)
    return next((t.span.of(draft.text) for t in draft.times if t.id == found), None)


def test_a_statement_was_made_when_the_clause_of_its_cue_says() -> None:
    assert when("on on ADP 4 case / Friday Friday PROPN 2 obl") == "Friday"
    assert when("yesterday _ NOUN 2 obl:unmarked") == "yesterday"


@pytest.mark.parametrize("medium", ["in a radio broadcast", "in a statement", "in a letter"])
def test_the_day_of_a_broadcast_or_a_letter_is_when_it_was_said(medium: str) -> None:
    text = f"The road is closed, the mayor of Tavo said {medium} on Wednesday."
    reading = Reader.load().read(document_of(text, published="2023-05-04"))
    days = [time.value for time in reading.times for s in reading.statements if s.time == time.id]
    assert days == ["2023-05-03"]


def test_a_day_inside_what_is_said_is_not_when_it_was_said() -> None:
    assert when("on on ADP 4 case / Friday Friday PROPN 2 obl", content="on Friday they left") is None


def test_words_beside_a_cue_that_name_no_day_give_no_time() -> None:
    assert when("in in ADP 4 case / Marn Marn PROPN 2 obl") is None


def test_an_attribution_without_a_cue_has_no_circumstances() -> None:
    draft = draft_of("They they PRON 2 nsubj / left leave VERB 0 root", published=MONDAY)
    bare = Attribution((), (), (0, 1), 1.0)
    assert (addressee_of(draft, bare), medium_of(draft, bare), time_of(draft, bare)) == (None, None, None)
    assert forms(draft, bare.content) == "They left"


@pytest.mark.parametrize(
    "rows",
    [
        "Ruun Ruun PROPN 2 nsubj / urged urge VERB 0 root / the the DET 4 det / donors donor NOUN 6 nsubj / "
        "to to PART 6 mark / pay pay VERB 2 advcl",
        "Ruun Ruun PROPN 2 nsubj / asked ask VERB 0 root / the the DET 4 det / donors donor NOUN 2 iobj / "
        "to to PART 6 mark / pay pay VERB 4 acl",
        "Ruun Ruun PROPN 2 nsubj / called call VERB 0 root / on on ADP 2 compound:prt / donors donor PROPN 2 obl / "
        "to to PART 6 mark / pay pay VERB 2 xcomp",
    ],
)  # fmt: skip
def test_who_is_to_do_what_is_asked_for_is_spoken_to(rows: str) -> None:
    draft = draft_of(rows)
    attribution = said(draft, "Ruun", next(t for t in ("urged", "asked", "called") if t in rows), "to pay")
    found = addressee(draft, attribution)
    assert found is not None
    assert found[0].endswith("donors")


def test_whoever_is_asked_by_a_passive_is_no_part_of_what_is_asked(reader: Reader) -> None:
    text = "Anyone with information is urged to call police immediately."
    (statement,) = reader.read(document_of(text)).statements
    assert [span.of(text) for span in statement.content] == ["to call police immediately"]


def test_what_somebody_is_alleged_to_have_done_is_no_request(reader: Reader) -> None:
    (statement,) = reader.read(
        document_of("He is alleged to have ordered the killing from his cell.")
    ).statements
    assert statement.act == "accuse"
