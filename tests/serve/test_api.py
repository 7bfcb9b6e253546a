"""The description of the API is true: whatever is asked by it is answered as it says, and never by a fault of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.recorded import reading
from tests.serving import served

from dateline.record import kept_of
from dateline.serve.acts import ACTS, UPLOADS
from dateline.serve.guard import OURS
from dateline.serve.pages import PAGES
from dateline.store import open_store

EXAMPLES = 12
"""Questions of each kind: with 60 of each nothing else was found, and it took two minutes."""
ACT = "what a page brings back"
OPERATIONS = [
    *(("GET", f"{each.path}.json") for each in PAGES),
    *(("POST", each.path) for each in ACTS),
    *(("POST", each.path) for each in UPLOADS),
]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The API of a record of two reports."""
    path = tmp_path_factory.mktemp("api") / "record.db"
    with closing(open_store(path, create=True)) as store, store.writing() as writer:
        for number in range(2):
            writer.keep(kept_of(reading(number)))
    with served(path, act=ACT, record=str(path)) as base:
        yield schemathesis.openapi.from_url(f"{base}/openapi.json")


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_whatever_is_asked_is_answered_as_described(api: Any, method: str, path: str) -> None:
    """Also what the description does not allow: it is refused."""
    operation = api[path][method]
    for mode in GenerationMode:

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=EXAMPLES, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        def ask(case: Any) -> None:
            case.call_and_validate(headers={OURS: ACT}, checks=CHECKS)

        try:
            ask()
        except Unsatisfiable:  # who can be asked nothing cannot be asked wrongly
            assert mode is GenerationMode.NEGATIVE
