"""What befell those counted in whole sentences, all invented, with the real network."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader

TOLD = (
    ("The mission had 1,846 troops in the valley.", 1846, "deployed"),
    ("Militiamen killed 12 soldiers near Dellmar.", 12, "killed"),
    ("Officials said 60 armed men were massing at the dam.", 60, "deployed"),
    ("The Front wants 40 convicts let out of the old prison.", 40, "released"),
    ("Gunmen led away 14 surveyors from the camp.", 14, "abducted"),
    ("Nine trucks of the convoy burned on the road.", 9, "destroyed"),
    ("Twenty-six men confined on the island refuse food.", 26, "detained"),
    ("Two soldiers were tried for murder.", 2, None),
    ("Two men died, and five others, among them a nurse, were badly hurt.", 5, "injured"),
    ("One soldier was shot and four others, all of them conscripts, were wounded.", 4, "injured"),
    ("More than a quarter of a million people have been killed.", 250_000, "killed"),
    ("One and a half million people were displaced.", 1_500_000, "displaced"),
    ("Half a million people have fled and three quarters of a million need food.", 750_000, "affected"),
    ("The front would keep 40 captured soldiers.", 40, "detained"),
    ("The council questioned 30 witnesses.", 30, None),
)


@pytest.mark.parametrize(("text", "number", "scope"), TOLD)
def test_what_befell_them_is_told_by_verbs_first_and_by_their_noun_last(
    reader: Reader, text: str, number: int, scope: str | None
) -> None:
    found = [count.scope for count in reader.read(document_of(text)).counts if count.low == number]
    assert found == [scope]
