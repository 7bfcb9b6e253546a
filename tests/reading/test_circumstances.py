import pytest
from tests.reading.drafts import draft_of, forms, know, said

from dateline.model import Interval
from dateline.reading.attribution import Attribution
from dateline.reading.circumstances import addressee_of, medium_of, time_of
from dateline.reading.draft import Draft

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


def when(
    rows: str, *, published: str | None = MONDAY, content: str = "they left"
) -> tuple[str | None, str | None] | None:
    """The day of a statement and the words that show it."""
    draft, attribution = told(said_in(rows), "said", content, published=published)
    found = time_of(draft, attribution)
    if not isinstance(found, Interval):
        return None
    assert found.earliest == found.latest
    assert found.reason
    return found.earliest, " ".join(span.of(draft.text) for span in found.spans)


def on(*words: str) -> str:
    """Rows of "on" and a date whose first word hangs on the cue and carries the others."""
    rest = [f"{word} _ {'PUNCT' if word == ',' else 'NUM'} 4 nummod" for word in words[1:]]
    return " / ".join(["on on ADP 4 case", f"{words[0]} {words[0]} PROPN 2 obl", *rest])


@pytest.mark.parametrize(
    ("weekday", "day"),
    [
        ("Monday", "2026-11-23"), ("Sunday", "2026-11-22"), ("Saturday", "2026-11-21"), ("Friday", "2026-11-20"),
        ("Thursday", "2026-11-19"), ("Wednesday", "2026-11-18"), ("Tuesday", "2026-11-17"),
    ],
)  # fmt: skip
def test_a_weekday_is_the_latest_up_to_the_reports_date(weekday: str, day: str) -> None:
    assert when(on(weekday)) == (day, weekday)


def test_last_monday_is_not_the_monday_of_the_report() -> None:
    rows = "last last ADJ 4 amod / Monday Monday PROPN 2 obl:unmarked"
    assert when(rows) == ("2026-11-16", "Monday")
    assert when(rows, published="2026-11-24") == ("2026-11-23", "Monday")


@pytest.mark.parametrize(
    ("word", "day"), [("yesterday", "2026-11-22"), ("today", MONDAY), ("tonight", MONDAY)]
)
def test_yesterday_and_today_are_counted_from_the_reports_date(word: str, day: str) -> None:
    assert when(f"{word} _ NOUN 2 obl:unmarked") == (day, word)


def test_yesterday_of_the_first_of_march_may_be_the_29th_of_february() -> None:
    assert when("yesterday _ NOUN 2 obl:unmarked", published="2024-03-01") == ("2024-02-29", "yesterday")
    assert when("yesterday _ NOUN 2 obl:unmarked", published="2026-03-01") == ("2026-02-28", "yesterday")


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        (("Nov.", "20"), MONDAY, "2026-11-20"), (("November", "23"), MONDAY, "2026-11-23"),
        (("Sept", "1"), MONDAY, "2026-09-01"),
        (("November", "24"), MONDAY, "2025-11-24"), (("Dec.", "30"), "2027-01-02", "2026-12-30"),
        (("Feb.", "29"), "2024-03-01", "2024-02-29"), (("Feb.", "29"), "2025-01-10", "2024-02-29"),
        (("Feb.", "29"), "2024-02-28", "2020-02-29"), (("Feb.", "29"), "1904-01-01", "1896-02-29"),
    ],
)  # fmt: skip
def test_a_day_of_a_month_is_the_latest_up_to_the_reports_date(
    words: tuple[str, ...], published: str, day: str
) -> None:
    assert when(on(*words), published=published) == (day, " ".join(words))


def test_a_date_may_be_written_with_the_day_before_the_month() -> None:
    rows = "on on ADP 5 case / 20 20 NUM 5 nummod / November November PROPN 2 obl"
    assert when(rows) == ("2026-11-20", "20 November")


@pytest.mark.parametrize("published", [MONDAY, "2026", None])
def test_a_date_in_full_needs_no_date_of_the_report(published: str | None) -> None:
    assert when(on("August", "15", ",", "2021"), published=published) == ("2021-08-15", "August 15, 2021")


@pytest.mark.parametrize("rows", [on("Friday"), on("August", "15"), "yesterday _ NOUN 2 obl:unmarked"])
@pytest.mark.parametrize("published", ["2026", "2026-11", None])
def test_without_the_day_of_the_report_no_other_day_is_told(rows: str, published: str | None) -> None:
    assert when(rows, published=published) is None


@pytest.mark.parametrize(
    "words", [("Feb.", "30"), ("June", "31"), ("May", "0"), ("Feb.", "29", ",", "2021"), ("March",)]
)
def test_a_day_that_does_not_exist_is_no_day(words: tuple[str, ...]) -> None:
    assert when(on(*words)) is None


def test_a_day_inside_what_is_said_is_not_when_it_was_said() -> None:
    assert when(on("Friday"), content="on Friday they left") is None


def test_words_beside_a_cue_that_name_no_day_give_no_time() -> None:
    assert when("in in ADP 4 case / Marn Marn PROPN 2 obl") is None


def test_an_attribution_without_a_cue_has_no_circumstances() -> None:
    draft = draft_of("They they PRON 2 nsubj / left leave VERB 0 root", published=MONDAY)
    bare = Attribution((), (), (0, 1), 1.0)
    assert (addressee_of(draft, bare), medium_of(draft, bare), time_of(draft, bare)) == (None, None, None)
    assert forms(draft, bare.content) == "They left"
