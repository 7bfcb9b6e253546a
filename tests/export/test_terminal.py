"""The view in a terminal: complete without a colour, at any width, and safe from what a report says."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from tests.invented import blank, reading, statements_only
from tests.nasty import nasty_text

from dateline.errors import BadInput
from dateline.export.look import Look
from dateline.export.terminal import overview, report
from dateline.export.why import why
from dateline.model import Published

INK = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize("width", [40, 60, 76, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for line in report(reading(), Look(width=width)).splitlines():
        assert cell_len(line) <= width


def test_colour_adds_nothing_to_the_words() -> None:
    plain = report(reading(), Look())
    coloured = report(reading(), Look(ink="coloured"))
    assert "\x1b[" not in plain
    assert [line.rstrip() for line in INK.sub("", coloured).splitlines()] == plain.splitlines()


def test_without_colour_there_may_be_bold_and_lines() -> None:
    styled = report(reading(), Look(ink="styled"))
    assert "\x1b[1m" in styled
    assert not re.search(r"\x1b\[[\d;]*[39][1-7]m", styled)


def test_a_reading_of_statements_alone_is_whole() -> None:
    shown = report(statements_only(), Look())
    assert "WHO SAYS WHAT" in shown
    assert not re.search("WHAT HAPPENED|CHECK|ISSUES|None|null", shown)


def test_a_report_that_says_nothing_says_so() -> None:
    shown = report(blank("The bridge is closed."), Look())
    assert "The bridge is closed." in shown
    assert "No statement by anybody was found in it." in shown


def test_each_statement_is_numbered_at_its_cue() -> None:
    assert "has asked[1] Ostmark" in report(reading(), Look())


def test_many_reports_have_a_line_each() -> None:
    assert overview(reading(), Look(width=100)) == (
        "2021-08-20   12 statements    10 events    2 issues  heron.txt  Red Herons ask Ostmark for arms\n"
    )
    assert (
        overview(blank("The bridge is closed."), Look())
        == "?             0 statements  The bridge is closed.\n"
    )


@settings(max_examples=60)
@given(text=nasty_text(), title=nasty_text())
def test_no_report_can_command_the_terminal(text: str, title: str) -> None:
    what = blank(text, title=title)
    for look in (Look(), Look(ink="coloured")):
        for shown in (report(what, look), overview(what, look)):
            left = INK.sub("", shown)
            assert not {sign for sign in left if unicodedata.category(sign) == "Cc"} - {"\n"}
            assert "\u202e" not in left


def test_why_draws_each_part_under_its_words_and_names_it() -> None:
    shown = why(reading(), 1, Look(width=90)).splitlines()
    assert shown[3:7] == [
        "MARN, Veldoria, Aug. 20 - Ilyas Doran, leader of the Red Heron Brigade, has asked Ostmark",
        "                          ───source──                                   ═══cue═══ ───to──",
        "to supply weapons and ammunition to his fighters, who still hold the river port of Tessel.",
        "·········································content·········································",
    ]
    assert "read by byhand@1 · confidence 0.91 · weights 000000000000" in shown


def test_why_tells_of_words_that_stand_elsewhere() -> None:
    assert "elsewhere: Tessel" in why(reading(), 18, Look())


@pytest.mark.parametrize("number", range(1, 23))
def test_why_has_an_answer_for_every_line(number: int) -> None:
    assert "read by byhand@1" in why(reading(), number, Look())


def test_why_of_a_line_that_is_not_there_says_which_there_are() -> None:
    with pytest.raises(BadInput, match=r"no line 23 .* from 1 to 22"):
        why(reading(), 23, Look())
    with pytest.raises(BadInput, match="nothing was found"):
        why(blank("Words."), 1, Look())


def test_why_works_where_syntax_was_not_read() -> None:
    assert "═══cue═══" in why(reading(tokens=(), sentences=()), 1, Look())


def test_the_header_names_the_file_of_a_report_without_an_id() -> None:
    look = Look(name="a/report.txt", seconds=0.23)
    assert report(blank("Words here."), look).splitlines()[0] == (
        "a/report.txt · date of publication not known · 2 words · read in 0.2 s"
    )
    document = replace(reading().document, published=Published("2021"), title=None)
    assert report(replace(reading(), document=document), look).startswith(
        "heron.txt · Veldoria Wire · published 2021 · 174 words"
    )
