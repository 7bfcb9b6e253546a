"""Words of the codebook that tell no event where they stand."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "Kadri, 22, from the suburb of West Maido, had pleaded guilty on March 24 to attempted murder.",
            "March",
        ),
        ("Regime bombing kills 16 in rebel-held Maido Monitor AFP Tuesday.", "held"),
    ],
)
def test_a_month_and_the_end_of_an_adjective_in_parts_are_no_deeds(
    reader: Reader, text: str, word: str
) -> None:
    reading = reader.read(document_of(text, id="x"))
    assert word not in {event.trigger.of(text) for event in reading.events}
