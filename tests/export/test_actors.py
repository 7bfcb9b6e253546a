"""The actors of a reading as lines."""

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
