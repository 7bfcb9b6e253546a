"""A reading turns into rows and back, and its name is the hash of what is kept."""

from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.recorded import reading
from tests.strategies import readings

from dateline.errors import BadValue
from dateline.model import Document, Reading, Span, document_of
from dateline.record import document_of_row, document_row, faults_of, kept_of, reading_of
from dateline.record.cited import cited
from dateline.tables import BY_NAME, JUDGED, READING_TABLES, Kept


@settings(max_examples=60, deadline=None)
@given(readings())
def test_a_reading_comes_back_as_it_was_with_every_field_of_every_type(one: Reading) -> None:
    kept = kept_of(one)
    assert reading_of(kept) == one
    assert list(faults_of(kept)) == []


def test_the_invented_reading_has_a_row_in_every_table() -> None:
    rows = kept_of(reading()).rows
    assert [table.name for table in READING_TABLES if not rows[table.name]] == []


@settings(max_examples=30, deadline=None)
@given(readings())
def test_every_row_has_as_many_values_as_its_table_has_columns(one: Reading) -> None:
    for name, rows in kept_of(one).rows.items():
        assert all(len(row) == len(BY_NAME[name].columns) for row in rows)


def test_what_may_be_judged_are_fields_of_a_reading() -> None:
    assert set(JUDGED) <= {each.name for each in fields(Reading)}


def test_the_same_reading_has_the_same_name_and_another_has_another() -> None:
    assert kept_of(reading()).id == kept_of(reading()).id
    assert len({kept_of(reading(0)).id, kept_of(reading(1)).id, kept_of(reading(0, version="2")).id}) == 3


def test_every_span_of_an_item_is_evidence_under_its_field_and_a_participants_under_its_role() -> None:
    one = reading()
    kept = kept_of(one)
    event, statement = one.events[0], one.statements[1]
    assert kept.spans("events", "v1", "trigger") == (event.trigger,)
    assert kept.spans("events", "v1", "actor") == event.participants[0].spans
    assert kept.spans("statements", "s2", "act_evidence") == statement.act_evidence
    assert statement.time is not None
    assert not isinstance(statement.time, str)
    assert kept.spans("statements", "s2", "time") == statement.time.spans


def test_spans_of_a_field_that_is_new_are_cited_too() -> None:
    @dataclass(frozen=True)
    class Later:
        id: str
        shown_by: tuple[Span, ...]
        nested: "Nested | None"

    @dataclass(frozen=True)
    class Nested:
        span: Span

    Later.__annotations__ = {"id": str, "shown_by": tuple[Span, ...], "nested": Nested | None}
    item = Later("x", (Span(1, 2),), Nested(Span(3, 4)))
    assert list(cited(item)) == [("shown_by", Span(1, 2)), ("nested", Span(3, 4))]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_changed_value_in_any_row_shows(data: st.DataObject) -> None:
    kept = kept_of(reading())
    table = data.draw(st.sampled_from([name for name, rows in kept.rows.items() if rows]))
    row = data.draw(st.integers(0, len(kept.rows[table]) - 1))
    column = data.draw(st.integers(0, len(BY_NAME[table].columns) - 1))
    rows = {**kept.rows, table: tuple(map(list, kept.rows[table]))}
    before: Any = rows[table][row][column]
    rows[table][row][column] = before + 1 if isinstance(before, (int, float)) else f"{before}x"  # type: ignore[index]
    changed = Kept(kept.document, kept.reading, {n: tuple(map(tuple, r)) for n, r in rows.items()})
    assert list(faults_of(changed)) != []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_flipped_byte_of_what_is_kept_is_a_fault_and_nothing_worse(data: st.DataObject) -> None:
    kept = kept_of(reading())
    body = bytearray(kept.reading[-1])
    body[data.draw(st.integers(0, len(body) - 1))] ^= data.draw(st.integers(1, 255))
    changed = replace(kept, reading=(*kept.reading[:-1], bytes(body)))
    assert list(faults_of(changed)) != []


def test_every_bit_of_what_is_kept_counts_even_those_that_pad_it() -> None:
    kept = kept_of(reading())
    body = kept.reading[-1]
    for place in (0, 4, *range(len(body) - 8, len(body))):
        for bit in range(8):
            flipped = bytearray(body)
            flipped[place] ^= 1 << bit
            assert list(faults_of(replace(kept, reading=(*kept.reading[:-1], bytes(flipped))))) != []


def test_what_is_no_reading_cannot_be_built() -> None:
    kept = kept_of(reading())
    for body in (b"", b"no zlib", kept.reading[-1] + b"more"):
        with pytest.raises(BadValue, match="unpacked"):
            reading_of(replace(kept, reading=(*kept.reading[:-1], body)))


def test_a_text_with_a_nul_is_refused() -> None:
    one = Reading(document=document_of("a\0b"), made_by=reading().made_by)
    with pytest.raises(BadValue, match="NUL"):
        kept_of(one)


def test_a_nul_in_a_reading_is_refused_and_words_about_one_are_not() -> None:
    one = reading()
    for message, refused in (("a\0b", True), ("a\\u0000b", False), ("a\\\0b", True)):
        issues = (replace(one.issues[0], message=message),)
        if refused:
            with pytest.raises(BadValue, match="NUL"):
                kept_of(replace(one, issues=issues))
        else:
            kept = kept_of(replace(one, issues=issues))
            assert reading_of(kept).issues == issues


def test_a_title_that_is_no_unicode_is_refused() -> None:
    one = reading()
    with pytest.raises(BadValue, match="surrogate"):
        kept_of(replace(one, document=replace(one.document, title="\ud800")))


def test_every_field_of_a_document_has_a_column_or_comes_back_from_the_others() -> None:
    named = {each.name for each in fields(Document)}
    assert set(BY_NAME["documents"].names) - named == {"digest", "more"}


def test_a_field_of_a_document_without_a_column_is_kept_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    url = tuple(each for each in fields(Document) if each.name == "url")
    monkeypatch.setattr("dateline.record.documents._WITHOUT", url)
    row = document_row(reading().document)
    assert row[BY_NAME["documents"].place("more")] == '{"url":"https://example.org/0"}'
    assert document_of_row(row) == reading().document
