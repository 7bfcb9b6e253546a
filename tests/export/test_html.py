"""The page: nothing of a report is markup, nothing is loaded, every link leads somewhere."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from tests.invented import blank, reading, statements_only
from tests.nasty import nasty_text

from dateline.export.html import page
from dateline.export.look import Look
from dateline.export.pages import Entry, page_of
from dateline.export.visible import printable
from dateline.model import IncidentView, Perpetrator, Reading

VOID = {"meta", "input", "br", "link", "img"}


class Page(HTMLParser):
    """What a browser would see of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.in_article = 0
        self.article = ""
        self.own: dict[str, str] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if tag not in VOID:
            self.open.append("ref" if "ref" in values.get("class", "").split() else tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() in (tag, "ref")

    def handle_data(self, data: str) -> None:
        if "article" in self.open and self.open[-1] != "ref":
            self.article += data
        if self.open and self.open[-1] in ("script", "style"):
            self.own[self.open[-1]] = self.own.get(self.open[-1], "") + data

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]


READINGS = {"all": reading(), "statements": statements_only(), "none": blank("Words.")}
every_reading = pytest.mark.parametrize("what", READINGS.values(), ids=READINGS)


@every_reading
def test_every_element_is_closed_and_every_id_is_one(what: Reading) -> None:
    found = Page(page(what, Look()))
    assert found.open == []
    ids = found.values("id")
    assert len(ids) == len(set(ids))


@every_reading
def test_every_link_and_every_lit_word_has_its_row(what: Reading) -> None:
    found = Page(page(what, Look()))
    ids = set(found.values("id"))
    assert {link.removeprefix("#") for link in found.values("href")} <= ids
    assert {key for keys in found.values("data-of") for key in keys.split()} <= ids
    assert set(found.values("for")) <= ids


@every_reading
def test_the_text_of_the_report_is_whole(what: Reading) -> None:
    assert Page(page(what, Look())).article == what.document.text


@every_reading
def test_nothing_is_loaded_and_only_the_pages_own_script_may_run(what: Reading) -> None:
    text = page(what, Look())
    found = Page(text)
    assert not {"src", "srcset", "action", "style"} & {name for _, values in found.tags for name in values}
    assert not [name for _, values in found.tags for name in values if name.startswith("on")]
    assert not re.search(r"url\(|@import|https?:", text)
    [policy] = [
        values["content"] for _, values in found.tags if values.get("http-equiv") == "Content-Security-Policy"
    ]
    assert "default-src 'none'" in policy
    for own in found.own.values():
        assert b64encode(sha256(own.encode()).digest()).decode() in policy


def test_statuses_have_a_glyph_a_colour_and_a_word() -> None:
    text = page(reading(), Look())
    assert re.search(
        r'hue-cyan">\s*<a class="n" href="#at-e13">13</a>\s*<p><span class="verb"><span class="glyph"', text
    )
    assert "□</span> requested" in text


def test_rows_can_be_reached_with_the_keyboard() -> None:
    rows = [
        values for _, values in Page(page(reading(), Look())).tags if "row" in values.get("class", "").split()
    ]
    assert rows
    assert {values["tabindex"] for values in rows} == {"0"}


def test_incidents_that_are_asked_for_are_rows_that_light_their_words() -> None:
    what = reading()
    trigger = what.events[0].trigger
    view = IncidentView(
        type="ATTACK",
        stage="accomplished",
        events=(what.events[0].id,),
        perpetrators=(Perpetrator(None, (trigger,), "individual", "<b>"),),
    )
    text = page(what, Look(incidents=lambda _: (view,)))
    assert 'id="m1"' in text
    assert re.search(r'data-of="[^"]*\bm1\b', text)
    assert "(&lt;b&gt;)" in text
    assert "As incidents" not in page(what, Look())


def test_a_reading_of_statements_alone_is_whole() -> None:
    text = page(statements_only(), Look())
    assert "What happened" not in text
    assert "None" not in text


def test_the_reports_address_is_a_link_only_if_it_is_one() -> None:
    assert 'href="https://example.org/a"' in page(blank("Words.", url="https://example.org/a"), Look())
    assert "javascript" not in page(blank("Words.", url="javascript:alert(1)"), Look())


@settings(max_examples=60, deadline=None)
@given(text=nasty_text(), title=nasty_text())
def test_nothing_that_a_report_says_is_markup(text: str, title: str) -> None:
    what = blank(text, title=title, source=title, url=f"https://example.org/{title}")
    shown = page(what, Look())
    found, clean = (
        Page(shown),
        Page(page(blank("Words.", title="Title", source="Source", url="https://a.org/"), Look())),
    )
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in clean.tags]
    assert [sorted(values) for _, values in found.tags] == [sorted(values) for _, values in clean.tags]
    assert found.own == clean.own
    assert found.article == printable(text)


def test_words_of_another_direction_are_kept_to_themselves() -> None:
    text = page(blank("Words.", title="שלום \u202e"), Look())
    assert '<h1 dir="auto">' in text
    assert '<article dir="auto"' in text
    assert "unicode-bidi: plaintext" in text


@given(nasty_text())
def test_the_list_of_pages_is_safe_too(title: str) -> None:
    found = Page(page_of([Entry("a b.html", title, None, title, 1, 0)]))
    assert [tag for tag, _ in found.tags].count("a") == 1
    assert found.values("href") == ["a%20b.html"]
    assert "script" not in [tag for tag, _ in found.tags]


def test_a_page_without_a_title_is_called_by_its_file_or_else_by_its_first_words() -> None:
    words = "Nobody knows why the ferry left the harbour of Lamu on that night with no lights at all, its crew said."
    assert '<h1 dir="auto">Nobody knows why the ferry left the harbour of Lamu on that night…</h1>' in page(
        blank(words, title=None), Look()
    )
    assert '<h1 dir="auto">ferry.txt</h1>' in page(blank(words, title=None), Look(name="ferry.txt"))
