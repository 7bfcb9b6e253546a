"""A record of the invented report, and a browser without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests import invented

from dateline.record import kept_of
from dateline.serve.app import app
from dateline.serve.settings import Settings
from dateline.store import Store, open_store


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Store]:
    """A record with the invented report in it."""
    store = open_store(tmp_path / "record.db", create=True)
    with store.writing() as writer:
        writer.keep(kept_of(invented.reading()))
    yield store
    store.close()


@pytest.fixture
def browser(record: Store) -> Iterator[TestClient]:
    """Whoever looks at the pages of that record."""
    with TestClient(app(record, Settings()), base_url="http://localhost:8710") as client:
        yield client
