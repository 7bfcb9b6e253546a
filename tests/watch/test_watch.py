"""Against a local server: nothing is lost, nothing is fetched or kept twice, and nothing hangs."""

from __future__ import annotations

import time
from collections import Counter
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.watch.conftest import Watched
from tests.watch.site import Answer, Site, page, report, rss

from dateline.errors import RunError
from dateline.store import open_store
from dateline.watch import News
from dateline.watch.polite import LONGEST_WAIT, TRIES, wait_after
from dateline.watch.reading import MOST_TRIES
from dateline.watch.state import State


def plan(site: Site, *paths: str, **settings: object) -> str:
    values = {"pause": "0s", "recheck": [], **settings}
    head = "".join(f"{name} = {value!r}\n".replace("True", "true") for name, value in values.items())
    return head + "".join(f'[[feed]]\nurl = "{site.url(path)}"\nsource = "Invented Wire"\n' for path in paths)


def kinds(news: list[News]) -> Counter[str]:
    return Counter(each.kind for each in news)


def test_articles_of_a_feed_become_reports_with_outlet_address_and_day(site: Site, watched: Watched) -> None:
    for number in range(3):
        site.page(f"/a{number}", report(number), title=f"Rockets {number}")
    site.feed("/feed", [site.url(f"/a{number}") for number in range(3)])
    watched.toml = plan(site, "/feed")
    news, totals = watched.run()
    assert (totals.new, totals.failed) == (3, 0)
    assert kinds(news) == {"new": 3}
    for reading in watched.readings():
        document = reading.document
        assert document.source == "Invented Wire"
        assert document.url
        assert document.url.startswith(site.url("/a"))
        assert document.published
        assert document.published.iso == "2026-11-20T23:30:00Z"
        assert reading.statements
    assert watched.issues() == []


def test_nothing_is_fetched_twice_over_starts(site: Site, watched: Watched) -> None:
    site.page("/a", report(1))
    site.feed("/feed", [site.url("/a")])
    watched.toml = plan(site, "/feed")
    watched.run()
    watched.run()  # not due yet: nobody is asked
    assert Counter(site.hits) == {"/robots.txt": 1, "/feed": 1, "/a": 1}
    watched.moment += 3600
    _, totals = watched.run()
    assert Counter(site.hits) == {"/robots.txt": 1, "/feed": 2, "/a": 1}
    assert totals.new == 0
    assert len(watched.readings()) == 1


def test_one_article_in_two_feeds_with_tracking_is_one_report(site: Site, watched: Watched) -> None:
    site.page("/a?id=1", report(1))
    site.feed("/one", [site.url("/a?id=1&utm_source=rss&fbclid=x#top")])
    site.feed("/two", [site.url("/a?utm_medium=feed&id=1"), site.url("/a?id=1")])
    site.routes["/a?id=1&utm_source=rss&fbclid=x"] = site.routes["/a?utm_medium=feed&id=1"] = site.routes[
        "/a?id=1"
    ]
    watched.toml = plan(site, "/one", "/two")
    _, totals = watched.run()
    assert sum(path.startswith("/a") for path in site.hits) == 1
    assert totals.new == 1
    assert len(watched.readings()) == 1


def test_a_second_address_with_the_same_text_is_told_and_not_kept_twice(site: Site, watched: Watched) -> None:
    site.page("/a", report(1))
    site.page("/amp/a", report(1))
    site.feed("/feed", [site.url("/a"), site.url("/amp/a")])
    watched.toml = plan(site, "/feed")
    _, totals = watched.run()
    assert (totals.new, totals.same) == (1, 1)
    assert len(watched.readings()) == 1
    assert [code for code, _, _ in watched.issues()] == ["same-report"]


def test_a_redirect_leads_to_the_report_that_is_known_by_its_end(site: Site, watched: Watched) -> None:
    site.page("/real", report(1))
    site.routes["/click/7"] = (302, {"Location": "/real?utm_campaign=rss"}, b"")
    site.routes["/real?utm_campaign=rss"] = site.routes["/real"]
    site.feed("/one", [site.url("/click/7")])
    site.feed("/two", [site.url("/real")])
    watched.toml = plan(site, "/one")
    watched.run()
    watched.toml = plan(site, "/one", "/two")
    watched.moment += 7200
    watched.run()
    assert site.count("/real") == 0
    assert site.count("/click/7") == 1
    assert len(watched.readings()) == 1


def test_an_edit_is_a_version_and_what_changed_is_told(site: Site, watched: Watched) -> None:
    site.page("/a", report(1, toll=9), ETag='"1"')
    site.feed("/feed", [site.url("/a")])
    watched.toml = plan(site, "/feed", recheck=["1h", "2h", "3h"])
    watched.run()
    site.page("/a", report(1, toll=23), ETag='"2"')
    news, totals = watched.run_until(3600 * 1.5)
    assert totals.changed == 1
    [changed] = [each for each in news if each.kind == "changed"]
    assert "“9” → “23”" in changed.message
    assert changed.document
    assert changed.document.startswith(f"{changed.before}~")
    first, second = sorted(watched.readings(), key=lambda each: each.document.id)
    assert second.document.version_of == first.document.id
    site.page("/a", report(1, toll=31), ETag='"3"')
    watched.run_until(3600 * 4)
    chain = {reading.document.version_of: reading.document.id for reading in watched.readings()}
    assert len(chain) == 3  # each is a version of the one before it


def test_another_page_around_the_same_text_is_no_version(site: Site, watched: Watched) -> None:
    site.page("/a", report(1))
    site.feed("/feed", [site.url("/a")])
    watched.toml = plan(site, "/feed", recheck=["1h"])
    watched.run()
    status, headers, body = site.routes["/a"]  # type: ignore[misc]
    site.routes["/a"] = (status, headers, body.replace(b"World Sport", b"World Sport Weather"))
    watched.moment += 3700
    _, totals = watched.run()
    assert site.count("/a") == 2
    assert totals.changed == 0
    assert len(watched.readings()) == 1


def test_what_has_not_changed_is_answered_304_and_marks_are_sent(site: Site, watched: Watched) -> None:
    def conditional(body: bytes, kind: str) -> object:
        def answer(handler: BaseHTTPRequestHandler) -> Answer:
            same = handler.headers.get("If-None-Match") == '"v1"'
            return (304, {}, b"") if same else (200, {"Content-Type": kind, "ETag": '"v1"'}, body)

        return answer

    site.routes["/a"] = conditional(page(report(1)), "text/html")  # type: ignore[assignment]
    site.routes["/feed"] = conditional(rss([site.url("/a")]), "application/rss+xml")  # type: ignore[assignment]
    watched.toml = plan(site, "/feed", recheck=["1h"])
    watched.run()
    watched.moment += 3700
    _, totals = watched.run()
    assert totals.unchanged == 2
    assert site.count("/feed") == site.count("/a") == 2
    assert len(watched.readings()) == 1


def test_a_new_file_of_feeds_asks_for_all_entries_again(site: Site, watched: Watched) -> None:
    site.feed("/feed", [site.url("/a")], ETag='"1"')
    site.page("/a", report(1))
    watched.toml = plan(site, "/feed")
    watched.run()
    watched.moment += 3700
    watched.toml += "# another\n"
    watched.run()
    asked = [headers for path, headers in zip(site.hits, site.headers, strict=True) if path == "/feed"]
    assert ["if-none-match" in headers for headers in asked] == [False, False]


def test_500s_are_tried_again_with_growing_waits_and_then_given_up(site: Site, watched: Watched) -> None:
    site.feed("/feed", [site.url("/a")])
    site.routes["/a"] = (500, {}, b"")
    watched.toml = plan(site, "/feed", every="10d")
    _, totals = watched.run_until(3600 * 24)
    assert site.count("/a") == TRIES
    assert (totals.waits, totals.failed) == (TRIES - 1, 1)
    assert any("given up after 6 tries" in message for _, message, _ in watched.issues())


def test_a_report_that_comes_after_500s_is_not_lost(site: Site, watched: Watched) -> None:
    site.feed("/feed", [site.url("/a")])
    site.routes["/a"] = (503, {"Retry-After": "1800"}, b"")
    watched.toml = plan(site, "/feed", every="10d")
    watched.run()
    site.page("/a", report(1))
    before = watched.moment
    watched.run()
    assert site.count("/a") == 1  # it was told to wait
    watched.run_until(3600)
    assert site.count("/a") == 2
    assert watched.moment - before >= 1800
    assert len(watched.readings()) == 1


def test_retry_after_may_be_a_date(site: Site, watched: Watched) -> None:
    moment = datetime.fromtimestamp(int(watched.moment) + 7200, UTC)
    site.routes["/feed"] = (429, {"Retry-After": format_datetime(moment, usegmt=True)}, b"")
    watched.toml = plan(site, "/feed", every="1m")
    watched.run_until(3600)
    assert site.count("/feed") == 1
    watched.run_until(4000)
    assert site.count("/feed") > 1


def test_delays_are_the_same_each_time_for_one_salt() -> None:
    waits = [wait_after(number, "x", salt="s") for number in range(1, 40)]
    assert waits == [wait_after(number, "x", salt="s") for number in range(1, 40)]
    assert waits != [wait_after(number, "x", salt="t") for number in range(1, 40)]
    assert 30 <= waits[0] <= 60
    assert max(waits) <= LONGEST_WAIT
    assert wait_after(1, "x", salt="s", asked=10**9) == LONGEST_WAIT


def test_a_page_that_is_not_there_is_an_issue_and_not_asked_again(site: Site, watched: Watched) -> None:
    site.feed("/feed", [site.url("/gone"), site.url("/a")])
    site.page("/a", report(1))
    watched.toml = plan(site, "/feed")
    watched.run()
    watched.moment += 3600
    watched.run()
    assert site.count("/gone") == 1
    assert [(code, where) for code, _, where in watched.issues()] == [("bad-answer", site.url("/gone"))]
    assert len(watched.readings()) == 1


def test_a_page_that_is_taken_down_keeps_its_versions_and_is_told(site: Site, watched: Watched) -> None:
    site.feed("/feed", [site.url("/a")])
    site.page("/a", report(1))
    watched.toml = plan(site, "/feed", recheck=["1h", "2h"])
    watched.run()
    del site.routes["/a"]
    _, totals = watched.run_until(3600 * 5)
    assert totals.gone == 1
    assert site.count("/a") == 2
    assert [code for code, _, _ in watched.issues()] == ["taken-down"]
    assert len(watched.readings()) == 1


def test_a_slow_and_an_endless_answer_end_in_time_and_the_others_are_read(
    site: Site, watched: Watched
) -> None:
    def slow_head(handler: BaseHTTPRequestHandler) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 500:
            handler.wfile.write(bytes([byte]))
            time.sleep(0.1)

    def slow_body(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n")
        for _ in range(500):
            handler.wfile.write(b"x")
            time.sleep(0.1)

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            handler.wfile.write(b"<p>more and more</p>" * 500)

    site.routes |= {"/head": slow_head, "/body": slow_body, "/endless": endless}
    site.page("/a", report(1))
    site.feed("/feed", [site.url(path) for path in ("/head", "/body", "/endless", "/a")])
    watched.toml = plan(site, "/feed", seconds=0.6, largest=200_000)
    began = time.monotonic()
    _, totals = watched.run()
    assert time.monotonic() - began < 10
    assert (totals.new, totals.waits, totals.failed) == (1, 2, 1)
    assert {code for code, _, _ in watched.issues()} == {"no-answer", "too-large"}


def test_a_gzip_bomb_is_refused_before_it_is_unpacked(site: Site, watched: Watched) -> None:
    import gzip

    bomb = gzip.compress(b"\0" * 200_000_000, compresslevel=1)
    assert len(bomb) < 2_000_000
    site.routes["/bomb"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, bomb)
    packed = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    site.routes["/a"] = (200, packed, gzip.compress(page(report(1))))
    site.routes["/cut"] = (200, packed, gzip.compress(page(report(2)))[:-20])
    site.routes["/br"] = (200, {**packed, "Content-Encoding": "br"}, b"xxxx")
    site.feed("/feed", [site.url(path) for path in ("/bomb", "/a", "/cut", "/br")])
    watched.toml = plan(site, "/feed")
    _, totals = watched.run()
    assert (totals.new, totals.failed, totals.waits) == (1, 2, 1)
    assert {code for code, _, _ in watched.issues()} == {"too-large", "bad-answer"}


def test_no_host_is_asked_that_is_not_named(site: Site, watched: Watched) -> None:
    other = Site()
    try:
        other.page("/x", report(1))
        site.routes["/to"] = (302, {"Location": other.url("/x")}, b"")
        site.routes["/feed2"] = (301, {"Location": other.url("/x")}, b"")
        site.feed(
            "/feed",
            [other.url("/x"), site.url("/to"), f"http://localhost:{site.port}/x", "file:/etc/passwd"],
        )
        watched.toml = plan(site, "/feed", "/feed2")
        _, totals = watched.run()
        assert other.hits == []
        assert totals.new == 0
        codes = Counter(code for code, _, _ in watched.issues())
        assert codes == {"host-not-allowed": 4, "bad-entry": 1}
        watched.toml = plan(site, "/feed", "/feed2", hosts=[other.host])
        watched.moment += 3600 * 30
        _, totals = watched.run()
        assert totals.new == 1
    finally:
        other.close()


def test_a_circle_of_redirects_ends(site: Site, watched: Watched) -> None:
    site.routes["/round"] = (302, {"Location": "/round"}, b"")
    site.routes["/front"] = (302, {"Location": "/"}, b"")
    site.page("/", report(1))
    site.feed("/feed", [site.url("/round"), site.url("/front")])
    watched.toml = plan(site, "/feed")
    watched.run()
    assert Counter(code for code, _, _ in watched.issues()) == {"bad-redirect": 2}
    assert watched.readings() == []


def test_robots_are_asked_first_and_obeyed(site: Site, watched: Watched) -> None:
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")
    site.page("/private/a", report(1))
    site.page("/a", report(2))
    site.feed("/feed", [site.url("/private/a"), site.url("/a")])
    watched.toml = plan(site, "/feed")
    watched.run()
    assert site.hits[0] == "/robots.txt"
    assert site.count("/private/a") == 0
    assert site.count("/a") == 1
    assert [code for code, _, _ in watched.issues()] == ["robots"]
    assert [round(each) for each in watched.slept if each > 1] == [7, 7]


def test_where_robots_cannot_be_had_nothing_is_asked_for(site: Site, watched: Watched) -> None:
    site.routes["/robots.txt"] = (500, {}, b"")
    site.feed("/feed", [])
    watched.toml = plan(site, "/feed", every="1m")
    watched.run()
    assert site.hits == ["/robots.txt"]
    assert [code for code, _, _ in watched.issues()] == ["robots"]
    site.routes["/robots.txt"] = (404, {}, b"")
    watched.run_until(3600)  # delays double, and are spread by chance: the last may be a long one
    assert site.count("/feed") > 0


def test_bad_xml_gives_what_can_be_read_and_an_issue(site: Site, watched: Watched) -> None:
    site.page("/a", report(1))
    whole = rss([site.url("/a"), site.url("/b")])
    site.routes["/cut"] = (
        200,
        {"Content-Type": "application/rss+xml"},
        whole[: whole.rindex(b"<item>") + 30],
    )
    site.routes["/html"] = (200, {"Content-Type": "text/html"}, page("Not a feed at all"))
    site.routes["/empty"] = (200, {}, b"")
    bomb = (
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(
            b'<!ENTITY a%d "%s">' % (n, b"&a%s;" % (str(n - 1).encode() if n else b"") * 10) for n in range(9)
        )
        + b']><rss version="2.0"><channel><title>&a8;</title></channel></rss>'
    )
    site.routes["/bomb"] = (200, {"Content-Type": "application/rss+xml"}, bomb)
    watched.toml = plan(site, "/cut", "/html", "/empty", "/bomb")
    began = time.monotonic()
    _, totals = watched.run()
    assert time.monotonic() - began < 10
    assert totals.new == 1
    codes = {(where.rpartition("/")[2], code) for code, _, where in watched.issues()}
    assert {("html", "bad-feed"), ("empty", "bad-feed"), ("cut", "broken-feed")} <= codes


def test_encodings_are_told_by_bytes_then_by_the_answers_head(site: Site, watched: Watched) -> None:
    words = report(1).replace("Sela", "Săcele") + " Президент заявил об этом, добавил министр в Харькове."
    plain = page(words).replace(b'<meta charset="utf-8">', b"")
    site.routes["/wrong"] = (200, {"Content-Type": "text/html; charset=iso-8859-1"}, plain)
    cyrillic = page("Президент заявил, что ракеты попали в рынок. " * 12).replace(
        b'<meta charset="utf-8">', b""
    )
    site.routes["/head"] = (
        200,
        {"Content-Type": "text/html; charset=koi8-r"},
        cyrillic.decode().encode("koi8-r"),
    )
    site.routes["/nonsense"] = (200, {"Content-Type": "text/html; charset=x-none"}, page(report(3)))
    site.feed("/feed", [site.url(path) for path in ("/wrong", "/head", "/nonsense")])
    watched.toml = plan(site, "/feed")
    watched.run()
    texts = {reading.document.url: reading.document.text for reading in watched.readings()}
    assert "Săcele" in texts[site.url("/wrong")]
    assert "Президент заявил" in texts[site.url("/head")]
    assert len(texts) == 3


def test_what_is_no_page_is_an_issue(site: Site, watched: Watched) -> None:
    site.routes["/a.pdf"] = (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7")
    site.routes["/empty"] = (200, {"Content-Type": "text/html"}, b"")
    site.feed("/feed", [site.url("/a.pdf"), site.url("/empty")])
    watched.toml = plan(site, "/feed")
    _, totals = watched.run()
    assert totals.failed == 2
    assert {code for code, _, _ in watched.issues()} == {"unknown-format", "empty-report"}


def test_an_entry_may_be_the_report_itself(site: Site, watched: Watched) -> None:
    body = "".join(f"<p>{part}</p>" for part in report(1).split("\n"))
    atom = (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Radio Sela</title>'
        f'<entry><id>urn:1</id><title>An attack</title><link href="/a"/><updated>2026-11-21T02:00:00+03:00</updated>'
        f'<content type="html">{body.replace("<", "&lt;")}</content></entry></feed>'
    )
    site.routes["/feed"] = (200, {"Content-Type": "application/atom+xml"}, atom.encode())
    watched.toml = plan(site, "/feed").replace('source = "Invented Wire"', 'articles = "entry"')
    watched.run()
    [reading] = watched.readings()
    assert reading.document.source == "Radio Sela"
    assert reading.document.url == site.url("/a")
    assert reading.document.published
    assert reading.document.published.iso == "2026-11-21T02:00:00+03:00"
    assert "published-from-update" in {issue.code for issue in reading.issues}
    assert site.count("/a") == 0
    site.routes["/feed"] = (200, {}, atom.replace("at least 9", "at least 12").encode())
    watched.moment += 3600
    _, totals = watched.run()
    assert totals.changed == 1


def test_a_named_page_is_watched_on(site: Site, watched: Watched) -> None:
    site.page("/live", report(1))
    watched.toml = f'pause = "0s"\n[[page]]\nurl = "{site.url("/live")}"\nevery = "10m"\nsource = "Live"\n'
    watched.run()
    site.page(
        "/live",
        report(1) + "\nRescuers said at dusk that three more people had been found alive under the stalls.",
    )
    _, totals = watched.run_until(1500)
    assert (site.count("/live"), totals.changed) == (3, 1)
    assert len(watched.readings()) == 2


def test_a_folder_is_watched_and_a_changed_file_is_a_version(watched: Watched) -> None:
    import os

    folder = watched.folder / "in"
    folder.mkdir()
    watched.toml = '[[folder]]\npath = "in"\nsource = "Field notes"\n'

    def put(name: str, text: str, age: float = 100) -> None:
        (folder / name).write_text(text, encoding="utf-8")
        os.utime(folder / name, (watched.moment - age, watched.moment - age))

    put("a.txt", report(1))
    put("b.bin", "\0\1\2\3\4\5\6\7" * 10)
    put("half.txt", report(2), age=0.5)
    _, totals = watched.run()
    assert (totals.new, totals.failed) == (1, 1)
    watched.moment += 120
    put("a.txt", report(1, toll=40), age=50)
    news, totals = watched.run()
    assert (totals.new, totals.changed) == (1, 1)  # what was half written is read now
    assert any("“9” → “40”" in each.message for each in news)
    watched.moment += 120
    _, totals = watched.run()
    assert (totals.new, totals.changed, totals.failed) == (0, 0, 0)
    assert {reading.document.source for reading in watched.readings()} == {"Field notes"}


def test_a_kill_between_fetching_and_reading_fetches_nothing_again(
    site: Site, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dateline.watch.reading import Keeping

    for number in range(5):
        site.page(f"/a{number}", report(number))
    site.feed("/feed", [site.url(f"/a{number}") for number in range(5)])
    watched.toml = plan(site, "/feed")

    def killed(*_: object) -> int:
        raise SystemExit(9)

    real = Keeping._read
    monkeypatch.setattr(Keeping, "_read", killed)
    with pytest.raises(SystemExit):
        watched.run()
    monkeypatch.setattr(Keeping, "_read", real)
    before = list(site.hits)
    _, totals = watched.run()
    assert site.hits == before
    assert totals.new == 5
    assert len(watched.readings()) == 5


def test_a_kill_between_the_record_and_the_state_keeps_nothing_twice(
    site: Site, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dateline.watch.reading import Keeping

    site.page("/a", report(1))
    site.feed("/feed", [site.url("/a")])
    watched.toml = plan(site, "/feed")
    real = Keeping._kept

    def killed(*_: object) -> None:
        raise SystemExit(9)

    monkeypatch.setattr(Keeping, "_kept", killed)
    with pytest.raises(SystemExit):
        watched.run()
    monkeypatch.setattr(Keeping, "_kept", real)
    watched.run()
    assert site.count("/a") == 1
    assert len(watched.readings()) == 1


def test_without_its_state_the_record_still_knows_its_reports(site: Site, watched: Watched) -> None:
    site.page("/a", report(1))
    site.feed("/feed", [site.url("/a")])
    watched.toml = plan(site, "/feed")
    watched.run()
    for path in watched.folder.glob("record.db.watch*"):
        path.unlink()
    _, totals = watched.run()
    assert (site.count("/a"), totals.new) == (1, 0)
    assert len(watched.readings()) == 1


def test_a_report_that_ends_the_process_each_time_is_set_aside(site: Site, watched: Watched) -> None:
    site.page("/poison", report(1))
    site.page("/a", report(2))
    site.feed("/feed", [site.url("/poison"), site.url("/a")])
    watched.toml = plan(site, "/feed")
    watched.run_until(-1)  # nothing waits, so nothing stops it before the end of its first round
    assert len(watched.readings()) == 2
    state = State(watched.folder / "record.db.watch")
    article = state.article(f"{site.host}/poison")
    assert article
    article.stage, article.tries, article.body = "fetched", 4, None
    state.put(article)
    state.close()
    _, totals = watched.run()
    assert totals.failed == 1
    assert "worker-died" in {code for code, _, _ in watched.issues()}


def test_a_report_that_fails_does_not_take_others_with_it(site: Site, watched: Watched) -> None:
    site.page("/bad", report(1) + " FAULT")
    site.page("/a", report(2))
    site.feed("/feed", [site.url("/bad"), site.url("/a")])
    watched.toml = plan(site, "/feed")
    _, totals = watched.run()
    assert (totals.new, totals.failed) == (1, 1)
    assert [code for code, _, _ in watched.issues()] == ["fault"]


def test_two_watches_of_one_record_do_not_run_at_once(watched: Watched, site: Site) -> None:
    state = State(watched.folder / "record.db.watch")
    try:
        watched.toml = plan(site, "/feed")
        with pytest.raises(RunError, match="another watch"):
            watched.run()
    finally:
        state.close()


def test_a_stop_leaves_the_record_whole(site: Site, watched: Watched) -> None:
    site.page("/a", report(1))
    site.feed("/feed", [site.url("/a")])
    watched.toml = plan(site, "/feed")
    _, totals = watched.run_until(3600)
    assert totals.new == 1
    store = open_store(watched.record)
    assert list(store.view.faults()) == []
    store.close()


def test_a_record_that_was_watched_is_verified(site: Site, watched: Watched, tmp_path: Path) -> None:
    from dateline.keep.verify import verify

    site.page("/a", report(1))
    site.feed("/feed", [site.url("/a")])
    watched.toml = plan(site, "/feed")
    watched.run()
    store = open_store(watched.record)
    found = verify(store)
    store.close()
    assert found.faults == ()
    assert found.unkept_raws == 0
    assert tmp_path == watched.folder


WATCH = """
import sys, time
from pathlib import Path
from tests.readers import MADE_BY, load
from dateline.config import Config
from dateline.keep.reader import Reader
from dateline.pipeline import read_many
from dateline.store import open_store
from dateline.watch import Setting, Totals, plan_of, watch

folder = Path(sys.argv[1])
reader = Reader(MADE_BY, lambda _: (), lambda documents: read_many(documents, config=Config(), load=load))
store = open_store(folder / "record.db", create=True)
setting = Setting(state=folder / "record.db.watch", config=Config(), reader=reader)
watch(store, plan_of(folder / "feeds.toml"), setting, once=True, tell=lambda _: None, totals=Totals())
store.close()
"""


@pytest.mark.slow
def test_a_watch_that_is_killed_at_any_moment_ends_as_one_that_is_not(site: Site, watched: Watched) -> None:
    import os
    import random
    import subprocess
    import sys

    chance = random.Random(7)
    for number in range(16):
        site.page(f"/a{number}", report(number) + " WAIT")
    site.feed("/feed", [site.url(f"/a{number}") for number in range(16)])
    watched.toml = plan(site, "/feed", every="1s")
    (watched.folder / "feeds.toml").write_text(watched.toml, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", WATCH, str(watched.folder)]
    kills = 0
    for _ in range(6):
        if kills == MOST_TRIES - 1:
            break  # a report that is being read at each of more kills is set aside: that is another promise
        running = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        began = time.monotonic()
        limit = chance.uniform(0.3, 2.5)
        while running.poll() is None and time.monotonic() - began < limit:
            time.sleep(0.02)
        kills += running.poll() is None
        running.kill()
        running.wait()
    assert kills > 1
    subprocess.run(command, env=environment, check=True)
    asked = Counter(path for path in site.hits if path.startswith("/a"))
    assert set(asked) == {f"/a{number}" for number in range(16)}
    assert sum(asked.values()) <= 16 + kills  # one request at most was on its way when each was killed
    other = Watched(watched.folder / "other", toml=watched.toml)
    other.folder.mkdir()
    other.run()
    assert watched.readings() == other.readings()
    assert watched.issues() == []
