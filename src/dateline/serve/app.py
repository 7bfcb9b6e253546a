"""The application: every page, its twin of JSON, every act, the files, and the description of all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import PurePath
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.errors import BadInput, DatelineError, ReportError
from dateline.serve import openapi, render
from dateline.serve.acts import ACTS, UPLOADS
from dateline.serve.asked import asked_of
from dateline.serve.files import files, tag_of
from dateline.serve.guard import Guard
from dateline.serve.intake import Intake, folder_of
from dateline.serve.page import Act, Desk, Page, Refused, Upload
from dateline.serve.pages import PAGES
from dateline.serve.pool import Pool
from dateline.serve.settings import Settings
from dateline.store import Store

HTML, JSON = "text/html; charset=utf-8", "application/json"
Made = Callable[[Desk], bytes]


def app(store: Store, settings: Settings) -> Starlette:
    """The application over a record, which stays its owner's to close."""
    return _Serving(store, settings).application()


class _Serving:
    """One record being served."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._settings = settings
        self._pool = Pool(store)
        self._about = render.context(PAGES, settings, PurePath(store.name).name or store.name)
        self._intake: Intake | None = None
        if settings.record is not None and not settings.read_only:
            self._intake = Intake(settings.record, folder_of(settings.record), largest=settings.largest)

    def application(self) -> Starlette:
        """The routes, with the guard before them."""
        routes = [Route("/", self._page(PAGES[0], is_json=False))]
        for page in PAGES:
            routes.append(Route(page.path, self._page(page, is_json=False)))
            routes.append(Route(f"{page.path}.json", self._page(page, is_json=True)))
        routes += [Route(act.path, self._act(act), methods=["POST"]) for act in ACTS]
        routes += [Route(upload.path, self._upload(upload), methods=["POST"]) for upload in UPLOADS]
        routes.append(Route("/static/{name:path}", _file))
        description = render.json(openapi.description(PAGES, ACTS, UPLOADS))

        async def described(request: Request) -> Response:
            return tagged(request, description, JSON)

        routes.append(Route("/openapi.json", described))

        @asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            yield
            if self._intake is not None:
                await run_in_threadpool(self._intake.close)
            self._pool.close()

        return Starlette(
            routes=routes,
            lifespan=lifespan,
            middleware=[Middleware(Guard, settings=self._settings)],
            exception_handlers={
                HTTPException: self._failed,
                Refused: self._failed,
                DatelineError: self._failed,
            },
        )

    def _page(self, page: Page[Any, Any], *, is_json: bool) -> Callable[[Request], Any]:
        def made(pairs: list[tuple[str, str]]) -> bytes:
            asked = asked_of(page.asks, pairs)
            with self._pool.handle() as store:
                value = page.answer(Desk(store, self._settings, self._intake), asked)
            return render.json(value) if is_json else render.html(page, asked, value, self._about)

        async def endpoint(request: Request) -> Response:
            body = await run_in_threadpool(made, _pairs(request))
            return tagged(request, body, JSON if is_json else HTML)

        return endpoint

    def _act(self, act: Act[Any, Any]) -> Callable[[Request], Any]:
        def made(body: bytes) -> bytes:
            try:
                asked = msgspec.json.decode(body, type=act.asks)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise Refused(422, f"it cannot be asked so: {error}") from error
            with self._pool.handle() as store:
                return render.json(act.act(Desk(store, self._settings, self._intake), asked))

        async def endpoint(request: Request) -> Response:
            if self._settings.read_only:
                raise Refused(403, "the record is open for reading only")
            if request.headers.get("content-type", "").partition(";")[0].strip() != JSON:
                raise Refused(415, "an act is a body of JSON")
            body = await bounded(request, act.largest)
            return Response(await run_in_threadpool(made, body), media_type=JSON)

        return endpoint

    def _upload(self, upload: Upload[Any, Any]) -> Callable[[Request], Any]:
        def begun(pairs: list[tuple[str, str]]) -> Any:
            with self._pool.handle() as store:
                return upload.receive(Desk(store, self._settings, self._intake), asked_of(upload.asks, pairs))

        async def endpoint(request: Request) -> Response:
            if self._settings.read_only:
                raise Refused(403, "the record is open for reading only")
            taking = await run_in_threadpool(begun, _pairs(request))
            try:
                async for some in request.stream():
                    await run_in_threadpool(taking.write, some)
                value = await run_in_threadpool(taking.done)
            except BaseException:
                await run_in_threadpool(taking.leave)
                raise
            return Response(render.json(value), media_type=JSON)

        return endpoint

    async def _failed(self, request: Request, error: Exception) -> Response:
        """What went wrong, in the form that was asked for."""
        match error:
            case HTTPException(status_code=status):
                what, remedy = (
                    {404: "there is no such page", 405: "that cannot be done here"}.get(status, error.detail),
                    None,
                )
            case Refused(status=status, what=what, remedy=remedy):
                pass
            case BadInput(what=what, remedy=remedy) | ReportError(what=what, remedy=remedy):
                status = 422
            case DatelineError(what=what, remedy=remedy):
                status = 500
            case _:
                raise error
        value = openapi.Refusal(what, remedy)
        path = request.url.path
        if path.endswith(".json") or request.method == "POST":
            return Response(render.json(value), status, media_type=JSON)
        body = (
            render.templates()
            .get_template("refused.html")
            .render(self._about, page=None, twin=None, value=value, status=status, path=path)
        )
        return Response(body, status, media_type=HTML)


def _pairs(request: Request) -> list[tuple[str, str]]:
    try:
        return parse_qsl(request.url.query, keep_blank_values=True, max_num_fields=200)
    except ValueError as error:
        raise Refused(422, "too many parameters") from error


async def bounded(request: Request, largest: int) -> bytes:
    """The body of a request, refused as soon as it is larger."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > largest:
            raise Refused(413, f"that is larger than {largest:,} bytes")
    return bytes(body)


def tagged(request: Request, body: bytes, kind: str, tag: str | None = None) -> Response:
    """The body with its ETag, or only that it has not changed."""
    headers = {"etag": tag or tag_of(body), "cache-control": "private, no-cache"}
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)


async def _file(request: Request) -> Response:
    found = files().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return tagged(request, found.body, found.kind, found.tag)
