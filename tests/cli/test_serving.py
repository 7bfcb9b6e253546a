"""``dateline serve`` as a process: it says where it is, serves, and ends when it is interrupted."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from tests import invented

from dateline.record import kept_of
from dateline.store import open_store

COMMAND = [sys.executable, "-m", "dateline", "serve", "--no-browser", "--port", "0"]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with closing(open_store(path, create=True)) as store, store.writing() as writer:
        writer.keep(kept_of(invented.reading()))
    return path


@pytest.mark.slow
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_it_says_where_it_is_and_serves_until_it_is_interrupted(record: Path, host: str) -> None:
    with subprocess.Popen(
        [*COMMAND, "--host", host, str(record)], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        address, token = re.findall(r"(http://\S+?/)(?:\?token=(\S+))? ", told)[0]
        assert bool(token) == (host != "127.0.0.1")
        asked = Request(address + "report.json?id=heron.txt", headers={"authorization": f"Bearer {token}"})
        with urlopen(asked, timeout=30) as answer:
            assert b"Red Herons" in answer.read()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) in (0, 130)


def test_a_record_that_is_not_there_is_no_server(tmp_path: Path) -> None:
    done = subprocess.run([*COMMAND, str(tmp_path / "none.db")], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "there is no record" in done.stderr
