import importlib.util
import random
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.score import Attributed, AttributionScore, score_attributions

TEXT = (
    "The mayor said the bridge was closed. “Nobody may cross,” she told reporters. "
    "According to the army, two trucks were lost.\nIt denied “any attack” on the town."
)
ARBITER = Path(__file__).parents[2].parent / "shared" / "score" / "score_attribution.py"


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


SAID = Attributed(spans("The mayor"), spans("said"), spans("the bridge was closed"))
TOLD = Attributed(spans("she"), spans("told"), spans("“Nobody may cross,”"))
DENIED = Attributed(spans("It"), spans("denied"), spans("“any attack” on the town"))
NOBODY = Attributed((), spans("According to"), spans("two trucks were lost"))
GOLD = [SAID, TOLD, DENIED, NOBODY]


def f1(score: AttributionScore, name: str) -> float:
    return score.tallies[name].f1


def test_a_perfect_prediction_scores_100() -> None:
    score = score_attributions([(TEXT, GOLD, GOLD)])
    assert {one.f1 for one in score.tallies.values()} == {100}
    assert {one.recall for one in score.recall_by_manner.values()} == {100}


def test_no_prediction_scores_0() -> None:
    assert {one.f1 for one in score_attributions([(TEXT, [], GOLD)]).tallies.values()} == {0}


def test_quotation_marks_and_full_stops_do_not_count() -> None:
    bare = Attributed(TOLD.source, TOLD.cue, spans("Nobody may cross"))
    assert f1(score_attributions([(TEXT, [bare], [TOLD])]), "att_strict") == 100


def test_the_right_content_of_the_wrong_speaker_is_no_attribution() -> None:
    wrong = Attributed(spans("the army"), SAID.cue, SAID.content)
    score = score_attributions([(TEXT, [wrong], [SAID])])
    assert (f1(score, "att"), f1(score, "content_exact")) == (0, 100)


def test_a_speaker_where_nobody_is_named_is_wrong() -> None:
    named = Attributed(spans("the army"), NOBODY.cue, NOBODY.content)
    assert f1(score_attributions([(TEXT, [named], [NOBODY])]), "att") == 0


def test_half_of_the_words_of_the_content_are_enough() -> None:
    half = Attributed(SAID.source, SAID.cue, spans("the bridge"))
    less = Attributed(SAID.source, SAID.cue, spans("bridge"))
    assert f1(score_attributions([(TEXT, [half], [SAID])]), "att") == 100
    assert f1(score_attributions([(TEXT, [less], [SAID])]), "att") == 0


def test_one_prediction_pays_for_one_attribution() -> None:
    score = score_attributions([(TEXT, [SAID, SAID], [SAID])])
    assert (score.tallies["att"].precision, score.tallies["att"].recall) == (50, 100)


def test_the_manner_of_a_gold_content_is_read_from_its_quotation_marks() -> None:
    score = score_attributions([(TEXT, [TOLD], GOLD)])
    assert {manner: (one.right, one.gold) for manner, one in score.recall_by_manner.items()} == {
        "direct": (1, 1),
        "mixed": (0, 1),
        "indirect": (0, 2),
    }


def random_attributions(chance: random.Random) -> list[Attributed]:
    def some(most: int) -> tuple[Span, ...]:
        cuts = sorted(chance.sample(range(len(TEXT)), 2 * chance.randint(0, most)))
        return tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True))

    return [Attributed(some(1), some(1), some(2)) for _ in range(chance.randint(0, 6))]


@given(st.randoms(use_true_random=False))
def test_every_figure_lies_from_0_to_100_and_gold_scores_100(chance: random.Random) -> None:
    predicted, gold = random_attributions(chance), random_attributions(chance)
    score = score_attributions([(TEXT, predicted, gold)])
    assert all(0 <= one.f1 <= 100 for one in score.tallies.values())
    perfect = score_attributions([(TEXT, gold, gold)])
    assert all(one.f1 == 100 for one in perfect.tallies.values() if one.gold)


@pytest.fixture(scope="module")
def arbiter() -> ModuleType:
    if not ARBITER.exists():
        pytest.skip("the project's own scorer is not beside this repository")
    spec = importlib.util.spec_from_file_location("arbiter", ARBITER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_figures_are_those_of_the_projects_scorer(arbiter: ModuleType) -> None:
    def row(number: int, attributions: list[Attributed]) -> dict[str, object]:
        roles = ("source", "cue", "content")
        return {
            "id": number,
            "text": TEXT,
            "attributions": [
                {r: [[s.start, s.end] for s in getattr(a, r)] for r in roles} for a in attributions
            ],
        }

    chance = random.Random(7)
    documents = []
    for _ in range(150):
        gold = random_attributions(chance)
        kept = [one for one in gold if chance.random() < 0.6]
        documents.append((TEXT, kept + random_attributions(chance), gold))
    wanted = arbiter.score(
        {n: row(n, gold) for n, (_, _, gold) in enumerate(documents)},
        {n: row(n, predicted) for n, (_, predicted, _) in enumerate(documents)},
    )
    got = score_attributions(documents).as_json()
    assert got.keys() == wanted.keys()
    for name, value in wanted.items():
        assert got[name] == pytest.approx(value, abs=0.011), name
