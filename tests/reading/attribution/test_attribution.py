from collections.abc import Mapping
from typing import cast

import numpy as np
import pytest

from dateline import lang
from dateline.model import document_of
from dateline.nn import Network, Pairing, Scores, Signals
from dateline.reading.attribution.component import CUE_LEAST, add_attributions, attributions
from dateline.reading.draft import Draft

SURE = 0.9


def tags(count: int, labels: int, sure: Mapping[int, tuple[int, float]]) -> Scores:
    """Log-probabilities, words × labels: for each word that is named its label and how sure that is, else the first."""
    rows = np.full((count, labels), (1 - SURE) / (labels - 1))
    rows[:, 0] = SURE
    for word, (label, share) in sure.items():
        rows[word] = (1 - share) / (labels - 1)
        rows[word, label] = share
    return cast(Scores, np.log(rows).astype(np.float32))


def row(length: int, best: Mapping[int, float]) -> Scores:
    """Log-probabilities of nothing (-1) and the words of a window, where some are named with their shares."""
    left = (1 - sum(best.values())) / max(1, length + 1 - len(best))
    shares = [best.get(word, left) for word in range(-1, length)]
    return cast(Scores, np.log(np.maximum(shares, 1e-9)).astype(np.float32))


def signals(
    count: int, *, cues: Mapping[int, float | None] | None = None, owner: Mapping[int, Mapping[int, float]] | None = None,
    pointer: Mapping[int, int] | None = None, source: Mapping[int, int] | None = None,
    content: Mapping[int, tuple[int, float]] | None = None,
) -> Signals:  # fmt: skip
    """Signals about one window: each word of ``cues`` begins one with a probability, or goes on with one (None).

    ``owner`` gives for words of content the shares of their cues (-1 for none), ``pointer`` for cues a word of their
    source, ``source`` and ``content`` the labels of words.
    """
    cue_tags = {word: (2, SURE) if share is None else (1, share) for word, share in (cues or {}).items()}
    nothing = {-1: SURE}
    return Signals(
        tags={
            "cue": tags(count, 3, cue_tags),
            "source": tags(count, 3, {word: (label, SURE) for word, label in (source or {}).items()}),
            "content": tags(count, 5, dict.fromkeys(range(count), (0, 0.2)) | dict(content or {})),
        },
        pairs={
            "owner": Pairing(
                tuple(row(count, (owner or {}).get(word, nothing)) for word in range(count)), (0,) * count
            ),
            "pointer": Pairing(
                tuple(row(count, {(pointer or {}).get(word, -1): SURE}) for word in range(count)), (0,) * count
            ),
        },
        late=(), relation=np.zeros((count, 2), np.int64), query=np.zeros((count, 64), np.float32),
        key=np.zeros((count, 64), np.float32),
    )  # fmt: skip


def read(given: Signals) -> list[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]]:
    """Cue, source and content of each attribution."""
    draft = Draft(document_of("unread"), lang.load("en"), cast(Network, None), signals=given)
    return [(a.cue, a.source, a.content) for a in attributions(draft)]


def owned(cue: int, *words: int, share: float = SURE) -> dict[int, dict[int, float]]:
    return {word: {cue: share} for word in words}


def test_the_words_that_point_to_a_cue_are_its_content() -> None:
    assert read(signals(8, cues={1: SURE}, owner=owned(1, 2, 3, 4))) == [((1,), (), (2, 3, 4))]


def test_content_may_stand_before_and_after_its_cue() -> None:
    assert read(signals(8, cues={3: SURE}, owner=owned(3, 0, 1, 5, 6))) == [((3,), (), (0, 1, 5, 6))]


def test_two_cues_have_their_own_contents_in_the_order_of_the_cues() -> None:
    given = signals(9, cues={7: SURE, 1: SURE}, owner=owned(1, 2, 3) | owned(7, 4, 5))
    assert read(given) == [((1,), (), (2, 3)), ((7,), (), (4, 5))]


@pytest.mark.parametrize(("share", "found"), [(CUE_LEAST + 0.01, 1), (CUE_LEAST - 0.01, 0)])
def test_a_cue_is_at_least_so_probable(share: float, found: int) -> None:
    assert len(read(signals(5, cues={1: share}, owner=owned(1, 2, 3)))) == found


def test_a_cue_goes_on_in_the_words_that_are_tagged_so() -> None:
    given = signals(8, cues={1: SURE, 2: None, 3: None, 6: SURE}, owner=owned(1, 4) | owned(6, 7))
    assert [cue for cue, _, _ in read(given)] == [(1, 2, 3), (6,)]


def test_a_cue_without_content_is_no_attribution() -> None:
    assert read(signals(4, cues={1: SURE})) == []


def test_content_without_a_cue_is_no_attribution() -> None:
    assert read(signals(4, owner=owned(1, 2, 3))) == []


def test_a_text_without_words_has_no_attributions() -> None:
    assert read(signals(0)) == []


def test_a_doubtful_word_between_sure_ones_is_content_too() -> None:
    owner = owned(1, 2, 3, 5, 6) | {4: {1: 0.3, -1: 0.6}}
    assert read(signals(8, cues={1: SURE}, owner=owner))[0][2] == (2, 3, 4, 5, 6)


def test_a_doubtful_word_by_itself_is_no_content() -> None:
    owner = owned(1, 2, 3) | {6: {1: 0.6, -1: 0.3}}
    assert read(signals(8, cues={1: SURE}, owner=owner))[0][2] == (2, 3)


def test_where_owners_are_even_the_tags_of_boundaries_say_where_content_begins_and_ends() -> None:
    owner = owned(0, 4, 5) | {word: {0: 0.5, -1: 0.5 - 1e-6} for word in (2, 3, 6, 7)}
    inside = dict.fromkeys(range(2, 8), (2, 0.97))
    given = signals(9, cues={0: SURE}, owner=owner, content=inside | {3: (1, 0.97), 6: (3, 0.97)})
    assert read(given) == [((0,), (), (3, 4, 5, 6))]


def test_the_source_is_the_word_pointed_to_with_the_words_tagged_with_it() -> None:
    given = signals(
        9, cues={4: SURE}, owner=owned(4, 5, 6), pointer={4: 2}, source={0: 1, 1: 1, 2: 2, 3: 2, 7: 1}
    )
    assert read(given)[0][1] == (1, 2, 3)


def test_the_source_never_runs_into_the_cue() -> None:
    given = signals(8, cues={2: SURE}, owner=owned(2, 5, 6), pointer={2: 1}, source={1: 1, 2: 2, 3: 2})
    assert read(given)[0][1] == (1,)


def test_a_word_that_is_pointed_to_is_the_source_even_if_no_tag_says_so() -> None:
    assert read(signals(6, cues={1: SURE}, owner=owned(1, 2, 3), pointer={1: 5}))[0][1] == (5,)


def test_a_cue_that_points_to_nothing_has_no_source() -> None:
    assert read(signals(6, cues={1: SURE}, owner=owned(1, 2, 3), source={0: 1}))[0][1] == ()


def test_the_score_is_the_probability_of_the_cue() -> None:
    given = signals(5, cues={1: 0.75}, owner=owned(1, 2, 3))
    draft = Draft(document_of("unread"), lang.load("en"), cast(Network, None), signals=given)
    add_attributions(draft)
    assert [a.score for a in draft.attributions] == pytest.approx([0.75])
    assert [a.rule for a in draft.attributions] == ["network"]


def two_windows(late: float) -> Signals:
    """Nine words: 0 to 5 answered by a window that ends there, the others by one that begins at 3; the cue is 7.

    The tags say that its content runs from 3 to 6; ``late`` is the share that the second window gives the cue in 3 to 5.
    """
    one = signals(9, cues={7: SURE}, content={3: (1, SURE)} | dict.fromkeys((4, 5, 6), (2, SURE)))
    outside = {-1: 0.999}
    rows = [row(6, outside) for _ in range(6)] + [row(6, {7 - 3: 0.999}), row(6, outside), row(6, outside)]
    pairs = {"owner": Pairing(tuple(rows), (0,) * 6 + (3,) * 3), "pointer": one.pairs["pointer"]}
    later = tuple((word, 3, row(6, {7 - 3: late})) for word in (3, 4, 5))
    return Signals(one.tags, pairs, later, one.relation, one.query, one.key)


def test_a_later_window_may_give_words_of_the_one_before_to_its_cue() -> None:
    assert read(two_windows(0.99)) == [((7,), (), (3, 4, 5, 6))]


def test_words_of_the_window_before_that_it_gives_to_no_cue_stay_out() -> None:
    assert read(two_windows(1e-6)) == [((7,), (), (6,))]
