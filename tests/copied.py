"""A record of invented reports that were compared for their text: for tests of what is done with copies."""

from collections.abc import Mapping
from itertools import combinations

from tests.wires import BACKGROUND, CUT, ENGLISH, OTHER, REWRITTEN, WIRE

from dateline.corroborate.copies import compare
from dateline.corroborate.copy_rows import copy_row, origin_row
from dateline.corroborate.origins import origins_of
from dateline.corroborate.report import order_of, report_of
from dateline.model import Document, MadeBy, Reading, document_of
from dateline.record import kept_of
from dateline.store import Store

TEXTS: Mapping[str, str] = {
    "wire": WIRE, "cut": CUT, "rewritten": REWRITTEN, "other": OTHER, "background": BACKGROUND,
}  # fmt: skip
MADE_BY = MadeBy(dateline="0.1.0", weights=None, language="en@1")


def documents() -> list[Document]:
    """The reports, each of a day and an outlet of its own."""
    return [
        document_of(
            text, id=name, published=f"2021-08-2{k}", source=f"The {name.title()} Post", title=f"Of {name}"
        )
        for k, (name, text) in enumerate(TEXTS.items())
    ]


def write_copied(store: Store, found: list[Document]) -> None:
    """Keeps the reports and what they share."""
    reports = sorted((report_of(document, ENGLISH) for document in found), key=order_of)
    pairs = [(compare(a, b), a, b) for a, b in combinations(reports, 2)]
    with store.writing() as writer:
        for document in found:
            writer.keep(kept_of(Reading(document=document, made_by=MADE_BY)))
        writer.put("copies", [copy_row(p, a, b, ENGLISH) for p, a, b in pairs if p.kind != "different"])
        writer.put("origins", [origin_row(each) for each in origins_of(reports, (p for p, _, _ in pairs))])
