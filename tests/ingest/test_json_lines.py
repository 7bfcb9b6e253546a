"""Records are read one at a time, by whichever names their fields have; a bad one is told and the next is read."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.ingest.reports import BODY, codes, documents, issues, the_one

from dateline.config import Config
from dateline.ingest import from_bytes, ingest


def record(**fields: Any) -> str:
    return json.dumps({"text": BODY, "published": "2021-08-20"} | fields)


def test_the_form_of_reading_md_is_read_whole() -> None:
    line = record(
        id="a-1",
        title="Raid",
        source="Post",
        url="https://post.example/1",
        language="en",
        published="2021-08-20T10:15Z",
    )
    document = the_one("a.jsonl", line)
    assert (document.id, document.title, document.source) == ("a-1", "Raid", "Post")
    assert (document.url, document.language, str(document.published)) == (
        "https://post.example/1",
        "en",
        "2021-08-20T10:15Z",
    )


MANNERS: dict[str, dict[str, Any]] = {
    "news-please": {
        "maintext": BODY,
        "date_publish": "2021-08-20 00:00:00",
        "date_download": "2022-01-01 10:00:00",
        "title": "Raid",
        "source_domain": "post.example",
        "url": "https://post.example/1",
        "authors": ["Maud Ferrin"],
        "description": None,
    },
    "fundus": {
        "title": "Raid",
        "plaintext": BODY,
        "publishing_date": "2021-08-20T10:15:00+02:00",
        "publisher": "post.example",
        "url": "https://post.example/1",
        "lang": "en",
    },
    "news api": {
        "source": {"id": None, "name": "post.example"},
        "title": "Raid",
        "content": BODY,
        "publishedAt": "2021-08-20T10:15:00Z",
        "url": "https://post.example/1",
    },
    "schema.org": {
        "headline": "Raid",
        "articleBody": BODY,
        "datePublished": "2021-08-20",
        "publisher": {"@type": "Organization", "name": "post.example"},
        "url": "https://post.example/1",
    },
    "gdelt": {
        "title": "Raid",
        "text": BODY,
        "SQLDATE": 20210820,
        "domain": "post.example",
        "SOURCEURL": "https://post.example/1",
        "language": "English",
    },
}


@pytest.mark.parametrize("manner", MANNERS)
def test_the_names_that_others_give_their_fields_are_known(manner: str) -> None:
    document = the_one("a.jsonl", json.dumps(MANNERS[manner]))
    assert document.text == BODY
    assert document.published
    assert str(document.published.day) == "2021-08-20"
    assert (document.title, document.source, document.url, document.language) == (
        "Raid",
        "post.example",
        "https://post.example/1",
        "en",
    )


def test_a_body_in_parts_is_read_as_paragraphs() -> None:
    body = {"summary": ["In short."], "sections": [{"headline": ["Raid"], "paragraphs": ["One.", "Two."]}]}
    assert the_one("a.jsonl", json.dumps({"body": body})).text == "In short.\n\nRaid\n\nOne.\n\nTwo."


def test_the_text_of_a_record_is_stored_as_it_is() -> None:
    text = " \ufeffdate 2021-08-20\r\nIt donâ€™t\u200b matter,\xad he said. "
    items = list(from_bytes("a.jsonl", json.dumps({"text": text}).encode()))
    assert documents(items)[0].text == text
    assert codes(items) == ["mojibake"]


BAD_LINES = {
    "not json": "it is not JSON",
    '{"text": "A report."': "it is not JSON",
    "[1, 2]": "it is a list",
    '"A report."': "it is a str",
    "null": "it is a NoneType",
    '{"headline": "Raid"}': "no field holds a text; there are: headline",
    "{}": "there are: none",
    '{"text": ""}': "its field 'text' holds no text",
    '{"text": "   "}': "its field 'text' holds no text",
    '{"text": 5}': None,
    '{"text": null}': "its field 'text' holds no text",
    '{"text": "1 2 3"}': "there are no words",
    "[" * 100_000: "RecursionError",
    '{"text": ' + "1" * 10_000 + "}": "ValueError",
    '{"text": ' * 12 + '"x"' + "}" * 12: "holds no text",
}


@pytest.mark.parametrize("bad", BAD_LINES)
def test_a_bad_line_is_told_by_its_number_and_the_next_is_read(bad: str) -> None:
    items = list(from_bytes("a.jsonl", f"{record()}\n\n{bad}\n{record(id=2)}\n".encode()))
    assert [document.text for document in documents(items)] == [BODY, BODY]
    [issue] = issues(items)
    assert issue.where == "a.jsonl, line 3"
    assert (BAD_LINES[bad] or "") in issue.message


def test_a_line_that_is_no_utf8_is_read_and_told() -> None:
    latin = json.dumps({"text": "The café of Belé was shelled.", "published": "2021"}, ensure_ascii=False)
    data = f'{record(id=1)[:-1]}, "title": "{"–" * 20}"}}\n'.encode() + latin.encode("cp1252") + b"\n"
    items = list(from_bytes("a.jsonl", data))
    assert documents(items)[1].text.startswith("The café of Belé")
    assert [(issue.code, issue.where) for issue in issues(items)] == [("encoding-guessed", "a.jsonl, line 2")]


def test_a_field_of_a_kind_that_cannot_be_read_is_told() -> None:
    items = list(from_bytes("a.jsonl", record(title=["a", "b"], source=True).encode()))
    assert codes(items) == ["field-ignored", "field-ignored"]
    assert documents(items)[0].title is None


@pytest.mark.parametrize(
    "data",
    [
        f"[{record(id=1)},\n {record(id=2)}]",
        f'{{"status": "ok", \n"articles": [{record(id=1)}, {record(id=2)}]}}',
        json.dumps([json.loads(record(id=1)), json.loads(record(id=2))], indent=2),
    ],
)
def test_a_list_of_records_in_one_value_is_read(data: str) -> None:
    assert [document.id for document in documents(from_bytes("a.json", data.encode()))] == ["1", "2"]


def test_one_record_over_several_lines_is_read() -> None:
    assert the_one("a.json", json.dumps(json.loads(record(id="x")), indent=2)).id == "x"


def test_lines_of_which_the_first_is_broken_are_still_lines() -> None:
    items = list(from_bytes("a.jsonl", f'{{"text": "A report",\n{record()}\n'.encode()))
    assert (len(documents(items)), codes(items)) == (1, ["bad-value"])


def test_records_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(record(id=number) + "\n" for number in range(20_000)))
    stream = ingest(path)
    first = next(stream)
    path.write_text("")  # what was not read yet is gone
    assert getattr(first, "id", None) == "0"
    assert len(documents(stream)) < 1_000


def test_what_comes_before_the_limit_is_read() -> None:
    data = "".join(record(id=number) + "\n" for number in range(2_000)).encode()
    items = list(from_bytes("a.jsonl", data, config=Config(max_file_bytes=100_000)))
    assert len(documents(items)) > 100
    assert codes(items) == ["too-large"]


@pytest.mark.parametrize("value", ['""', '"  "', "null", "{}"])
def test_a_field_of_text_without_a_text_is_named_and_not_asked_for(value: str) -> None:
    [told] = issues(from_bytes("a.jsonl", f'{{"id": "7", "text": {value}}}\n'.encode()))
    assert (told.code, "its field 'text' holds no text" in told.message) == ("empty-report", True)
