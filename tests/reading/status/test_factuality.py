"""The score of factuality: in its bounds, in the order of how sure a report is, with the network's where there is one."""

from dataclasses import replace

import numpy as np
import pytest
from tests.reading.status.reading import reader

from dateline.model import document_of
from dateline.reading.draft import Draft
from dateline.reading.status import factuality, judge
from dateline.reading.status.factuality import LEAST, MOST, NETWORK, scored, weights
from dateline.reading.status.judging import features_of

SURE_TO_UNSURE = (
    "The army shelled the port.",
    "The army may have shelled the port.",
    "The army did not shell the port.",
)


def draft_and_word(text: str) -> tuple[Draft, int]:
    draft = reader().draft(document_of(text))
    return draft, next(i for i, t in enumerate(draft.tokens) if t.lemma == "shell")


def score(text: str) -> float:
    return factuality(*draft_and_word(text))


def test_what_plainly_happened_scores_above_what_may_have_and_that_above_what_did_not() -> None:
    scores = [score(text) for text in SURE_TO_UNSURE]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 2
    assert scores[-1] < 0.5


def test_every_score_is_within_its_bounds() -> None:
    draft, word = draft_and_word(SURE_TO_UNSURE[0])
    table = weights(draft.language)
    everything = [name for name in table if table[name] > 0]
    assert scored(draft, word, everything) == MOST
    assert scored(draft, word, [name for name in table if table[name] < 0]) >= LEAST


def test_the_networks_own_score_has_the_share_that_the_weights_give_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draft, word = draft_and_word(SURE_TO_UNSURE[0])
    names = features_of(draft, word)
    monkeypatch.setitem(weights(draft.language), NETWORK, 0.0)
    alone = scored(draft, word, names)
    assert draft.signals is not None
    tags = {**draft.signals.tags, "factuality": np.full((len(draft.words), 2), -3.0, np.float32)}
    draft.signals = replace(draft.signals, tags=tags)
    monkeypatch.setitem(weights(draft.language), NETWORK, 0.5)
    assert scored(draft, word, names) == pytest.approx((alone - 3) / 2)


def test_what_is_called_invented_is_denied() -> None:
    text = "Colonel Marren said that the rebels' claims of a massacre were invented."
    draft = reader().draft(document_of(text))
    word = next(i for i, t in enumerate(draft.tokens) if t.lemma == "massacre")
    assert judge(draft, word, type="ASSAULT").status == "denied"


def test_what_is_denied_never_scores_above_nought() -> None:
    draft, word = draft_and_word("The army denied having shelled the port.")
    assert judge(draft, word).status == "denied"
    assert factuality(draft, word) <= 0


def test_features_name_the_status_and_what_bears_on_it() -> None:
    draft, word = draft_and_word(SURE_TO_UNSURE[2])
    assert {"negated", "effect=not", "status=occurred"} <= features_of(draft, word)
