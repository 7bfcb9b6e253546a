"""Parquet: which columns are read, and how their values are."""

from datetime import UTC, date, datetime

from tests.ingest.archives import table
from tests.ingest.reports import BODY, codes, documents, issues

from dateline.config import Config
from dateline.ingest import from_bytes

ROW = {
    "Text": BODY,
    "published_at": datetime(2021, 8, 20, 14, 5, tzinfo=UTC),
    "source": {"name": "Post"},
    "vector": [1.0],
}


def test_a_row_is_a_report_with_the_fields_that_are_known() -> None:
    [document] = documents(from_bytes("a.parquet", table([ROW])))
    assert (document.text, document.source) == (BODY, "Post")
    assert str(document.published) == "2021-08-20T14:05:00+00:00"


def test_a_day_and_no_day_are_read() -> None:
    items = list(
        from_bytes(
            "a.parquet",
            table([{"text": BODY, "date": date(2021, 8, 20)}, {"text": BODY + " B", "date": None}]),
        )
    )
    assert [str(each.published) for each in documents(items)] == ["2021-08-20", "None"]
    assert codes(items) == ["published-unknown"]


def test_a_row_without_a_text_is_an_issue_in_its_place() -> None:
    items = list(
        from_bytes("a.parquet", table([ROW, {**ROW, "Text": None}, {**ROW, "Text": BODY + " More."}]))
    )
    assert len(documents(items)) == 2
    assert [(each.code, each.where) for each in issues(items)] == [("empty-report", "a.parquet, row 2")]


def test_a_table_without_texts_is_an_issue() -> None:
    assert codes(from_bytes("a.parquet", table([{"a": 1}]))) == ["unknown-format"]


def test_a_file_that_is_cut_or_changed_is_an_issue() -> None:
    data = table([ROW] * 3)
    for broken in (data[:-20], data[:100], data[:20] + b"\xff" * 40 + data[60:]):
        assert codes(from_bytes("a.parquet", broken))[-1] == "unreadable-file"


def test_a_row_group_over_the_limit_is_an_issue_and_smaller_ones_are_read() -> None:
    rows = [{"text": f"{BODY} {number}", "published": "2021"} for number in range(600)]
    limits = Config(max_file_bytes=66_000)
    assert codes(from_bytes("a.parquet", table(rows), config=limits)) == ["too-large"]
    assert len(documents(from_bytes("a.parquet", table(rows, group=200), config=limits))) == 600
