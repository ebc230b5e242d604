"""The desk as a web application: the page, its files, and the answers to what it asks.

Every answer is JSON or a file of this package, and passes the guard first.  The desk works on one thread of its own;
the server goes on listening meanwhile.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cache, partial
from importlib.resources import files
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.errors import StoreConflictError, StoreError, TimelineError
from timeline.serve.asking import Added, Asked, Undo
from timeline.serve.desk import ConflictError, Desk, UnknownEventError
from timeline.serve.guard import HEADERS, Guard

__all__ = ["make_app"]

_KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_FONTS = ("source-sans-3-latin-wght-normal.woff2", "source-serif-4-latin-wght-normal.woff2")
_Body = TypeVar("_Body", bound=BaseModel)
Endpoint = Callable[[Request], Awaitable[Response]]


class _Worker:
    """The desk on its thread: made there, asked there, closed there."""

    def __init__(self, make: Callable[[], Desk]) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._desk = self._thread.submit(make)

    async def ask(self, question: Callable[[Desk], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: question(self._desk.result()))

    def close(self) -> None:
        self._thread.submit(lambda: self._desk.result().close() if not self._desk.exception() else None)
        self._thread.shutdown()


def make_app(make_desk: Callable[[], Desk], guard: Guard) -> Starlette:
    """The application; ``make_desk`` is called once, on the desk's own thread."""
    worker = _Worker(make_desk)

    async def gatekeeper(request: Request, proceed: Callable[[Request], Awaitable[Response]]) -> Response:
        answer = guard.refuse(request) or await proceed(request)
        answer.headers.update(HEADERS)
        return answer

    def asking(question: Callable[[Desk, Request], Any]) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            return await _answered(worker.ask(lambda desk: question(desk, request)))

        return endpoint

    def telling(model: type[_Body], act: Callable[[Desk, _Body], Any]) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            try:
                body = model.model_validate_json(await request.body())
            except ValidationError as error:
                return _json({"error": _as_error(error)}, 422)
            return await _answered(worker.ask(lambda desk: act(desk, body)))

        return endpoint

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        worker.close()

    routes = [
        Route("/", partial(_file, "desk.html")),
        Route("/assets/{name}", _asset),
        Route("/api/desk", asking(lambda desk, _: desk.everything())),
        Route("/api/since", asking(lambda desk, r: desk.since(_number(r, "generation"), _number(r, "number")))),
        Route("/api/events/{name}", asking(lambda desk, r: desk.event(r.path_params["name"]))),
        Route("/api/date", asking(lambda desk, r: desk.read_date(_text(r, "text"), _text(r, "event")))),
        Route("/api/articles", asking(lambda desk, _: desk.articles())),
        Route("/api/article", asking(lambda desk, r: desk.article(_text(r, "id")))),
        Route("/api/decide", telling(Asked, lambda desk, body: desk.decide(body)), methods=["POST"]),
        Route("/api/add", telling(Added, lambda desk, body: desk.add(body)), methods=["POST"]),
        Route("/api/undo", telling(Undo, lambda desk, body: desk.undo(body.decision)), methods=["POST"]),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=gatekeeper)],
        lifespan=lifespan,
    )


async def _answered(answer: Awaitable[Any]) -> Response:
    try:
        return _json(await answer)
    except TimelineError as error:
        return _json({"error": {**error.as_record(), "message": str(error)}}, _status(error))


def _status(error: TimelineError) -> int:
    if isinstance(error, UnknownEventError):
        return 404
    if isinstance(error, ConflictError | StoreConflictError):
        return 409
    return 503 if isinstance(error, StoreError) else 422


def _as_error(error: ValidationError) -> dict[str, str]:
    """What is wrong with a request, first thing first."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(map(str, first["loc"])) or "body"
    return {"message": f"expected a request as the page makes it, got another one - at {where}: {first['msg']}"}


def _json(data: Any, status: int = 200) -> Response:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "replace"), status, media_type="application/json")


def _text(request: Request, name: str) -> str:
    return request.query_params.get(name, "")


def _number(request: Request, name: str) -> int:
    text = _text(request, name)
    return int(text) if text.isdecimal() and len(text) < 12 else -1


async def _file(name: str, _: Request) -> Response:
    return Response(_content(name), media_type=_KINDS[name.rpartition(".")[2]])


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name in _FONTS:
        return Response(_font(name), media_type="font/woff2")
    if name not in _assets():
        return Response("no such file\n", 404, media_type="text/plain")
    return await _file(name, request)


@cache
def _assets() -> frozenset[str]:
    return frozenset(one.name for one in files("timeline.serve").joinpath("assets").iterdir())


@cache
def _content(name: str) -> bytes:
    return files("timeline.serve").joinpath("assets", name).read_bytes()


@cache
def _font(name: str) -> bytes:
    """The explorer's own faces: one copy serves both pages."""
    return files("timeline.render").joinpath("vendor", "fonts", name).read_bytes()
