"""Each format a record is given out in has exactly its columns or schema, and says what it could not carry.

The golden files are compared byte for byte; ``TEST_GOLDEN=write`` writes them anew, to be looked at before they go in.
"""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.recorded import reading

from dateline.errors import BadInput
from dateline.export.records import FORMATS, ROW_FORMATS, Coded, Loss, acled, gdelt, muc, plover, ucdp
from dateline.export.records.coded import Facts, fatalities
from dateline.export.records.separated import safe, write_lines
from dateline.model import Place
from dateline.record import kept_of
from dateline.tables import EVENTS

GOLDEN = Path(__file__).parent / "golden"
WITHOUT_PACKAGES = [name for name in FORMATS if name not in ("ftm", "stix")]


def coded(number: int, **states: str) -> Coded:
    return Coded(reading(number), f"{number:016x}", {("events", row): state for row, state in states.items()})


READINGS = (coded(0), coded(1, v1="accepted"), coded(2, v1="rejected"))


def written(name: str, *readings: Coded) -> tuple[bytes, Loss]:
    out = io.BytesIO()
    loss = FORMATS[name].write(readings or READINGS, out)
    return out.getvalue(), loss


@pytest.mark.parametrize("name", WITHOUT_PACKAGES)
def test_a_format_is_as_its_golden_file_and_so_is_its_loss(name: str) -> None:
    data, loss = written(name)
    found = {GOLDEN / f"{name}{FORMATS[name].ending}": data, GOLDEN / f"{name}.loss": f"{loss}\n".encode()}
    for path, content in found.items():
        if os.environ.get("TEST_GOLDEN") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        assert content == path.read_bytes(), path


@pytest.mark.parametrize("name", WITHOUT_PACKAGES)
def test_the_same_record_gives_the_same_bytes(name: str) -> None:
    assert written(name) == written(name)


@pytest.mark.parametrize(
    ("columns", "number"),
    [(gdelt.COLUMNS, 61), (plover.COLUMNS, 40), (acled.COLUMNS, 31), (ucdp.COLUMNS, 49), (muc.SLOTS, 25)],
)
def test_a_format_has_as_many_columns_as_its_codebook(columns: tuple[str, ...], number: int) -> None:
    assert len(columns) == len(set(columns)) == number


def test_gdelt_has_61_cells_a_line_and_countries_by_fips() -> None:
    data, _ = written("gdelt")
    for line in data.decode().splitlines():
        cells = dict(zip(gdelt.COLUMNS, line.split("\t"), strict=True))
        assert cells["ActionGeo_CountryCode"] == "YM"
        assert cells["EventCode"] == "194"
        assert (cells["QuadClass"], cells["Actor1Code"]) == ("4", "YEMREB")


def test_what_is_denied_planned_or_rejected_is_no_event_of_a_format_without_status() -> None:
    for name in ("gdelt", "polecat", "acled", "ucdp"):
        data, loss = written(name)
        rows = data.decode().splitlines()[0 if name == "gdelt" else 1 :]
        assert len(rows) == loss.written == 2, name
        text = str(loss)
        assert "negated" in text
        assert "planned" in text
        assert "held back by the gate" in text


def test_the_reviewed_alone_go_out_where_that_is_asked() -> None:
    one = coded(1, v1="accepted", v3="corrected")
    gated = Coded(one.reading, one.id, one.states, reviewed=True)
    data, _ = written("plover", gated)
    assert [json.loads(line)["Event ID"] for line in data.splitlines()] == [f"{one.id}/events/v1"]


@pytest.mark.parametrize("name", WITHOUT_PACKAGES)
def test_every_format_says_that_it_is_a_coding(name: str) -> None:
    if name == "gdelt":
        assert b"dateline:" in written(name, Coded(replaced_url(), "r" * 16, {}))[0]
    else:
        assert b"ateline" in written(name)[0]


def replaced_url() -> Any:
    from dataclasses import replace

    one = reading(0)
    return replace(one, document=replace(one.document, url=None))


def test_a_toll_follows_its_rule_and_no_number_is_not_zero() -> None:
    facts = Facts(READINGS[0], READINGS[0].reading.events[0])
    assert [fatalities(facts, rule) for rule in ("lowest", "best", "highest")] == [3, 3, None]
    assert fatalities(Facts(READINGS[0], READINGS[0].reading.events[2]), "lowest") is None
    with pytest.raises(BadInput, match="lowest"):
        fatalities(facts, "mean")


def test_a_countrys_centre_is_never_the_point_of_an_event() -> None:
    from dataclasses import replace

    one = reading(0)
    country = Place(id="p1", span=one.places[0].span, name="Yemen", lat=15.5, lon=47.5, country="YEM",
                    precision="country", by="t@1")  # fmt: skip
    whole = Coded(replace(one, places=(country, *one.places[1:])), "r" * 16, {})
    assert b"15.5" not in written("gdelt", whole)[0] + written("acled", whole)[0] + written("ucdp", whole)[0]
    features = json.loads(written("geojson", whole)[0])["features"]
    assert [feature["geometry"] for feature in features] == [None, None, None]


def test_an_annotation_finds_its_words_by_position_and_by_quotation() -> None:
    data, _ = written("annotations")
    text = READINGS[0].reading.document.text
    for line in data.splitlines():
        annotation = json.loads(line)
        for target in annotation["target"]:
            quote, position = target["selector"]
            if target["source"].endswith("/0"):
                assert text[position["start"] : position["end"]] == quote["exact"]
                assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
            assert target["state"]["digest"].startswith("sha256:")


def test_a_bundle_of_stix_is_valid_and_the_same_each_time() -> None:
    stix2 = pytest.importorskip("stix2")
    data, loss = written("stix")
    bundle = stix2.parse(data.decode(), allow_custom=False)
    assert len(bundle.objects) == loss.written
    assert {each.type for each in bundle.objects} == {"identity", "incident", "location", "note", "report"}
    assert written("stix")[0] == data


def test_statements_of_followthemoney_are_valid() -> None:
    pytest.importorskip("followthemoney", reason="it needs a compiler, and is not among the pins")
    from importlib import import_module

    model = import_module("followthemoney").model
    data, loss = written("ftm")
    entities: dict[str, dict[str, Any]] = {}
    for row in csv.DictReader(io.StringIO(data.decode())):
        entity = entities.setdefault(
            row["entity_id"], {"id": row["entity_id"], "schema": row["schema"], "properties": {}}
        )
        if row["prop"] != "id":
            entity["properties"].setdefault(row["prop"], []).append(row["value"])
    assert len(entities) <= loss.written
    for entity in entities.values():
        model.get(entity["schema"]).validate(entity)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert str(safe(cell)).startswith("'")
    out = io.BytesIO()
    write_lines(out, ["a"], [[cell]])
    assert next(iter(list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))[1:]))[0] == f"'{cell}"


def test_numbers_and_words_stay_as_they_are() -> None:
    assert [safe(cell) for cell in (-1.5, "a=b", None, 0)] == [-1.5, "a=b", None, 0]


def test_parquet_has_the_types_of_the_columns_and_gives_every_row_back() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = list(kept_of(reading(0)).rows["events"])
    out = io.BytesIO()
    assert ROW_FORMATS["parquet"](EVENTS.columns, rows, out).written == 3
    table = parquet.read_table(io.BytesIO(out.getvalue()))
    assert table.column_names == list(EVENTS.names)
    assert [tuple(row.values()) for row in table.to_pylist()] == rows
    assert str(table.schema.field("lat").type) == "double"
