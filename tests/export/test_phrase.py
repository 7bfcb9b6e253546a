"""A statement reads as a sentence that a person would say."""

from dataclasses import replace
from typing import Any

import pytest
from tests.invented import BY, MADE_BY, at, reading, spans, statements, syntax

from dateline import read
from dateline.export.lookup import lookup
from dateline.export.phrase import said
from dateline.model import Interval, Party, Reading, Span, Statement, document_of


def lines(what: Reading) -> list[str]:
    return [str(line) for line in said(lookup(what))]


def of(**changes: Any) -> str:
    """The sentence of the first statement, changed."""
    first, *others = statements()
    told = replace(first, **changes)
    return lines(reading(statements=(told, *others)))[0]


def say(
    text: str, source: str, cue: str, content: str, act: Any = "assert", addressee: str | None = None
) -> str:
    """The sentence of a statement in a text of its own."""
    tokens, sentences = syntax(text)

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    statement = Statement(
        id="s1", source=Party(None, (span(source),)), cue=(span(cue),) if cue else (), content=(span(content),),
        manner="indirect", act=act, by=BY,
        act_evidence=() if act == "assert" else (span(cue),),
        addressee=Party(None, (span(addressee),)) if addressee else None,
    )  # fmt: skip
    what = Reading(
        document=document_of(text),
        made_by=MADE_BY,
        tokens=tokens,
        sentences=sentences,
        statements=(statement,),
    )
    return lines(what)[0]


def test_every_statement_of_a_report_is_a_sentence() -> None:
    assert lines(reading()) == [
        "Ilyas Doran asks Ostmark to supply weapons and ammunition to his fighters, who still hold the river "
        "port of Tessel",
        "Ilyas Doran writes “We have the men, but not the rifles” (Marn Courier, 18 Aug)",
        "Ilyas Doran (“He”) says that the army had shelled the hospital in Tessel and killed at least 12 people",
        "The defence ministry denies shelling the hospital",
        "An unnamed official of the defence ministry says “There was no fire from our side”",
        "An unnamed official of the defence ministry adds that residents had told him “the Herons fired first”",
        "Residents tell an unnamed official of the defence ministry (“him”): “the Herons fired first”",
        "A doctor at the hospital asks not to be named",
        "A doctor at the hospital criticises the government’s hasty withdrawal",
        "Ilyas Doran threatens to cut the road to Marn if the shelling went on",
        "A local trader says the brigade carries M18 assault rifles",
        "Someone unnamed: Talks are expected to resume on Monday (20 Aug)",
    ]


def test_a_reading_without_syntax_has_sentences_too() -> None:
    what = reading(tokens=(), sentences=())
    assert lines(what)[1] == "Ilyas Doran says “We have the men, but not the rifles” (Marn Courier, 18 Aug)"
    assert lines(what)[10] == "A local trader says the brigade carries M18 assault rifles"


def test_a_statement_follows_the_one_that_reports_it() -> None:
    told = lookup(reading()).told
    assert [(each.number, each.depth, each.statement.id) for each in told][5:8] == [
        (6, 0, "s6"),
        (7, 1, "s7"),
        (8, 0, "s8"),
    ]


def test_quoted_words_keep_their_marks_where_the_content_leaves_them_out() -> None:
    words = at("We have the men, but not the rifles,")
    assert of(content=(words,), manner="direct", act="assert", act_evidence=(), cue=()).endswith(
        "says “We have the men, but not the rifles” (to Ostmark)"
    )


def test_whom_a_verb_cannot_take_goes_to_the_end() -> None:
    text = "Oro said to reporters that the town fell."
    assert say(text, "Oro", "said", "that the town fell", addressee="reporters") == (
        "Oro says that the town fell (to reporters)"
    )


def test_whom_the_cue_leads_to_follows_it() -> None:
    text = "Oro called upon the council to meet."
    assert say(text, "Oro", "called upon", "to meet", "request", addressee="the council") == (
        "Oro calls upon the council to meet"
    )


def test_whom_the_content_names_is_not_said_twice() -> None:
    text = "Oro asked the council to meet."
    assert say(text, "Oro", "asked", "the council to meet", "request", addressee="the council") == (
        "Oro asks the council to meet"
    )


def test_a_time_that_is_not_resolved_is_given_in_its_words() -> None:
    what = reading()
    times = (replace(what.times[0]), replace(what.times[1], earliest=None, latest=None), *what.times[2:])
    assert lines(replace(what, times=times))[1].endswith("(Marn Courier, “Wednesday”)")


def test_another_year_is_said() -> None:
    assert of(time=Interval("2019-05-01", "2019-05-31", "as written")).endswith("(May 2019)")


def test_a_source_without_an_entity_is_its_words() -> None:
    assert of(source=Party(None, spans("leader of the Red Heron Brigade"))).startswith(
        "Leader of the Red Heron Brigade asks Ostmark"
    )


@pytest.mark.parametrize(
    ("act", "content", "line"),
    [
        ("accuse", "the army of shelling", "Oro accuses the army of shelling"),
        ("accuse", "the army had fled", "Oro accuses: the army had fled"),
        ("claim_responsibility", "the attack", "Oro claims responsibility for the attack"),
        ("claim_responsibility", "responsibility for it", "Oro claims responsibility for it"),
        ("decline_comment", "to comment on it", "Oro declines to comment on it"),
        ("decline_comment", "comment", "Oro declines to comment"),
        ("decline_comment", "on the talks", "Oro declines to comment on the talks"),
        ("confirm", "the death", "Oro confirms the death"),
        ("promise", "that it will end", "Oro promises that it will end"),
        ("threaten", "war", "Oro threatens: war"),
        ("praise", "“brave men”", "Oro praises: “brave men”"),
        ("deny", "that it was so", "Oro denies that it was so"),
    ],
)  # fmt: skip
def test_each_act_has_its_own_verb_and_joins_what_follows(act: str, content: str, line: str) -> None:
    assert say(f"Oro spoke: {content}", "Oro", "spoke", content, act) == line


def test_a_cue_that_says_what_was_not_said_keeps_that() -> None:
    assert say("Oro did not say where he was.", "Oro", "did not say", "where he was") == (
        "Oro does not say where he was"
    )


@pytest.mark.parametrize("who", ["Residents", "All four", "Both"])
def test_several_speakers_say(who: str) -> None:
    assert say(f"{who} said that it fell.", who, "said", "that it fell") == f"{who} say that it fell"


@pytest.mark.parametrize(
    ("cue", "line"),
    [
        ("did not respond to", "Oro does not respond to a request"),
        ("has repeatedly denied", "Oro repeatedly denies a request"),
        ("told", "Oro says a request"),
        ("would say", "Oro would say a request"),
        ("according to", "Oro says a request"),
    ],
)
def test_a_cue_keeps_its_own_words_in_the_present_tense(cue: str, line: str) -> None:
    assert say(f"Oro {cue} a request.", "Oro", cue, "a request") == line


def test_an_act_that_the_verb_does_not_show_is_named_at_the_end() -> None:
    text = "Oro said that it was invented."
    assert (
        say(text, "Oro", "said", "that it was invented", "deny") == "Oro says that it was invented · denial"
    )
    assert (
        say("Oro denied that it was so.", "Oro", "denied", "that it was so", "deny")
        == "Oro denies that it was so"
    )


@pytest.mark.parametrize("marks", ["“”", "‘’", '""'])
def test_a_quotation_inside_the_content_is_closed_where_the_report_closes_it(marks: str) -> None:
    content = f"that it’s {marks[0]}a lie"
    line = say(f"Oro said {content}{marks[1]}.", "Oro", "said", content)
    assert line == f"Oro says {content}{marks[1]}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Russian troops shot a guard, a doctor said.", "A doctor says Russian troops shot a guard"),
        ("A court freed a guard, a doctor said.", "A doctor says a court freed a guard"),
        ("Soldiers shot a guard, a doctor said.", "A doctor says soldiers shot a guard"),
        (
            "The army has never publicly admitted that it fired.",
            "The army does not publicly admit that it fired",
        ),
    ],
)
def test_a_sentence_reads_as_one_writes_it(text: str, shown: str) -> None:
    assert lines(read(text))[0].startswith(shown)


def test_speakers_side_by_side_are_all_named() -> None:
    text = "The European Union, Ostmark and the Marn League condemned the attack on the port."
    assert lines(read(text))[0].startswith("The European Union, Ostmark and the Marn League condemn ")
