"""A local web server whose answers a test writes, and the feeds of invented reports."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, dict[str, str], bytes]
Route = Answer | Callable[[BaseHTTPRequestHandler], Answer | None]


class Site:
    """A server on a port of its own. ``routes`` may change while it runs; ``hits`` are what was asked for."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {"/robots.txt": (404, {}, b"")}
        self.hits: list[str] = []
        self.headers: list[dict[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.hits.append(self.path)
                site.headers.append({name.lower(): value for name, value in self.headers.items()})
                route = site.routes.get(self.path, (404, {}, b"none"))
                answer = route(self) if callable(route) else route
                if answer is None:
                    self.close_connection = True
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers and status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if status != 304:
                    self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None:
                pass  # a client that hangs up is what some tests are about

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return self.hits.count(path)

    def page(self, path: str, text: str, *, title: str = "A title", **headers: str) -> None:
        """A page of news."""
        self.routes[path] = (200, {"Content-Type": "text/html; charset=utf-8", **headers}, page(text, title))

    def feed(self, path: str, links: Iterable[str], **headers: str) -> None:
        """An RSS feed of these links."""
        self.routes[path] = (200, {"Content-Type": "application/rss+xml", **headers}, rss(links))

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def page(text: str, title: str = "A title") -> bytes:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n"))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body><nav>Home '
        f"World Sport</nav><article><h1>{escape(title)}</h1>{paragraphs}</article></body></html>"
    ).encode()


def report(number: int, toll: int = 9) -> str:
    """An invented report, long enough for a page."""
    return (
        f"Officials said rockets hit the market of Sela number {number} on Friday morning and killed at least {toll} "
        f"people. Residents said they heard the blasts from the harbour and ran to look for their relatives.\n"
        f"A doctor said the clinic had run out of beds by noon. The governor said an inquiry into attack {number} had "
        f"begun, and promised that its findings would be made public within a month of the attack."
    )


def rss(links: Iterable[str], *, day: datetime | None = None, extra: str = "") -> bytes:
    when = format_datetime(day or datetime(2026, 11, 20, 23, 30, tzinfo=UTC))
    items = "".join(
        f"<item><title>Report {escape(link[-20:])}</title><link>{escape(link)}</link><pubDate>{when}</pubDate>"
        f"<description>Short words{extra}</description></item>"
        for link in links
    )
    head = "<title>Invented Feed</title><link>http://127.0.0.1/</link><description>d</description>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()
