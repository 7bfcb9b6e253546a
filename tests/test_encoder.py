"""An encoder of one's own: what is read with it, and what is refused."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest
from tests import small_encoder

from dateline.config import Config
from dateline.errors import BadConfig, MissingWeights
from dateline.model import document_of
from dateline.nn import Network
from dateline.reading import Reader

TEXT = "The governor of Sela said on Friday that rockets had hit the market. " * 12


@pytest.fixture
def labels() -> dict[str, object]:
    place = resources.files("dateline") / "data" / "network" / "labels.json"
    found: dict[str, object] = json.loads(place.read_text())
    return found


def test_reports_are_read_with_an_encoder_of_another_vocabulary_and_window(
    tmp_path: Path, labels: dict[str, object]
) -> None:
    folder = small_encoder.write(tmp_path / "own", labels)
    reader = Reader.load(Config(weights=folder))
    reading = reader.read(document_of(TEXT, published="2021-08-20"))
    assert reading.made_by.weights == Network.load(folder).version
    assert reading.made_by.weights != Network.load().version
    assert len(reading.tokens) > 100
    assert reader.read(document_of(TEXT, published="2021-08-20")) == reading


def test_its_windows_and_boundaries_are_its_own(tmp_path: Path, labels: dict[str, object]) -> None:
    network = Network.load(small_encoder.write(tmp_path / "own", labels))
    asked: list[list[int]] = []
    run = network._session.run

    class Spy:
        def run(self, outputs: object, inputs: dict[str, object]) -> object:
            assert set(inputs) == {"ids", "first"}
            asked.append(inputs["ids"].tolist())  # type: ignore[attr-defined]
            return run(outputs, inputs)

    network._session = Spy()
    words = [(start, start + 3) for start in range(0, 400, 4)]
    network.analyse("abc " * 100, words, [0] * 100)
    assert len(asked) > 4
    assert {(ids[0], ids[-1]) for ids in asked} == {(1, 2)}
    assert max(map(len, asked)) <= 62


@pytest.mark.parametrize(
    ("how", "what"),
    [
        ({"without": "toponym"}, "does not answer toponym"),
        ({"asks": "audio"}, "asks for audio"),
        ({"window": 8}, "none can be like"),
        ({"context": 60}, "none can be like"),
        ({"window": "long"}, "none can be like"),
        ({"boundaries": [1]}, "none can be like"),
        ({"layers": 12}, "none can be like"),
        ({"unknown": "[UNK]"}, "no \\[UNK\\]"),
    ],
)
def test_what_cannot_take_the_networks_place_is_refused_with_the_reason(
    tmp_path: Path, labels: dict[str, object], how: dict[str, object], what: str
) -> None:
    folder = small_encoder.write(tmp_path / "own", labels, **how)  # type: ignore[arg-type]
    with pytest.raises(MissingWeights, match=what):
        Network.load(folder)


def test_a_broken_graph_is_refused(tmp_path: Path, labels: dict[str, object]) -> None:
    folder = small_encoder.write(tmp_path / "own", labels)
    (folder / "network.onnx").write_bytes(b"\0not a graph")
    with pytest.raises(MissingWeights, match="cannot be loaded"):
        Network.load(folder)


def test_a_device_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadConfig, match="cpu"):
        Network.load(device="abacus")
