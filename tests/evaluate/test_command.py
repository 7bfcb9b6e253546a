"""`dateline evaluate`: what it prints, and its exit codes."""

import json
from pathlib import Path

import pytest
from tests.readers import load

from dateline import cli
from dateline.evaluate import evaluate

TEXT = "Oro said that the bridge fell. Ann said it stands."


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(evaluate.__kwdefaults__ or {}, "load", load)
    monkeypatch.chdir(tmp_path)
    content = [[TEXT.index("that"), TEXT.index(".")]]
    row = {
        "id": "a",
        "text": TEXT,
        "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": content}],
    }
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(row) + "\n")
    return file


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as raised:
        cli.main(args)
    assert isinstance(raised.value.code, int)
    return raised.value.code


def test_it_writes_predictions_and_prints_the_score(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", "attribution", str(gold), "-o", "out.jsonl", "--json") == 0
    assert json.loads(capsys.readouterr().out)["documents"] == 1
    assert json.loads(Path("out.jsonl").read_text())["id"] == "a"


def test_the_score_can_be_read_without_a_tool(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", "attribution", str(gold), "-o", "out.jsonl") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("att ")] == ["att"]
    assert any(line.startswith("att ") and " f1 " in line for line in lines)


def test_an_unknown_area_stops_the_run_and_names_the_areas(
    gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", "weather", str(gold), "-o", "out.jsonl") == cli.CANNOT_GO_ON
    assert "attribution" in capsys.readouterr().err


def test_a_text_that_cannot_be_read_is_told_and_the_exit_code_says_so(
    tmp_path: Path, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = {"id": "b", "text": "", "attributions": []}
    gold.write_text(gold.read_text() + json.dumps(more) + "\n")
    assert run("evaluate", "attribution", str(gold), "-o", str(tmp_path / "out.jsonl")) == cli.FAILED
    assert "document b" in capsys.readouterr().err
