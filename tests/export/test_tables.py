"""Tables of the record: in files whole, in a terminal what fits."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from tests.invented import blank, reading
from tests.nasty import nasty_text

from dateline.export import FORMATS, Look
from dateline.export.lookup import lookup
from dateline.export.tables import TABLES
from dateline.model import Issue

every_table = pytest.mark.parametrize("table", TABLES)


def rows(format_: str, look: Look, delimiter: str) -> list[list[str]]:
    form = FORMATS[format_]
    return list(csv.reader(StringIO(form.head(look) + form.render(reading(), look)), delimiter=delimiter))


@every_table
def test_each_row_has_a_value_for_each_column(table: str) -> None:
    content = TABLES[table]
    found = list(content.rows(lookup(reading())))
    assert found
    assert {len(row) for row in found} == {len(content.columns)}
    assert set(content.drawn) <= set(content.columns)


@every_table
@pytest.mark.parametrize(("format_", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_file_has_a_head_and_the_report_in_each_row(table: str, format_: str, delimiter: str) -> None:
    head, *found = rows(format_, Look(table=table), delimiter)
    assert head == ["document", *TABLES[table].columns]
    assert {row[0] for row in found} == {"heron.txt"}
    assert {len(row) for row in found} == {len(head)}


def test_a_name_stands_where_the_report_has_a_pronoun() -> None:
    head, *found = rows("csv", Look(), ",")
    third = dict(zip(head, found[2], strict=True))
    assert (third["source"], third["source_words"]) == ("Ilyas Doran", "He")
    assert third["offsets"] == "275-353"


@every_table
def test_a_drawn_table_is_no_wider_than_the_terminal(table: str) -> None:
    shown = FORMATS["table"].render(reading(), Look(table=table, width=80))
    assert max(map(len, shown.splitlines())) <= 80


def test_words_that_a_spreadsheet_would_run_are_held_back() -> None:
    issue = Issue(step="x", code="y", message="=HYPERLINK(1)")
    shown = FORMATS["csv"].render(reading(issues=(issue,)), Look(table="issues"))
    assert shown == "heron.txt,x,y,'=HYPERLINK(1),,\n"


def test_a_negative_number_stays_a_number() -> None:
    from dataclasses import replace

    place = replace(reading().places[0], lat=-41.5)
    shown = FORMATS["csv"].render(reading(places=(place, *reading().places[1:])), Look(table="places"))
    assert ",-41.5," in shown


@given(nasty_text())
def test_any_text_stays_in_its_cell(text: str) -> None:
    what = blank(text, id="x")
    issue = Issue(step="x", code="y", message=f"{text}.")
    from dataclasses import replace

    shown = FORMATS["csv"].render(replace(what, issues=(issue,)), Look(table="issues"))
    [row] = csv.reader(StringIO(shown))
    assert len(row) == 6
    assert "\x1b" not in shown
