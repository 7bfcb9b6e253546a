import pytest
from tests.reading.drafts import at, draft_of, know

from dateline.reading.attribution.component import Attribution
from dateline.reading.draft import Draft
from dateline.reading.statements.own_deeds import own_deed

HEAD = (
    "The the DET 2 det / head head NOUN 5 nsubj / of of ADP 4 case / {} NOUN 2 nmod / said say VERB 0 root / "
    "the the DET 7 det / {} NOUN 9 nsubj / would would AUX 9 aux / ask ask VERB 5 ccomp"
)
SPOKESMAN = (
    "A a DET 2 det / spokesman spokesman NOUN 5 nsubj / for for ADP 4 case / Ruun Ruun PROPN 2 nmod / "
    "said say VERB 0 root / "
    "it it PRON 8 nsubj / would would AUX 8 aux / come come VERB 5 ccomp"
)


def whose(draft: Draft) -> bool | None:
    source = tuple(range(4))
    return own_deed(
        draft, Attribution((4,), source, tuple(range(5, len(draft.words))), 1.0), len(draft.words) - 1
    )


@pytest.mark.parametrize(("body", "expected"), [("board board", "his"), ("court court", "others’")])
def test_what_the_body_does_that_somebody_heads_is_his_own(body: str, expected: str) -> None:
    draft = draft_of(HEAD.format("board board", body))
    assert ("his" if whose(draft) else "others’") == expected


def test_it_is_the_body_that_a_spokesman_speaks_for() -> None:
    draft = draft_of(SPOKESMAN)
    know(draft, "person", 1)
    know(draft, "organization", *at(draft, "it"))
    assert whose(draft) is True
