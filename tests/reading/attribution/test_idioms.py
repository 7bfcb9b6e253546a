"""Set phrases that report."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("The mayor put the attack down to local gangs.", "accuse", "the attack down to local gangs"),
        ("The opposition holds the army responsible for the fire.", "accuse", "the army responsible for the fire"),
        ("We hold the state responsible for his death.", "accuse", "the state responsible for his death"),
        ("Police put the injured at 12, all of them officers.", "assert", "the injured at 12"),
        ("The minister left open when the troops would leave.", "decline_comment", "when the troops would leave"),
        ("He preferred not to say when the troops would leave.", "decline_comment", "when the troops would leave"),
        ("Hundreds of miners blocked the road to demand his release.", "request", "his release"),
        ("It signed with its hand forced, in the words of its president.", "assert", "It signed with its hand forced"),
        ("Some 250,000 people, by the count of aid agencies, have fled.", "assert", "Some 250,000 people … have fled"),
        ("The army denied claims made by rebels that it had fled.", "deny", "claims made by rebels that it had fled"),
    ],
)  # fmt: skip
def test_a_phrase_tells_what_its_speaker_does(reader: Reader, text: str, act: str, content: str) -> None:
    draft = reader.draft(document_of(text))
    outer = [s for s in draft.statements if s.within is None]
    assert [(s.act, " … ".join(p.of(text) for p in s.content)) for s in outer] == [(act, content)]


@pytest.mark.parametrize(
    "text",
    [
        "They left the door open when they fled.",
        "The council put the road at risk.",
        "The court held a hearing.",
    ],
)
def test_a_phrase_that_only_looks_like_one_tells_nothing(reader: Reader, text: str) -> None:
    assert reader.draft(document_of(text)).statements == []
