import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer

from dateline import nn
from dateline.errors import MissingWeights
from dateline.nn import (
    CLS,
    CONTEXT,
    GLUED,
    MOST_PIECES,
    NEW_LINE,
    NEW_PARAGRAPH,
    SEP,
    SPACED,
    WINDOW,
    Network,
    Pairing,
    Pieces,
    Window,
    assemble,
    looks_final,
    plan_windows,
    word_case,
    word_pieces,
    word_spacing,
)


def words(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"\w+|\S", text)]


@pytest.mark.parametrize(
    ("case", "forms"),
    [
        ("LOWER", "said n't été кабул"), ("TITLE", "Kabul Doran Été O'Brien Кабул"), ("UPPER", "UN NATO U.N. ООН"),
        ("INITIAL", "A J Я"), ("MIXED", "McKay iPhone KwaZulu"), ("UNCASED", "كابل 漢字 שלום"),
        ("DIGITS", "12 6,000 10:30"), ("DIGITS_AND_LETTERS", "F16 1990s 5km"), ("MARK", ". “ — $ 👩 ..."),
    ],
)  # fmt: skip
def test_the_case_of_a_word_is_told(case: str, forms: str) -> None:
    assert {form: word_case(form) for form in forms.split()} == dict.fromkeys(
        forms.split(), getattr(nn, case)
    )


@given(st.text(min_size=1, max_size=8))
def test_every_word_has_a_case(word: str) -> None:
    assert nn.UNCASED <= word_case(word) <= nn.MARK


@pytest.mark.parametrize(
    ("gap", "spacing"),
    [
        ("", GLUED), (" ", SPACED), ("  \t", SPACED), ("\n", NEW_LINE), ("\r\n", NEW_LINE), (" \r ", NEW_LINE),
        ("\u2028", NEW_LINE), ("\n\n", NEW_PARAGRAPH), ("\r\n \r\n", NEW_PARAGRAPH), ("\u2029\n", NEW_PARAGRAPH),
    ],
)  # fmt: skip
def test_what_stands_before_a_word_is_told(gap: str, spacing: int) -> None:
    text = f"({gap}they"
    assert word_spacing(text, words(text)) == [NEW_PARAGRAPH, spacing]


def test_the_first_word_begins_a_paragraph_even_after_space() -> None:
    assert word_spacing("  They left", words("  They left")) == [NEW_PARAGRAPH, SPACED]
    assert word_spacing("", []) == []


@pytest.mark.parametrize(
    ("text", "final"),
    [
        ("They left. Nobody came", "."),
        ("“They left.” Nobody came", "”"),
        ("(They left!) Nobody", ")"),
        ("He left… “So”", "…"),
    ],
)
def test_a_mark_that_looks_like_the_end_of_a_sentence_is_told(text: str, final: str) -> None:
    found = [
        text[a:b] for (a, b), last in zip(words(text), looks_final(text, words(text)), strict=True) if last
    ]
    assert found == [final]


SIZE, BEFORE, LONGEST = 40, 8, 6

lengths = st.lists(st.integers(1, LONGEST), max_size=120)


def planned(pieces: list[int], data: st.DataObject, **options: int) -> list[Window]:
    count = len(pieces)
    gaps = data.draw(st.lists(st.sampled_from([0, 1, 1, 1, 1, 2, 3]), min_size=count, max_size=count))
    stops = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    return plan_windows(pieces, gaps, stops, size=SIZE, context=BEFORE, **options)


@given(lengths, st.data())
@settings(max_examples=60)
def test_every_word_is_answered_by_one_window(pieces: list[int], data: st.DataObject) -> None:
    plan = planned(pieces, data)
    assert [word for w in plan for word in range(w.own, w.end)] == list(range(len(pieces)))
    assert all(w.start <= w.own < w.end for w in plan)


@given(lengths, st.data())
@settings(max_examples=60)
def test_no_window_has_more_pieces_than_its_size(pieces: list[int], data: st.DataObject) -> None:
    assert all(sum(pieces[w.start : w.end]) <= SIZE for w in planned(pieces, data))


@given(st.lists(st.integers(1, 2 * SIZE), max_size=40), st.data())
@settings(max_examples=60)
def test_only_a_word_that_is_alone_in_its_window_may_have_more(
    pieces: list[int], data: st.DataObject
) -> None:
    assert all(w.end == w.own + 1 for w in planned(pieces, data) if sum(pieces[w.start : w.end]) > SIZE)


@given(lengths, st.data())
@settings(max_examples=60)
def test_the_left_context_is_as_long_as_it_may_be_and_no_longer(
    pieces: list[int], data: st.DataObject
) -> None:
    for w in planned(pieces, data):
        before = sum(pieces[w.start : w.own])
        assert before <= BEFORE
        assert w.start == 0 or before + pieces[w.start - 1] > BEFORE


def test_the_sizes_leave_room_for_the_longest_word_beside_its_context() -> None:
    assert CONTEXT + MOST_PIECES <= WINDOW


@given(lengths, st.integers(1, SIZE), st.data())
@settings(max_examples=40)
def test_a_first_window_that_is_made_shorter_is_and_still_nothing_is_left_out(
    pieces: list[int], first: int, data: st.DataObject
) -> None:
    plan = planned(pieces, data, first=first)
    assert [word for w in plan for word in range(w.own, w.end)] == list(range(len(pieces)))
    assert not plan or sum(pieces[: plan[0].end]) <= max(first, pieces[0])


def test_a_short_text_is_one_window() -> None:
    assert plan_windows([1] * SIZE, [1] * SIZE, [False] * SIZE, size=SIZE) == [Window(0, 0, SIZE)]
    assert plan_windows([], [], []) == []


@pytest.mark.parametrize(
    ("gaps", "stops", "cut"),
    [
        ({28: 3, 32: 2}, (35,), 28),
        ({32: 2}, (35,), 32),
        ({}, (30, 35), 36),
        ({10: 3}, (), SIZE),
        ({}, (), SIZE),
    ],
    ids=["paragraph", "line", "last stop", "too early", "none"],
)
def test_a_window_ends_at_the_strongest_and_then_the_latest_break_of_its_last_part(
    gaps: dict[int, int], stops: tuple[int, ...], cut: int
) -> None:
    spacing = [gaps.get(i, SPACED) for i in range(60)]
    plan = plan_windows([1] * 60, spacing, [i in stops for i in range(60)], size=SIZE, context=0)
    assert plan[0] == Window(0, 0, cut)


VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "a", "##a", "reb", "##els", "the", "said"]


def tokenizer() -> Tokenizer:
    vocabulary = {piece: number for number, piece in enumerate(VOCABULARY)}
    made = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = BertNormalizer(lowercase=True)
    return made


def pieces(*forms: str) -> list[str]:
    return [" ".join(VOCABULARY[i] for i in word) for word in word_pieces(tokenizer(), forms)]


def test_each_word_has_its_own_pieces() -> None:
    assert pieces("The", "rebels", "said") == ["the", "reb ##els", "said"]
    assert pieces() == []


def test_a_word_that_cannot_be_spelled_or_that_is_cleaned_away_has_the_one_unknown_piece() -> None:
    assert pieces("the", "漢", "\u200d", "\0", "said") == ["the", "[UNK]", "[UNK]", "[UNK]", "said"]


def test_words_met_before_have_the_same_pieces_when_they_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nn, "KNOWN", 2)
    known, made = Pieces(tokenizer(), "[UNK]"), tokenizer()
    for forms in (["the", "rebels", "the"], ["said", "the", "漢"], [], ["rebels", "a" * 90]):
        assert known.of(forms) == word_pieces(made, forms)


def test_a_word_of_any_length_takes_no_memory_for_good() -> None:
    known = Pieces(tokenizer(), "[UNK]")
    known.of(["a" * 100_000, "the"])
    assert list(known._known) == ["the"]


def test_a_very_long_word_is_cut_for_the_network() -> None:
    assert [len(p.split()) for p in pieces("a" * 90, "said")] == [MOST_PIECES, 1]


def test_the_inputs_of_a_window_stand_piece_by_piece_between_two_boundary_pieces() -> None:
    inputs = assemble([[7], [5, 6]], [nn.TITLE, nn.LOWER], [NEW_PARAGRAPH, SPACED], [nn.OUTSIDE, nn.INSIDE])
    assert {name: row.tolist() for name, row in inputs.items()} == {
        "ids": [CLS, 7, 5, 6, SEP],
        "case": [0, nn.TITLE, nn.LOWER, nn.LOWER, 0],
        "space": [0, NEW_PARAGRAPH, SPACED, GLUED, 0],
        "quote": [0, nn.OUTSIDE, nn.INSIDE, nn.INSIDE, 0],
        "first": [1, 2],
    }
    assert {row.dtype for row in inputs.values()} == {np.dtype(np.int64)}


def test_the_first_pieces_of_the_words_are_where_their_ids_are() -> None:
    ids = [[3, 4, 4], [7], [5, 6]]
    inputs = assemble(ids, [1] * 3, [1] * 3, [0] * 3)
    assert [inputs["ids"][i] for i in inputs["first"]] == [word[0] for word in ids]
    assert all(a < b for a, b in pairwise(inputs["first"]))


def test_a_pairing_gives_the_scores_of_a_word_and_the_word_they_count_from() -> None:
    rows = tuple(np.full(n, n, np.float32) for n in (3, 4))
    start, row = Pairing(rows, (0, 7)).row(1)
    assert (start, row.tolist()) == (7, [4, 4, 4, 4])


@pytest.mark.parametrize("there", [(), ("network.onnx", "labels.json")])
def test_weights_that_are_not_whole_are_refused_with_a_remedy(tmp_path: Path, there: tuple[str, ...]) -> None:
    for name in there:
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(MissingWeights) as caught:
        Network.load(tmp_path)
    assert str(tmp_path) in str(caught.value)
    assert "weights" in str(caught.value.remedy)
