"""The reader that tests of reading share: with the weights that come with Dateline, loaded once."""

import os

import pytest

from dateline import config
from dateline.errors import MissingWeights
from dateline.reading import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader; where there are no weights to read with, a test that asks for it is skipped."""
    try:
        return Reader.load(config.load(environment=os.environ))
    except MissingWeights as missing:
        pytest.skip(f"no weights to read with: {missing}")
