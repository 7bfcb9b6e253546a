"""The commands of a record: what they print, and the code they end with."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.recorded import reader, write_reports

from dateline.cli import commands
from dateline.export import Look
from dateline.keep.add import add
from dateline.store import open_store

NOW = "2026-01-01T00:00:00+00:00"


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = tmp_path / "record.db"
    store = open_store(path, create=True)
    add(store, [write_reports(tmp_path / "in", range(3)), tmp_path / "missing.txt"], reader(), now=NOW)
    store.close()
    return str(path)


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(commands, list(words))
    assert result.exit_code == code, result.output + repr(result.exception)
    return result


def first(record: str, *words: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run("query", record, "--json", *words).output.splitlines()[0])
    return found


def test_a_query_is_a_table_with_the_address_of_each_row(record: str) -> None:
    output = run("query", record, "--type", "ASSAULT", "--status", "claimed").output
    assert "/events/v1" in output
    assert "3 events" in output


def test_a_query_is_csv_or_json_for_programs(record: str) -> None:
    assert first(record, "--country", "YEM")["toponym"] in ("Harat", "Sela", "Qumra")
    assert run("query", record, "--csv", "--table", "claims").output.count("\n") == 4


def test_an_outlet_or_a_report_that_is_not_there_is_refused(record: str) -> None:
    outlet = str(first(record)["outlet"])
    found = CliRunner().invoke(commands, ["query", record, "--source", outlet.lower()[:6]])
    assert f"did you mean '{outlet}'" in str(found.exception)
    found = CliRunner().invoke(commands, ["query", record, "--report", "nothing"])
    assert "there is no report 'nothing'" in str(found.exception)
    assert "1 event\n" in run("query", record, "--source", outlet, "--type", "PROTEST").output


def as_a_user(*words: str, limit: str = "", stdout: int = subprocess.PIPE) -> tuple[int, str]:
    """A command in a process for which permissions count, though tests may run as root; its code and messages."""
    plain = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps",
             "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []  # fmt: skip
    if plain and not shutil.which("setpriv"):
        pytest.skip("root may write everything, and nothing here takes that away")
    held = ["prlimit", f"--fsize={limit}"] if limit else []
    command = [*plain, *held, sys.executable, "-m", "dateline", *words]
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False, timeout=120)
    return done.returncode, done.stderr


def test_a_record_that_may_not_be_written_is_asked_and_verified_and_says_so_where_it_is_changed(
    record: str, tmp_path: Path
) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    kept = str(shutil.copy(record, folder / "record.db"))
    Path(kept).chmod(0o444)
    folder.chmod(0o555)
    try:
        for words in (["query", kept], ["verify", kept], ["search", kept, "rockets"]):
            assert as_a_user(*words) == (0, "")
        code, told = as_a_user("accept", kept, str(first(record)["address"]), "--who", "a", "--why", "b")
        assert (code, "may be read here, but not written" in told) == (3, True)
        code, told = as_a_user("add", str(folder / "new.db"), record)
        assert (code, "check that its folder is there and may be written" in told) == (3, True)
    finally:
        folder.chmod(0o755)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("words", [("query",), ("export", "--format", "csv"), ("issues", "--json")])
def test_a_full_disk_is_told_in_a_line(record: str, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        code, told = as_a_user(words[0], record, *words[1:], stdout=full.fileno())
    assert (code, told) == (3, "dateline: there is no room left on the disk; make room, and start again\n")


@pytest.mark.skipif(not shutil.which("prlimit"), reason="nothing here bounds a file")
def test_a_record_that_cannot_grow_says_which_and_what_to_look_at(tmp_path: Path) -> None:
    code, told = as_a_user(
        "add", str(tmp_path / "r.db"), str(write_reports(tmp_path / "in", [1])), limit="60000"
    )
    assert code == 3
    assert told.startswith(f"dateline: {tmp_path / 'r.db'}: its disk fails")
    assert "whether there is room" in told


def test_an_export_whose_reader_goes_away_is_no_error(record: str) -> None:
    export = f"{sys.executable} -m dateline export {record} --table evidence --format csv"
    command = f"{export} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, timeout=120)
    assert (done.stdout.strip() in ("141", "0"), done.stderr.count("Traceback")) == (True, 0)


def test_issues_stand_in_the_order_of_their_places(tmp_path: Path) -> None:
    lines = ['{"text": ""}' for _ in range(12)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    run("add", str(tmp_path / "r.db"), str(tmp_path / "in.jsonl"), code=1)
    found = [
        json.loads(each)["where"].removeprefix(f"{tmp_path}/")
        for each in run("issues", str(tmp_path / "r.db"), "--json").output.splitlines()
    ]
    assert found == [f"in.jsonl, line {n}" for n in range(1, 13)]


def test_what_a_row_refers_to_is_named_in_a_table(record: str) -> None:
    assert "Northern Front" in run("query", record, "--table", "materiel").output
    assert (
        json.loads(run("query", record, "--table", "materiel", "--json").output.splitlines()[0])["holder"]
        == "e1"
    )


def test_a_month_or_a_year_is_a_bound(record: str) -> None:
    for since, until, number in (("2021-09", "2021-09", 3), ("2022", "2022", 0), ("2021", "2021", 6)):
        words = ("--since", since, "--until", until, "--json")
        found = [json.loads(line) for line in run("query", record, *words).output.splitlines()]
        assert sum(row["earliest"] is not None for row in found) == number


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--since", "2021-13"), "'2021-13' is no day"),
        (("--until", "2021-02-30"), "'2021-02-30' is no day"),
        (("--type", "ATTACK"), "'ATTACK' is none of ACCUSE, AGREE"),
        (("--status", "done"), "'done' is none of"),
        (("--act", "talk"), "'talk' is none of"),
        (("--country", "Yemen"), "'Yemen' is no country"),
    ],
)
def test_a_question_that_no_row_could_match_is_refused(
    record: str, words: tuple[str, ...], says: str
) -> None:
    assert says in run("query", record, *words, code=2).stderr


def test_words_of_closed_lists_and_countries_are_meant_in_any_case(record: str) -> None:
    words = ("--type", "assault", "--country", "yem", "--status", "Claimed")
    assert first(record, *words)["type"] == "ASSAULT"


def test_no_word_of_a_table_is_broken_and_no_column_is_empty(
    record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (70, 100, 200):
        monkeypatch.setattr(
            "dateline.cli.record.rows.look", lambda width=width: Look(width=width, ink="plain")
        )
        head, _, *lines = run("query", record).output.splitlines()
        assert max(map(len, lines)) <= width
        if width == 70:  # too few for every word
            continue
        words = {word for line in lines for word in line.split()}
        assert {"ASSAULT", "PROTEST", "Northern", "claimed"} <= words
        assert {"when", "status", "type", "address"} <= set(head.split())
    only = run("query", record, "--table", "times").output.splitlines()[0]
    assert "anchor" not in only.split()


def test_a_search_without_a_word_is_refused(record: str) -> None:
    assert "no word" in run("search", record, "?!", code=2).stderr


def test_a_correction_needs_no_marks_of_json(record: str) -> None:
    address = str(first(record, "--type", "PROTEST")["address"])
    sign = ("--who", "ann", "--why", "seen")
    run("correct", record, f"{address}/type", "MOBILIZE", *sign)
    assert first(record, "--type", "MOBILIZE")["state"] == "corrected"
    broken = CliRunner().invoke(commands, ["correct", record, f"{address}/type", '"MOBILIZE', *sign])
    assert "is not JSON" in repr(broken.exception)


def test_a_search_lights_the_words(record: str) -> None:
    output = run("search", record, "rockets harat").output
    assert "with «rockets»" in output
    assert "1 report\n" in output


def test_a_row_is_shown_with_the_words_it_rests_on(record: str) -> None:
    address = str(first(record, "--type", "ASSAULT", "--status", "claimed")["address"])
    output = run("show", record, address).output
    assert re.search(r"trigger +attacked +ASSAULT", output)
    assert re.search(r"instrument +rockets", output)
    assert "report-0000" in run("show", record, "report-0000").output


def test_a_judgement_is_laid_over_and_taken_back(record: str) -> None:
    address = str(first(record, "--type", "PROTEST")["address"])
    sign = ("--who", "ann", "--why", "seen")
    run("correct", record, f"{address}/type", '"MOBILIZE"', *sign)
    corrected = first(record, "--type", "MOBILIZE")
    assert corrected["state"] == "corrected"
    assert "type: corrected by ann" in run("show", record, str(corrected["address"])).output
    entry = json.loads(run("log", record, "--json").output)
    assert entry["id"][:12] in run("log", record).output
    run("undo", record, entry["id"][:10], *sign)
    assert run("query", record, "--type", "MOBILIZE", "--json").output == ""
    assert "2 judgements" in run("verify", record).output


def test_the_beginning_of_a_readings_id_is_enough_to_judge(record: str) -> None:
    address = str(first(record, "--type", "PROTEST")["address"])
    sign = ("--who", "ann", "--why", "no such march")
    run("reject", record, address[:8] + address[16:], *sign)
    assert run("query", record, "--type", "PROTEST", "--report", "report-0000", "--json").output == ""
    assert first(record, "--state", "rejected")["id"] == "v3"


def test_two_coders_are_blind_to_one_another_and_their_agreement_is_told(record: str) -> None:
    addresses = [json.loads(line)["address"] for line in run("query", record, "--json").output.splitlines()]
    for place, address in enumerate(addresses[:4]):
        run("accept", record, f"{address}/type", "--who", "ann", "--why", "seen", "--blind")
        decision = ("correct", '"COERCE"') if place == 0 else ("accept",)
        run(decision[0], record, f"{address}/type", *decision[1:], "--who", "bob", "--why", "seen", "--blind")
    told = json.loads(run("agreement", record, "--json").output)
    assert (told["field"], told["units"], told["unanimous"]) == ("events.type", 4, 3)
    differ = [
        json.loads(line) for line in run("agreement", record, "--differences", "--json").output.splitlines()
    ]
    assert [(one["address"] + "/type", one["who"]) for one in differ] == [
        (f"{addresses[0]}/type", who) for who in ("ann", "bob")
    ]
    shown = run("show", record, addresses[0], "--coder", "ann").output
    assert "type: accepted by ann" in shown
    assert "bob" not in shown


def test_a_package_verifies_elsewhere(record: str, tmp_path: Path) -> None:
    package = str(tmp_path / "package.zip")
    assert "check it with" in run("bundle", record, "-o", package).output
    assert "nothing was changed" in run("verify", package).output
    broken = CliRunner().invoke(commands, ["query", package])
    assert "name its record.db" in str(broken.exception)


def test_a_package_says_which_text_is_which_report_and_how_it_is_checked(record: str, tmp_path: Path) -> None:
    import csv
    from hashlib import sha256
    from zipfile import ZipFile

    run("bundle", record, "-o", str(tmp_path / "package.zip"))
    with ZipFile(tmp_path / "package.zip") as package:
        rows = list(csv.DictReader(package.read("reports.csv").decode().splitlines()))
        assert [row["report"] for row in rows] == ["report-0000", "report-0001", "report-0002"]
        for row in rows:
            assert sha256(package.read(row["text"])).hexdigest() == row["text_sha256"]
            assert sha256(package.read(row["raw"])).hexdigest() == row["raw_sha256"]
        assert b"dateline verify" in package.read("README.txt")


def test_verify_ends_with_1_where_something_was_changed(record: str) -> None:
    import sqlite3
    from contextlib import closing

    assert "nothing was changed" in run("verify", record).output
    with closing(sqlite3.connect(record)) as connection, connection:
        connection.execute("UPDATE documents SET title = 'Another'")
    assert "was changed" in run("verify", record, code=1).output


def test_what_could_not_be_read_is_listed(record: str) -> None:
    output = run("issues", record, "--json").output
    assert "unreadable-file" in output
    assert "is not resolved" in output


def test_the_formats_of_the_command_are_those_of_the_room() -> None:
    from dateline.cli.record.giving import FORMATS as NAMED
    from dateline.export.records import FORMATS, ROW_FORMATS

    assert (*ROW_FORMATS, *FORMATS) == NAMED


def test_an_export_tells_what_it_lost(record: str, tmp_path: Path) -> None:
    output = run("export", record, "-o", str(tmp_path / "events.tsv"), "--format", "gdelt").output
    assert "3 events written; what gdelt does not carry:" in output
    assert "no status" in output
    loss = tmp_path / "loss.json"
    run("export", record, "-o", str(tmp_path / "map.geojson"), "--loss", str(loss))
    told = json.loads(loss.read_text())
    assert (told["format"], told["reviewed"]) == ("geojson", False)
    assert {"what", "number"} == set(told["not_carried"][0])
    assert len((tmp_path / "events.tsv").read_text().splitlines()) == 3
    run("export", record, "-o", str(tmp_path / "events.csv"))
    assert (tmp_path / "events.csv").read_bytes().startswith(b"report,reading,")
    run("export", record, "-o", str(tmp_path / "events.xyz"), code=1)


def test_only_what_was_accepted_is_exported_where_that_is_asked(record: str, tmp_path: Path) -> None:
    address = str(first(record, "--status", "claimed")["address"])
    run("accept", record, address, "--who", "ann", "--why", "checked")
    output = run("export", record, "--reviewed", "-o", str(tmp_path / "events.csv")).output
    assert "1 row of events written" in output
    assert re.search(r"8  row held back", output)


def test_nothing_in_a_report_steers_the_terminal(tmp_path: Path) -> None:
    from dataclasses import replace

    from tests.recorded import reading

    from dateline.record import kept_of

    one = reading(0)
    hostile = tuple(replace(entity, name="\x1b[31mred\u202e") for entity in one.entities)
    store = open_store(tmp_path / "record.db", create=True)
    with store.writing() as writer:
        writer.keep(kept_of(replace(one, entities=hostile)))
    store.close()
    output = (
        run("query", str(tmp_path / "record.db")).output
        + run("show", str(tmp_path / "record.db"), "report-0000").output
    )
    assert "\x1b" not in output
    assert "\u202e" not in output


def test_reports_are_linked_right_after_they_are_added_where_that_is_asked_for(tmp_path: Path) -> None:
    folder, record = tmp_path / "in", str(tmp_path / "linked.db")
    folder.mkdir()
    for outlet in ("Tarsk Wire", "The Velm Post"):
        words = (
            "Raiders shelled the harbour of Tarsk on Tuesday and killed nine dockers, the port office said."
        )
        (folder / f"{outlet}.txt").write_text(
            f"date 2024-05-08\n\n{words} {outlet} reports.\n", encoding="utf-8"
        )
    lines = run("add", record, str(folder), "--link").output.splitlines()
    assert [line.partition(" · ")[0] for line in lines] == ["2 reports read", "2 reports linked"]
    assert run("link", record).output.startswith("0 reports linked")


def test_reports_that_are_dated_otherwise_than_they_say_are_counted_and_listed(tmp_path: Path) -> None:
    for name, day in (("one", "2021-08-19"), ("two", "2021-08-25"), ("three", "2021-08-20")):
        text = f"date {day}\n\nThe port of Harat was closed {name} days.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    record = str(tmp_path / "record.db")
    said = run(
        "add",
        record,
        *(str(tmp_path / f"{name}.txt") for name in ("one", "two", "three")),
        "--published",
        "2021-08-25",
    )
    assert "2 reports state another day than 2021-08-25" in said.stderr
    listed = run("issues", record, "--code", "date-conflict", "--csv").output
    assert [day in listed for day in ("2021-08-19", "2021-08-20")] == [True, True]
    assert listed.count("\n") == 3
    assert "state another day" not in run("add", str(tmp_path / "other.db"), str(tmp_path / "one.txt")).stderr


def test_nobody_can_judge_without_a_name(record: str) -> None:
    words = ("accept", record, str(first(record)["address"]), "--who", " ", "--why", "seen")
    assert "give the name of whoever judges" in run(*words, code=2).output
