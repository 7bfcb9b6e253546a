"""The stores that the contract suite runs on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.store import Store, open_store


@pytest.fixture(params=["sqlite"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new record can be made, on each backend."""
    assert request.param == "sqlite"
    return str(tmp_path / "record.db")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty record on each backend."""
    made = open_store(address, create=True)
    yield made
    made.close()
