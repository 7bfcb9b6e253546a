"""The area events: roots and codes of a sentence, with and without its actors."""

import json
from pathlib import Path

import pytest

from dateline.errors import BadInput, MissingWeights
from dateline.evaluate import evaluate
from dateline.reading import Reader

TEXT = "Norwegian soldiers attacked a Danish patrol on Friday."
ROW = {"id": "a", "text": TEXT, "source": [[0, 18]], "target": [[28, 43]], "root": "ASSAULT"}


@pytest.fixture(scope="module", autouse=True)
def _weights() -> None:
    try:
        Reader.load()
    except MissingWeights:
        pytest.skip("no weights")


@pytest.mark.parametrize("more", [None, "given-actors"])
def test_a_sentence_gets_its_root_and_the_countries_of_both_sides(tmp_path: Path, more: str | None) -> None:
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    gold.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    done = evaluate("events", gold, out, more=more)
    row = json.loads(out.read_text(encoding="utf-8"))
    assert done.score["given_actors"]["accuracy"] == 100.0
    assert (row["root"], row["quad"]) == ("ASSAULT", "material conflict")
    assert [(e["source_code"][:3], e["target_code"][:3]) for e in row["events"]] == [("NOR", "DNK")]


def test_an_area_that_does_not_give_more_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not give"):
        evaluate("attribution", tmp_path / "gold", tmp_path / "out", more="given-actors")
