"""A reading turns into rows and back, and its name is the hash of them."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.recorded import reading
from tests.strategies import readings

from dateline.errors import BadValue
from dateline.model import Reading, document_of
from dateline.record import kept_is_whole, kept_of, reading_of
from dateline.tables import BY_NAME, READING_TABLES, Kept


@given(readings())
def test_a_reading_comes_back_from_its_rows_as_it_was(one: Reading) -> None:
    assert reading_of(kept_of(one)) == one


def test_the_invented_reading_has_a_row_in_every_table() -> None:
    rows = kept_of(reading()).rows
    assert [table.name for table in READING_TABLES if not rows[table.name]] == []


@given(readings())
def test_every_row_has_as_many_values_as_its_table_has_columns(one: Reading) -> None:
    for name, rows in kept_of(one).rows.items():
        assert all(len(row) == len(BY_NAME[name].columns) for row in rows)


def test_the_same_reading_has_the_same_name_and_another_has_another() -> None:
    assert kept_of(reading()).id == kept_of(reading()).id
    assert len({kept_of(reading(0)).id, kept_of(reading(1)).id, kept_of(reading(0, version="2")).id}) == 3


@given(st.data())
def test_a_changed_value_in_any_row_shows(data: st.DataObject) -> None:
    kept = kept_of(reading())
    table = data.draw(st.sampled_from([name for name, rows in kept.rows.items() if rows]))
    row = data.draw(st.integers(0, len(kept.rows[table]) - 1))
    column = data.draw(st.integers(0, len(BY_NAME[table].columns) - 1))
    rows = {**kept.rows, table: tuple(map(list, kept.rows[table]))}
    before: Any = rows[table][row][column]
    rows[table][row][column] = before + 1 if isinstance(before, (int, float)) else f"{before}x"  # type: ignore[index]
    assert kept_is_whole(kept)
    assert not kept_is_whole(
        Kept(kept.document, kept.reading, {n: tuple(map(tuple, r)) for n, r in rows.items()})
    )


def test_a_text_with_a_nul_is_refused() -> None:
    one = Reading(document=document_of("a\0b"), made_by=reading().made_by)
    with pytest.raises(BadValue, match="NUL"):
        kept_of(one)


def test_a_title_that_is_no_unicode_is_refused() -> None:
    one = reading()
    with pytest.raises(BadValue, match="surrogate"):
        kept_of(replace(one, document=replace(one.document, title="\ud800")))
