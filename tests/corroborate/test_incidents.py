"""What an incident is named by."""

from __future__ import annotations

from typing import Any

from dateline import lang
from dateline.corroborate.comparing import Comparer, nodes_of
from dateline.corroborate.incidents import group_of
from dateline.corroborate.trace import Happening, Ref, Trace
from dateline.corroborate.tracing import happening_at, scene_of
from dateline.model import MadeBy, Reading, Sentence, Span, Token, document_of

TEXT = "The camp, which was built on Monday, burned."


def reading() -> Reading:
    """An invented report, parsed by hand."""

    def token(words: str, upos: str, head: int, relation: str) -> Token:
        start = TEXT.index(words)
        return Token(Span(start, start + len(words)), words, upos, head, relation)

    tokens = (
        token("The", "DET", 1, "det"),
        token("camp", "NOUN", 5, "nsubj"),
        token("which", "PRON", 4, "nsubj:pass"),
        token("was", "AUX", 4, "aux:pass"),
        token("built", "VERB", 1, "acl:relcl"),
        token("burned", "VERB", -1, "root"),
    )
    return Reading(
        document=document_of(TEXT, id="d"),
        made_by=MadeBy("1", "0" * 8, "en"),
        tokens=tokens,
        sentences=(Sentence(Span(0, len(TEXT)), 0, len(tokens)),),
    )


def test_what_a_clause_tells_about_a_noun_is_told_aside() -> None:
    scene = scene_of(reading())
    built, burned = (TEXT.index(word) for word in ("built", "burned"))
    assert happening_at(scene, "v1", built, built + 5).aside
    assert not happening_at(scene, "v2", burned, burned + 6).aside


def test_an_incident_is_named_by_what_is_told_in_its_own_right() -> None:
    def event(id: str, start: int, **fields: Any) -> Happening:  # noqa: A002 - the name of the field
        days = ("2024-05-06", "2024-05-06")
        return Happening(
            id=id, start=start, end=start + 5, sentence=start, lemma="burn", upos="VERB", type="ASSAULT", days=days,
            words=("camp", "tarsk"), near=("camp",), **fields,
        )  # fmt: skip

    events = (event("v1", 0, aside=True, actors=("raiders",), targets=("camp",)), event("v2", 1))
    trace = Trace(document="d", text="t", day="2024-05-07", terms=(), pairs=(), places=(), happenings=events)
    nodes = nodes_of([trace])
    [incident] = group_of(
        nodes, Comparer(lang.load("en")), [("merge", [[Ref("d", "v1")], [Ref("d", "v2")]])]
    ).incidents
    assert {member.ref.event for member in incident.members} == {"v1", "v2"}
    assert incident.name_of == Ref("d", "v2")


def test_two_events_of_one_type_have_nothing_in_common_by_that_alone() -> None:
    def told(document: str, lemma: str, **fields: Any) -> Trace:
        event = Happening(
            id="v1",
            start=0,
            end=4,
            sentence=0,
            lemma=lemma,
            upos="VERB",
            type="COERCE",
            mode="seize",
            **fields,
        )
        return Trace(
            document=document,
            text=document,
            day="2024-05-07",
            terms=(),
            pairs=(),
            places=(),
            happenings=(event,),
        )

    comparer = Comparer(lang.load("en"))

    def common(*traces: Trace) -> bool:
        one, other = nodes_of(traces)
        return comparer.have_in_common(one, other)

    robbed = told("a", "rob", words=("convoy", "militia", "governor"), near=("convoy",))
    assert not common(robbed, told("b", "capture", words=("bandit", "confession"), near=("bandit",)))
    assert common(robbed, told("b", "seize", words=("convoy", "militia"), near=("convoy",)))
    day = ("2024-05-06", "2024-05-06")
    dated = told("a", "rob", words=("convoy",), days=day)
    assert common(dated, told("b", "capture", words=("bandit",), days=day))
