"""What the reader promises with its real weights; skipped where they are not there."""

import gc
import os
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.nasty import nasty_text

import dateline
from dateline import config
from dateline.errors import BadValue
from dateline.export import json
from dateline.model import Reading, Span, Statement, document_of
from dateline.reading import Reader

PIECES = (
    "The army said on Friday that it had taken the port of Tessel.", "“We left,” Ruun said, “because nobody came.”",
    "“It was a mistake.", "‘Nobody knows,’ said the mayor of Marn", "MARN, Aug. 20 (Agency) - ",
    "Minister: talks to resume",
    "He denied it.", "\n\n", "\n", " ", "...", "”", "“", "’", "who said that they said that he said",
    "At least 12 people died.",
    "http://example.org/a", "6' 2\"", "“", "(", "U.S.", "--", "• Killed: 4\n• Injured: 7\n",
)  # fmt: skip

any_text = nasty_text() | st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join)

REPORT = """\
MARN - The defence ministry denied on Friday that its troops had shelled the hospital in Tessel.

“We will not leave the town,” Ilyas Ruun, the mayor, told reporters. “Nobody helped us.

“We will wait for the winter.”

The Red Heron Brigade claimed responsibility for the blast. Its leader threatened to attack the port.

A spokesman for the governor declined to comment.

The governor asked the government to send food. According to the police, four men were arrested on Thursday.
"""


@pytest.fixture(scope="session")
def report(reader: Reader) -> Reading:
    return read(reader, REPORT, published="2026-11-23")


def read(reader: Reader, text: str, published: str | None = None) -> Reading:
    return reader.read(document_of(text, id="d1", published=published))


def spans(value: object) -> Iterator[Span]:
    """Every span inside a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from spans(getattr(value, name))


# Any text ---------------------------------------------------------------------------------------------


def test_every_span_of_any_text_quotes_its_words_back(reader: Reader) -> None:
    @given(any_text)
    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    def quotes_back(text: str) -> None:
        found = list(spans(read(reader, text)))
        assert all(0 <= span.start < span.end <= len(text) for span in found)
        assert [span for span in found if not span.of(text).strip()] == []

    quotes_back()


def test_every_word_of_any_text_is_a_token_of_one_sentence(reader: Reader) -> None:
    @given(any_text)
    @settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
    def is_covered(text: str) -> None:
        reading = read(reader, text)
        assert sum(len(token.span) for token in reading.tokens) == sum(not sign.isspace() for sign in text)
        assert [i for s in reading.sentences for i in range(s.first, s.end)] == list(
            range(len(reading.tokens))
        )

    is_covered()


@pytest.mark.parametrize("text", [" ", "\n\n", "\t\r\n", "\u2028\u2029", "\xa0"])
def test_a_text_of_space_alone_has_an_empty_reading(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    assert (reading.tokens, reading.sentences, reading.mentions, reading.statements) == ((), (), (), ())


@pytest.mark.parametrize("text", [".", "“", "a", "\0", "\u200d", "👩🏽‍🚒", "“”", "—", "1", "مرحبا", "\ufeff"])
def test_a_text_of_one_sign_is_read(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    assert len(reading.sentences) == 1
    assert reading.statements == ()


def test_an_empty_text_is_no_document() -> None:
    with pytest.raises(BadValue):
        document_of("")


def test_a_text_of_many_windows_is_read_whole(reader: Reader) -> None:
    text = "The army said that it had taken the port of Tessel on Friday. " * 60
    reading = read(reader, text.strip())
    assert len(reading.sentences) == 60
    assert len(reading.statements) >= 55


def test_a_text_without_any_end_of_a_sentence_is_read(reader: Reader) -> None:
    reading = read(reader, "said Ruun “ " * 400)
    assert len(reading.tokens) == 1200


# The same input, the same output ----------------------------------------------------------------------


def test_the_same_document_gives_the_same_bytes_whatever_was_read_before(reader: Reader) -> None:
    first = json.encode(read(reader, REPORT, published="2026-11-23"))
    read(reader, "Something else was said by Ruun.")
    assert json.encode(read(reader, REPORT, published="2026-11-23")) == first


def test_another_reader_gives_the_same_bytes(report: Reading) -> None:
    other = Reader.load(config.load(environment=os.environ))
    assert json.encode(read(other, REPORT, published="2026-11-23")) == json.encode(report)


@pytest.mark.parametrize("looks", [True, False])
def test_garbage_is_looked_for_after_a_reading_as_before_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, *, looks: bool
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(gc, "isenabled", lambda: looks)
    monkeypatch.setattr(gc, "enable", lambda: calls.append("enable"))
    monkeypatch.setattr(gc, "disable", lambda: calls.append("disable"))
    reader.read(document_of(REPORT))
    assert calls == (["disable", "enable"] if looks else ["disable"])


def test_a_reading_names_the_weights_that_made_it(reader: Reader, report: Reading) -> None:
    assert report.made_by.weights == reader.network.version


# One report -------------------------------------------------------------------------------------------


def saying(report: Reading, words: str) -> Statement:
    """The innermost statement whose content has some words."""
    holding = [s for s in report.statements if words in " ".join(span.of(REPORT) for span in s.content)]
    assert holding, f"nobody says {words!r}"
    return min(holding, key=lambda s: sum(map(len, s.content)))


def source(statement: Statement) -> str:
    return " ".join(span.of(REPORT) for span in statement.source.spans) if statement.source else ""


@pytest.mark.parametrize(
    ("words", "who", "act"),
    [
        ("had shelled the hospital", "defence ministry", "deny"), ("leave the town", "Ruun", "promise"),
        ("the blast", "Red Heron Brigade", "claim_responsibility"), ("attack the port", "leader", "threaten"),
        ("to comment", "spokesman", "decline_comment"), ("send food", "governor", "request"),
        ("four men were arrested", "police", "assert"),
    ],
)  # fmt: skip
def test_a_statement_has_its_source_and_its_act(report: Reading, words: str, who: str, act: str) -> None:
    statement = saying(report, words)
    assert who in source(statement)
    assert statement.act == act


def test_a_quotation_that_goes_on_in_the_next_paragraph_has_one_speaker(report: Reading) -> None:
    statement = saying(report, "Nobody helped us")
    assert "We will wait for the winter" in " ".join(span.of(REPORT) for span in statement.content)
    assert "Ruun" in source(statement)
    assert statement.manner == "direct"


def test_a_denial_is_indirect_and_has_its_day(report: Reading) -> None:
    statement = saying(report, "had shelled the hospital")
    assert statement.manner == "indirect"
    [time] = [time for time in report.times if time.id == statement.time]
    assert time.earliest == time.latest == "2026-11-20"


def test_who_is_told_or_asked_is_the_addressee(report: Reading) -> None:
    told, asked = saying(report, "leave the town"), saying(report, "send food")
    assert told.addressee is not None
    assert asked.addressee is not None
    assert [span.of(REPORT) for span in told.addressee.spans] == ["reporters"]
    assert "government" in " ".join(span.of(REPORT) for span in asked.addressee.spans)


def test_a_speaker_is_an_entity_of_the_reading(report: Reading) -> None:
    told = saying(report, "leave the town")
    assert told.source is not None
    [entity] = [e for e in report.entities if e.id == told.source.entity]
    assert (entity.name, entity.kind) == ("Ilyas Ruun", "person")


def test_a_report_set_in_short_lines_is_read_as_one_with_long_lines() -> None:
    text = (
        "The harbour master of Sund told reporters that the ferry had been inspected twice and that its crew had "
        "refused to sail without an escort. He said no ship would leave the port before Friday."
    )
    wrapped = "\n".join(textwrap.wrap(text, 50))
    told = [[span.of(text) for span in s.content] for s in dateline.read(text).statements]
    assert len(told) == 2
    shown = [
        [" ".join(span.of(wrapped).split()) for span in s.content] for s in dateline.read(wrapped).statements
    ]
    assert shown == told


def test_whom_a_speaker_calls_by_a_noun_is_somebody_else() -> None:
    """Principle C: in "a diplomat said the president would go" the president is not the diplomat."""
    text = (
        "A diplomat said the president had told envoys that he would withdraw the tanks by April if the front "
        "released 40 captured soldiers."
    )
    reading = dateline.read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    speakers = [names.get((s.source and s.source.entity) or "") for s in reading.statements]
    assert speakers == ["unnamed diplomat", "unnamed president"]


def test_who_denies_a_report_about_somebody_by_name_is_somebody_else() -> None:
    """Principle C again: "he" stands above "Tindo" and is not Tindo."""
    read = dateline.read("He denied a report by Radio Mbele that Tindo had asked for asylum.")
    assert read.statements[0].source is not None
    names = {entity.id: entity.name for entity in read.entities}
    assert names[read.statements[0].source.entity or ""] != "Tindo"


def test_files_of_ones_own_are_named_by_what_is_in_them(tmp_path: Path) -> None:
    plain = Reader.load().made_by.dateline
    path = tmp_path / "places.csv"
    marks = set()
    for town in ("Vell", "Harrow Mill"):
        path.write_text(f"name,lat,lon\n{town},1,2\n")
        marks.add(Reader.load(config.Config(places=path)).made_by.dateline)
    assert len(marks) == 2
    assert all(mark.startswith(f"{plain}+own.") for mark in marks)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Valeska Paris says that she was held. Paris claims that nobody came.", "Valeska Paris"),
        ("Paris claims that nobody came. Vera Holm says that she was held.", "France"),
    ],
)
def test_a_capital_that_is_a_person_s_surname_is_the_person_where_the_report_names_one(
    reader: Reader, text: str, name: str
) -> None:
    found = reader.read(document_of(text, published="2025-06-01"))
    start = text.index("Paris claims")
    said = next(s for s in found.statements if s.source and s.source.spans[0].start == start)
    assert said.source is not None
    assert next(e.name for e in found.entities if e.id == said.source.entity) == name
