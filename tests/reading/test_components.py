"""The table of components: each finds what it needs."""

from collections import Counter
from dataclasses import fields

from dateline.checks import check_maker
from dateline.reading import COMPONENTS, Draft

PARTS = {field.name for field in fields(Draft)} - {"document", "language", "network", "gazetteer", "actors"}


def test_every_component_finds_what_it_needs_among_what_earlier_ones_add() -> None:
    there: set[str] = set()
    for component in COMPONENTS:
        assert component.needs - there == set(), component.name
        there |= component.adds


def test_what_a_component_needs_or_adds_is_a_part_of_the_draft() -> None:
    assert {part for component in COMPONENTS for part in component.needs | component.adds} <= PARTS


def test_every_component_adds_something_and_none_adds_what_another_has_added() -> None:
    assert all(component.adds for component in COMPONENTS)
    added = Counter(part for component in COMPONENTS for part in component.adds)
    assert {part for part, times in added.items() if times > 1} == set()


def test_components_have_different_names_that_can_be_makers() -> None:
    assert len({component.name for component in COMPONENTS}) == len(COMPONENTS)
    for component in COMPONENTS:
        check_maker(component.name, component.by, None)
