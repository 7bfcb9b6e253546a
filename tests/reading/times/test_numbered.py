"""Four figures that number a thing, with the real weights. The sentences are invented."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


@pytest.mark.parametrize(
    "text",
    [
        "The M1944 carbine was found in a barn.",
        "The Model 1891 rifle was found in a barn.",
        "He was charged under Article 2010 of the code.",
        "The text of Resolution 1701 stands.",
    ],
)
def test_the_number_of_a_rifle_or_an_article_is_no_year(reader: Reader, text: str) -> None:
    assert not reader.read(document_of(text, id="x", published="2024-05-10")).times
