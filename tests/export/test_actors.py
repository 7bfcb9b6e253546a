"""The actors of a reading as lines."""

from dataclasses import replace

from tests.invented import reading

from dateline.export.actors import actors
from dateline.export.lookup import lookup


def test_those_who_speak_or_take_part_are_shown_with_what_they_are_and_their_codes() -> None:
    shown = list(actors(lookup(reading())))
    known = {entity.name: entity for entity in reading().entities}
    assert shown
    for actor in shown:
        entity = known[actor.name]
        assert actor.described == (entity.role or entity.kind.replace("_", " "))
        assert actor.codes.split() == [code for code in (entity.country, entity.sector) if code]


def test_what_is_of_no_country_sector_or_role_is_not_shown() -> None:
    known = {entity.name: entity for entity in reading().entities}
    shown = {actor.name for actor in actors(lookup(reading()))}
    assert all(known[name].country or known[name].sector or known[name].role for name in shown)


def test_two_of_whom_nothing_different_is_known_are_one_line() -> None:
    entities = tuple(
        replace(each, name="defence ministry", role="ministry") if each.name == "government" else each
        for each in reading().entities
    )
    names = [actor.name for actor in actors(lookup(reading(entities=entities)))]
    assert names.count("defence ministry") == 1


def test_a_role_that_repeats_the_name_gives_way_to_the_kind() -> None:
    known = reading()
    doctor = next(each for each in known.entities if "doctor" in each.name)
    entities = tuple(replace(each, role="doctor") if each is doctor else each for each in known.entities)
    [line] = [each for each in actors(lookup(reading(entities=entities))) if "doctor" in each.name]
    assert line.described == "person"


def test_a_name_is_told_without_a_clause_about_it() -> None:
    known = reading()
    entities = tuple(
        replace(each, name="the army who came late") if each.name == "the army" else each
        for each in known.entities
    )
    names = [actor.name for actor in actors(lookup(reading(entities=entities)))]
    assert "the army" in names
    assert "the army who came late" not in names
