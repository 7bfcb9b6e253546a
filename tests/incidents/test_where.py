"""Where an incident was, and whether a report tells of it or calls it to mind."""

from dataclasses import replace

import pytest
from tests.incidents.test_told import scene, violent
from tests.incidents.test_view import WORDS

from dateline.incidents.firm import is_old, is_told
from dateline.incidents.told import told_incidents
from dateline.incidents.where import place_of
from dateline.model import Interval, Place, Published, Reading, Span

PLACE = Place(
    id="p1", span=Span(19, 25), name="Killed", lat=1.0, lon=2.0, precision="settlement", by="test@1"
)


def placed(known: Reading, *, event: bool = False, **changes: object) -> Reading:
    """A reading with a place, its events there where it is said so."""
    there = replace(known, places=(replace(PLACE, **changes),))  # type: ignore[arg-type]
    return (
        replace(there, events=tuple(replace(each, place="p1") for each in there.events)) if event else there
    )


def bare(**changes: object) -> Reading:
    """A reading of one event that names nobody, with no number."""
    return replace(violent(participants=(), **changes), counts=())


def test_an_incident_is_where_its_events_are() -> None:
    known = placed(violent(), event=True)
    assert place_of(scene(known), WORDS, known.events) == "p1"


def test_a_place_at_which_something_is_in_the_sentence_is_one() -> None:
    known = violent()
    bomb = Span(known.document.text.index("bomb"), len(known.document.text))
    there = placed(known, span=bomb)
    assert place_of(scene(there), WORDS, there.events) is None, "with a bomb: no place"
    assert place_of(scene(there), replace(WORDS, spots=frozenset({"with"})), there.events) == "p1"


def test_a_country_is_no_spot() -> None:
    known = violent()
    bomb = Span(known.document.text.index("bomb"), len(known.document.text))
    there = placed(known, span=bomb, precision="country")
    assert place_of(scene(there), replace(WORDS, spots=frozenset({"with"})), there.events) is None


@pytest.mark.parametrize(("latest", "found"), [("2012-05-01", 0), ("2021-05-01", 1), ("..", 1)])
def test_what_ended_more_than_a_year_before_the_report_is_old(latest: str, found: int) -> None:
    time = Interval(earliest=None, latest=latest, reason="said", spans=(Span(0, 3),))
    known = violent(time=time)
    published = replace(known, document=replace(known.document, published=Published("2021-08-20")))
    assert is_old(published, published.events[0]) is not bool(found)
    assert len(told_incidents(scene(published), WORDS)) == found


def test_one_event_without_day_place_number_or_anybody_is_called_to_mind() -> None:
    known = bare()
    assert not is_told(known, known.events, ())
    assert is_told(known, known.events * 2, ())
    there = placed(bare(), event=True)
    assert is_told(there, there.events, ())
    assert is_told(violent(), violent().events, ())
