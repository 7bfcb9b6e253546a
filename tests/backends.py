"""The stores that the contract suite runs on: a file of SQLite, and a real PostgreSQL on a Unix socket.

The server is the one at ``TEST_POSTGRES`` (an address of which new databases may be made), or else one that is started
here and stopped at the end. On a machine without one the tests say so, and in CI they fail.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import psycopg
import pytest

from dateline.store import Store, open_store
from dateline.store.postgres import MIGRATIONS
from dateline.tables import ALL_TABLES, COUNTING_TABLES

_BACKENDS = ("sqlite", "postgres")


def _programs() -> Iterator[Path]:
    """Folders that have PostgreSQL's programs."""
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)  # where Debian has them
    if on_path := shutil.which("pg_ctl"):
        yield Path(on_path).parent


def _as_server(*command: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Runs a command as a user who may run PostgreSQL: not as root."""
    user = "nobody" if os.geteuid() == 0 else None
    try:
        return subprocess.run(
            [str(word) for word in command], user=user, check=False, capture_output=True, cwd="/"
        )
    except OSError as error:  # not there, or not for this user
        return subprocess.CompletedProcess(command, 1, b"", str(error).encode())


@lru_cache(maxsize=1)
def server() -> str | None:
    """The address of a server, without a database; None where there is none."""
    if given := os.environ.get("TEST_POSTGRES"):
        return given.rstrip("/")
    for programs in _programs():
        if _as_server(programs / "postgres", "--version").returncode:
            continue
        folder = Path(tempfile.mkdtemp(prefix="dtl-"))
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody")
        data = folder / "data"
        made = _as_server(
            programs / "initdb",
            "-D",
            data,
            "-U",
            "dateline",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        options = (
            f"-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c max_connections=20"
        )
        started = _as_server(
            programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"
        )
        if made.returncode or started.returncode:
            raise RuntimeError((made.stderr + started.stdout + started.stderr).decode())

        _stop_at_end(programs / "pg_ctl", folder, data)
        return f"postgresql://dateline@/%s?host={folder}"
    return None


def _stop_at_end(pg_ctl: Path, folder: Path, data: Path) -> None:
    """Stops the server when this process ends, and also when it is killed."""

    def stop() -> None:
        _as_server(pg_ctl, "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    if not Path("/proc/self").is_dir():
        return
    wait = f"while [ -d /proc/{os.getpid()} ]; do sleep 2; done"
    gone = f"{wait}; [ ! -d {data} ] || {pg_ctl} -D {data} -m immediate stop; rm -rf {data}"
    user = "nobody" if os.geteuid() == 0 else None
    nothing = subprocess.DEVNULL
    watcher = subprocess.Popen(
        ["sh", "-c", gone],
        user=user,
        start_new_session=True,
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        cwd="/",
    )
    watcher.returncode = 0  # nobody waits for it


@lru_cache(maxsize=1)
def _database() -> str | None:
    """The address of a database of this run."""
    address = server()
    if address is None:
        return None
    pattern = address if "%s" in address else f"{address}/%s"
    name = f"dateline_test_{os.getpid()}"
    with psycopg.connect(pattern % "postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return pattern % name


def empty_database() -> str:
    """The address of a database whose record is empty: emptied rather than made anew, which would take a second."""
    address = _database()
    if address is None:
        if os.environ.get("CI"):
            pytest.fail("there is no PostgreSQL, and CI must have one: .ci/run installs it")
        pytest.skip("there is no PostgreSQL on this machine: install it, or name one by TEST_POSTGRES")
    tables = (*ALL_TABLES, *COUNTING_TABLES)
    names = b", ".join(f'dateline."{table.name}"'.encode() for table in tables)
    with psycopg.connect(address, autocommit=True) as connection:
        found = connection.execute("SELECT to_regclass('dateline.version') IS NOT NULL").fetchone()
        if found and found[0]:
            connection.execute("ALTER TABLE dateline.judgements DISABLE TRIGGER ALL")
            connection.execute(b"TRUNCATE " + names)
            connection.execute("ALTER TABLE dateline.judgements ENABLE TRIGGER ALL")
            connection.execute(b"UPDATE dateline.version SET number = %d" % len(MIGRATIONS))
    return address


@pytest.fixture(params=_BACKENDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new record can be made, on each backend."""
    return empty_database() if request.param == "postgres" else str(tmp_path / "record.db")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty record on each backend."""
    made = open_store(address, create=True)
    yield made
    made.close()
