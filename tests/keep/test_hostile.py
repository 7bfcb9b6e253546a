"""What was made to do harm is an Issue, or refused, and the rest goes on."""

from __future__ import annotations

import gzip
import random
import string
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests import readers
from tests.recorded import reader, reading, write_reports

from dateline import ingest, pipeline
from dateline.config import Config
from dateline.errors import BadInput, UnreadableFile
from dateline.keep.add import add
from dateline.keep.bundle import bundle, opened
from dateline.keep.reader import Reader
from dateline.keep.verify import verify
from dateline.record import kept_of
from dateline.store import Query, Store

NOW = "2026-01-01T00:00:00+00:00"
LIMIT = 2_000_000


@pytest.fixture
def said() -> Reader:
    """Dateline's own way from files to documents, with a reader that reads who "said" what."""
    config = Config(max_file_bytes=LIMIT)
    return Reader(
        readers.MADE_BY,
        lambda path: ingest.ingest(path, config=config),
        lambda documents: pipeline.read_many(documents, config=config, load=readers.load),
        LIMIT,
    )


def test_a_gzip_bomb_is_an_issue_and_the_rest_is_read(store: Store, tmp_path: Path, said: Reader) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with gzip.open(folder / "bomb.txt.gz", "wb") as bomb:
        bomb.write(b"Oro said that it fell. " * 1_000_000)
    (folder / "report.txt").write_text("Date: 2021-08-20\n\nOro said that the bridge fell.")
    added = add(store, [folder], said, now=NOW)
    assert (added.read, added.issues) == (1, 1)
    assert [row[3] for row in store.view.rows("run_issues")] == ["too-large"]


def test_sql_in_a_name_is_a_name(store: Store, tmp_path: Path, said: Reader) -> None:
    name = "Robert'); DROP TABLE events; --"
    (tmp_path / "in.jsonl").write_text(
        f'{{"id": "a", "source": "{name}", "text": "Oro said that it fell."}}\n'
    )
    assert add(store, [tmp_path], said, now=NOW).read == 1
    assert len(list(store.view.flat("statements", Query(outlet=name)))) == 1
    assert verify(store).faults == ()


def test_a_name_as_long_as_a_text_is_kept_and_found(store: Store) -> None:
    chance = random.Random(6)
    name = "".join(chance.choices(string.ascii_letters, k=1_000_000))  # nothing packs it
    one = reading(0)
    entities = tuple(replace(each, name=name) for each in one.entities)
    with store.writing() as writer:
        writer.keep(kept_of(replace(one, entities=entities)))
    assert len(list(store.view.flat("entities", Query(actor=name)))) == len(entities)
    assert [kind for kind, *_ in store.view.actor_kinds(name)]
    assert verify(store).faults == ()


def test_a_nul_in_a_report_is_no_fault(store: Store, tmp_path: Path, said: Reader) -> None:
    (tmp_path / "a.txt").write_bytes(b"Oro said that it \0 fell.")
    (tmp_path / "b.txt").write_bytes(b"Ann said that it stands.")
    added = add(store, [tmp_path], said, now=NOW)
    assert added.read + added.issues >= 2
    assert len(list(store.view.flat("statements", Query()))) >= 1


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "raw/../../evil"])
def test_a_package_with_a_file_that_is_not_in_its_manifest_is_refused(
    store: Store, tmp_path: Path, name: str
) -> None:
    add(store, [write_reports(tmp_path / "in", [0])], reader(), now=NOW)
    package = tmp_path / "package.zip"
    bundle(store, package)
    with zipfile.ZipFile(package, "a") as files:
        files.writestr(name, b"evil")
    with pytest.raises(BadInput, match="manifest"), opened(package):
        pass
    assert not (tmp_path.parent / "evil").exists()


def test_a_package_that_was_changed_or_is_none_is_refused(store: Store, tmp_path: Path) -> None:
    add(store, [write_reports(tmp_path / "in", [0])], reader(), now=NOW)
    package = tmp_path / "package.zip"
    bundle(store, package)
    data = bytearray(package.read_bytes())
    data[len(data) // 2] ^= 255
    for content in (bytes(data), b"no zip", data[: len(data) // 2]):
        package.write_bytes(content)
        with pytest.raises((BadInput, UnreadableFile)), opened(package):
            pass
