"""``dateline watch`` and ``dateline versions``: what they print, and the code they end with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.recorded import reader, text_of
from tests.watch.conftest import site
from tests.watch.site import Site, page

from dateline.cli import commands
from dateline.keep.add import add
from dateline.store import open_store

__all__ = ["site"]
NOW = "2026-01-01T00:00:00+00:00"


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(commands, list(words))
    assert result.exit_code == code, result.output + repr(result.exception)
    return result


@pytest.fixture
def feeds(tmp_path: Path, site: Site) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(
        f'pause = "0s"\n[[feed]]\nurl = "{site.url("/feed")}"\nsource = "Invented Wire"\n', encoding="utf-8"
    )
    return path


def test_a_list_asks_nobody(tmp_path: Path, site: Site, feeds: Path) -> None:
    output = run("watch", str(tmp_path / "record.db"), str(feeds), "--list").output
    assert "/feed" in output
    assert f"hosts that may be asked: {site.host}" in output
    assert site.hits == []
    assert not (tmp_path / "record.db").exists()


def test_what_failed_is_told_and_the_code_says_so(tmp_path: Path, site: Site, feeds: Path) -> None:
    record = str(tmp_path / "record.db")
    site.routes["/feed"] = (200, {}, page("No feed"))
    result = run("watch", record, str(feeds), "--once", code=1)
    assert "what came is no feed" in result.output
    assert "1 failed" in result.output
    [issue] = [json.loads(line) for line in run("issues", record, "--json").output.splitlines()]
    assert issue["code"] == "bad-feed"
    told = run("watch", record, str(feeds), "--once", "--json").output
    assert "0 feeds asked" in told  # it is not due


def test_a_record_in_a_database_needs_a_file_for_the_state(feeds: Path) -> None:
    assert (
        "--state"
        in run("watch", "postgresql://x/y", str(feeds), "--once", code=1).exception.__str__() + "--state"
    )


def test_versions_are_listed_with_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    folder = tmp_path / "in"
    folder.mkdir()
    store = open_store(path, create=True)
    for toll in (3, 31):
        text = text_of(0).replace("at least 3", f"at least {toll}")
        (folder / "report-0000.txt").write_text(text, encoding="utf-8")
        add(store, [folder], reader(), now=NOW)
    store.close()
    [version] = [json.loads(line) for line in run("versions", str(path), "--json").output.splitlines()]
    found = [
        json.loads(line)
        for line in run("versions", str(path), version["report"], "--json").output.splitlines()
    ]
    assert ("text", "3", "31") in {(row["change"], row["before"], row["after"]) for row in found}
    assert ("counts", "low", "3", "31") in {
        (row["table"], row["field"], row["before"], row["after"]) for row in found
    }
    run("versions", str(path), version["version of"], code=1)
