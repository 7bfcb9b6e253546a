import pytest
from tests.wires import BACKGROUND, CUT, MERGED, OTHER, REWRITTEN, WIRE, report

from dateline.corroborate.copies import compare


@pytest.mark.parametrize(
    ("text", "kind", "form"),
    [
        (WIRE, "copy", "identical"),
        (CUT, "copy", "cut"),
        (REWRITTEN, "copy", "rewritten"),
        (MERGED, "copy", "merged"),
        (BACKGROUND, "background", None),
        (OTHER, "different", None),
    ],
)
def test_a_report_is_told_from_the_wire_by_what_it_shares(text: str, kind: str, form: str | None) -> None:
    found = compare(report("wire", WIRE), report("desk", text))
    assert (found.kind, found.form) == (kind, form)
