"""What changed between versions of a report: no more than did, and each row where its words are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.recorded import reader, reading_of_document, text_of

from dateline.errors import BadInput
from dateline.keep.add import add
from dateline.keep.diff import changes
from dateline.keep.versions import between, chain, mover, text_changes, told_between
from dateline.model import Span, document_of
from dateline.store import Store

NOW = "2026-01-01T00:00:00+00:00"
WORDS = st.lists(
    st.sampled_from(["rockets", "hit", "9", "23", "Sela", ".", "\n", " ", "said", "é", "😀"]), max_size=40
)


@given(WORDS, WORDS)
def test_the_old_text_with_its_passages_replaced_is_the_new_one(one: list[str], other: list[str]) -> None:
    old, new = " ".join(one), "".join(other)
    built, at, done = [], 0, 0
    for passage in text_changes(old, new):
        start = (
            passage.before.start
            if passage.before
            else at + (passage.after.start if passage.after else 0) - done
        )
        built.append(old[at:start])
        at = passage.before.end if passage.before else start
        if passage.after:
            built.append(passage.after.of(new))
            done = passage.after.end
        else:
            done = sum(map(len, built))
    assert "".join(built) + old[at:] == new


@given(WORDS, WORDS, st.data())
def test_a_span_outside_of_what_changed_moves_with_its_words(
    one: list[str], other: list[str], data: st.DataObject
) -> None:
    old, new = " ".join(one) + "end", "".join(other) + "end"
    passages = text_changes(old, new)
    start = data.draw(st.integers(0, len(old) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(old))))
    moved = mover(passages)(span)
    if moved is not None:
        assert moved.end <= len(new)
    whole = all(one.before is None or not one.before.overlaps(span) for one in passages)
    assert not whole or moved is not None
    if whole and moved is not None and len(moved) == len(span):
        assert moved.of(new) == span.of(old)


def test_another_number_is_one_row_with_another_value() -> None:
    text = text_of(0)
    mended = text.replace("at least 3 people", "at least 31 people").replace(
        "Protesters", "It was dusk. Protesters"
    )
    one, other = (
        reading_of_document(document_of(each, id="a", published="2021-08-01")) for each in (text, mended)
    )
    found = [
        (each.table, each.kind, each.field, each.before, each.after)
        for each in changes(one, other, move=mover(text_changes(text, mended)))
    ]
    assert ("counts", "changed", "low", "3", "31") in found
    assert {kind for _, kind, *_ in found} == {"changed"}


def test_a_changed_file_is_a_version_whose_changes_can_be_asked(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "report-0000.txt").write_text(text_of(0), encoding="utf-8")
    add(store, [folder], reader(), now=NOW)
    (folder / "report-0000.txt").write_text(text_of(0).replace("at least 3", "at least 31"), encoding="utf-8")
    add(store, [folder], reader(), now=NOW)
    first, second = sorted(str(row[0]) for row in store.view.rows("documents"))
    assert chain(store.view, second) == [first, second]
    diff = between(store.view, first, second)
    [passage] = diff.passages
    assert passage.before
    assert passage.before.of(diff.before.document.text) == "3"
    assert "“3” → “31”" in told_between(store.view, first, second)
    assert "1 counts changed" in told_between(store.view, first, second)
    with pytest.raises(BadInput, match="no report"):
        between(store.view, first, "nothing")
