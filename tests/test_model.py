"""The types refuse what cannot be, and keep what can."""

from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import model
from dateline.errors import BadSpan, BadValue, EmptyReport
from dateline.model import (
    Cell,
    Claim,
    Count,
    Document,
    Entity,
    Event,
    EventRef,
    Incident,
    Interval,
    Issue,
    Judgement,
    MadeBy,
    Mention,
    Participant,
    Party,
    Place,
    Published,
    Quotation,
    Reading,
    Sentence,
    Source,
    Span,
    Statement,
    Timex,
    Token,
    document_of,
    issue_of,
)

TEXT = "Rebels attacked the town on Friday, the army said: “Six people died.”"
BY = "test@1"


def at(words: str) -> Span:
    """The span of the first place where the words stand in TEXT."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(id: str, words: str, entity: str, **changes: Any) -> Mention:  # noqa: A002
    made = Mention(
        id=id, span=at(words), head=at(words), kind="armed_group", form="nominal", entity=entity, by=BY
    )
    return replace(made, **changes)


def reading(**changes: Any) -> Reading:
    """A small reading with one of everything, changed as told."""
    made = Reading(
        document=document_of(TEXT, id="d1", published="2021-08-20"),
        made_by=MadeBy("0", None, "en"),
        tokens=(
            Token(at("Rebels"), "rebel", "NOUN", 1, "nsubj"),
            Token(at("attacked"), "attack", "VERB", -1, "root"),
        ),
        sentences=(Sentence(Span(0, len(TEXT)), 0, 2),),
        quotations=(
            Quotation(
                id="q1",
                span=at("“Six people died.”"),
                inner=at("Six people died."),
                style="double",
                closed=True,
                by=BY,
            ),
        ),
        mentions=(mention("m1", "Rebels", "e1"), mention("m2", "the army", "e2")),
        entities=(
            Entity(id="e1", name="Rebels", kind="armed_group", mentions=("m1",), sector="REB", by=BY),
            Entity(id="e2", name="army", kind="organization", mentions=("m2",), sector="MIL", by=BY),
        ),
        times=(
            Timex(
                id="t1",
                span=at("Friday"),
                type="DATE",
                value="2021-08-20",
                earliest="2021-08-20",
                latest="2021-08-20",
                anchor="published",
                reason="the Friday of publication",
                by=BY,
            ),
        ),
        places=(Place(id="p1", span=at("the town"), name="the town", precision="unresolved", by=BY),),
        statements=(
            Statement(
                id="s1",
                source=Party("e2", (at("the army"),)),
                cue=(at("said"),),
                content=(Span(0, 34), at("Six people died.")),
                manner="mixed",
                act="assert",
                by=BY,
            ),
        ),
        events=(
            Event(
                id="v1",
                trigger=at("attacked"),
                type="ASSAULT",
                quad="material conflict",
                status="claimed",
                status_evidence=(at("said"),),
                according_to="s1",
                participants=(Participant("actor", "e1", (at("Rebels"),)),),
                time="t1",
                place="p1",
                counts=("c1",),
                by=BY,
            ),
        ),
        counts=(Count(id="c1", span=at("Six people"), low=6, high=6, scope="killed", by=BY),),
    )
    return replace(made, **changes)


def described(*spans: Span) -> Event:
    return replace(reading().events[0], status_evidence=spans)


# spans


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_span_has_the_length_of_its_words(start: int, length: int) -> None:
    assert len(Span(start, start + length)) == length


@given(st.integers(-100, 100), st.integers(-100, 100))
def test_an_empty_backwards_or_negative_span_cannot_be_built(start: int, end: int) -> None:
    if 0 <= start < end:
        assert Span(start, end).contains(Span(start, end))
    else:
        with pytest.raises(BadSpan):
            Span(start, end)


@given(st.text(min_size=1), st.data())
def test_a_span_gives_back_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span(start, end).of(text) == text[start:end]


spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 30))


@given(spans, spans)
def test_two_spans_overlap_where_they_share_a_code_point(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert one.contains(other) == (len(shared) == len(other))


def test_a_span_outside_the_text_has_no_words() -> None:
    with pytest.raises(BadSpan, match="outside a text of 3"):
        Span(2, 4).of("abc")


# values


def test_a_cell_cites_the_words_it_rests_on() -> None:
    assert Cell("AFG", (Span(0, 3),), BY, 0.5).value == "AFG"
    with pytest.raises(BadSpan, match="missing"):
        Cell("AFG", (), BY)


@pytest.mark.parametrize("by", ["", "test", "@1", "test@", "Test@1", "test@1/", "test@1 2"])
def test_a_value_names_its_maker(by: str) -> None:
    with pytest.raises(BadValue, match="no maker"):
        Cell(1, (Span(0, 3),), by)


def test_a_maker_may_name_its_rule() -> None:
    assert Cell(1, (Span(0, 3),), "time@1/weekday").by == "time@1/weekday"


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_lies_from_0_to_1(confidence: float) -> None:
    with pytest.raises(BadValue, match="confidence"):
        Cell(1, (Span(0, 3),), BY, confidence)


@pytest.mark.parametrize("evidence", [(Span(4, 6), Span(0, 2)), (Span(0, 3), Span(2, 5))])
def test_spans_come_in_order_and_apart(evidence: tuple[Span, ...]) -> None:
    with pytest.raises(BadSpan, match="does not come after"):
        Cell(1, evidence, BY)


@pytest.mark.parametrize(
    ("iso", "precision", "zone", "day"),
    [
        ("2021", "year", None, None),
        ("2021-08", "month", None, None),
        ("2021-08-20", "day", None, date(2021, 8, 20)),
        ("2021-08-20T14:05", "minute", None, date(2021, 8, 20)),
        ("2021-08-20T14:05Z", "minute", "Z", date(2021, 8, 20)),
        ("2021-08-20T14:05:09+04:30", "second", "+04:30", date(2021, 8, 20)),
    ],
)
def test_publication_is_as_precise_as_written(
    iso: str, precision: str, zone: str | None, day: date | None
) -> None:
    published = Published(iso)
    assert (published.precision, published.zone, published.day) == (precision, zone, day)
    assert str(published) == iso


@pytest.mark.parametrize(
    "iso",
    [
        "",
        "21",
        "20210820",
        "2021-13",
        "2021-02-30",
        "2021-08T10:00",
        "2021-08-20T25:00",
        "2021-08-20 10:00",
        "20 Aug",
    ],
)
def test_a_date_of_publication_that_cannot_be_is_refused(iso: str) -> None:
    with pytest.raises(BadValue, match="date of publication"):
        Published(iso)


@pytest.mark.parametrize(
    ("earliest", "latest"),
    [("2021-08-15", "2021-08-20"), ("2021-08-15", "2021-08-15"), (None, None), ("..", "2021-08-15")],
)
def test_an_interval_may_be_open_or_unknown(earliest: str | None, latest: str | None) -> None:
    assert Interval(earliest, latest, "told").latest == latest


@pytest.mark.parametrize(
    ("earliest", "latest", "reason"),
    [
        ("2021-08-20", "2021-08-15", "told"),
        ("2021-8-2", None, "told"),
        ("20210802", None, "told"),
        (None, None, ""),
    ],
)
def test_an_interval_that_cannot_be_is_refused(earliest: str | None, latest: str | None, reason: str) -> None:
    with pytest.raises(BadValue):
        Interval(earliest, latest, reason)


# documents


def test_a_document_carries_the_hash_of_its_text() -> None:
    document = document_of("Tadamon — naïve", published="2021-08")
    assert document.published == Published("2021-08")
    assert document.id == document.text_sha256[:16]
    with pytest.raises(BadValue, match="not the hash"):
        replace(document, text="another text")


@pytest.mark.parametrize(
    "changes",
    [{"id": ""}, {"id": " d1"}, {"text": ""}, {"raw_sha256": "abc"}, {"version_of": "d1"}],
)
def test_a_document_that_cannot_be_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        replace(document_of("text", id="d1"), **changes)


def test_half_a_surrogate_pair_is_no_text() -> None:
    with pytest.raises(BadValue, match="surrogate"):
        document_of("a\ud800")


def test_a_source_is_graded_unknown_until_a_person_says_otherwise() -> None:
    assert Source(name="Example Wire").grade == "F6"
    with pytest.raises(BadValue, match="Admiralty"):
        Source(name="Example Wire", grade="G1")


# items


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("mentions", {"kind": "dragon"}),
        ("mentions", {"form": "adverb"}),
        ("mentions", {"head": Span(20, 22)}),
        ("entities", {"mentions": ()}),
        ("entities", {"sector": "XXX"}),
        ("entities", {"country": "Syria"}),
        ("entities", {"name": ""}),
        ("times", {"type": "MOMENT"}),
        ("times", {"reason": ""}),
        ("times", {"earliest": "2021-08-21"}),
        ("times", {"anchor": "t1"}),
        ("places", {"lat": 33.5}),
        ("places", {"precision": "settlement"}),
        ("places", {"precision": "settlement", "lat": 95.0, "lon": 10.0}),
        ("places", {"precision": "unresolved", "geonames_id": 170654}),
        ("quotations", {"inner": Span(0, 3)}),
        ("quotations", {"style": "comic"}),
        ("statements", {"content": ()}),
        ("statements", {"act": "deny"}),
        ("statements", {"act": "sing", "act_evidence": (Span(0, 3),)}),
        ("statements", {"manner": "loud"}),
        ("statements", {"within": "s1"}),
        ("events", {"type": "FIGHT"}),
        ("events", {"quad": "conflict"}),
        ("events", {"status": "perhaps"}),
        ("events", {"status": "denied", "status_evidence": ()}),
        ("events", {"status": "occurred", "status_evidence": (), "negated": True}),
        ("events", {"according_to": None}),
        ("counts", {"low": 7}),
        ("counts", {"low": -1}),
        ("counts", {"scope": "surprised"}),
    ],
)
def test_an_item_that_cannot_be_is_refused(kind: str, changes: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        replace(getattr(reading(), kind)[0], **changes)


def test_what_plainly_occurred_needs_no_words_that_show_it() -> None:
    event = replace(reading().events[0], status="occurred", status_evidence=(), according_to=None)
    assert event.status_evidence == ()


def test_a_count_may_be_open_above() -> None:
    assert replace(reading().counts[0], high=None).low == 6


def test_a_party_and_a_participant_cite_their_words() -> None:
    with pytest.raises(BadSpan):
        Party("e1", ())
    with pytest.raises(BadSpan):
        Participant("actor", "e1", ())


# readings


def test_a_reading_with_one_of_everything_can_be_built() -> None:
    assert reading().events[0].according_to == "s1"


@pytest.mark.parametrize(
    ("kind", "item", "why"),
    [
        ("mentions", mention("m2", "the army", "e9"), "no 'e9' in entities"),
        ("mentions", mention("m1", "the army", "e2"), "one id"),
        ("events", replace(described(at("said")), according_to="s9"), "no 's9' in statements"),
        ("events", replace(described(at("said")), time="t9"), "no 't9' in times"),
        ("events", replace(described(at("said")), place="p9"), "no 'p9' in places"),
        ("events", replace(described(at("said")), counts=("c9",)), "no 'c9' in counts"),
        (
            "events",
            replace(described(at("said")), participants=(Participant("item", "e9", (Span(0, 3),)),)),
            "no 'e9' in entities",
        ),
        ("events", described(Span(60, 99)), "outside the text"),
        ("statements", replace(reading().statements[0], within="s9"), "no 's9' in statements"),
        ("statements", replace(reading().statements[0], source=Party("e9", (Span(0, 3),))), "no 'e9'"),
        ("statements", replace(reading().statements[0], source=Party(None, (Span(0, 99),))), "outside"),
        ("times", replace(reading().times[0], anchor="t9"), "no 't9' in times"),
        ("counts", replace(reading().counts[0], part_of="c9"), "no 'c9' in counts"),
        ("issues", Issue(step="time", code="unresolved", message="why", spans=(Span(0, 99),)), "outside"),
        ("sentences", Sentence(Span(0, 99), 0, 2), "outside the text"),
        ("sentences", Sentence(Span(0, 9), 0, 2), "outside it"),
        ("sentences", Sentence(Span(0, 20), 0, 1), "cannot have the head 1"),
    ],
)
def test_a_reading_refers_only_to_what_is_in_it(kind: str, item: object, why: str) -> None:
    kept = reading().mentions[:1] if kind == "mentions" else ()
    with pytest.raises(BadValue, match=why):
        reading(**{kind: (*kept, item)})


def test_items_come_in_the_order_of_the_text() -> None:
    with pytest.raises(BadSpan, match="order of the text"):
        reading(mentions=reading().mentions[::-1])


def test_an_entity_and_its_mentions_agree() -> None:
    first, second = reading().entities
    with pytest.raises(BadValue, match="its mentions"):
        reading(entities=(replace(first, mentions=("m1", "m2")), second))


@pytest.mark.parametrize("head", [1, 2, -2])
def test_an_arc_stays_in_its_sentence(head: int) -> None:
    first, second = reading().tokens
    with pytest.raises(BadValue, match="cannot have the head"):
        reading(tokens=(first, replace(second, head=head)))


def test_statements_cannot_be_within_each_other() -> None:
    one = reading().statements[0]
    with pytest.raises(BadValue, match="in a circle"):
        reading(statements=(replace(one, within="s2"), replace(one, id="s2", within="s1")))


def test_counts_cannot_be_part_of_each_other() -> None:
    one = reading().counts[0]
    with pytest.raises(BadValue, match="in a circle"):
        reading(counts=(replace(one, part_of="c2"), replace(one, id="c2", part_of="c1")))


# across documents


def test_an_incident_has_sorted_members() -> None:
    one, other = EventRef("d1", "v1"), EventRef("d2", "v1")
    assert Incident(id="i1", members=(one, other), by=BY).members[0] == one
    for members in [(), (other, one), (one, one)]:
        with pytest.raises(BadValue, match="members"):
            Incident(id="i1", members=members, by=BY)


def test_a_claim_names_its_claimant() -> None:
    value = Cell("23", (Span(0, 2),), BY)
    claim = Claim(
        id="k1",
        incident="i1",
        attribute="killed",
        value=value,
        asserted_by="the hospital",
        document="d1",
    )
    assert claim.statement is None
    with pytest.raises(BadValue):
        replace(claim, asserted_by="")


def test_only_a_correction_has_a_value() -> None:
    judgement = Judgement(
        id="j1", decision="accept", about="v1", who="editor", at="2026-11-23T10:00Z", why="seen"
    )
    assert replace(judgement, decision="correct", value='"denied"').value
    refused: list[dict[str, Any]] = [{"decision": "correct"}, {"value": "1"}, {"at": "today"}, {"who": ""}]
    for changes in refused:
        with pytest.raises(BadValue):
            replace(judgement, **changes)


def test_a_failed_report_becomes_an_issue() -> None:
    error = EmptyReport("there is no text", where="a.html", remedy="look at the page")
    assert issue_of(error, step="ingest") == Issue(
        step="ingest", code="empty-report", message="there is no text; look at the page", where="a.html"
    )


# the module


def test_every_type_is_frozen_slotted_and_documented() -> None:
    types = [each for each in vars(model).values() if is_dataclass(each) and isinstance(each, type)]
    assert len(types) > 25
    for each in types:
        assert each.__dataclass_params__.frozen, each  # type: ignore[attr-defined]
        assert "__slots__" in vars(each), each
        assert each.__doc__, each
        assert not each.__doc__.startswith(f"{each.__name__}("), each


def test_a_value_cannot_be_changed() -> None:
    for name in (field.name for field in fields(Document)):
        with pytest.raises(FrozenInstanceError):
            setattr(document_of("text"), name, "other")
