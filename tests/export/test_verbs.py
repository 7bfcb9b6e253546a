"""The present tense of a cue."""

import pytest

from dateline.export.verbs import third_person


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("say", "says"), ("deny", "denies"), ("go", "goes"), ("stress", "stresses"), ("have", "has"), ("teach", "teaches"),
     ("tweet", "tweets"), ("obey", "obeys")],
)  # fmt: skip
def test_what_he_she_or_it_does(lemma: str, form: str) -> None:
    assert third_person(lemma) == form
