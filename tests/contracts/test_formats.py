"""What every format promises. A line in `FORMATS` is all it takes to be tested here."""

import pytest
from tests.invented import blank, reading, statements_only

from dateline.export import FORMATS, Format, Look
from dateline.model import Reading

READINGS = {"all": reading(), "statements": statements_only(), "none": blank("Words.")}

every_format = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
every_reading = pytest.mark.parametrize("what", READINGS.values(), ids=READINGS)


@every_format
@every_reading
def test_a_reading_becomes_whole_lines_always_the_same(form: Format, what: Reading) -> None:
    shown = form.head(Look()) + form.render(what, Look())
    assert shown.endswith("\n")
    assert shown == form.head(Look()) + form.render(what, Look())


@every_format
def test_text_is_unicode_that_can_be_stored(form: Format) -> None:
    what = blank("👩🏽‍🚒 مرحبا \u202e e\u0301 \0", title="\u200fשלום")
    assert (form.head(Look()) + form.render(what, Look())).encode()


def test_no_two_formats_claim_one_ending() -> None:
    endings = [ending for form in FORMATS.values() for ending in form.endings]
    assert len(endings) == len(set(endings))
