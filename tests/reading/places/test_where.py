"""Where a thing happened is no place that is only spoken to."""

from dateline.model import document_of
from dateline.reading import Reader


def test_whom_somebody_appeals_to_is_not_where_it_happened(reader: Reader) -> None:
    text = "Mara Holt accused the army of a massacre and appealed to Washington to act."
    assert [event.place for event in reader.read(document_of(text, id="x")).events] == [None] * 3
