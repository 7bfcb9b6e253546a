"""Incidents of reports that the weights do not know: by the report's own events, and by none that did not happen."""

from dataclasses import replace

import pytest
from tests.incidents.test_view import ENGLISH, WORDS, told

from dateline.incidents import incidents_of, view
from dateline.incidents.candidates import Scene, scene_of
from dateline.incidents.told import completed, told_incidents, tolls_of
from dateline.model import Count, Entity, Event, IncidentView, Mention, Participant, Reading, Span, Statement


def scene(known: Reading) -> Scene:
    return scene_of(known, WORDS.classes, WORDS.slots, WORDS.articles)


def violent(**changes: object) -> Reading:
    """The sentence of `told` with one coded event, and a count of those killed."""
    known = told()
    text = known.document.text

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    event = Event(
        id="e1",
        trigger=span("killed"),
        type="ASSAULT",
        quad="material conflict",
        status="occurred",
        participants=(
            Participant("actor", "g", (span("Two armed guerrillas"),)),
            Participant("recipient", None, (span("the mayor"),)),
        ),
        by="test@1",
    )
    words = span("Two armed guerrillas")
    mention = Mention(
        id="m", span=words, head=span("guerrillas"), kind="people", form="nominal", entity="g", by="test@1"
    )
    entity = Entity(id="g", name="guerrillas", kind="people", mentions=("m",), by="test@1")
    count = Count(id="c1", span=span("Two"), low=2, high=2, scope="killed", by="test@1")
    return replace(
        known,
        mentions=(mention,),
        entities=(entity,),
        events=(replace(event, **changes),),  # type: ignore[arg-type]
        counts=(count,),
    )


def test_an_event_that_happened_makes_an_incident_of_those_it_names() -> None:
    known = violent()
    (view,) = told_incidents(scene(known), WORDS)
    assert (view.type, view.stage, view.events) == ("attack", "accomplished", ("e1",))
    assert [who.spans[0].of(known.document.text) for who in view.perpetrators] == ["Two armed guerrillas"]
    assert [hit.spans[0].of(known.document.text) for hit in view.targets] == ["the mayor", "Two"]
    assert view.targets[0].effect == "death"


@pytest.mark.parametrize(
    "status", ["threatened", "planned", "requested", "hypothetical", "denied", "predicted"]
)
def test_what_is_only_said_makes_none(status: str) -> None:
    known = violent(status=status, status_evidence=(Span(0, 3),))
    assert told_incidents(scene(known), WORDS) == ()


@pytest.mark.parametrize("mark", ["negated", "historical"])
def test_what_did_not_happen_now_makes_none_and_its_number_is_no_toll(mark: str) -> None:
    known = violent(**{mark: True, "status_evidence": (Span(0, 3),)})
    assert told_incidents(scene(known), WORDS) == ()
    assert tolls_of(scene(known), WORDS) == []


def test_a_number_that_is_in_another_or_nobody_is_no_toll() -> None:
    known = violent()
    one = known.counts[0]
    nobody = replace(one, id="c2", low=0, high=0)
    part = replace(one, id="c3", part_of="c1")
    assert [c.id for c in tolls_of(scene(replace(known, counts=(one, nobody, part))), WORDS)] == ["c1"]


def test_deaths_by_nobody_are_no_attack() -> None:
    known = violent()
    hit = tuple(each for each in known.events[0].participants if each.role != "actor")
    assert told_incidents(scene(violent(participants=hit)), WORDS) == ()


def test_the_mode_of_an_event_says_its_type() -> None:
    (view,) = told_incidents(scene(violent(mode="explosives")), WORDS)
    assert view.type == "bombing"


def test_the_events_have_the_first_word_where_the_weights_are_not_sure_and_these_where_there_are_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = violent(mode="abduct")
    types = {}
    for sure in (0.0, 1.0):
        monkeypatch.setattr(view, "SURE", sure)
        types[sure] = [found.type for found in incidents_of(known, ENGLISH)]
    assert types == {0.0: ["bombing"], 1.0: ["kidnapping"]}
    assert [found.type for found in incidents_of(replace(known, events=()), ENGLISH)] == ["bombing"]


def test_an_incident_of_the_weights_gets_the_events_and_the_number() -> None:
    known = violent()
    (view,) = completed(scene(known), WORDS, [IncidentView(type="attack", stage="accomplished", events=())])
    assert view.events == ("e1",)
    assert [target.count for target in view.targets] == ["c1"]


def test_a_number_goes_to_no_incident_where_it_could_belong_to_two() -> None:
    blank = IncidentView(type="attack", stage="accomplished", events=("e1",))
    views = completed(scene(violent()), WORDS, [blank, replace(blank, type="bombing")])
    assert [view.targets for view in views] == [(), ()]


def test_who_did_it_by_somebodys_word_alone_is_accused() -> None:
    known = violent()
    said = Statement(
        id="s1",
        source=None,
        cue=(Span(0, 3),),
        content=(Span(0, 3),),
        manner="indirect",
        act="accuse",
        act_evidence=(Span(0, 3),),
        by="test@1",
    )
    event = replace(known.events[0], status="claimed", status_evidence=(Span(0, 3),), according_to="s1")
    (view,) = told_incidents(scene(replace(known, events=(event,), statements=(said,))), WORDS)
    assert [who.confidence for who in view.perpetrators] == ["suspected or accused"]


def test_shots_that_only_warn_are_no_attack() -> None:
    known = violent()
    means = Participant("instrument", None, (Span(0, 3),))
    event = replace(known.events[0], participants=(*known.events[0].participants, means))
    with_means = replace(known, events=(event,))
    assert told_incidents(scene(with_means), WORDS)
    first = scene(with_means).lemma(0)
    assert told_incidents(scene(with_means), replace(WORDS, harmless=frozenset({first}))) == ()


def test_a_thing_of_which_no_more_than_a_pronoun_is_told_is_no_target() -> None:
    known = violent()
    hit = replace(known.events[0].participants[1], entity="t")
    thing = Entity(id="t", name="unnamed thing", kind="other", mentions=("n",), by="test@1")
    mention = replace(known.mentions[0], id="n", span=hit.spans[0], head=hit.spans[0], entity="t")
    event = replace(known.events[0], participants=(known.events[0].participants[0], hit))
    for one, told_of in ((mention, [hit.spans]), (replace(mention, form="pronoun"), [])):
        mentions = (*known.mentions, one)
        reading = replace(
            known, events=(event,), mentions=mentions, entities=(*known.entities, thing), counts=()
        )
        (view,) = told_incidents(scene(reading), WORDS)
        assert [target.spans for target in view.targets] == told_of
