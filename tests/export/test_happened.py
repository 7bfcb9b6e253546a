"""An event is a line: its mark, when, where, its own words, and who says so."""

from dataclasses import replace

from tests.invented import at, reading, spans

from dateline.export.happened import happened
from dateline.export.legend import HISTORICAL, NEGATED, STATUSES
from dateline.export.lookup import lookup
from dateline.model import Participant
from dateline.terms import STATUSES as ALL_STATUSES


def test_events_are_numbered_after_the_statements() -> None:
    assert [each.number for each in happened(lookup(reading()))] == list(range(13, 23))


def test_each_line_says_whether_it_happened_and_who_says_so() -> None:
    lines = [str(each) for each in happened(lookup(reading()))]
    assert lines[0] == "□ requested: Ostmark to supply weapons and ammunition to his fighters (says 1)"
    assert lines[5] == "■ occurred · 15 Aug 2021 · Tessel: Dozens [24–99] of families fled"
    assert lines[8] == "▢ past · 1998 · Tessel: Aram Doran, was killed"


def test_a_pronoun_is_followed_by_the_name_it_stands_for() -> None:
    event = replace(reading().events[6], participants=(Participant("actor", "en1", (at("He", 1),)),))
    what = reading(events=(replace(event, trigger=at("shelled")),))
    assert next(happened(lookup(what))).what == "He [Ilyas Doran] said that the army had shelled"


def test_a_participant_of_another_sentence_does_not_stretch_the_line() -> None:
    event = replace(reading().events[5], participants=(Participant("actor", "en4", spans("the army")),))
    assert next(happened(lookup(reading(events=(event,))))).what == "Dozens [24–99] of families fled"


def test_every_status_has_a_mark_of_its_own() -> None:
    marks = [*STATUSES.values(), NEGATED, HISTORICAL]
    assert set(STATUSES) == ALL_STATUSES
    assert len({mark.glyph for mark in marks}) == len({mark.word for mark in marks}) == len(marks)


def test_what_did_not_happen_is_marked_so() -> None:
    event = replace(reading().events[5], negated=True, status_evidence=spans("no fire"))
    assert str(next(happened(lookup(reading(events=(event,)))))).startswith("⊘ not so")


def test_what_is_asked_not_to_be_done_is_not_told_as_not_done() -> None:
    event = replace(reading().events[5], negated=True, status="requested", status_evidence=spans("no fire"))
    assert str(next(happened(lookup(reading(events=(event,)))))).startswith("□ asked not to")
