"""Who is believed about a report's date, title, source and place, and what is told."""

import pytest
from tests.ingest.reports import BODY

from dateline.config import Config
from dateline.errors import EmptyReport, TooLarge
from dateline.ingest import Hints
from dateline.ingest.fields import Fields
from dateline.ingest.report import Origin, report_of
from dateline.model import Document, Published

NOTHING = Fields()
SILENT = Hints()


def made(text: str, fields: Fields = NOTHING, hints: Hints = SILENT) -> tuple[Document, list[str]]:
    document, issues = report_of(text, fields, origin=Origin("a"), hints=hints, config=Config())
    return document, [issue.code for issue in issues]


def published(head: str, fields: Fields = NOTHING, hints: Hints = SILENT) -> tuple[str | None, list[str]]:
    document, codes = made(head + BODY, fields, hints)
    return document.published.iso if document.published else None, codes


def flag(iso: str) -> Hints:
    return Hints(published=Published(iso))


def test_no_date_at_all_is_told() -> None:
    assert published("") == (None, ["published-unknown"])


def test_a_dateline_without_a_year_takes_none_from_the_clock() -> None:
    assert published("KABUL, Aug. 20 (Agency) - ") == (None, ["date-unresolved"])


@pytest.mark.parametrize(
    ("dateline", "known", "iso"),
    [
        ("KABUL, Aug. 20 (Agency) - ", "2021", "2021-08-20"),
        ("KABUL, Aug. 20 (Agency) - ", "2021-08", "2021-08-20"),
        ("KABUL, Aug. 20 (Agency) - ", "2021-08-21", "2021-08-21"),
        ("KABUL, Dec. 31 (Agency) - ", "2022-01-01", "2022-01-01"),
        ("KABUL, 20 August 2021 – ", "2021", "2021-08-20"),
    ],
)
def test_a_dateline_takes_its_year_from_a_known_date_and_adds_the_day_to_it(
    dateline: str, known: str, iso: str
) -> None:
    assert published(dateline, hints=flag(known)) == (iso, [])
    assert published(dateline, Fields(published=known)) == (iso, [])


def test_a_dateline_with_a_year_is_the_date_where_there_is_no_other() -> None:
    assert published("GENEVA, 3 March 2014 – ") == ("2014-03-03", [])


@pytest.mark.parametrize(
    ("dateline", "known"),
    [
        ("KABUL, Aug. 20 (Agency) - ", "2021-10-20"),
        ("KABUL, Aug. 20 (Agency) - ", "2021-07"),
        ("KABUL, 20 August 2020 – ", "2021-08-20"),
    ],
)
def test_a_dateline_far_from_the_known_date_is_told(dateline: str, known: str) -> None:
    assert published(dateline, hints=flag(known)) == (known, ["date-conflict"])


def test_a_leap_day_in_another_year_is_unresolved() -> None:
    assert published("KABUL, Feb. 29 (Agency) - ", hints=flag("2021")) == ("2021", ["date-unresolved"])


def test_the_flag_wins_over_the_field_and_that_over_the_head() -> None:
    head, field = "Date: 2021-08-01\n\n", Fields(published="2021-08-02")
    assert published(head) == ("2021-08-01", [])
    assert published(head, field) == ("2021-08-02", ["date-conflict"])
    assert published(head, field, flag("2021-08-03")) == ("2021-08-03", ["date-conflict", "date-conflict"])


def test_dates_that_differ_only_in_precision_are_no_conflict() -> None:
    assert published("Date: 2021-08-20\n\n", Fields(published="2021-08-20T10:15Z")) == (
        "2021-08-20T10:15Z",
        [],
    )
    assert published("Date: 2021-08-20\n\n", Fields(published="2021")) == ("2021", [])


def test_a_field_that_is_no_date_is_told_and_the_head_is_asked() -> None:
    assert published("Date: 2021-08-20\n\n", Fields(published="7/10/2016")) == (
        "2021-08-20",
        ["date-unresolved"],
    )


def test_a_line_that_gives_no_date_is_told_with_its_words() -> None:
    text = "Published: last Tuesday\n\n" + BODY
    _, issues = report_of(text, Fields(), origin=Origin("a"), hints=Hints(), config=Config())
    assert issues[0].code == "date-unresolved"
    assert issues[0].spans[0].of(text) == "Published: last Tuesday"


def test_the_date_of_an_update_or_of_a_collector_is_a_last_resort_and_told() -> None:
    assert published("Updated: 21 August 2021\n\n") == ("2021-08-21", ["published-from-update"])
    assert published("", Fields(seen="20210821T101500Z")) == (
        "2021-08-21T10:15:00Z",
        ["published-from-collector"],
    )
    assert published("", Fields(published="2021-08-20", seen="20210821")) == ("2021-08-20", [])


def test_the_agency_is_the_source_where_no_outlet_is_named() -> None:
    head = "KABUL, 20 Aug 2021 (Agency) - "
    assert made(head + BODY)[0].source == "Agency"
    assert made(head + BODY, Fields(source="Kestral Post"))[0].source == "Kestral Post"


def test_the_place_of_the_dateline_is_kept_as_it_is_written() -> None:
    assert made("BEIRUT/GENEVA, 3 March 2014 – " + BODY)[0].dateline_place == "BEIRUT/GENEVA"


def test_titles_and_sources_are_one_line_without_controls() -> None:
    fields = Fields(title=" Army\n\x1b[31m denies\u2028 raid ", source="\0Post\t", published="2021")
    document, _ = made(BODY, fields)
    assert (document.title, document.source) == ("Army [31m denies raid", "Post")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "post.example/1", "http://a b", "https://x.example/<script>"]
)
def test_what_is_no_web_address_is_told_and_left_out(url: str) -> None:
    document, codes = made(BODY, Fields(url=url, published="2021"))
    assert (document.url, codes) == (None, ["field-ignored"])


def test_fields_without_end_are_told_and_left_out() -> None:
    document, codes = made(BODY, Fields(title="t" * 3000, id="i" * 300, language="l" * 30, published="2021"))
    assert (document.title, document.language, len(document.id)) == (None, "en", 16)
    assert sorted(codes) == ["field-ignored"] * 3
    document, codes = made(BODY, Fields(source="s" * 501, published="2021"))
    assert (document.source, codes) == (None, ["field-ignored"])


@pytest.mark.parametrize(
    ("given", "code"), [("en-GB", "en"), ("English", "en"), ("ar", "ar"), ("PRS", "prs"), (None, "en")]
)
def test_a_language_is_a_code_or_a_name(given: str | None, code: str) -> None:
    assert made(BODY, Fields(language=given))[0].language == code


@pytest.mark.parametrize("text", ["   \n", "\u200b\ufeff", "----- 12 345", "…"])
def test_a_text_without_words_is_empty(text: str) -> None:
    with pytest.raises(EmptyReport):
        made(text)


def test_a_text_over_the_limit_is_too_large() -> None:
    with pytest.raises(TooLarge, match=r"6 characters; the limit is 5"):
        report_of("A text", Fields(), origin=Origin("a"), hints=Hints(), config=Config(max_text_chars=5))


def test_markup_in_a_text_is_told() -> None:
    assert "markup" in made("<p>" + BODY + "</p>")[1]
