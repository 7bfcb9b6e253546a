"""The areas of time: what they write, and that they see no answers."""

import json
from pathlib import Path

from dateline.config import Config
from dateline.evaluate import AREAS, evaluate
from dateline.model import Document, MadeBy, Reading, Sentence, Span, Timex, Token

TEXT = "They left Friday."


def reading_of(document: Document) -> Reading:
    """What a perfect reader would make of TEXT."""
    rows = (("They", "PRON", 1, "nsubj"), ("left", "VERB", -1, "root"),
            ("Friday", "PROPN", 1, "obl:unmarked"), (".", "PUNCT", 1, "punct"))  # fmt: skip
    spans = [Span(TEXT.index(word), TEXT.index(word) + len(word)) for word, *_ in rows]
    lemmas = ("they", "leave", "Friday", ".")
    return Reading(
        document=document,
        made_by=MadeBy("0", None, "en"),
        tokens=tuple(
            Token(s, lemma, upos, head, rel)
            for s, lemma, (_, upos, head, rel) in zip(spans, lemmas, rows, strict=True)
        ),
        sentences=(Sentence(Span(0, len(TEXT)), 0, 4),),
        times=(
            Timex(
                id="t1", span=spans[2], type="DATE", value="2026-11-20", earliest="2026-11-20",
                latest="2026-11-20", anchor="published", reason="the latest", by="hand@1",
            ),
        ),
    )  # fmt: skip


class Perfect:
    made_by = MadeBy("0", None, "en")

    def read(self, document: Document) -> Reading:
        return reading_of(document)


def perfect(_: Config) -> Perfect:
    return Perfect()


def test_time_expressions_are_written_as_the_gold_has_them(tmp_path: Path) -> None:
    wanted = {"start": 10, "end": 16, "type": "DATE", "value": "2026-11-20"}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        json.dumps({"id": "a", "text": TEXT, "published": "2026-11-23", "timexes": [wanted]}) + "\n"
    )
    done = evaluate("time", gold, tmp_path / "out.jsonl", load=perfect)
    assert (done.score["strict"], done.score["value"]) == (100, 100)


def test_the_times_of_events_are_no_part_of_the_question() -> None:
    event = {"eid": "e1", "start": 5, "end": 9, "time": "2026-11-20"}
    row = {"id": "a", "text": TEXT, "published": None, "events": [event]}
    assert AREAS["event-time"].question(row)["events"] == [{"eid": "e1", "start": 5, "end": 9}]
