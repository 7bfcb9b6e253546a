"""``dateline claims`` and ``timeline``: an incident of a record, on the terminal and as lines."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.claimed import claimed_record

from dateline.cli import commands


@pytest.fixture
def record(tmp_path: Path) -> str:
    """A record of one incident."""
    path = tmp_path / "reports.dateline"
    claimed_record(path).close()
    return str(path)


def run(*arguments: str) -> str:
    done = CliRunner().invoke(commands, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_claims_stand_side_by_side_with_their_words(record: str) -> None:
    page = run("claims", record, "i1")
    assert "3 reports · 3 outlets · 3 texts" in page
    assert "killing at least 3 people" in " ".join(page.split())
    assert "army, by Invented Wire" in page
    assert "WHERE THEY DIFFER" in page


def test_an_incident_is_found_by_words_of_its_name(record: str) -> None:
    assert "Attack on Harat" in run("claims", record, "harat")


def test_claims_as_json_are_the_rows_of_the_record(record: str) -> None:
    rows = [json.loads(line) for line in run("claims", record, "i1", "--json").splitlines()]
    assert {"killed", "perpetrator", "date", "place"} <= {row["attribute"] for row in rows}
    assert all(row["quote"] for row in rows)


def test_figures_by_a_rule_are_given_as_csv(record: str) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(run("claims", record, "i1", "--figures", "--rule", "conservative", "--csv"))
        )
    )
    assert [(row["attribute"], row["rule"]) for row in rows] == [("killed", "conservative")]
    assert float(rows[0]["low"]) == 8.0  # the army's latest


def test_a_timeline_of_an_incident_begins_with_it(record: str) -> None:
    first, *others = (json.loads(line) for line in run("timeline", record, "i1", "--json").splitlines())
    assert (first["kind"], first["earliest"], first["latest"]) == ("happened", "2021-08-01", "2021-08-06")
    assert {one["kind"] for one in others} == {"told"}


def test_a_timeline_of_a_place_keeps_intervals(record: str) -> None:
    page = run("timeline", record, "--place", "Harat")
    assert "1–6 Aug 2021" in page


def test_a_timeline_of_an_actor_has_its_incident_once(record: str) -> None:
    rows = [
        json.loads(line)
        for line in run("timeline", record, "--actor", "Northern Front", "--json").splitlines()
    ]
    assert [row["incident"] for row in rows if row["kind"] == "happened"] == ["i1"]
    assert {row["attribute"] for row in rows if row["kind"] == "told"} == {"perpetrator"}


def test_a_timeline_of_a_story_has_every_incident_of_its_reports(record: str) -> None:
    assert "Attack on Harat" in run("timeline", record, "i1", "--story")


def test_a_timeline_is_of_one_thing(record: str) -> None:
    done = CliRunner().invoke(commands, ["timeline", record, "i1", "--place", "Harat"])
    assert "a timeline is of one thing" in str(done.exception)


def test_an_incident_that_is_not_there_is_refused(record: str) -> None:
    done = CliRunner().invoke(commands, ["claims", record, "nothing like it"])
    assert "there is no incident" in str(done.exception)
