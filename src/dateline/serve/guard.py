"""Who may see the pages, and what a browser may do with them.

Three things are checked before any page: the name that the browser calls this machine by (a page of the web that has its
own name point here is turned away), the token where there is one, and for what changes the record that it comes from
these pages. And every answer says what the browser may load: files of this server, and nothing written into the page.
"""

from __future__ import annotations

import hmac
import re
import socket
from ipaddress import ip_address
from typing import Final

from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.serve.settings import Settings

POLICY: Final = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "worker-src 'self'", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)  # fmt: skip
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
OURS: Final = "x-dateline"
"""The header by which a request that changes something shows that these pages ask."""
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::\d+)?", re.IGNORECASE)


class Guard:
    """The application with the checks before it and the headers after it."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._names = {"localhost", *map(str.lower, settings.names)}
        if settings.token is not None:
            self._names |= {socket.gethostname().lower(), socket.getfqdn().lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "private, no-cache")
                headers.setdefault(OURS, self._settings.act)
            await send(message)

        refusal = self._refusal(HTTPConnection(scope), scope["method"])
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, asked: HTTPConnection, method: str) -> Response | None:
        """What is answered in place of the page, or None where it may be seen."""
        if not self._is_known(asked.headers.get("host", "")):
            return PlainTextResponse("this machine is not called so; see dateline serve --name\n", 421)
        if self._settings.token is not None and (answer := self._unknown(asked)) is not None:
            return answer
        if method not in SAFE and not is_own(asked.headers, self._settings.act):
            return JSONResponse({"what": "this did not come from these pages"}, 403)
        return None

    def _is_known(self, host: str) -> bool:
        """Whether the name is one of this machine's; an address in numbers cannot be another's name."""
        found = _HOST.fullmatch(host)
        if found is None:
            return False
        name = found[1].strip("[]").lower()
        try:
            ip_address(name)
        except ValueError:
            return name in self._names
        return True

    def _unknown(self, asked: HTTPConnection) -> Response | None:
        """None for who shows the token; who has it in the address gets a cookie and the address without it."""
        shown = asked.query_params.get("token")
        if shown is not None and same(shown, self._settings.token or ""):
            url = URL(scope=asked.scope).remove_query_params("token")
            path = "/" + url.path.lstrip("/")  # what begins with two would be the name of another machine
            answer = RedirectResponse(path + (f"?{url.query}" if url.query else ""), 303)
            answer.set_cookie(
                self.cookie,
                self._settings.token or "",
                httponly=True,
                samesite="strict",
                max_age=30 * 24 * 3600,
            )
            return answer
        kind, _, bearer = asked.headers.get("authorization", "").partition(" ")
        given = bearer if kind.lower() == "bearer" else asked.cookies.get(self.cookie, "")
        if same(given, self._settings.token or ""):
            return None
        return PlainTextResponse(
            "these pages need their token: open the address that dateline serve printed\n",
            401,
            {"www-authenticate": "Bearer"},
        )

    @property
    def cookie(self) -> str:
        """The name of the cookie: a browser shows a cookie to every port of a machine."""
        return f"dateline-{self._settings.port}"


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how far they are."""
    return hmac.compare_digest(one.encode(), other.encode())


def is_own(headers: Headers, act: str) -> bool:
    """Whether a request that changes something comes from these pages, or from a program that has asked for one.

    It brings back what each answer has in the header ``x-dateline``, which no page elsewhere can read or send; and where
    a browser says where it comes from, that is here.
    """
    if not same(headers.get(OURS, ""), act):
        return False
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")
