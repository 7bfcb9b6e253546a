"""`dateline codebook`: what it prints, and its exit codes."""

from pathlib import Path

import pytest

from dateline import cli
from dateline.errors import MissingWeights
from dateline.reading import Reader

OWN = """
type = "AID"

[[event]]
name = "ferry over"
verbs = ["ferry"]
mode = "ferry"
examples = [{ text = "The navy ferried the islanders to the port.", trigger = "ferried", recipient = "WHO" }]
"""


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as raised:
        cli.main(args)
    assert isinstance(raised.value.code, int)
    return raised.value.code


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    try:
        Reader.load()
    except MissingWeights:
        pytest.skip("no weights")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "own.toml"


def test_check_counts_the_examples_that_are_read_as_they_say(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.write_text(OWN.replace("WHO", "islanders"), encoding="utf-8")
    assert run("codebook", "check", str(own)) == 0
    assert capsys.readouterr().out == "1 example, 0 not read as it says\n"


def test_check_says_which_example_fails_and_why(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own.write_text(OWN.replace("WHO", "goats"), encoding="utf-8")
    assert run("codebook", "check", str(own)) == 1
    printed = capsys.readouterr().out
    assert "own.ferry-over: “The navy ferried" in printed
    assert "its recipient is the islanders, the port, not “goats”" in printed


def test_show_lists_own_entries_before_the_others(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own.write_text(OWN, encoding="utf-8")
    assert run("codebook", "show", str(own), "--type", "aid") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("own.ferry-over  AID/ferry\n    ferry\n")
    assert "\nasylum  AID\n" in printed
