"""The file of feeds, addresses and hosts: what they mean, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BadConfig, BadValue
from dateline.watch.address import Hosts, canonical, checked
from dateline.watch.plan import plan_of
from dateline.watch.polite import retry_after


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "nothing to watch"),
        ("[[feed]]", "url"),
        ("[[feed]]\nurl = 7", "url"),
        ("[[feed]]\nurl = 'ftp://news.example/x'", "no web address"),
        ("[[feed]]\nurl = 'https://ann:hunter2@news.example/x'", "user's name"),
        ("[[feed]]\nurl = 'https://news.example/x'\nevry = '5m'", "evry"),
        ("[[feed]]\nurl = 'https://news.example/x'\nevery = '5 fortnights'", "no time"),
        ("[[feed]]\nurl = 'https://news.example/x'\narticles = 'none'", "none"),
        ("hosts = ['http://news.example']\n[[feed]]\nurl = 'https://news.example/x'", "no host"),
        ("[[feed]]\nurl = 'https://news.example/x'\n[[feed]]\nurl = 'http://news.example/x/'", "named twice"),
        ("agent = 'Überwacher'\n[[feed]]\nurl = 'https://news.example/x'", "agent"),
        ("[[feed]\n", "TOML"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_with_the_reason(text: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadConfig, match=what):
        plan_of(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="cannot be read"):
        plan_of(tmp_path / "feeds.toml")


def test_a_secret_in_an_address_is_not_repeated(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text("[[feed]]\nurl = 'https://ann:hunter2@news.example/x'", encoding="utf-8")
    with pytest.raises(BadConfig) as refused:
        plan_of(path)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://News.Example/a/", "http://news.example:80/a"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?a=1&b=2&utm_source=x#part"),
        ("https://news.example/caf%c3%a9", "https://news.example/café"),
        ("https://bücher.example/", "https://xn--bcher-kva.example"),
    ],
)
def test_addresses_of_one_report_are_one(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/a?id=1", "https://news.example/a?id=2"),
        ("https://news.example/a", "https://news.example:8443/a"),
        ("https://news.example/A", "https://news.example/a"),
    ],
)
def test_addresses_of_two_reports_are_two(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@given(st.text(max_size=60), st.sampled_from([None, "https://news.example/x/y"]))
def test_any_words_are_an_address_or_are_refused(words: str, base: str | None) -> None:
    try:
        url = checked(words, base)
    except BadValue:
        return
    assert url.startswith(("http://", "https://"))
    assert url.isascii()
    assert checked(url) == url
    assert canonical(f"https://{canonical(url)}") == canonical(url)


def test_hosts_are_those_that_are_named_and_no_others() -> None:
    hosts = Hosts.of(["news.example", "*.wire.example", "local.example:8080"])
    allowed = [
        "https://news.example/",
        "http://news.example/x",
        "https://a.wire.example/",
        "http://local.example:8080/",
    ]
    refused = ["https://www.news.example/", "https://news.example.evil.example/", "https://wire.example/",
               "https://evilwire.example/", "http://local.example/", "http://news.example:22/"]  # fmt: skip
    assert all(hosts.allow(checked(url)) for url in allowed)
    assert not any(hosts.allow(checked(url)) for url in refused)


@given(st.text(max_size=40))
def test_any_retry_after_is_read_or_left(words: str) -> None:
    found = retry_after(words, 1_800_000_000.0)
    assert found is None or found >= 0
