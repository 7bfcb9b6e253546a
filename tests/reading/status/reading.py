"""Judging with the real weights: a reader, and what it makes of one word of a text."""

import os
from functools import cache

import pytest

from dateline import config
from dateline.errors import MissingWeights
from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.draft import Draft
from dateline.reading.status import Judged, judge


@cache
def reader() -> Reader:
    """The reader with the weights that come with Dateline; the test is skipped where they are not there."""
    try:
        return Reader.load(config.load(environment=os.environ))
    except MissingWeights as error:
        pytest.skip(str(error))


def judged(text: str, start: int) -> tuple[Draft, Judged]:
    """The draft of a text and what is judged of the word that begins there."""
    draft = reader().draft(document_of(text, published="2025-06-01"))
    word = next(i for i, (first, _) in enumerate(draft.words) if first == start)
    return draft, judge(draft, word)


def voice(draft: Draft, found: Judged) -> str:
    """On whose word: ``own``, or the words of the source."""
    statement = next((s for s in draft.statements if s.id == found.according_to), None)
    if statement is None:
        return "own"
    return " ".join(span.of(draft.text) for span in statement.source.spans) if statement.source else ""
