"""The public form: exact both ways, with the keys that were promised, under the schema that is published."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.invented import at, blank, reading, statements_only
from tests.nasty import nasty_text

from dateline.errors import BadValue
from dateline.export import json as form
from dateline.model import IncidentView, Issue, Perpetrator, PlaceCandidate, Reading

DOCS = Path(__file__).parents[2] / "docs"

# Keys of the interchange form, in its order: never renamed, never taken away.
KEYS = {
    "document": ["id", "published", "title", "source", "url", "dateline_place", "language", "text",
                 "text_sha256"],
    "entities": ["id", "name", "kind", "country", "sector", "role", "mentions"],
    "mentions": ["id", "start", "end", "kind", "entity"],
    "times": ["id", "start", "end", "type", "value", "earliest", "latest", "anchor", "reason"],
    "places": ["id", "start", "end", "name", "lat", "lon", "geonames_id", "country", "precision",
               "alternatives"],
    "statements": ["id", "source", "cue", "content", "manner", "act", "addressee", "medium", "time", "within"],
    "events": ["id", "trigger", "type", "mode", "contexts", "cameo", "quad", "status", "status_evidence",
               "negated", "historical", "according_to", "participants", "time", "place", "counts"],
    "counts": ["id", "start", "end", "low", "high", "modifier", "unit", "scope"],
    "materiel": ["id", "start", "end", "designation", "class", "holder", "supplier", "check"],
    "issues": ["step", "code", "message", "spans"],
    "made_by": ["dateline", "weights", "language"],
}  # fmt: skip


def as_json(what: Reading) -> dict[str, Any]:
    found = json.loads(form.encode(what))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    "what", [reading(), statements_only(), blank("Words.")], ids=["all", "statements", "none"]
)
def test_a_reading_comes_back_as_it_was(what: Reading) -> None:
    assert form.decode(form.encode(what)) == what
    assert form.decode(form.laid_out(what)) == what


@given(text=nasty_text(), title=nasty_text())
def test_any_text_comes_back_as_it_was(text: str, title: str) -> None:
    what = blank(text, title=title)
    assert form.decode(form.encode(what)) == what
    assert form.decode(form.laid_out(what)).document.text == text


@pytest.mark.parametrize("kind", KEYS)
def test_the_promised_keys_are_there_in_their_order(kind: str) -> None:
    value = as_json(reading())[kind]
    for item in value if isinstance(value, list) else [value]:
        assert [key for key in item if key in KEYS[kind]] == KEYS[kind]


def test_offsets_find_the_words_in_the_text_of_the_same_object() -> None:
    found = as_json(reading())
    text = found["document"]["text"]
    start, end = found["statements"][0]["cue"][0]
    assert text[start:end] == "has asked"
    assert [text[start:end] for start, end in found["sentences"]][1] == (
        "“We have the men, but not the rifles,” Doran wrote in the Marn Courier on Wednesday."
    )


def test_one_object_takes_one_line() -> None:
    assert b"\n" not in form.encode(reading())


def test_the_form_for_people_has_one_item_a_line() -> None:
    lines = form.laid_out(reading()).splitlines()
    assert sum(line.startswith('  {"id": "s') for line in lines) == 12


def test_incidents_are_there_only_where_they_were_asked_for() -> None:
    view = IncidentView(
        type="ASSAULT",
        stage="accomplished",
        events=("e3",),
        perpetrators=(Perpetrator("en4", (at("the army"),), "organization"),),
    )
    assert "incidents" not in as_json(reading())
    found = json.loads(form.encode(reading(), [view]))
    assert found["incidents"][0]["perpetrators"][0]["entity"] == "en4"
    assert form.decode(form.encode(reading(), [view])) == reading()


def test_a_report_that_failed_has_the_same_keys_and_no_document() -> None:
    issue = Issue(step="ingest", code="empty-report", message="it is empty", where="a.txt")
    found = json.loads(form.encode_failure(issue))
    assert found.keys() == as_json(reading()).keys()
    assert found["document"] is None
    assert found["issues"][0]["message"] == "it is empty"
    with pytest.raises(BadValue, match="it is empty"):
        form.decode(form.encode_failure(issue))


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"document": {}}', b"\xff", b'{"document": 7, "made_by": null}']
)
def test_what_is_no_reading_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(BadValue, match=r"this is no reading: .*; give one object"):
        form.decode(data)


def test_a_span_outside_the_text_is_refused() -> None:
    data = form.encode(reading()).replace(b'"trigger":[', b'"trigger":[9999', 1)
    with pytest.raises(BadValue):
        form.decode(data)


def test_keys_of_a_later_version_are_passed_over() -> None:
    data = form.encode(reading()).replace(b'{"document":{', b'{"later":[1],"document":{"later":{},', 1)
    assert form.decode(data) == reading()


@given(score=st.floats(allow_nan=False, allow_infinity=False), low=st.integers(0, 10**15))
def test_numbers_come_back_to_the_last_digit(score: float, low: int) -> None:
    from dataclasses import replace

    what = reading()
    loser = PlaceCandidate(name="Marn", lat=1 / 3, lon=-1 / 7, score=score)
    place = replace(what.places[0], alternatives=(loser,))
    count = replace(what.counts[0], low=low)
    what = replace(what, places=(place, *what.places[1:]), counts=(count, *what.counts[1:]))
    assert form.decode(form.encode(what)) == what


def test_the_published_schema_is_that_of_the_types() -> None:
    """To write it anew: ``dateline schema > docs/reading.schema.json``."""
    published = json.loads((DOCS / "reading.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(form.schema()))


def test_the_schema_knows_every_promised_key() -> None:
    types = form.schema()["$defs"]
    names = {"entities": "Entity", "mentions": "Mention", "times": "Time", "places": "Place", "counts": "Count",
             "statements": "Statement", "events": "Event", "materiel": "Materiel", "issues": "Issue",
             "document": "Document", "made_by": "MadeBy"}  # fmt: skip
    for kind, keys in KEYS.items():
        assert set(keys) <= set(types[names[kind]]["properties"])
