"""What comes of a shard, as bytes: months apart, and the same whether it was made at once or in halves."""

from hypothesis import given
from hypothesis import strategies as st
from tests.recorded import reading

from dateline.batch.entries import (
    Entry,
    block_of,
    entry_of,
    entry_of_issue,
    head_length,
    head_of,
    joined,
    month_of,
    packed,
    unpacked,
)
from dateline.model import Issue, Published
from dateline.record import kept_of

ENTRIES = [
    *(entry_of(kept_of(reading(number)), file="a.jsonl", number=number) for number in range(6)),
    *(
        entry_of_issue(Issue(step="ingest", code=code, message="no", where="a"), file="b", number=1)
        for code in ("not-text", "empty-report")
    ),
    Entry("1999-XX", "c", 1, issue=("a", "b", "c", None)),
]


def every(output: bytes) -> list[Entry]:
    head, length = head_of(output), head_length(output)
    found: list[Entry] = []
    for month, number, _ in head.blocks:
        start, end = block_of(head, length, month)
        some = unpacked(output[start:end])
        assert (len(some), {each.month for each in some}) == (number, {month})
        found += some
    return found


def test_a_reading_comes_back_whole() -> None:
    kept = kept_of(reading(3))
    [entry] = every(packed([entry_of(kept, file="a", number=7)]))
    assert entry.kept == kept
    assert (entry.file, entry.number, entry.month) == ("a", 7, "2021-08")


def test_the_head_names_readings_and_counts_what_failed() -> None:
    head = head_of(packed(ENTRIES))
    assert [name[1] for name in head.names] == [each.kept.id for each in ENTRIES if each.kept]
    assert head.failed == {"b": 1, "empty-report": 1, "not-text": 1}


@given(st.lists(st.sampled_from(ENTRIES), max_size=12), st.integers(0, 12))
def test_halves_that_are_joined_are_the_whole(entries: list[Entry], middle: int) -> None:
    assert joined([packed(entries[:middle]), packed(entries[middle:])]) == packed(entries)
    assert sorted(map(repr, every(packed(entries)))) == sorted(map(repr, entries))


def test_a_month_is_written_as_edtf() -> None:
    months = [month_of(Published(iso)) for iso in ("2025-03-01T10:00Z", "2025-03-01", "2025-03", "2025")]
    assert [*months, month_of(None)] == ["2025-03", "2025-03", "2025-03", "2025-XX", "XXXX-XX"]
