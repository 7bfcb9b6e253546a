"""Every page and its twin, the guard before them, and the files."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from dateline.errors import BadInput
from dateline.serve.app import app
from dateline.serve.guard import HEADERS
from dateline.serve.pages import PAGES
from dateline.serve.settings import Settings
from dateline.store import Store

TOKEN = "a token that nobody guesses"


def client(record: Store, **settings: object) -> TestClient:
    return TestClient(app(record, Settings(**settings)), base_url="http://localhost:8710")  # type: ignore[arg-type]


def test_the_first_page_is_at_the_root(browser: TestClient) -> None:
    assert browser.get("/").text == browser.get(PAGES[0].path).text


def test_every_answer_has_the_headers_that_bind_the_browser(browser: TestClient) -> None:
    for path in ("/", "/overview.json", "/static/base.css", "/nothing", "/openapi.json"):
        answer = browser.get(path)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_no_page_holds_a_script_or_a_style_of_its_own(browser: TestClient) -> None:
    text = browser.get("/").text
    assert "<style" not in text
    assert " style=" not in text
    assert "<script>" not in text


def test_what_has_not_changed_is_not_sent_again(browser: TestClient) -> None:
    for path in ("/", "/static/base.js"):
        tag = browser.get(path).headers["etag"]
        again = browser.get(path, headers={"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_a_page_that_is_not_there_says_so_in_the_form_that_was_asked_for(browser: TestClient) -> None:
    assert browser.get("/nothing").status_code == 404
    assert "Not found" in browser.get("/nothing").text
    assert browser.get("/nothing.json").json() == {"what": "there is no such page", "remedy": None}


def test_a_parameter_that_is_not_there_is_refused_and_named(browser: TestClient) -> None:
    answer = browser.get("/overview.json?colour=red")
    assert answer.status_code == 422
    assert "colour" in answer.json()["what"]


@pytest.mark.parametrize("name", ["evil.example", "localhost.evil.example", "", "localhost:1:2"])
def test_a_name_of_the_web_that_points_here_is_turned_away(browser: TestClient, name: str) -> None:
    assert browser.get("/", headers={"host": name}).status_code == 421


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST:1", "127.0.0.1:8710", "[::1]:8710"])
def test_the_names_of_this_machine_are_let_in(browser: TestClient, name: str) -> None:
    assert browser.get("/", headers={"host": name}).status_code == 200


@pytest.mark.parametrize("path", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd", "base.css/.."])
def test_no_path_of_a_request_reaches_the_file_system(browser: TestClient, path: str) -> None:
    assert browser.get(f"/static/{path}").status_code == 404


def test_beyond_this_machine_there_must_be_a_token() -> None:
    with pytest.raises(BadInput, match="token"):
        Settings(host="0.0.0.0")
    with pytest.raises(BadInput, match="16"):
        Settings(host="0.0.0.0", token="short")


def test_without_the_token_nothing_is_shown(record: Store) -> None:
    with client(record, token=TOKEN) as browser:
        for path in ("/", "/overview.json", "/static/base.css", "/openapi.json"):
            assert browser.get(path).status_code == 401
            assert browser.get(path, headers={"authorization": "Bearer wrong"}).status_code == 401
            assert browser.get(f"{path}?token=wrong").status_code == 401


def test_the_token_in_the_address_becomes_a_cookie_and_leaves_the_address(record: Store) -> None:
    with client(record, token=TOKEN) as browser:
        answer = browser.get(f"/?token={TOKEN}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert browser.get("/").status_code == 200


def test_a_program_shows_the_token_in_a_header(record: Store) -> None:
    with client(record, token=TOKEN) as browser:
        assert browser.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
