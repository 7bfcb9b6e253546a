"""A PDF becomes its text in reading order; what cannot be read of it is told."""

import sys
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest.pdfs import Line, column, pdf, set_in
from tests.ingest.reports import BODY, codes, documents, issues

from dateline.config import Config
from dateline.ingest import Hints, Item, from_bytes, ingest
from dateline.ingest.pdf.process import READERS
from dateline.model import Published

SECOND = (
    "The governor of the province said that an inquiry had begun, and that its findings would be made public. "
    "Two witnesses from the market told the monitors that soldiers had closed the road the night before."
)
DATED = "Published: 20 August 2021\n\n"


def read(data: bytes, hints: Hints | None = None, **limits: int) -> list[Item]:
    return list(from_bytes("a.pdf", data, hints=hints or Hints(), config=Config(**limits)))  # type: ignore[arg-type]  # whole numbers all


def text(*pages: list[Line]) -> str:
    [document] = documents(read(pdf(*pages)))
    return document.text


def test_lines_become_paragraphs_with_a_blank_line_between() -> None:
    assert text(column(f"{BODY}\n\n{SECOND}")) == f"{BODY}\n\n{SECOND}"


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    lines = column(SECOND)
    assert text(lines[:2], [Line(each.text, foot=72 + 14 * n) for n, each in enumerate(lines[2:])]) == SECOND


def test_two_columns_are_read_one_after_the_other_beneath_their_title() -> None:
    title = [Line("Situation in the valley of the Orsa after the cease-fire of Friday", 90, 60, 16)]
    left = column(f"{BODY} {BODY}", top=100, chars=40)
    right = column(f"{SECOND} {SECOND}", left=320, top=100, chars=40)
    assert text([*title, *right, *left]) == f"{title[0].text}\n\n{BODY} {BODY}\n\n{SECOND} {SECOND}"


def test_a_title_below_a_column_is_read_with_what_it_is_the_title_of() -> None:
    left = column(f"{BODY} {BODY}", top=100, chars=40)
    right = column(f"{SECOND} {SECOND}"[:280], left=320, top=100, chars=40)
    foot = max(line.foot for line in [*left, *right])
    below = [Line("What came of it", 72, foot + 40, 13), *column(SECOND, top=foot + 70)]
    assert text([*left, *below, *right]).endswith(f"What came of it\n\n{SECOND}")


def test_a_large_initial_belongs_to_its_word() -> None:
    lines = column(SECOND[1:], chars=70, left=72)
    pushed = [Line(each.text, 100 if number < 2 else 72, each.foot) for number, each in enumerate(lines)]
    assert text([*pushed, Line("T", 72, lines[1].foot, 34)]) == SECOND


def test_letters_that_are_spaced_out_are_words() -> None:
    letters, at = [], 72.0
    for letter in "THE ROAD TO BELT":
        if letter != " ":
            letters.append(Line(letter, at, 60, 16))
        at += 17
    assert text([*letters, *column(BODY, top=100)]).startswith("THE ROAD TO BELT\n\n")


def test_a_table_is_read_row_by_row() -> None:
    rows = [("3 March", "Orsa", "3 killed"), ("9 March", "Corin", "none"), ("11 March", "Dunne", "1 killed")]
    cells = [
        Line(cell, left, 100 + 20 * n)
        for n, row in enumerate(rows)
        for left, cell in zip((72, 220, 400), row, strict=True)
    ]
    assert text(cells) == "3 March\tOrsa\t3 killed\n\n9 March\tCorin\tnone\n\n11 March\tDunne\t1 killed"


def test_heads_and_feet_of_pages_are_left_out_and_told() -> None:
    openings = (
        "Spring came.",
        "In summer the roads were closed.",
        "So it went on.",
        "Then came winter, and snow.",
    )
    pages = [
        [
            Line("Orsa Monitor | Quarterly report", foot=40, size=9),
            *column(f"{opening} {BODY}", top=90),
            Line(f"Page {number} of 4", 280, 800, 9),
        ]
        for number, opening in enumerate(openings, 1)
    ]
    items = read(pdf(*pages))
    [document] = documents(items)
    assert document.text.count(BODY) == 4
    assert "Quarterly" not in document.text
    assert "Page" not in document.text
    [told] = [issue for issue in issues(items) if issue.code == "running-lines"]
    assert told.message == "left out: 4 heads and feet of pages, such as 'Orsa Monitor | Quarterly report'"


def test_a_watermark_across_the_page_is_left_out_and_told() -> None:
    mark = Line("DRAFT", 200, 500, 60, turn=(0.7, 0.7, -0.7, 0.7))
    items = read(pdf([*column(BODY), mark]))
    assert documents(items)[0].text == BODY
    assert "1 words that do not run as the others do" in issues(items)[0].message


def test_a_page_on_its_side_is_read_along_its_lines() -> None:
    lines = column(SECOND, chars=60)
    turned = [Line(each.text, each.foot, 842 - each.left, each.size, turn=(0, 1, -1, 0)) for each in lines]
    assert text(turned) == SECOND


def test_a_mark_of_a_note_stands_apart_and_the_note_behind_its_paragraph() -> None:
    first = column(SECOND, top=72)
    marked = Line("14", 72 + 330, first[-1].foot - 4, 6)
    note = Line("14 Interview in Orsa, 3 March 2024.", 72, 800, 8)
    [document] = documents(read(pdf([*column(BODY, top=300), note], first)))
    assert document.text == f"{BODY}\n\n{note.text}\n\n{SECOND}"
    assert "[14]" in text([*first, marked])


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("the govern-", "ment of the province", "the government of"),
        ("the well-", "known monastery", "the well-known monastery"),
        ("a cease-", "fire of the groups", "a cease-fire of"),
        ("in Al-", "Karam on Friday", "in Al-Karam on"),
        ("three 21-", "year-old recruits", "three 21-year-old recruits"),
        ("since COVID-", "19 had come", "since COVID-19 had"),
        ("a gov\xad", "ernor of them", "a governor of"),
        ("the army -", "so it was said -", "the army - so it"),
    ],
)
def test_a_word_that_a_line_breaks_is_mended_and_a_hyphen_of_a_word_stays(
    before: str, after: str, found: str
) -> None:
    lines = [
        f"The cease-fire had held for eleven days by then, as people said of {before}",
        f"{after}, of whom some spoke.",
    ]
    assert found in text(set_in(lines))


def test_what_all_pages_say_alike_is_kept_where_they_say_nothing_else() -> None:
    assert text(*[column("Cancelled by the court") for _ in range(3)]).count("Cancelled by the court") == 3


# What it says of itself ---------------------------------------------------------------------------


def test_the_title_of_the_file_is_taken_where_its_words_stand_on_the_page() -> None:
    page = [Line("Burned markets in Orsa", 72, 60, 20), *column(DATED + BODY, top=100)]
    assert (
        documents(read(pdf(page, info={"Title": "Burned markets in Orsa"})))[0].title
        == "Burned markets in Orsa"
    )
    for wrong in ("Microsoft Word - final_v3.doc", "untitled", "The template of our annual letter to donors"):
        assert documents(read(pdf(page, info={"Title": wrong})))[0].title == "Burned markets in Orsa"


def test_what_stands_on_the_page_dates_a_report_and_not_when_the_file_was_made() -> None:
    items = read(pdf(column(DATED + BODY), info={"CreationDate": "D:20230102030405Z"}))
    assert str(documents(items)[0].published) == "2021-08-20"
    assert codes(items) == []


def test_the_day_on_which_a_file_was_made_is_a_last_resort_and_told() -> None:
    items = read(pdf(column(BODY), info={"CreationDate": "D:20230102030405Z", "Author": "jroe"}))
    assert str(documents(items)[0].published) == "2023-01-02"
    assert documents(items)[0].source is None
    assert codes(items) == ["published-from-file"]
    assert "made on 2023-01-02" in issues(items)[0].message


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["HUMAN RIGHTS DESK", "Geneva, 12 March 2024"], "2024-03-12"),
        (["Orsa Monitor", "Monthly Bulletin", "Issue No. 12 | March 2024"], "2024-03"),
        (["Orsa Monitor", "Distr.: General", "12 March 2024", "Original: English"], "2024-03-12"),
        (["Orsa Monitor", "Annual letter", "1 January - 31 March 2024"], "2024-04-02"),
        (
            [
                "Orsa Monitor",
                "Field work until 3 March 2024",
                "Visits to all of the camps ended on 9 March 2024",
            ],
            "2024-04-02",
        ),
        (["Orsa Monitor", "Conference of donors, 12 September 2024"], "2024-04-02"),
        (["Orsa Monitor", "It began on 12 March 2024."], "2024-04-02"),
    ],
)
def test_a_day_that_stands_by_itself_on_the_first_page_is_believed_before_the_file(
    lines: list[str], day: str
) -> None:
    page = [Line(words, 72, 60 + 30 * number) for number, words in enumerate(lines)]
    items = read(pdf([*page, *column(BODY, top=300)], info={"CreationDate": "D:20240402"}))
    assert str(documents(items)[0].published) == day
    assert ("published-from-file" in codes(items)) == (day == "2024-04-02")


def test_the_day_in_the_heads_of_pages_dates_a_report() -> None:
    pages = [
        [Line("Orsa Monitor | Weekly bulletin 7 | 12 March 2024", foot=40, size=9), *column(text, top=90)]
        for text in (BODY, SECOND)
    ]
    items = read(pdf(*pages, info={"CreationDate": "D:20240402"}))
    assert str(documents(items)[0].published) == "2024-03-12"
    assert codes(items) == ["running-lines", "published-from-page"]


def test_a_dateline_is_believed_before_the_day_on_which_the_file_was_made() -> None:
    told = {"CreationDate": "D:20230102030405Z"}
    items = read(pdf(column(f"ORSA, Aug. 20, 2021 (Agency) - {BODY}"), info=told))
    assert (str(documents(items)[0].published), codes(items)) == ("2021-08-20", [])
    without_year = read(pdf(column(f"ORSA, Dec. 30 (Agency) - {BODY}"), info=told))
    assert str(documents(without_year)[0].published) == "2023-01-02"


@pytest.mark.parametrize(
    "told", [{"CreationDate": "D:19700101"}, {"CreationDate": "soon"}, {"CreationDate": "D:20230102", "ModDate": "D:2019"
    "0101"}]
)  # fmt: skip
def test_a_day_that_cannot_be_dates_nothing(told: dict[str, str]) -> None:
    assert codes(read(pdf(column(BODY), info=told))) == ["published-unknown"]


def test_what_the_caller_says_dates_it() -> None:
    items = read(pdf(column(BODY)), Hints(published=Published("2021-08-20")))
    assert (str(documents(items)[0].published), codes(items)) == ("2021-08-20", [])


# What cannot be read ------------------------------------------------------------------------------


def test_a_file_without_text_says_that_it_may_be_a_scan() -> None:
    picture = b"q 200 0 0 200 72 400 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q"
    items = read(pdf(picture))
    assert codes(items) == ["empty-report"]
    assert "OCRmyPDF" in issues(items)[0].message
    some = read(pdf(column(DATED + BODY), picture, picture))
    assert codes(some) == ["pages-unread"]
    assert "2 of 3 pages have no text, as scans have none: 2, 3" in issues(some)[0].message


def test_a_file_with_a_password_is_told_and_one_without_is_read() -> None:
    [told] = issues(read(pdf(column(BODY), password="orsa")))
    assert (told.code, "password" in told.message) == ("unreadable-file", True)
    assert documents(read(pdf(column(BODY), password="")))[0].text == BODY


def test_more_pages_than_may_be_read_are_too_many() -> None:
    data = pdf(*[column(f"On day {number} the road was closed.") for number in range(12)])
    assert codes(read(data, max_pdf_pages=11)) == ["too-large"]
    assert documents(read(data, max_pdf_pages=12))


def test_a_page_that_unpacks_to_gigabytes_is_told_and_the_next_file_is_read() -> None:
    bomb = zlib.compress(b"BT /F1 9 Tf 72 700 Td (" + b"boom " * 2_000_000, 9)
    for _ in range(2):
        bomb = zlib.compress(bomb, 9)
    data = pdf(bomb, packed=False).replace(
        b"/Length", b"/Filter [/FlateDecode /FlateDecode /FlateDecode] /Length"
    )
    assert documents(read(data)) == []
    assert documents(read(pdf(column(BODY))))


def test_a_file_that_takes_too_long_is_told_and_the_next_one_is_read() -> None:
    pages = [column(f"{BODY} {BODY} {number}") for number in range(1500)]
    items = read(pdf(*pages, packed=False), max_pdf_seconds=1)
    assert codes(items) in (["too-large"], ["published-unknown"])  # of which one depends on the machine
    assert documents(read(pdf(column(BODY))))


def test_a_process_that_ends_is_the_issue_of_its_file_and_the_next_one_is_read() -> None:
    READERS.end()
    assert codes(read(pdf(column(BODY)), max_pdf_memory=2**28)) in (
        ["published-unknown"],
        ["unreadable-file"],
    )
    assert documents(read(pdf(column(BODY))))


def test_letters_that_the_fonts_do_not_tell_are_no_text() -> None:
    drawn = b"BT /F1 11 Tf 72 700 Td <" + bytes([1, 2, 3, 4, 5, 6, 7, 8]).hex().encode() * 30 + b"> Tj ET"
    assert codes(read(pdf(drawn))) == ["not-text"]


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)  # as where the extra is not installed
    [told] = read(pdf(column(BODY)))
    assert "pip install 'dateline[pdf]'" in issues([told])[0].message


def test_a_page_that_is_called_a_pdf_is_told() -> None:
    assert codes(read(b"<html><p>You are not allowed to download this file.</p></html>")) == [
        "unreadable-file"
    ]


def test_bytes_before_and_behind_a_pdf_do_no_harm() -> None:
    assert documents(read(b"\r\n\r\n" + pdf(column(BODY), tail=b"\0" * 300)))


def test_pdfs_of_a_folder_are_read_beside_other_files(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.pdf").write_bytes(pdf(column(DATED + BODY)))
    (tmp_path / "b.PDF").write_bytes(pdf(column(DATED + SECOND)))
    (tmp_path / "c.txt").write_text("Date: 2021-08-20\n\n" + BODY)
    items = list(ingest(tmp_path))
    assert (len(documents(items)), codes(items)) == (3, [])


@given(data=st.data())
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_damage_anywhere_ends_in_a_document_or_an_issue(data: st.DataObject) -> None:
    whole = bytearray(pdf(column(BODY), column(SECOND), info={"Title": "A"}, packed=data.draw(st.booleans())))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    items = read(bytes(whole))
    assert documents(items) or codes(items)
    assert read(bytes(whole)) == items


@given(
    places=st.lists(st.tuples(st.floats(-200, 900), st.floats(-200, 1200), st.floats(0.1, 90)), max_size=30)
)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_words_anywhere_on_a_page_are_read_once_each(places: list[tuple[float, float, float]]) -> None:
    lines = [Line(f"word{number}x", left, foot, size) for number, (left, foot, size) in enumerate(places)]
    items = read(pdf(lines))
    for document in documents(items):
        assert all(document.text.count(f"word{number}x") <= 1 for number in range(len(lines)))
