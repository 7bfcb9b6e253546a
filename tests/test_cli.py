"""The command line: what it prints, where, and with which exit code; whole lines whatever happens."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.ingest.archives import zipped
from tests.ingest.pdfs import column, pdf
from tests.readers import load

from dateline import cli
from dateline.cli.read import TABLES as TABLES_ASKED
from dateline.export.json import decode
from dateline.export.tables import TABLES

ROOT = Path(__file__).parent.parent
REPORT = "Date: 2021-08-20\n\nOro said that the bridge fell. Ann said it stands.\n"

# The command line with the reader of the tests in the place of Dateline's own.
DRIVER = """
import dateline.pipeline
from tests.readers import load
dateline.pipeline.read_many.__kwdefaults__["load"] = load
dateline.pipeline.read_files.__kwdefaults__["load"] = load
if __name__ == "__main__":
    from dateline.cli import main
    main()
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the reader of the tests."""
    from dateline import pipeline

    for function in (pipeline.read_many, pipeline.read_files):
        monkeypatch.setitem(function.__kwdefaults__ or {}, "load", load)
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "report.txt").write_text(REPORT)
    lines = [{"id": f"r{number}", "text": f"Oro said that {number} fell."} for number in range(5)]
    (tmp_path / "reports.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return tmp_path


def run(*args: str) -> int:
    """The exit code of a command."""
    with pytest.raises(SystemExit) as raised:
        cli.main(args)
    assert isinstance(raised.value.code, int)
    return raised.value.code


Streams = pytest.CaptureFixture[str]


def test_one_report_is_shown_with_its_record(capsys: Streams) -> None:
    assert run("read", "report.txt") == 0
    shown = capsys.readouterr()
    assert "report.txt · published 2021-08-20" in shown.out
    assert "1 Oro says that the bridge fell" in shown.out
    assert shown.err == ""


def test_of_many_reports_there_is_a_line_each(capsys: Streams) -> None:
    assert run("read", "report.txt", "reports.jsonl") == 0
    assert len(capsys.readouterr().out.splitlines()) == 6


def test_a_pdf_and_what_is_in_an_archive_are_read_as_other_files_are(folder: Path, capsys: Streams) -> None:
    (folder / "report.pdf").write_bytes(pdf(column(REPORT)))
    assert run("read", "report.pdf") == 0
    assert "1 Oro says that the bridge fell" in capsys.readouterr().out
    (folder / "reports.zip").write_bytes(
        zipped({"a.txt": REPORT, "b/c.pdf": (folder / "report.pdf").read_bytes(), "d.css": "p {}"})
    )
    assert run("read", "reports.zip", "--json") == 1
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 3
    assert "reports.zip/d.css" in shown.out
    assert run("add", "record.db", "reports.zip", "report.pdf") == 1
    assert "2 reports read · 1 known before · 1 issue" in capsys.readouterr().out


def test_json_is_one_object_a_line_in_order(capsys: Streams) -> None:
    assert run("read", "reports.jsonl", "--json") == 0
    readings = [decode(line) for line in capsys.readouterr().out.splitlines()]
    assert [each.document.id for each in readings] == ["r0", "r1", "r2", "r3", "r4"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_batch_goes_from_lines_to_lines(workers: str) -> None:
    assert run("read", "reports.jsonl", "-o", "out.jsonl", "--workers", workers) == 0
    lines = Path("out.jsonl").read_text().splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == ["r0", "r1", "r2", "r3", "r4"]


def test_what_fails_is_told_and_has_its_line_and_the_rest_is_read(capsys: Streams) -> None:
    Path("reports.jsonl").write_text(
        '{"id": "a", "text": "Oro said a."}\n{"id": "b"}\nno json\n{"text": "FAULT"}\n'
    )
    assert run("read", "reports.jsonl", "missing.txt", "--json") == cli.FAILED
    shown = capsys.readouterr()
    found = [json.loads(line) for line in shown.out.splitlines()]
    assert [(each["document"] or {}).get("id") for each in found] == ["a", None, None, None, None]
    assert all(each["issues"][0]["message"] for each in found[1:])
    assert len(shown.err.splitlines()) == 4
    assert "dateline: missing.txt: it cannot be opened: No such file or directory" in shown.err
    assert "Traceback" not in shown.err


def test_why_shows_the_words(capsys: Streams) -> None:
    assert run("read", "report.txt", "--why", "2") == 0
    assert "═cue" in capsys.readouterr().out.replace("════", "═cue")


def test_why_is_about_one_report_and_one_line_of_it(capsys: Streams) -> None:
    assert run("read", "reports.jsonl", "--why", "1") == cli.CANNOT_GO_ON
    assert "--why is about one report" in capsys.readouterr().err
    assert run("read", "report.txt", "--why", "9") == cli.CANNOT_GO_ON
    assert (
        "there is no line 9 in the record of report.txt; give a number from 1 to 2" in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("name", "start"),
    [("o.json", '{"document":'), ("o.html", "<!doctype"), ("o.csv", "document,n,id"), ("o.tsv", "document\tn\tid"),
     ("o.txt", "report.txt ·")],
)  # fmt: skip
def test_the_ending_of_a_file_tells_its_format(folder: Path, name: str, start: str) -> None:
    assert run("read", "report.txt", "-o", name) == 0
    assert Path(name).read_text().startswith(start)
    assert not list(folder.glob("*.part"))


def test_a_table_is_drawn_or_separated(capsys: Streams) -> None:
    assert run("read", "reports.jsonl", "--table", "statements", "--csv") == 0
    assert len(capsys.readouterr().out.splitlines()) == 6
    assert run("read", "report.txt", "--table", "statements") == 0
    assert "───" in capsys.readouterr().out


def test_every_table_can_be_asked_for() -> None:
    assert list(TABLES_ASKED) == list(TABLES)


def test_a_folder_takes_a_page_for_each_report_and_their_list() -> None:
    assert run("read", "reports.jsonl", "--html", "-o", "pages/") == 0
    assert sorted(path.name for path in Path("pages").iterdir()) == [
        "index.html",
        *(f"r{n}.html" for n in range(5)),
    ]
    assert 'href="r3.html"' in Path("pages/index.html").read_text()


def test_a_page_does_not_hold_many_reports(capsys: Streams) -> None:
    assert run("read", "reports.jsonl", "-o", "out.html") == cli.CANNOT_GO_ON
    assert "give a folder for them: -o pages/" in capsys.readouterr().err
    assert not Path("out.html").exists()


def test_what_the_user_knows_wins(capsys: Streams) -> None:
    flags = ("--published", "2021-08-19", "--source", "Wire", "--title", "A bridge")
    assert run("read", "report.txt", "--json", *flags) == 0
    document = decode(capsys.readouterr().out).document
    assert (str(document.published), document.source, document.title) == ("2021-08-19", "Wire", "A bridge")


def test_nothing_to_read_is_told(folder: Path, capsys: Streams) -> None:
    (folder / "empty").mkdir()
    assert run("read", "empty", "--json") == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "dateline: there is no report in empty\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["read", "report.txt", "--json", "--html"], "choose one"),
        (["read", "report.txt", "--why", "1", "--table", "events"], "choose one"),
        (["read", "report.txt", "-o", "out.xyz"], "tells no format"),
        (["read", "report.txt", "-o", "report.txt"], "give another file"),
        (["read", "report.txt", "-o", "."], "say what to write into it"),
        (["read", "report.txt", "--published", "Friday"], "not a date of publication"),
        (["read", "report.txt", "--title", "a\x1b[2Jb"], "cannot be shown"),
        (["read", "report.txt", "--encoding", "klingon"], "klingon"),
        (["read", "report.txt", "--jsn"], "No such option"),
        (["read", "report.txt", "--workers", "0"], "not in the range x>=1"),
        (["read", "report.txt", "--why", "0"], "not in the range x>=1"),
        (["raed"], "No such command"),
    ],
)
def test_what_cannot_be_meant_is_usage(capsys: Streams, args: list[str], message: str) -> None:
    assert run(*args) == 2
    shown = capsys.readouterr()
    assert message in shown.err
    assert not shown.out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-o", "no/such/out.json"], "cannot be written: No such file or directory; give another file"),
        (["--config", "missing.toml"], "the file of settings cannot be read"),
    ],
)
def test_a_run_that_cannot_go_on_says_what_and_what_to_do(
    capsys: Streams, args: list[str], message: str
) -> None:
    assert run("read", "report.txt", *args) == cli.CANNOT_GO_ON
    shown = capsys.readouterr()
    assert shown.err.startswith("dateline: ")
    assert message in shown.err


def test_a_report_cannot_command_the_terminal_by_its_name(capsys: Streams) -> None:
    assert run("read", "a\x1b[2Jb.txt") == cli.FAILED
    assert "\x1b" not in capsys.readouterr().err


def test_help_shows_examples_and_exit_codes(capsys: Streams) -> None:
    assert run("read", "--help") == 0
    shown = capsys.readouterr().out
    assert "dateline read reports.jsonl -o readings.jsonl --workers 4" in shown
    assert "some report failed" in shown


def test_help_is_quick() -> None:
    """Nothing heavy is imported for it."""
    code = (
        "import sys\nfrom dateline import cli\n"
        "try: cli.main(['read', '--help'])\nexcept SystemExit: pass\n"
        "print(*{'rich', 'jinja2', 'msgspec', 'numpy', 'onnxruntime', 'trafilatura'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""


def test_every_command_is_in_the_table_with_help() -> None:
    assert set(cli.commands.commands.values()) == set(cli.COMMANDS)
    assert all(command.help for command in cli.COMMANDS)


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("dateline 0.")


# In a process of its own --------------------------------------------------------------------------


def start(folder: Path, *args: str) -> "subprocess.Popen[bytes]":
    (folder / "driver.py").write_text(DRIVER)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "driver.py", *args], cwd=folder, env=environment, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, stdin=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def slow_batch(folder: Path, count: int = 400) -> None:
    lines = ({"id": f"r{number}", "text": f"Oro said that {number} fell. WAIT"} for number in range(count))
    (folder / "slow.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_leaves_whole_lines_and_no_process(folder: Path, workers: str) -> None:
    slow_batch(folder)
    before = folder / "out.jsonl"
    before.write_text("as it was\n")
    process = start(folder, "read", "slow.jsonl", "-o", "out.jsonl", "--workers", workers)
    part = folder / "out.jsonl.part"
    deadline = time.monotonic() + 30
    while not (part.exists() and part.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    out, error = process.communicate(timeout=30)
    assert (process.returncode, out) == (cli.INTERRUPTED, b"")
    assert error.decode() == (
        "dateline: what was read until then is in out.jsonl.part, in whole lines; out.jsonl is as it was\n"
    )
    assert before.read_text() == "as it was\n"
    assert part.read_bytes().endswith(b"\n")
    assert all(decode(line) for line in part.read_bytes().splitlines())
    while _has_processes(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _has_processes(process.pid)


def _has_processes(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_reader_that_goes_away_is_no_error(folder: Path, workers: str) -> None:
    slow_batch(folder, 60)
    process = start(folder, "read", "slow.jsonl", "--json", "--workers", workers)
    assert process.stdout and process.stderr and process.stdin  # noqa: PT018 - for mypy
    assert process.stdout.readline().startswith(b'{"document"')
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) == cli.PIPE_CLOSED
    process.stdin.close()
    process.stderr.close()


def test_the_standard_input_is_read(folder: Path) -> None:
    for args in (["read", "-", "--json"], ["read", "--json"]):
        process = start(folder, *args)
        out, _ = process.communicate(REPORT.encode(), timeout=30)
        assert process.returncode == 0
        assert len(decode(out).statements) == 2


def on_a_terminal(folder: Path, *args: str, **environment: str) -> str:
    """What a person sees at a terminal."""
    (folder / "driver.py").write_text(DRIVER)
    ours, theirs = pty.openpty()
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "90", **environment}
    process = subprocess.Popen(
        [sys.executable, "driver.py", *args],
        cwd=folder,
        env=variables,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:  # how Linux tells that the other side is closed
            break
        if not data:
            break
        shown += data
    os.close(ours)
    process.wait(timeout=30)
    return shown.decode()


def test_a_terminal_has_colour_unless_it_is_not_wanted(folder: Path) -> None:
    assert "\x1b[94m" in on_a_terminal(folder, "read", "report.txt")
    assert "\x1b[94m" not in on_a_terminal(folder, "read", "report.txt", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(folder, "read", "report.txt", TERM="dumb")


def test_json_is_laid_out_for_a_person(folder: Path) -> None:
    shown = on_a_terminal(folder, "read", "report.txt", "--json")
    assert shown.startswith('{\r\n "document": {')


def test_long_work_shows_how_far_it_is(folder: Path) -> None:
    slow_batch(folder, 4)
    shown = on_a_terminal(folder, "read", "slow.jsonl", "-o", "out.jsonl")
    assert "read" in shown
    assert len((folder / "out.jsonl").read_text().splitlines()) == 4


def test_no_path_at_a_terminal_is_usage(folder: Path) -> None:
    assert "give the path of a report" in on_a_terminal(folder, "read")
