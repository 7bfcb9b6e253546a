"""What is judged of things told in many constructions, with the real weights."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.status.cases import Case, cases
from tests.reading.status.reading import judged, voice

from dateline.terms import PLAIN_STATUSES, STATUSES

LEAST_RIGHT = 0.95
"""Share of the cases that are right in status, negation, history and voice at once; the rest are errors of syntax."""


def is_right(case: Case) -> bool:
    draft, found = judged(case.text, case.start)
    said = voice(draft, found)
    return (
        (found.status, found.negated, found.historical) == (case.status, case.negated, case.historical)
        and (said == "own") == (case.voice == "own")
        and (case.voice == "own" or case.voice in said)
    )


def test_the_cases_name_every_status() -> None:
    assert {case.status for case in cases()} == STATUSES


def test_nearly_all_cases_are_judged_right() -> None:
    wrong = [case for case in cases() if not is_right(case)]
    assert 1 - len(wrong) / len(cases()) >= LEAST_RIGHT, "\n".join(case.text for case in wrong)


@pytest.mark.parametrize("construction", sorted({case.construction for case in cases()}))
def test_most_cases_of_each_construction_are_judged_right(construction: str) -> None:
    own = [case for case in cases() if case.construction == construction]
    assert sum(map(is_right, own)) >= 0.6 * len(own)


def test_all_but_what_plainly_happened_cites_words() -> None:
    for case in cases():
        _, found = judged(case.text, case.start)
        assert found.evidence or (found.status in PLAIN_STATUSES and not found.negated), case.text


def test_what_is_claimed_names_its_statement() -> None:
    for case in cases():
        _, found = judged(case.text, case.start)
        assert found.status != "claimed" or found.according_to, case.text


# Promise 3: said is not done --------------------------------------------------------------------------------

WHO = ("The army", "The rebels", "The Northern Front", "Two gunmen", "The governor's men", "Karun")
DEEDS = (
    ("attack", "attacked", "attacking", "the port"), ("kill", "killed", "killing", "three farmers"),
    ("bomb", "bombed", "bombing", "the refinery"), ("seize", "seized", "seizing", "two villages"),
    ("arrest", "arrested", "arresting", "the editor"), ("release", "released", "releasing", "the hostages"),
)  # fmt: skip
FRAMES = (
    "{who} denied {ing} {what}.", "{who} denied having {ed} {what}.", "The ministry denied that its men had {ed} {what}.",
    "{who} threatened to {do} {what}.", "{who} vowed to {do} {what}.", "{who} planned to {do} {what}.",
    "{who} will {do} {what} on Friday.", "{who} may {do} {what}.", "{who} could {do} {what} at any time.",
    "{who} is expected to {do} {what}.", "The mayor urged the troops to {do} {what}.",
    "The mayor asked the ministry not to {do} {what}.", "If they {do} {what}, the talks will end.",
    "{who} wanted to {do} {what}.", "{who} tried to {do} {what}.", "{who} agreed to {do} {what}.",
    "{who} failed to {do} {what}.", "{who} did not {do} {what}.", "{who} never {ed} {what}.",
    "{who} refused to {do} {what}.", "{who} is likely to {do} {what}.", "{who} is about to {do} {what}.",
    "{who} is ready to {do} {what}.", "The order to {do} {what} came late.", "There are plans to {do} {what}.",
    "{who} left without {ing} {what}.", "The bishop called on them to {do} {what}.",
    "{who} reportedly {ed} {what}.", "{who} appears to have {ed} {what}.", "{who} is believed to have {ed} {what}.",
    "The ministry said {who} had {ed} {what}.", "According to the police, {who} {ed} {what}.",
)  # fmt: skip


@given(who=st.sampled_from(WHO), deed=st.sampled_from(DEEDS), frame=st.sampled_from(FRAMES))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_not_plainly_told_as_done_is_never_taken_as_done(
    who: str, deed: tuple[str, str, str, str], frame: str
) -> None:
    do, ed, ing, what = deed
    name = who if frame.startswith("{who}") else who[0].lower() + who[1:] if who.startswith("T") else who
    text = frame.format(who=name, do=do, ed=ed, ing=ing, what=what)
    form = next(form for form, slot in ((do, "{do}"), (ed, "{ed}"), (ing, "{ing}")) if slot in frame)
    _, found = judged(text, text.index(f" {form} {what}") + 1)
    assert found.status not in PLAIN_STATUSES or found.negated, text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Parliament passed a law that would ban foreign newspapers.", "ban"),
        ("The senate is debating a bill that would outlaw strikes.", "outlaw"),
    ],
)
def test_what_a_law_would_do_is_not_what_anybody_threatens_or_promises(text: str, word: str) -> None:
    assert judged(text, text.index(word))[1].status == "hypothetical"
