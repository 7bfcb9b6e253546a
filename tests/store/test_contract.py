"""What every store promises, on every store."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.recorded import document_of_number, reading, reading_of_document, text_of
from tests.strategies import readings

from dateline.errors import BadInput, BadValue, RunError
from dateline.model import Reading
from dateline.record import kept_of
from dateline.store import BACKENDS, Query, Store, open_store
from dateline.store.protocol import FLAT_TABLES, flat_columns
from dateline.tables import Kept, Row

on_one_store = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def keep(store: Store, *numbers: int, version: str = "1") -> None:
    with store.writing() as writer:
        for number in numbers:
            writer.keep(kept_of(reading(number, version=version)))


def ask(store: Store, table: str = "events", **query: Any) -> list[dict[str, Any]]:
    names = [column.name for column in flat_columns(table)]
    return [dict(zip(names, row, strict=True)) for row in store.view.flat(table, Query(**query))]


def everything(store: Store) -> list[Kept | None]:
    return [store.view.kept(str(row[0])) for row in store.view.rows("readings")]


def test_every_backend_is_in_this_suite() -> None:
    assert len({opener.__name__ for opener in BACKENDS.values()}) == 2


@on_one_store
@given(one=readings())
def test_what_was_written_is_read_back_equal(store: Store, one: Reading) -> None:
    kept = kept_of(
        replace(one, document=replace(one.document, id=uuid4().hex))
    )  # the record is that of all examples
    with store.writing() as writer:
        writer.keep(kept)
    assert store.view.kept(kept.id) == kept
    assert list(store.view.faults()) == []


@on_one_store
@given(numbers=st.lists(st.integers(0, 5), max_size=6))
def test_writing_twice_equals_writing_once(store: Store, numbers: list[int]) -> None:
    keep(store, *range(6))
    before = everything(store), store.view.sizes()
    keep(store, *numbers)
    assert (everything(store), store.view.sizes()) == before


def test_half_a_batch_is_never_seen(address: str, store: Store) -> None:
    other = open_store(address)
    with store.writing() as writer:
        writer.keep(kept_of(reading(0)))
        writer.settle(
            "report-0000", kept_of(reading(0)).id, kept_of(reading(0)).id, []
        )  # handed to the database
        assert other.view.sizes() == store.view.sizes()
        assert ask(other) == ask(store) == []
    assert len(ask(other)) == len(ask(store)) == 3
    other.close()


def test_an_error_leaves_nothing_of_its_batch(store: Store) -> None:
    keep(store, 0)
    before = store.view.sizes()
    with pytest.raises(ZeroDivisionError), store.writing() as writer:  # noqa: PT012
        writer.keep(kept_of(reading(1)))
        writer.settle("report-0001", kept_of(reading(1)).id, kept_of(reading(1)).id, [])
        raise ZeroDivisionError
    assert store.view.sizes() == before
    keep(store, 1)
    assert len(ask(store)) == 6


def test_an_id_that_stands_for_another_document_is_refused(store: Store) -> None:
    keep(store, 0)
    one = reading(0)
    other = replace(one, document=replace(one.document, title="Another"))
    with pytest.raises(BadValue, match="another document"), store.writing() as writer:
        writer.keep(kept_of(other))
    assert [kept.document[7] for kept in store.view.current()] == [one.document.title]


def test_a_reference_to_nothing_is_refused(store: Store) -> None:
    kept = kept_of(reading(0))
    torn = replace(kept, rows={**kept.rows, "places": ()})
    with pytest.raises(RunError, match=r"(?i)foreign key"), store.writing() as writer:
        writer.keep(torn)
    assert everything(store) == []


def test_the_reading_of_the_last_run_counts_and_the_older_stays(store: Store) -> None:
    keep(store, 0)
    keep(store, 0, version="2")
    assert len(everything(store)) == 2
    assert [row["type"] for row in ask(store)] == ["ASSAULT", "ASSAULT", "MOBILIZE"] or {
        row["type"] for row in ask(store)
    } == {"ASSAULT", "MOBILIZE"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"country": "YEM"}, ["v1"]),
        ({"type": "PROTEST"}, ["v3"]),
        ({"status": "denied"}, ["v2"]),
        ({"actor": "NORTHERN"}, ["v1"]),
        ({"recipient": "peop"}, ["v1"]),
        ({"place": "harat", "type": "ASSAULT"}, ["v1"]),
        ({"since": "2021-09-01"}, ["v2", "v3"]),  # v2 is open at both ends
        ({"until": "2021-08-31"}, ["v1"]),  # nobody says when v2 began
        ({"since": "2021-08-02", "until": "2021-08-31"}, []),
        ({"outlet": "Invented Wire", "limit": 1}, ["v2"]),
        ({"outlet": "Another"}, []),
        ({"document": "report-0000", "country": "YEM"}, ["v1"]),
        ({"country": "YEM' OR '1'='1"}, []),
        ({"actor": "%"}, []),
        ({"act": "deny"}, []),  # events have no act
    ],
)
def test_a_query_gives_what_fits_and_nothing_else(
    store: Store, query: dict[str, Any], expected: list[str]
) -> None:
    keep(store, 0)
    assert sorted(row["id"] for row in ask(store, **query)) == expected


def test_statements_are_found_by_speaker_and_act(store: Store) -> None:
    keep(store, 0)
    assert [row["id"] for row in ask(store, "statements", actor="ARMY")] == ["s1"]
    assert [row["id"] for row in ask(store, "statements", act="deny")] == ["s2"]


def test_a_claim_says_who_gives_the_number_of_which_event(store: Store) -> None:
    keep(store, 0)
    [claim] = ask(store, "claims")
    named = ("attribute", "low", "high", "event", "speaker", "outlet", "toponym")
    assert [claim[name] for name in named] == ["killed", 3.0, None, "v1", "army", "Invented Wire", "Harat"]


@pytest.mark.parametrize("table", FLAT_TABLES)
def test_a_flat_row_has_the_columns_that_are_declared(store: Store, table: str) -> None:
    keep(store, 0)
    [first, *_] = store.view.flat(table, Query(limit=1))
    columns = flat_columns(table)
    assert len(first) == len(columns)
    assert [c.name for c, value in zip(columns, first, strict=True) if value is None and not c.empty] == []


def test_there_is_no_other_table_to_ask(store: Store) -> None:
    with pytest.raises(BadInput, match="raws"):
        list(store.view.flat("raws", Query()))


def test_rows_come_in_the_same_order_whatever_the_order_of_writing(store: Store) -> None:
    keep(store, 3, 1, 2, 0)
    rows = ask(store, "events")
    assert [row["id"] for row in rows] == ["v2"] * 4 + ["v1"] * 4 + ["v3"] * 4
    assert rows == sorted(rows, key=lambda row: (row["earliest"] or "", row["report"], row["n"]))
    said = ask(store, "statements")
    assert [row["id"] for row in said] == ["s1", "s2"] * 4
    assert said == sorted(said, key=lambda row: (row["published"], row["report"], row["n"]))


def test_statements_are_asked_by_the_day_of_their_report(store: Store) -> None:
    keep(store, 0, 1, 2)
    found = ask(store, "statements", since="2021-08-02", until="2021-08-02")
    assert {row["report"] for row in found} == {"report-0001"}


@pytest.mark.parametrize("words", ["rockets harat", '"town of Harat"', "NAÏVE", "מידע", "Attack rockets"])
def test_a_search_finds_the_report_and_lights_the_words(store: Store, words: str) -> None:
    keep(store, 0, 1)
    hits = store.view.search(words)
    assert "report-0000" in {hit.document for hit in hits}
    for hit in hits:
        assert hit.passage
        lit = " ".join(span.of(hit.passage) for span in hit.lit).lower()
        assert any(word.strip('"').lower() in lit for word in words.split()) or words == "Attack rockets"


@pytest.mark.parametrize(
    "words", ["zebra", '"rockets Harat"', "", "!!", '"', "harat NOT rockets zebra", "text:zebra"]
)
def test_a_search_that_fits_nothing_finds_nothing(store: Store, words: str) -> None:
    keep(store, 0)
    assert store.view.search(words) == []


@on_one_store
@given(words=st.text(max_size=30))
def test_no_words_break_a_search(store: Store, words: str) -> None:
    keep(store, 0)
    if "\0" not in words and words.isprintable():
        assert isinstance(store.view.search(words), list)


def test_a_token_of_a_million_characters_is_kept_and_the_rest_is_found(store: Store) -> None:
    document = replace_text(0, text_of(0) + " " + "x" * 10**6)
    with store.writing() as writer:
        writer.keep(kept_of(reading_of_document(document)))
    assert [hit.document for hit in store.view.search("rockets")] == [document.id]


def replace_text(number: int, text: str) -> Any:
    from dateline.model import document_of

    old = document_of_number(number)
    return document_of(text, id=old.id, published=old.published, source=old.source)


@pytest.mark.parametrize("hostile", ["'; DROP TABLE events; --", '"', "\\", "%s", "?", "$$", "{x}", "=1+1"])
def test_a_name_is_never_a_part_of_a_statement(store: Store, hostile: str) -> None:
    one = reading(0)
    entities = tuple(replace(entity, name=hostile) for entity in one.entities)
    kept = kept_of(
        replace(one, entities=entities, document=replace(one.document, title=hostile, source=hostile))
    )
    with store.writing() as writer:
        writer.keep(kept)
    assert store.view.kept(kept.id) == kept
    assert [row["id"] for row in ask(store, actor=hostile, outlet=hostile)] != []
    store.view.search(hostile)


def test_a_new_record_is_made_only_where_that_is_asked(tmp_path: Path, address: str) -> None:
    another = re.sub(r"dateline_test_\d+", "postgres", address)
    missing = another if address.startswith("postgresql") else str(tmp_path / "none.db")
    with pytest.raises(BadInput, match="no record"):
        open_store(missing)


def test_a_record_is_there_when_it_is_opened_again(address: str, store: Store) -> None:
    keep(store, 0)
    store.close()
    again = open_store(address)
    assert [one.id for one in again.view.current()] == [kept_of(reading(0)).id]
    again.close()


def test_the_log_cannot_be_changed_through_the_database(address: str, store: Store) -> None:
    row: Row = (
        1,
        "a" * 64,
        "0" * 64,
        "accept",
        "r/events/v1",
        "d",
        "[]",
        None,
        None,
        "ann",
        "2026-01-01",
        "why",
    )
    with store.writing() as writer:
        writer.put("judgements", [row])
    for statement in ("UPDATE judgements SET who = 'bob'", "DELETE FROM judgements"):
        with pytest.raises((sqlite3.Error, psycopg.Error), match="only grows"):
            execute(address, statement)
    assert list(store.view.rows("judgements")) == [row]


def execute(address: str, statement: str) -> None:
    if address.startswith("postgresql"):
        with psycopg.connect(address, options="-c search_path=dateline") as postgres:
            postgres.execute(statement.encode())
        return
    connection = sqlite3.connect(address)
    try:
        with connection:
            connection.execute(statement)
    finally:
        connection.close()


def test_a_record_of_a_newer_dateline_is_left_alone(address: str, store: Store) -> None:
    store.close()
    is_postgres = address.startswith("postgresql")
    execute(address, "UPDATE version SET number = 99" if is_postgres else "PRAGMA user_version = 99")
    with pytest.raises(BadInput, match="version 99"):
        open_store(address)
