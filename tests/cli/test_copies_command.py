"""``dateline copies``: groups of one text, what was changed, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.copied import TEXTS, documents, write_copied

from dateline.cli import commands
from dateline.model import document_of
from dateline.store import open_store


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = tmp_path / "record.db"
    store = open_store(path, create=True)
    write_copied(store, documents())
    store.close()
    return str(path)


def run(*words: str) -> str:
    result = CliRunner().invoke(commands, ["copies", *words])
    assert result.exit_code == 0, result.output + repr(result.exception)
    return result.output


def test_each_text_is_told_with_its_likely_original_and_what_its_copies_changed(record: str) -> None:
    output = run(record)
    assert "wire · The Wire Post · 2021-08-20 · Of wire · credits Reuters" in output
    assert "figure “14” → “15”" in output
    assert "2 texts in more than one report · 3 copies · 1 pair with shared text" in output


def test_why_shows_the_words_that_both_have_with_their_places(record: str) -> None:
    output = run(record, "--report", "cut", "--why")
    assert "35-620 = 29-614  “At least 14 people" in output
    assert "23-32  wire credits Reuters: “(Reuters)”" in output


def test_one_line_a_pair_for_programs_cites_words_that_are_the_same(record: str) -> None:
    pairs = [json.loads(line) for line in run(record, "--json").splitlines()]
    assert {(pair["a"], pair["b"], pair["kind"], pair["form"]) for pair in pairs} == {
        ("wire", "cut", "copy", "cut"),
        ("wire", "rewritten", "copy", "rewritten"),
        ("cut", "rewritten", "copy", "rewritten"),
        ("other", "background", "copy", "merged"),
        ("wire", "background", "background", None),
    }
    for pair in pairs:
        for start, end, other_start, other_end in pair["passages"]:
            a, b = TEXTS[pair["a"]][start:end], TEXTS[pair["b"]][other_start:other_end]
            assert a.casefold() == b.casefold()
    assert run(record, "--csv").count("\n") == len(pairs) + 1


def test_a_record_that_was_not_linked_says_so(tmp_path: Path) -> None:
    open_store(tmp_path / "record.db", create=True).close()
    assert "dateline link" in run(str(tmp_path / "record.db"))


def test_nothing_in_a_report_can_steer_the_terminal(tmp_path: Path) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    text = TEXTS["cut"].replace("Mira Tolan", "Mira \x1b[2JTolan")
    write_copied(store, [document_of(text, id=name, title="\x1b[31mred\u202e") for name in ("one", "two")])
    store.close()
    output = run(str(tmp_path / "record.db"), "--why")
    assert "one" in output
    assert not set(output) & {"\x1b", "\u202e"}
