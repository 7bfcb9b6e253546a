"""What a person sees of a reading, kept as files to look at; a change of them is a change of the product.

To write them anew, and then look at the difference: ``python -m tests.export.test_golden``.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.invented import reading, statements_only

from dateline.export import FORMATS, Look
from dateline.export.why import why

GOLDEN = Path(__file__).parents[1] / "golden"

OUTPUTS: Mapping[str, Callable[[], str]] = {
    "reading.json": lambda: FORMATS["json"].render(reading(), Look(for_people=True)),
    "reading.jsonl": lambda: FORMATS["json"].render(reading(), Look()),
    "reading.html": lambda: FORMATS["html"].render(reading(), Look()),
    "reading.txt": lambda: FORMATS["text"].render(reading(), Look(seconds=0.2)),
    "reading-narrow.txt": lambda: FORMATS["text"].render(reading(), Look(width=60)),
    "reading-coloured.txt": lambda: FORMATS["text"].render(reading(), Look(ink="coloured")),
    "statements-only.txt": lambda: FORMATS["text"].render(statements_only(), Look()),
    "statements-only.html": lambda: FORMATS["html"].render(statements_only(), Look()),
    "why-statement.txt": lambda: why(reading(), 2, Look()),
    "why-event.txt": lambda: why(reading(), 18, Look()),
    "statements.csv": lambda: FORMATS["csv"].head(Look()) + FORMATS["csv"].render(reading(), Look()),
    "events.txt": lambda: FORMATS["table"].render(reading(), Look(table="events")),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_people_see_has_not_changed(name: str) -> None:
    assert OUTPUTS[name]() == (GOLDEN / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for name, output in OUTPUTS.items():
        (GOLDEN / name).write_text(output(), encoding="utf-8")
