"""What every store promises of incidents that are listed, and of actors that are asked for by name."""

from __future__ import annotations

from typing import Any

import pytest
from tests.recorded import reading
from tests.serve.linked import link

from dateline.record import kept_of
from dateline.store import Store
from dateline.store.happenings import IncidentQuery


@pytest.fixture
def linked(store: Store) -> Store:
    link(store)
    return store


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({}, ["i1", "i2"]),
        ({"words": "HARAT"}, ["i1"]),
        ({"type": "PROTEST"}, ["i2"]),
        ({"since": "2021-08-01", "until": "2021-08-02"}, ["i1"]),
        ({"reports": 2}, ["i1"]),
        ({"lines": 2}, []),
        ({"opposed": True}, ["i1"]),
        ({"order": "reports"}, ["i1", "i2"]),
    ],
)
def test_incidents_are_chosen_and_counted(linked: Store, query: dict[str, Any], ids: list[str]) -> None:
    rows, total = linked.view.incidents(IncidentQuery(**query))
    assert ([row[0] for row in rows], total) == (ids, len(ids))


def test_a_page_of_incidents_begins_where_it_is_asked_to(linked: Store) -> None:
    rows, total = linked.view.incidents(IncidentQuery(), first=1, limit=1)
    assert ([row[0] for row in rows], total) == (["i2"], 2)


def test_disagreements_are_counted_by_kind(linked: Store) -> None:
    assert list(linked.view.opposed(["i1", "i2"])) == [("i1", "conflict", 1), ("i1", "denial", 1)]
    assert list(linked.view.opposed([])) == []


def test_members_come_with_the_numbers_of_their_readings(linked: Store) -> None:
    numbers = {document: number for number, document, _ in linked.view.counted()}
    members = linked.view.members_of("i1")
    assert [(row[0], row[1], row[4], row[5]) for row in members] == [
        (document, "v1", numbers[document], 0) for document in ("report-0000", "report-0005", "report-0010")
    ]


def test_documents_say_whose_text_they_are(linked: Store) -> None:
    heads = linked.view.heads(["report-0005", "report-0001", "nothing"])
    assert [(head[0], head[5], head[6]) for head in heads] == [
        ("report-0001", None, None),
        ("report-0005", "report-0000", "Invented Wire"),
    ]


def test_copies_are_those_among_the_documents(linked: Store) -> None:
    assert [row[:3] for row in linked.view.copies_among(["report-0000", "report-0005"])] == [
        ("report-0000", "report-0005", "copy")
    ]
    assert list(linked.view.copies_among(["report-0000", "report-0010"])) == []


def test_an_actor_is_asked_for_by_name(store: Store) -> None:
    with store.writing() as writer:
        for number in range(3):
            writer.keep(kept_of(reading(number)))
    view = store.view
    assert list(view.actor_kinds("Northern Front")) == [("armed_group", "YEM", "REB", None, 3)]
    assert list(view.actor_forms("Northern Front")) == [("Rebels of the Northern Front", "nominal", 3)]
    said = view.actor_said("army", limit=2)
    assert [(row[0], row[2], row[4]) for row in said] == [
        ("report-0002", "2021-08-03", "assert"),
        ("report-0001", "2021-08-02", "assert"),
    ]
    assert list(view.actor_kinds("Nobody")) == list(view.actor_said("Nobody")) == []


def test_a_description_is_no_name(store: Store) -> None:
    with store.writing() as writer:
        writer.keep(kept_of(reading(0)))
    assert list(store.view.actors_known(["Northern Front", "army", "Nobody"])) == []
