"""When what a word tells happened."""

import pytest
from tests.reading.drafts import at, draft_of
from tests.reading.times.saying import left

from dateline.checks import OPEN
from dateline.model import Interval, Statement, document_of
from dateline.reading import Reader
from dateline.reading.draft import Draft
from dateline.reading.times import TIMES, named_time, when_of

DAY = "2026-11-23"


def days(draft: Draft, word: str) -> tuple[str | None, str | None] | None:
    """The first and last day of what a word tells."""
    found = when_of(draft, at(draft, word)[0])
    if found is None:
        return None
    if isinstance(found, str):
        found = next(t for t in draft.times if t.id == found)  # type: ignore[assignment]
    return found.earliest, found.latest  # type: ignore[union-attr]


def fled(case: str, time: str, *, verb: str = "left leave VERB 0 root") -> Draft:
    rows = f"They they PRON 2 nsubj / {verb} / {case} _ ADP 4 case / {time} {time} PROPN 2 obl / . . PUNCT 2 punct"
    draft = draft_of(rows, published=DAY)
    TIMES.run(draft)
    return draft


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("on", ("2026-11-20", "2026-11-20")), ("since", ("2026-11-20", DAY)), ("before", (None, "2026-11-19")),
        ("until", (None, "2026-11-20")), ("by", (None, "2026-11-20")), ("after", ("2026-11-20", DAY)),
        ("from", ("2026-11-20", OPEN)),
    ],
)  # fmt: skip
def test_the_small_word_before_a_time_says_how_it_bounds_what_is_told(
    case: str, expected: tuple[str | None, str | None]
) -> None:
    assert days(fled(case, "Friday"), "left") == expected


def test_what_happened_on_a_day_has_the_id_of_the_day() -> None:
    assert when_of(fled("on", "Friday"), 1) == "t1"


def test_the_report_s_date_bounds_the_past_and_is_not_its_day() -> None:
    found = when_of(left(""), 1)
    assert isinstance(found, Interval)
    assert (found.earliest, found.latest) == (None, DAY)
    assert "past tense" in found.reason


def test_what_is_still_to_come_is_after_the_report() -> None:
    draft = draft_of(
        "They they PRON 3 nsubj / will will AUX 3 aux / leave leave VERB 0 root / . . PUNCT 3 punct",
        published=DAY,
    )
    TIMES.run(draft)
    assert days(draft, "leave") == (DAY, OPEN)


def test_without_a_date_of_the_report_tense_bounds_nothing() -> None:
    assert when_of(left("", published=None), 1) is None


def test_what_was_told_on_a_day_was_over_by_that_day() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / said say VERB 0 root / Friday Friday PROPN 2 obl:unmarked / they they PRON 5 nsubj / "
        "left leave VERB 2 ccomp / . . PUNCT 2 punct", published=DAY,
    )  # fmt: skip
    TIMES.run(draft)
    cue, content = draft.span(1, 1), draft.span(3, 4)
    draft.statements.append(
        Statement(
            id="s1", source=None, cue=(cue,), content=(content,), manner="indirect", act="assert", by="hand@1"
        )
    )
    assert days(draft, "said") == ("2026-11-20", "2026-11-20")
    assert days(draft, "left") == (None, "2026-11-20")


def test_an_argument_and_what_goes_on_share_the_time_of_their_verb() -> None:
    draft = draft_of(
        "On on ADP 2 case / Friday Friday PROPN 4 obl / they they PRON 4 nsubj / staged stage VERB 0 root / "
        "an a DET 6 det / attack attack NOUN 4 obj / and and CCONJ 8 cc / fled flee VERB 4 conj",
        published=DAY,
    )  # fmt: skip
    TIMES.run(draft)
    assert days(draft, "attack") == days(draft, "fled") == ("2026-11-20", "2026-11-20")


def test_what_is_told_since_something_is_since_the_day_of_that() -> None:
    draft = draft_of(
        "Since since SCONJ 3 mark / they they PRON 3 nsubj / came come VERB 8 advcl / "
        "Friday Friday PROPN 3 obl:unmarked / "
        "many many ADJ 8 nsubj / have have AUX 8 aux / so so ADV 8 advmod / fled flee VERB 0 root",
        published=DAY,
    )  # fmt: skip
    TIMES.run(draft)
    assert days(draft, "fled") == ("2026-11-20", DAY)
    assert days(draft, "came") == ("2026-11-20", "2026-11-20")


def test_the_date_at_the_head_of_a_report_is_no_time_of_its_first_sentence() -> None:
    draft = draft_of(
        "2026-11-23 _ NUM 3 obl / They they PRON 3 nsubj / left leave VERB 0 root", published=DAY
    )
    TIMES.run(draft)
    assert days(draft, "left") == (None, DAY)


def test_what_is_told_as_done_this_week_was_done_by_the_day_of_the_report() -> None:
    draft = left("this week", published="2026-11-25")
    when = when_of(draft, 1)
    assert isinstance(when, Interval)
    assert (when.earliest, when.latest) == ("2026-11-23", "2026-11-25")


def test_what_is_told_as_to_come_this_week_is_from_the_day_of_the_report_on() -> None:
    draft = draft_of(
        "They they PRON 3 nsubj / will will AUX 3 aux / leave leave VERB 0 root / this this DET 5 det / "
        "week week NOUN 3 obl:unmarked / . . PUNCT 3 punct", published="2026-11-25",
    )  # fmt: skip
    TIMES.run(draft)
    when = when_of(draft, 2)
    assert isinstance(when, Interval)
    assert (when.earliest, when.latest) == ("2026-11-25", "2026-11-29")


def test_nothing_done_at_an_old_temple_is_dated_by_its_age() -> None:
    draft = draft_of(
        "They they PRON 2 nsubj / reached reach VERB 0 root / the the DET 5 det / 12th-century 12th-century ADJ 5 amod / "
        "temple temple NOUN 2 obj / that that PRON 7 nsubj:pass / attacked attack VERB 5 acl:relcl / . . PUNCT 2 punct",
        published="2026-11-25",
    )
    TIMES.run(draft)
    when = when_of(draft, 6)
    assert isinstance(when, Interval)
    assert when.earliest is None
    assert when.latest == "2026-11-25"


def test_what_followed_a_dated_truce_is_after_it() -> None:
    draft = draft_of(
        "They they PRON 2 nsubj / met meet VERB 0 root / after after ADP 6 case / the the DET 6 det / "
        "2001 2001 NUM 6 nummod / truce truce NOUN 2 obl / . . PUNCT 2 punct", published="2026-11-25",
    )  # fmt: skip
    TIMES.run(draft)
    when = when_of(draft, 1)
    assert isinstance(when, Interval)
    assert (when.earliest, when.latest) == ("2001-01-01", "2026-11-25")


def test_a_day_of_publication_is_no_day_of_what_the_report_is_on() -> None:
    draft = draft_of(
        "A a DET 2 det / report report NOUN 10 nsubj / in in ADP 6 case / "
        "Friday Friday PROPN 6 nmod:poss / 's 's PART 4 case / "
        "edition edition NOUN 2 nmod / on on ADP 9 case / the the DET 9 det / bombing bombing NOUN 6 nmod / "
        "gave give VERB 0 root / "
        "a a DET 12 det / toll toll NOUN 10 obj / . . PUNCT 10 punct", published=DAY,
    )  # fmt: skip
    TIMES.run(draft)
    assert days(draft, "bombing") == (None, DAY)


def test_what_an_inquiry_is_about_was_on_another_day_than_the_inquiry() -> None:
    draft = draft_of(
        "Friday Friday PROPN 3 nmod:poss / 's 's PART 1 case / inquiry inquiry NOUN 7 nsubj / into into ADP 6 case / "
        "the the DET 6 det / raid raid NOUN 3 nmod / began begin VERB 0 root / . . PUNCT 7 punct", published=DAY,
    )  # fmt: skip
    TIMES.run(draft)
    assert days(draft, "inquiry") == ("2026-11-20", "2026-11-20")
    assert days(draft, "raid") == (None, DAY)


def pledged(case: str, time: str) -> Draft:
    """They pledged to leave (on) a day: the day hangs on the pledge."""
    draft = draft_of(
        f"They they PRON 2 nsubj / pledged pledge VERB 0 root / to to PART 4 mark / leave leave VERB 2 xcomp / "
        f"{case} _ ADP 6 case / {time} {time} PROPN 2 obl / . . PUNCT 2 punct", published=DAY,
    )  # fmt: skip
    TIMES.run(draft)
    cue, content = draft.span(1, 1), draft.span(2, 3)
    draft.statements.append(
        Statement(
            id="s1",
            source=None,
            cue=(cue,),
            content=(content,),
            manner="indirect",
            act="promise",
            act_evidence=(cue,),
            by="hand@1",
        )
    )
    return draft


def test_the_day_of_a_promise_is_no_day_of_what_is_promised() -> None:
    assert named_time(pledged("in", "2019"), 1) == "t1"
    assert named_time(pledged("in", "2019"), 3) is None


def test_a_day_to_come_beside_a_promise_is_that_of_what_is_promised() -> None:
    assert named_time(pledged("in", "2031"), 3) == "t1"


def test_what_happened_before_dawn_of_a_day_was_on_that_day() -> None:
    draft = draft_of(
        "They they PRON 2 nsubj / left leave VERB 0 root / before before ADP 4 case / dawn dawn NOUN 2 obl / "
        "on on ADP 6 case / Friday Friday PROPN 4 nmod / . . PUNCT 2 punct", published=DAY,
    )  # fmt: skip
    TIMES.run(draft)
    assert [t.type for t in draft.times] == ["TIME"]
    assert when_of(draft, 1) == "t1"


def test_to_alone_ends_nothing() -> None:
    assert days(fled("to", "Friday"), "left") == ("2026-11-20", "2026-11-20")


def test_what_is_told_of_a_day_since_which_something_goes_on_was_on_that_day() -> None:
    draft = draft_of(
        "They they PRON 3 nsubj / have have AUX 3 aux / waited wait VERB 0 root / since since ADP 5 case / "
        "Friday Friday PROPN 3 obl / when when ADV 8 advmod / others other NOUN 8 nsubj / left leave VERB 5 acl:relcl / "
        ". . PUNCT 3 punct", published=DAY,
    )  # fmt: skip
    TIMES.run(draft)
    assert days(draft, "waited") == ("2026-11-20", DAY)
    assert days(draft, "left") == ("2026-11-20", "2026-11-20")


def test_a_deed_of_another_tense_has_its_own_time() -> None:
    draft = draft_of(
        "They they PRON 3 nsubj / have have AUX 3 aux / refused refuse VERB 0 root / talks talk NOUN 3 obj / "
        "and and CCONJ 7 cc / "
        "will will AUX 7 aux / leave leave VERB 3 conj / on on ADP 9 case / "
        "30 30 NUM 7 obl / November November PROPN 9 nmod / "
        ". . PUNCT 3 punct", published=DAY,
    )  # fmt: skip
    TIMES.run(draft)
    assert named_time(draft, at(draft, "refused")[0]) is None
    assert named_time(draft, at(draft, "leave")[0]) == "t1"


CHRONICLE = (
    "4 4 NUM 2 nummod / February February PROPN 0 root / 2011 2011 NUM 2 nummod / . . PUNCT 2 punct\n"
    "Olin Olin PROPN 2 nsubj / {} / . . PUNCT 2 punct\nThey they PRON 2 nsubj / {} / . . PUNCT 2 punct"
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("dies die VERB 0 root", "mourn mourn VERB 0 root", ["t1", "t1"]),
        ("died die VERB 0 root", "mourned mourn VERB 0 root", ["t1", None]),
    ],
)
def test_a_date_that_heads_a_paragraph_dates_what_is_told_under_it(
    first: str, second: str, expected: list[str | None]
) -> None:
    draft = draft_of(CHRONICLE.format(first, second), published=DAY)
    TIMES.run(draft)
    verbs = [first.split(maxsplit=1)[0], second.split(maxsplit=1)[0]]
    assert [named_time(draft, at(draft, verb)[0]) for verb in verbs] == expected


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        ("two two NUM 7 nummod / days day NOUN 9 obl", ("2026-11-18", "2026-11-18")),
        ("a a DET 7 det / week week NOUN 9 obl", ("2026-11-12", "2026-11-14")),
        ("some some DET 7 det / hours hour NOUN 9 obl", ("2026-11-19", "2026-11-20")),
        ("about about ADV 7 advmod / week week NOUN 9 obl", (None, DAY)),
    ],
)
def test_what_another_deed_was_days_after_is_so_many_days_before_it(
    length: str, expected: tuple[str | None, str | None]
) -> None:
    rows = (
        f"They they PRON 2 nsubj / met meet VERB 0 root / on on ADP 4 case / Friday Friday PROPN 2 obl / "
        f", , PUNCT 9 punct / {length} / after after SCONJ 9 mark / fell fall VERB 2 advcl / . . PUNCT 2 punct"
    )
    draft = draft_of(rows, published=DAY)
    TIMES.run(draft)
    assert days(draft, "fell") == expected


def test_two_deeds_that_would_date_each_other_have_no_day() -> None:
    rows = (
        "Two two NUM 2 nsubj / died die VERB 0 root / a a DET 4 det / day day NOUN 8 obl / "
        "after after SCONJ 8 mark / when when ADV 8 advmod / they they PRON 8 nsubj / slipped slip VERB 2 advcl / "
        ". . PUNCT 2 punct"
    )
    draft = draft_of(rows, published=DAY)
    TIMES.run(draft)
    assert days(draft, "died") == days(draft, "slipped") == (None, DAY)


def test_what_is_told_as_done_is_dated_by_no_day_to_come() -> None:
    rows = (
        "They they PRON 2 nsubj / agreed agree VERB 0 root / from from ADP 4 case / Tuesday Tuesday PROPN 2 obl / "
        "next next ADJ 4 amod / week week NOUN 4 nmod:unmarked / . . PUNCT 2 punct"
    )
    draft = draft_of(rows, published=DAY)
    TIMES.run(draft)
    assert days(draft, "agreed") == (None, DAY)


def test_a_day_that_hangs_on_things_alone_is_that_of_the_deed() -> None:
    rows = (
        "They they PRON 2 nsubj / took take VERB 0 root / men man NOUN 2 obj / of of ADP 5 case / "
        "firms firm NOUN 3 nmod / "
        "on on ADP 7 case / Friday Friday PROPN 5 nmod / . . PUNCT 2 punct"
    )
    draft = draft_of(rows, published=DAY)
    TIMES.run(draft)
    assert days(draft, "took") == ("2026-11-20", "2026-11-20")


def named(rows: str, word: str) -> str | None:
    """The value of the time that the clause of a word names for it."""
    draft = draft_of(rows, published=DAY)
    TIMES.run(draft)
    found = named_time(draft, at(draft, word)[0])
    return next((t.value for t in draft.times if t.id == found), None)


def test_a_day_beside_a_thing_that_does_or_suffers_a_deed_is_the_deed_s() -> None:
    court = (
        "A a DET 2 det / court court NOUN 5 nsubj / on on ADP 4 case / Tuesday Tuesday PROPN 2 nmod / "
        "jailed jail VERB 0 root / two two NUM 7 nummod / men man NOUN 5 obj / . . PUNCT 5 punct"
    )
    guard = (
        "They they PRON 2 nsubj / shot shoot VERB 0 root / a a DET 4 det / guard guard NOUN 2 obj / at at ADP 7 case / "
        "the the DET 7 det / gate gate NOUN 4 nmod / in in ADP 9 case / June June PROPN 7 nmod / . . PUNCT 2 punct"
    )
    assert named(court, "jailed") == "2026-11-17"
    assert named(guard, "shot") == "2026-06"


def test_a_clause_after_a_semicolon_is_of_the_time_of_the_one_before() -> None:
    rows = (
        "They they PRON 2 nsubj / marched march VERB 0 root / on on ADP 4 case / Friday Friday PROPN 2 obl / "
        "; ; PUNCT 7 punct / police police NOUN 7 nsubj / held hold VERB 2 parataxis / "
        "nine nine NUM 7 obj / . . PUNCT 2 punct"
    )
    assert named(rows, "held") == "2026-11-20"
    later = rows.replace(
        "7 nsubj / held hold VERB 2", "8 nsubj / later later ADV 8 advmod / held hold VERB 2"
    )
    assert (
        named(later.replace("; ; PUNCT 7", "; ; PUNCT 8").replace("NUM 7 obj", "NUM 8 obj"), "held") is None
    )
    assert named(rows.replace("held hold VERB 2", "hold hold VERB 2"), "hold") is None  # of another tense


def test_a_deed_is_of_the_time_of_the_clause_that_says_when_it_was() -> None:
    rows = (
        "Two two NUM 2 nsubj / died die VERB 0 root / {mark} {mark} ADV 6 {relation} / a a DET 5 det / "
        "bomb bomb NOUN 6 nsubj / "
        "exploded explode VERB 2 advcl / on on ADP 8 case / Friday Friday PROPN 6 obl / . . PUNCT 2 punct"
    )
    assert named(rows.format(mark="when", relation="advmod"), "died") == "2026-11-20"
    assert named(rows.format(mark="because", relation="mark"), "died") is None


def test_who_claims_responsibility_on_a_day_did_not_do_it_on_that_day() -> None:
    rows = (
        "They they PRON 2 nsubj / claimed claim VERB 0 root / responsibility responsibility NOUN 2 obj / "
        "for for ADP 6 case / "
        "an an DET 6 det / attack attack NOUN 3 nmod / on on ADP 8 case / Friday Friday PROPN 2 obl / . . PUNCT 2 punct"
    )
    assert named(rows, "claimed") == "2026-11-20"
    assert named(rows, "attack") is None


def told(
    reader: Reader, text: str, word: str, published: str = "2024-03-08"
) -> tuple[str | None, str | None] | None:
    """The first and last day of what a word tells in a text that is read."""
    return days(reader.draft(document_of(text, id="r", published=published)), word)


def test_a_time_before_a_noun_is_that_of_the_noun_alone(reader: Reader) -> None:
    text = "The court jailed two officers for the 2012 killing of a priest."
    assert told(reader, text, "killing") == ("2012-01-01", "2012-12-31")
    assert told(reader, text, "jailed") == (None, "2024-03-08")
    assert told(reader, "Rebels cleared mines near the 11th century temple.", "cleared") == (
        None,
        "2024-03-08",
    )


def test_a_time_between_an_article_and_a_noun_is_that_of_the_noun(reader: Reader) -> None:
    bound = (None, "2024-03-08")
    assert told(reader, "The army broke the March 2020 truce.", "broke") == bound
    text = "The court heard the appeal of three men convicted over the June 2021 bombing of a market."
    assert told(reader, text, "convicted") == bound


def test_what_a_thing_of_the_past_does_in_the_present_is_not_of_its_day(reader: Reader) -> None:
    assert told(reader, "The states broke a 2011 pact that bars them from the valley.", "bars") == (
        None,
        OPEN,
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The three men will be tried and hanged.", "hanged"),
        ("The envoys will meet and discuss the truce.", "discuss"),
        ("Troops are going to attack the town.", "attack"),
    ],
)
def test_what_is_yet_to_be_done_is_after_the_report(reader: Reader, text: str, word: str) -> None:
    assert told(reader, text, word) == ("2024-03-08", OPEN)


def test_verbs_joined_share_their_small_words(reader: Reader) -> None:
    text = "The colonel was accused of allowing his men to rob shops and burn houses."
    assert told(reader, text, "burn") == told(reader, text, "rob") == (None, "2024-03-08")
    assert told(reader, "Police did not search or arrest anybody.", "arrest") == (None, "2024-03-08")
    assert told(reader, "The rebels burned the market and looted shops.", "looted") == (None, "2024-03-08")
    assert told(reader, "The UN will send troops and warned of famine.", "warned") == (None, "2024-03-08")


def test_a_bare_verb_that_ends_as_the_past_does_is_in_the_present(reader: Reader) -> None:
    assert told(reader, "The rebels need arms.", "need") == (None, OPEN)


def test_a_weekday_is_of_the_report_where_the_story_s_day_is_told_further_off(reader: Reader) -> None:
    text = (
        "The envoy was shot on 26 March 2020. Nobody was charged. His family has moved abroad. "
        "Officials said on Thursday that the killer had fled."
    )
    assert told(reader, text, "said") == ("2024-03-07", "2024-03-07")


def test_a_year_that_says_who_is_meant_tells_no_story(reader: Reader) -> None:
    text = "Their leader is a deputy who fled the capital in 2015. The rebels captured the town in January."
    assert told(reader, text, "captured") == ("2024-01-01", "2024-01-31")


def test_what_is_done_in_a_deed_is_of_the_time_before_its_noun(reader: Reader) -> None:
    text = "Nine people were killed in a Tuesday attack on a market in Kadra."
    assert told(reader, text, "killed") == ("2024-03-05", "2024-03-05")


def test_another_time_that_a_toll_is_compared_with_is_not_that_of_the_deed(reader: Reader) -> None:
    assert told(reader, "The attack left 40 more people dead than a year earlier.", "dead") != (
        "2023-01-01", "2023-12-31",
    )  # fmt: skip


def test_days_of_a_dated_entry_are_counted_from_the_date_at_its_head(reader: Reader) -> None:
    text = (
        "12 February: Rebels shelled the port on Saturday.\n\n"
        "19 February: The army retook the port on Sunday night."
    )
    assert told(reader, text, "shelled") == ("2024-02-10", "2024-02-10")
    assert told(reader, text, "retook") == ("2024-02-18", "2024-02-18")


def test_one_date_at_the_head_of_a_report_makes_no_diary(reader: Reader) -> None:
    text = "1 March. The rebels shelled the port on Wednesday."
    assert told(reader, text, "shelled") == ("2024-03-06", "2024-03-06")


def test_no_time_is_read_across_an_empty_line(reader: Reader) -> None:
    draft = reader.draft(
        document_of("They met on Saturday.\n\n19 February: They fought.", id="r", published="2024-03-08")
    )
    assert [t.span.of(draft.text) for t in draft.times] == ["Saturday", "19 February"]


def test_what_occurred_is_never_dated_after_the_report(reader: Reader) -> None:
    text = "Families marched on Wednesday to demand an inquiry. The king has vowed to end years of war."
    reading = reader.read(document_of(text, published="2026-11-23"))
    when = {event.trigger.of(text): event.time for event in reading.events if event.status == "occurred"}
    assert when["demand"] == when["marched"] == "t1"
    assert all(isinstance(time, str) or time is None or time.earliest is None for time in when.values())


def test_violence_that_will_be_asked_about_next_week_is_not_of_next_week(reader: Reader) -> None:
    text = "A committee plans to question the minister about the violence next week."
    reading = reader.read(document_of(text, published="2026-11-23"))
    assert all(
        e.time is None for e in reading.events if e.trigger.of(text) == "violence" and e.status == "occurred"
    )


def dated(reader: Reader, text: str, published: str = "1999-08-18") -> dict[str, str | None]:
    """The value of the time that each event of a text names, by the word that tells it."""
    reading = reader.read(document_of(text, published=published))
    values = {time.id: time.value for time in reading.times}
    return {e.trigger.of(text): values[e.time] if isinstance(e.time, str) else None for e in reading.events}


@pytest.mark.parametrize(
    ("text", "asking", "asked"),
    [
        ("The army threatened last month to shell the town.", "threatened", "shell"),
        ("The labour department ordered both sides to resume talks last month.", "ordered", "talks"),
    ],
)
def test_a_time_that_is_over_is_that_of_the_asking_and_not_of_what_is_asked_for(
    reader: Reader, text: str, asking: str, asked: str
) -> None:
    found = dated(reader, text)
    assert (found[asking], found[asked]) == ("1999-07", None)


def test_what_was_agreed_on_in_a_month_that_is_over_was_not_done_in_it(reader: Reader) -> None:
    text = "The government agreed in January on a first return of refugees."
    assert dated(reader, text)["return"] is None


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Student groups called for a rally on Saturday at the cathedral.", "rally", "1999-08-21"),
        ("The opposition called a general strike for Monday.", "strike", "1999-08-23"),
        ("The governor has invited elders of four tribes to a meeting Thursday.", "meeting", "1999-08-19"),
    ],
)
def test_what_people_are_called_to_has_the_coming_day_that_is_set_for_it(
    reader: Reader, text: str, word: str, day: str
) -> None:
    assert dated(reader, text)[word] == day


def test_a_strike_is_called_off_on_a_day_that_is_over(reader: Reader) -> None:
    assert dated(reader, "The union called off a strike on Monday.")["called"] == "1999-08-16"


def test_a_verb_has_no_time_of_a_clause_that_follows_with_a_subject_of_its_own(reader: Reader) -> None:
    text = "The gang demanded money, but the talks broke off on Monday."
    assert dated(reader, text)["demanded"] is None
    text = "The envoy condemned the raid and on Monday accused the army."
    found = dated(reader, text)
    assert (found["condemned"], found["accused"]) == (None, "1999-08-16")
    text = "The rebels seized the town and burned the market on Monday."
    assert dated(reader, text)["seized"] == "1999-08-16"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The bombing, the worst since 1995, wounded 60 people.", "wounded"),
        ("Police fired on a crowd in the bloodiest clash since June.", "fired"),
        ("It was the third attack on the pipeline since March.", "attack"),
    ],
)
def test_since_when_nothing_has_been_as_bad_is_no_time_of_a_deed(
    reader: Reader, text: str, word: str
) -> None:
    assert told(reader, text, word) == (None, "2024-03-08")


def test_what_has_gone_on_since_a_time_still_has_it(reader: Reader) -> None:
    assert told(reader, "Nine soldiers have been killed since January.", "killed") == (
        "2024-01-01", "2024-03-08",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("It was the worst raid since June 2008, when ten drillers were taken from a well.", "taken", "2008-06-01"),
        ("The two states have had no talks since 1994, when the Guard walked out of parliament.", "walked", "1994-01-01"),
        ("They fled on Tuesday, when the bridge was blown up.", "blown", "2024-03-05"),
    ],
)  # fmt: skip
def test_a_clause_that_says_what_was_when_is_of_the_time_before_it(
    reader: Reader, text: str, word: str, day: str
) -> None:
    assert (told(reader, text, word) or (None,))[0] == day


def test_a_place_and_a_date_head_what_is_told_in_the_present_below_them(reader: Reader) -> None:
    text = "Nairobi, 7 August 1998. A bomb explodes outside the embassy. Nobody claims it."
    assert told(reader, text, "explodes") == told(reader, text, "claims") == ("1998-08-07", "1998-08-07")
    text = "Nairobi, 7 March 2024. Police freed nine men."
    assert told(reader, text, "freed") == (None, "2024-03-08")


def test_what_was_being_done_has_the_tense_of_the_clause_above(reader: Reader) -> None:
    text = "The man was shot soon after being captured by rebels."
    assert told(reader, text, "captured") == (None, "2024-03-08")
    assert told(reader, "Three men are being held in the camp.", "held") == (None, OPEN)


@pytest.mark.parametrize(
    ("text", "deed", "verb"),
    [
        ("They mourned the killing of the mayor in March.", "killing", "mourned"),
        ("Norland had condemned the invasion of Kestral on 2 August.", "invasion", "condemned"),
        ("The bank had opposed the strike in May.", "strike", "opposed"),
    ],
)
def test_a_time_behind_a_deed_that_is_called_to_mind_is_that_of_the_deed(
    reader: Reader, text: str, deed: str, verb: str
) -> None:
    reading = reader.read(document_of(text, published="1990-08-15"))
    times = {time.id for time in reading.times}
    found = {event.trigger.of(text): event.time for event in reading.events}
    assert found[deed] in times
    assert found.get(verb) not in times
