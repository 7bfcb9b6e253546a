"""A table is read row by row, whatever sign is between its cells."""

import csv
import io

import pytest
from tests.ingest.reports import BODY, codes, documents, issues, the_one

from dateline.config import Config
from dateline.ingest import from_bytes


def table(*rows: list[str], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_common_sign_between_cells_is_told_by_the_header(delimiter: str) -> None:
    text = 'Rebels, soldiers; and | a\ttab.\r\n“Go,” said "he".'
    data = table(["id", "Title", "TEXT", "date"], ["7", "Raid", text, "2021-08-20"], delimiter=delimiter)
    document = the_one("a.csv", data)
    assert (document.id, document.title, document.text, str(document.published)) == (
        "7",
        "Raid",
        text,
        "2021-08-20",
    )


def test_a_row_with_too_many_cells_is_refused_by_its_line_and_the_next_is_read() -> None:
    data = b'id,text,published\n1,"A report\nin two lines.",2021\n2,A report, cut,2021\n3,A third.,2021\n'
    items = list(from_bytes("a.csv", data))
    assert [document.id for document in documents(items)] == ["1", "3"]
    assert [(issue.code, issue.where) for issue in issues(items)] == [("bad-value", "a.csv, line 4")]


def test_a_cell_that_is_never_closed_is_told_with_the_lines_that_it_swallows() -> None:
    data = b'id,text\n1,"A 5"" gun, he said."\n2,"An open cell\n3,A third.\n4,A fourth.\n'
    items = list(from_bytes("a.csv", data))
    assert [document.id for document in documents(items)] == ["1"]
    [told] = [issue for issue in issues(items) if issue.code == "bad-value"]
    assert told.where == "a.csv, line 3"
    assert "the 3 lines to the end of the file" in told.message


def test_a_row_with_too_few_cells_lacks_those_fields() -> None:
    document = the_one("a.csv", b"text,published,title\nA report.,2021\n")
    assert (str(document.published), document.title) == ("2021", None)


def test_empty_rows_are_passed_over() -> None:
    assert len(documents(from_bytes("a.csv", b"text,published\n\nA report.,2021\n,\n\n"))) == 1


def test_a_table_without_a_column_of_texts_names_its_columns() -> None:
    [issue] = issues(from_bytes("a.csv", b"a,b\n1,2\n"))
    assert issue.code == "unknown-format"
    assert "there are: a, b" in issue.message


def test_a_cell_as_long_as_a_long_report_is_read() -> None:
    long = BODY * 3_000
    limit = csv.field_size_limit()
    assert the_one("a.csv", table(["text", "published"], [long, "2021"])).text == long
    assert csv.field_size_limit() == limit


def test_a_quotation_mark_that_is_never_closed_ends_in_issues() -> None:
    data = b'text,published\n"A report that goes on,2021\n' + b"and on,2021\n" * 5_000
    items = list(from_bytes("a.csv", data, config=Config(max_text_chars=10_000)))
    assert (documents(items), codes(items)) == ([], ["bad-value"])


def test_a_lone_carriage_return_ends_in_an_issue() -> None:
    assert "bad-value" in codes(from_bytes("a.csv", b"text,published\nA\rreport,2021\nA report.,2021\n"))


def test_a_table_in_cp1252_is_read_and_told_once() -> None:
    data = "text;published\nDas Café in Belé.;2021\nDie Brücke.;2021\n".encode("cp1252")
    items = list(from_bytes("a.csv", data))
    assert [document.text for document in documents(items)] == ["Das Café in Belé.", "Die Brücke."]
    assert codes(items) == ["encoding-guessed"]
