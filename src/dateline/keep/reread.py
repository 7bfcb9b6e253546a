"""Reading a record's documents again: the new readings stand beside the old, and judgements are laid over them."""

from __future__ import annotations

from dateline.keep.add import DOCUMENTS_AT_ONCE, Added, Progress, Work, _portions, _quiet, run_of, run_row
from dateline.keep.reader import Reader
from dateline.record import document_of_row
from dateline.store.protocol import Store


def reread(store: Store, reader: Reader, *, now: str, progress: Progress = _quiet) -> Added:
    """Reads every document that this reader has not read; the texts are those of the record."""
    ids = [str(row[0]) for row in store.view.rows("current")]
    run = run_of("reread", reader.made_by, ids, now=now)
    work = Work(store, run, reader.made_by)
    with store.writing() as writer:
        writer.put("runs", [run_row(run)])
    documents = (document_of_row(row) for id in ids for row in store.view.rows("documents", id=id))  # noqa: A001
    done = 0
    for some in _portions(work.unread(documents), DOCUMENTS_AT_ONCE):
        work.write(reader.read(some))
        done += len(some)
        progress(done, len(ids), "")
    progress(len(ids), len(ids), "")
    return work.added()
