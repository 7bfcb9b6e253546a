"""What changes the record comes from these pages and from nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dateline.serve.acts import ACTS, UPLOADS
from dateline.serve.app import app
from dateline.serve.guard import OURS
from dateline.serve.pages import PAGES
from dateline.serve.settings import Settings
from dateline.store import Store

PATHS = [*(each.path for each in ACTS), *(each.path for each in UPLOADS)]
BASE = "http://localhost:8710"
TOKEN = "a token that nobody guesses"


@pytest.fixture
def browser(record: Store) -> Iterator[TestClient]:
    with TestClient(app(record, Settings()), base_url=BASE) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_an_act_without_what_the_pages_bring_back_is_refused(browser: TestClient, path: str) -> None:
    own = browser.get("/").headers[OURS]
    for sent in (None, "", "1", own[:-1], f"{own}x", "é"):
        headers = {} if sent is None else {OURS: sent.encode("latin-1")}
        assert browser.post(path, json={}, headers=headers).status_code == 403  # type: ignore[arg-type]
    assert browser.post(path, json={}, headers={OURS: own}).status_code in (403, 422)  # of another reason


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
    ],
)
def test_an_act_from_a_page_elsewhere_is_refused(
    browser: TestClient, path: str, headers: dict[str, str]
) -> None:
    own = browser.get("/").headers[OURS]
    answer = browser.post(path, json={}, headers={OURS: own, **headers})
    assert (answer.status_code, answer.json()) == (403, {"what": "this did not come from these pages"})


def test_a_form_of_a_page_elsewhere_is_no_act(browser: TestClient) -> None:
    own = browser.get("/").headers[OURS]
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain"):
        answer = browser.post("/act/decide", content=b"{}", headers={OURS: own, "content-type": kind})
        assert answer.status_code == 415


def test_a_server_that_starts_again_asks_for_another_word(record: Store) -> None:
    words = set()
    for _ in range(2):
        with TestClient(app(record, Settings()), base_url=BASE) as client:
            words.add(client.get("/").headers[OURS])
    assert len(words) == 2
    assert min(map(len, words)) > 20


def test_no_answer_may_be_read_by_a_page_elsewhere(browser: TestClient) -> None:
    for method in ("GET", "OPTIONS", "POST"):
        for path in ("/", "/overview.json", *PATHS):
            answer = browser.request(method, path, headers={"origin": "http://evil.example"})
            assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_record_for_reading_only_refuses_every_act(record: Store) -> None:
    with TestClient(app(record, Settings(read_only=True)), base_url=BASE) as client:
        own = client.get("/").headers[OURS]
        for path in PATHS:
            answer = client.post(path, json={}, headers={OURS: own})
            assert (answer.status_code, "reading only" in answer.json()["what"]) == (403, True)


def test_the_token_is_not_sent_on_to_another_machine(record: Store) -> None:
    with TestClient(app(record, Settings(token=TOKEN)), base_url=BASE) as client:
        answer = client.get(f"{BASE}//evil.example/x?token={TOKEN}", follow_redirects=False)
        assert answer.headers["location"] == "/evil.example/x"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_parameters_that_are_no_text_or_too_many_are_refused(browser: TestClient, page: object) -> None:
    for words in (
        "a=%00",
        "a=" + "x" * 5_000,
        "&".join(f"a{n}=1" for n in range(300)),
        "%ff=%fe",
        "a=%ed%a0%80",
    ):
        answer = browser.get(f"{page.path}.json?{words}")  # type: ignore[attr-defined]
        assert answer.status_code == 422
