import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.config import Config
from dateline.errors import BadInput, EmptyReport
from dateline.evaluate import AREAS, evaluate
from dateline.evaluate.attribution import attributions_of
from dateline.model import Document, MadeBy, Party, Reading, Sentence, Span, Statement, Token, document_of

TEXT = "The mayor said the bridge was closed. The army denied it."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def reading_of(document: Document) -> Reading:
    """What a perfect reader would make of TEXT, with a statement inside the first."""

    def statement(
        name: str, source: str | None, cue: str, content: str, within: str | None = None
    ) -> Statement:
        party = Party(None, (span(source),)) if source else None
        return Statement(
            id=name,
            source=party,
            cue=(span(cue),),
            content=(span(content),),
            manner="indirect",
            act="assert",
            within=within,
            by="test@1",
        )

    return Reading(
        document=document,
        made_by=MadeBy("0", None, "en"),
        statements=(
            statement("s1", "The mayor", "said", "the bridge was closed"),
            statement("s2", None, "closed", "the bridge", within="s1"),
            statement("s3", "The army", "denied", "it"),
        ),
    )


class Perfect:
    made_by = MadeBy("0", None, "en")

    def read(self, document: Document) -> Reading:
        if "unreadable" in document.text:
            raise EmptyReport("nothing to read")
        return reading_of(document)


def perfect(_: Config) -> Perfect:
    return Perfect()


ATTRIBUTIONS = attributions_of(reading_of(document_of(TEXT)))


def gold_file(folder: Path, *rows: dict[str, Any]) -> Path:
    file = folder / "gold.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return file


def row(name: str, text: str = TEXT) -> dict[str, Any]:
    return {"id": name, "text": text, "attributions": ATTRIBUTIONS if text == TEXT else []}


def test_predictions_have_the_form_of_the_gold_and_are_scored(tmp_path: Path) -> None:
    out = tmp_path / "predictions.jsonl"
    done = evaluate("attribution", gold_file(tmp_path, row("a"), row("b")), out, load=perfect)
    assert [json.loads(line) for line in out.read_text().splitlines()] == [
        {"id": "a", "attributions": ATTRIBUTIONS},
        {"id": "b", "attributions": ATTRIBUTIONS},
    ]
    assert done.score["att"] == {"p": 100.0, "r": 100.0, "f1": 100.0}


def test_only_outermost_statements_are_attributions() -> None:
    assert [len(one["content"]) for one in ATTRIBUTIONS] == [1, 1]
    assert ATTRIBUTIONS[1]["source"] == [[span("The army").start, span("The army").end]]


def test_whom_a_request_is_made_to_is_part_of_what_the_corpus_takes_as_said() -> None:
    document = document_of("Ruun urged donors to pay")
    asked = Statement(
        id="s1", source=None, cue=(Span(5, 10),), content=(Span(18, 24),), manner="indirect", act="request",
        act_evidence=(Span(5, 10),), addressee=Party(None, (Span(11, 17),)), by="statements@1",
    )  # fmt: skip
    tokens = (Token(Span(18, 20), "to", "PART", 1, "mark"), Token(Span(21, 24), "pay", "VERB", -1, "root"))
    reading = Reading(
        document=document, made_by=MadeBy("0", None, "en"), tokens=tokens, statements=(asked,),
        sentences=(Sentence(Span(18, 24), 0, 2),),
    )  # fmt: skip
    assert [one["content"] for one in attributions_of(reading)] == [[[11, 24]]]


def test_the_relative_pronoun_by_which_somebody_speaks_is_what_the_corpus_takes_for_the_source() -> None:
    document = document_of("Ruun, who denied it")
    denied = Statement(
        id="s1", source=Party(None, (Span(0, 4),)), cue=(Span(10, 16),), content=(Span(17, 19),),
        manner="indirect", act="deny", act_evidence=(Span(10, 16),), by="statements@1",
    )  # fmt: skip
    tokens = (
        Token(Span(0, 4), "Ruun", "PROPN", -1, "root"),
        Token(Span(4, 5), ",", "PUNCT", 3, "punct"),
        Token(Span(6, 9), "who", "PRON", 3, "nsubj"),
        Token(Span(10, 16), "deny", "VERB", 0, "acl:relcl"),
        Token(Span(17, 19), "it", "PRON", 3, "obj"),
    )
    reading = Reading(
        document=document, made_by=MadeBy("0", None, "en"), tokens=tokens, statements=(denied,),
        sentences=(Sentence(Span(0, 19), 0, 5),),
    )  # fmt: skip
    assert [one["source"] for one in attributions_of(reading)] == [[[6, 9]]]


def test_a_report_that_cannot_be_read_is_an_issue_and_counts_as_empty(tmp_path: Path) -> None:
    gold = gold_file(tmp_path, row("a"), row("b", f"{TEXT} unreadable") | {"attributions": ATTRIBUTIONS[:1]})
    done = evaluate("attribution", gold, tmp_path / "out.jsonl", load=perfect)
    assert [issue.code for issue in done.issues] == ["empty-report"]
    assert done.score["att"]["r"] == 66.67


def test_an_empty_text_is_an_issue_in_its_place(tmp_path: Path) -> None:
    gold = gold_file(tmp_path, row("a", ""), row("b"))
    done = evaluate("attribution", gold, tmp_path / "out.jsonl.gz", load=perfect)
    assert [issue.where for issue in done.issues] == ["document a"]
    assert json.loads(gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()))["id"] == "b"


@pytest.mark.parametrize("name", AREAS)
def test_no_area_is_given_its_answers(name: str) -> None:
    area = AREAS[name]
    assert area.name == name
    assert "id" in area.given
    assert area.answers
    assert not area.given & area.answers - area.parts.keys()


def test_an_unknown_area_is_refused_with_the_names_of_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="attribution"):
        evaluate("weather", gold_file(tmp_path, row("a")), tmp_path / "out.jsonl", load=perfect)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "empty"),
        ("[1]\n", "no JSON object"),
        ('{"id": "a"\n', "not JSON"),
        ('{"id": "a", "text": "x"}\n', "attributions"),
        ('{"id": "a", "text": "x", "attributions": []}\n' * 2, "two rows"),
    ],
)
def test_what_is_no_gold_file_is_refused(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(content)
    with pytest.raises(BadInput, match=message):
        evaluate("attribution", file, tmp_path / "out.jsonl", load=perfect)


def test_a_gold_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nowhere"):
        evaluate("attribution", tmp_path / "nowhere.jsonl", tmp_path / "out.jsonl", load=perfect)
