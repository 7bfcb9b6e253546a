"""Reading a record's documents again: the new readings stand beside the old, and judgements are laid over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing

from dateline.keep.add import Progress, quiet
from dateline.keep.reader import Reader
from dateline.keep.work import DOCUMENTS_AT_ONCE, Added, Work, portions, run_of
from dateline.model import Document
from dateline.record import document_of_row
from dateline.store.protocol import Store, View


def reread(store: Store, reader: Reader, *, now: str, progress: Progress = quiet) -> Added:
    """Reads every document that this reader has not read; the texts are those of the record."""
    ids = [str(row[0]) for row in store.view.rows("current")]
    work = Work(store, run_of("reread", reader.made_by, ids, now=now), "reread")
    with closing(reader.read(work.unread(_documents(store.view, ids, progress)))) as results:
        for some in portions(results, DOCUMENTS_AT_ONCE):
            work.write(some)
    work.write([])
    progress(len(ids), len(ids), "")
    return work.added()


def _documents(view: View, ids: Sequence[str], progress: Progress) -> Iterator[Document]:
    for number, id in enumerate(ids):  # noqa: A001
        progress(number, len(ids), id)
        for row in view.rows("documents", id=id):
            yield document_of_row(row)
