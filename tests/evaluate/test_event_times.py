"""The area of event time: the day that a clause names, and what is guessed where a text bounds an event and no more."""

import pytest
from tests.reading.status.reading import reader

from dateline.evaluate.event_time import event_times_of
from dateline.model import document_of

DAY = "2026-11-23"
GOES_ON = f"beginPoint=before{DAY}endPoint=after{DAY}"


def time_of(text: str, word: str) -> str:
    start = text.index(word)
    draft = reader().draft(document_of(text, published=DAY))
    event = {"eid": "e1", "start": start, "end": start + len(word)}
    return str(event_times_of(draft, [event])[0]["time"])


def test_an_event_is_on_the_day_that_its_clause_names() -> None:
    assert time_of("They left on Friday.", "left") == "2026-11-20"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The union called for a strike at the port.", "strike"),
        ("The minister threatened to close the border.", "close"),
        ("The governor promised to resign.", "resign"),
        ("The convoy will reach the town if the bridge holds.", "reach"),
    ],
)
def test_what_has_not_happened_by_the_report_is_after_its_day(text: str, word: str) -> None:
    assert time_of(text, word) == f"after{DAY}"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The rebels control the northern road.", "control"),
        ("Diplomats met to discuss the crisis in the delta.", "crisis"),
        ("The miners want a share of the gold.", "want"),
    ],
)
def test_what_lasts_goes_on_past_the_day_of_the_report(text: str, word: str) -> None:
    assert time_of(text, word) == GOES_ON


def test_what_now_is_has_begun_before_and_goes_on() -> None:
    assert time_of("The frigate now patrols the strait.", "patrols") == GOES_ON


def test_what_lasts_fills_the_time_that_it_is_told_with() -> None:
    text = "The blockade in October ruined the traders."
    assert time_of(text, "blockade") == "beginPoint=2026-10-01endPoint=2026-10-31"


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("Soldiers seized the station.", "seized", DAY),
        ("Soldiers have seized the station.", "seized", DAY),
        ("The mayor said that soldiers had seized the station.", "seized", f"before{DAY}"),
        ("A man named in the letter met the mayor.", "named", f"before{DAY}"),
    ],
)
def test_news_is_of_the_day_and_what_it_looks_back_on_is_before(text: str, word: str, time: str) -> None:
    assert time_of(text, word) == time


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("The mayor resigned in October.", "resigned", "after2026-10-01before2026-10-28"),
        ("The envoys met last week.", "met", "after2026-11-15before2026-11-21"),
        ("The siege of 1994 ruined the town.", "siege", "beginPoint=after1994-01-01endPoint=before1994-12-31"),
        ("The valley has been independent since 1994.", "independent",
         f"beginPoint=after1994-01-01before1994-12-31endPoint=after{DAY}"),
        ("The port has been shut since Friday.", "shut", f"beginPoint=2026-11-20endPoint=after{DAY}"),
    ],
)  # fmt: skip
def test_a_named_time_is_written_as_the_scheme_writes_it(text: str, word: str, time: str) -> None:
    assert time_of(text, word) == time


def test_what_is_said_to_go_on_is_told_for_the_day() -> None:
    assert time_of("The shops remained closed.", "remained") == DAY


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("The priest was abducted on Friday. Nobody has claimed his abduction.", "abduction", "2026-11-20"),
        ("The capture of the spy on Friday was hailed. Men who captured him were paid.", "captured", "2026-11-20"),
        ("They met on Friday. The envoy asked for a meeting.", "meeting", f"after{DAY}"),
    ],
)  # fmt: skip
def test_what_is_told_again_has_the_time_that_another_mention_names(text: str, word: str, time: str) -> None:
    assert time_of(text, word) == time


def test_what_is_tried_is_of_the_time_of_the_trial() -> None:
    assert time_of("The divers tried to raise the ferry.", "raise") == time_of("The divers tried.", "tried")


def test_what_is_thought_is_thought_on_the_day() -> None:
    assert time_of("The two sides believe that the truce will hold.", "believe") == DAY


@pytest.mark.parametrize("text", ["Prices will continue to rise.", "Prices continue to rise."])
def test_what_continues_goes_on_and_is_told_for_the_day(text: str) -> None:
    assert time_of(text, "continue") == DAY
    assert time_of(text, "rise") == GOES_ON


def test_what_was_so_until_a_day_ended_on_it() -> None:
    assert (
        time_of("The port was shut until Friday.", "shut") == "beginPoint=before2026-11-20endPoint=2026-11-20"
    )


def test_what_somebody_cannot_do_is_told_for_the_day() -> None:
    assert time_of("Officials say they cannot reach the village.", "reach") == DAY
    assert time_of("Officials say they can reach the village.", "reach") == f"after{DAY}"


def test_what_remained_so_in_a_month_filled_it() -> None:
    text = "The rate remained at four percent last month."
    assert time_of(text, "remained") == "beginPoint=2026-10-01endPoint=2026-10-31"


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("The priest was abducted in October. His captors said that his capture on 9 October was an error.",
         "abducted", "2026-10-09"),
        ("The priest was abducted in October. The army killed a guard on 9 October.",
         "abducted", "after2026-10-01before2026-10-28"),
    ],
)  # fmt: skip
def test_a_deed_has_the_closest_day_that_a_mention_of_it_names(text: str, word: str, time: str) -> None:
    assert time_of(text, word) == time


def test_an_occasion_that_will_do_something_is_to_come() -> None:
    assert time_of("The visit will open a new chapter.", "visit") == f"after{DAY}"
    assert time_of("The visit on Friday opened a new chapter.", "visit") != f"after{DAY}"


def test_what_goes_on_beside_a_deed_lasts() -> None:
    assert time_of("The general spoke to the troops massing at the border.", "massing") == GOES_ON


def test_a_paragraph_that_begins_with_a_time_of_the_past_tells_of_what_was_before() -> None:
    text = "Not long ago, the valley was rich. The miners sold gold and said they had found more."
    assert time_of(text, "sold") == time_of(text, "said") == f"before{DAY}"
    assert time_of("The miners sold gold.", "sold") == DAY
