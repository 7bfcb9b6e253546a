"""``dateline batch`` as it is: with its own reader, in processes, stopped, gone on, and taken into a record."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.ingest.archives import record

from dateline.cli import commands

pytestmark = pytest.mark.slow


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(commands, list(words))
    assert result.exit_code == code, result.output + repr(result.exception)
    return result


def write(path: Path, reports: int) -> str:
    with path.open("w") as file:
        for number in range(reports):
            text = (
                f"SELA, March 3 (Invented Wire) - Rebels attacked Sela on Friday, killing {number + 2} people, the army "
                "said. The rebels denied it."
            )
            file.write(json.dumps({"text": text, "published": "2025-03-03"}) + "\n")
    return str(path)


def test_reports_become_a_data_set_that_a_record_takes_in(tmp_path: Path) -> None:
    source, out, record = write(tmp_path / "in.jsonl", 3), str(tmp_path / "out"), str(tmp_path / "record.db")
    assert run("batch", source, "-o", out).output.startswith("3 reports added to ")
    assert "1 shard known before" in run("batch", source, "-o", out).output
    assert run("add", record, out).output.startswith("3 reports read")
    assert run("add", record, source).output.startswith("0 reports read · 3 known before")
    assert "nothing was changed" in run("verify", record).output
    (tmp_path / "bad.txt").write_bytes(b"")
    both = run("add", record, out, str(tmp_path / "bad.txt"), code=1).output
    assert "0 reports read · 3 known before" in both
    assert "0 reports read · 1 issue" in both


def test_what_cannot_be_read_is_told_and_the_code_says_so(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "Anna said no.", "published": "2025"}\nbroken\n')
    output = run("batch", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out"), code=1).output
    assert "1 report added" in output
    assert "1 bad-value" in output
    run("batch", str(tmp_path / "missing"), "-o", str(tmp_path / "other"), code=1)
    (tmp_path / "a.warc").write_bytes(record(b"GIF8", media="image/gif"))
    assert "0 reports added" in run("batch", str(tmp_path / "a.warc"), "-o", str(tmp_path / "third")).output


def test_a_run_that_is_stopped_says_that_it_can_go_on(tmp_path: Path) -> None:
    source, out = write(tmp_path / "in.jsonl", 60), tmp_path / "out"
    words = [
        sys.executable,
        "-m",
        "dateline",
        "batch",
        source,
        "-o",
        str(out),
        "--workers",
        "2",
        "--shard",
        "1",
    ]
    started = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while time.monotonic() < until and not list(out.glob("_dateline/shards/*")):
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    _, error = started.communicate(timeout=30)
    assert started.returncode == 130
    assert "the same command goes on from there" in error
    assert "60 reports added" in run("batch", source, "-o", str(out), "--shard", "1").output
