"""A page becomes its main text, with what its head says of it, within bounds."""

from time import process_time

import pytest
from tests.ingest.reports import BODY, PAGE, codes, documents, the_one

from dateline.ingest import from_bytes
from dateline.ingest.html_page import MOST_BYTES, MOST_ELEMENTS
from dateline.model import Published


def test_the_main_text_is_kept_and_what_surrounds_it_is_not() -> None:
    text = the_one("a.html", PAGE).text
    assert text.count(BODY) == 3
    assert "Contact" not in text
    assert "All rights reserved" not in text


def test_title_source_address_and_date_are_those_of_the_page() -> None:
    document = the_one("a.html", PAGE)
    assert (document.title, document.source) == ("Army denies raid on Orsa", "Kestral Post")
    assert document.url == "https://post.example/2021/08/20/raid"
    assert document.published == Published("2021-08-20")


def test_a_page_without_a_date_gets_none_from_its_small_print_or_from_today() -> None:
    page = (
        f"<html><body><article><p>{BODY}</p><p>{BODY}</p></article><footer>© 2019 Post</footer></body></html>"
    )
    items = list(from_bytes("a.html", page.encode()))
    assert documents(items)[0].published is None
    assert codes(items) == ["published-unknown"]


def test_the_dateline_in_a_page_is_read() -> None:
    page = PAGE.replace("<p>", "<p>ORSA, Aug 20 (Agency) — ", 1)
    assert the_one("a.html", page).dateline_place == "ORSA"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_the_declared_encoding_is_read(encoding: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{encoding}"').encode(encoding)
    assert documents(from_bytes("a.html", page))[0].text == the_one("a.html", PAGE).text


def test_a_declaration_of_xml_does_no_harm() -> None:
    assert BODY in the_one("a.html", '<?xml version="1.0" encoding="utf-8"?>' + PAGE).text


def test_scripts_styles_and_entities_leave_no_markup_in_the_text() -> None:
    page = PAGE.replace(BODY, BODY + " &amp; more <script>alert('x')</script><style>p{}</style>&lt;b&gt;")
    text = the_one("a.html", page).text
    assert "& more" in text
    assert "alert" not in text
    assert "p{}" not in text


def test_an_address_that_is_no_http_address_is_left_out() -> None:
    page = PAGE.replace("https://post.example/2021/08/20/raid", "javascript:alert(1)")
    assert the_one("a.html", page).url is None


def test_a_page_saved_as_txt_is_read_as_a_page_and_told() -> None:
    items = list(from_bytes("a.txt", PAGE.encode()))
    assert documents(items) == [the_one("a.html", PAGE)]
    assert codes(items) == ["format-differs"]


def test_a_page_without_an_article_gives_all_its_text() -> None:
    assert (
        "Rebels left"
        in the_one("a.html", "<html><body><div>Rebels left Orsa.</div><div>x</div></body></html>").text
    )


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><script>var a = 'A report.'</script></html>",
        "http://post.example/",
        "<" * 1000,
        "<html>" + "<table><tr><td>" * 3000,
    ],
)
def test_a_page_without_text_is_an_issue(page: str) -> None:
    assert codes(from_bytes("a.html", page.encode())) == ["empty-report"]


def test_a_page_nested_too_deep_is_read_as_far_as_it_can_be_and_told() -> None:
    page = f"<html><body><p>{BODY}</p>" + "<div>" * 5000 + "<p>deep</p></body></html>"
    items = list(from_bytes("a.html", page.encode()))
    assert BODY in documents(items)[0].text
    assert "page-cut" in codes(items)


def test_a_page_of_too_many_elements_is_too_large() -> None:
    page = "<html><body>" + "<b>a</b>" * MOST_ELEMENTS + "</body></html>"
    assert codes(from_bytes("a.html", page.encode())) == ["too-large"]


def test_a_page_of_too_many_bytes_is_too_large() -> None:
    assert codes(from_bytes("a.html", b"<html>" + b" " * MOST_BYTES)) == ["too-large"]


@pytest.mark.parametrize("piece", ["<!---->", " ", "<!--", "<?xml ?>", "&", "\n2021 "])
def test_a_hostile_page_takes_no_time_without_end(piece: str) -> None:
    """Doubling the page must not do more than quadruple the time, with room for noise."""
    spent = []
    for times in (10_000, 20_000):
        start = process_time()
        list(from_bytes("-", b"<html>" + piece.encode() * times + b"x"))
        list(from_bytes("-", piece.encode() * times + b"<html>"))
        spent.append(process_time() - start)
    assert spent[1] < 5 * spent[0] + 0.5


def test_what_a_parser_of_others_raises_is_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    assert codes(from_bytes("a.html", PAGE.encode())) == ["unreadable-file"]
