"""A reading as rows of a record, and back: nothing is lost either way.

A reading is kept whole, and named by the hash of what is kept, so that the same reading has the same name wherever it
was made. The rows that can be asked follow from it, so a changed byte in any of them shows.
"""

from dateline.record.documents import document_digest, document_of_row, document_row
from dateline.record.kept import faults_of, kept_of, reading_of

__all__ = [
    "document_digest",
    "document_of_row",
    "document_row",
    "faults_of",
    "kept_of",
    "reading_of",
]
