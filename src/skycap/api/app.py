"""The factory of the API: the only place that puts its parts together."""

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from skycap.api import problems
from skycap.api.calls import Api, answer, seen
from skycap.api.compression import Compressed
from skycap.api.cors import Cors
from skycap.api.cursors import Cursors
from skycap.api.limits import Limiter
from skycap.api.middleware import Door, Watcher
from skycap.api.options import ApiOptions
from skycap.api.parts import Part, routers
from skycap.api.published import OPENAPI_PATH, describe
from skycap.lending.refusals import Refusal
from skycap.services.office import Office
from skycap.services.ports import ClaimTaken, Conflict, Unavailable, UploadRefused
from skycap.services.tallies import Tallies
from skycap.services.tokens import Keys, NotSignedIn
from skycap.services.work import KeyReused

if TYPE_CHECKING:
    from skycap.operations.portal import Operations

FORESEEN: tuple[type[Exception], ...] = (
    Refusal,
    NotSignedIn,
    KeyReused,
    Conflict,
    ClaimTaken,
    Unavailable,
    UploadRefused,
    RequestValidationError,
    HTTPException,
)


def create_app(
    office: Office,
    keys: Keys,
    options: ApiOptions | None = None,
    *,
    tallies: Tallies | None = None,
    watcher: Watcher | None = None,
    parts: Collection[Part] = tuple(Part),
    operations: "Operations | None" = None,
) -> FastAPI:
    """The API over `office`, or some `parts` of it, as an ASGI application.

    Rate limits are counted in `tallies` where several processes share them, else here. A `watcher`
    is told of every request, as the log is. `operations` are what administrators ask for.
    """
    options = options or ApiOptions()
    cors = Cors(options.cors_origins)
    app = FastAPI(
        title="Skycap",
        version=options.version,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(options.threads),
        generate_unique_id_function=lambda route: route.name,
    )
    limiter = Limiter(options.rate_limits, tallies, office.clock)
    app.state.api = Api(office, keys, options, cors, limiter, Cursors(keys), operations)
    for part in parts:
        for router in routers(part):
            app.include_router(router)
    for kind in FORESEEN:
        app.add_exception_handler(kind, _tell)
    if Part.ACCOUNTS in parts:
        whole = set(parts) == set(Part)
        _publish(app, lambda: app if whole else create_app(office, keys, options))
    if options.compress:
        app.add_middleware(Compressed)
    app.add_middleware(Door, options=options, cors=cors, methods_at=_methods(app), watcher=watcher)
    return app


def _publish(app: FastAPI, whole: Callable[[], FastAPI]) -> None:
    """Serve the description of the `whole` API, made once when it is first asked for."""
    made: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not made:
            made.update(describe(whole()))
        return made

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way to replace it

    @app.get(OPENAPI_PATH, include_in_schema=False)
    def published() -> Response:
        """The description of this API."""
        return answer(openapi())


async def _tell(request: Request, error: Exception) -> Response:
    told = problems.told(error)
    seen(request).code = told.code
    return problems.answer(told, seen(request).request_id)


def _lifespan(threads: int) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = threads
        yield

    return lifespan


_PROBED = ("GET", "POST", "PUT", "PATCH", "DELETE")


def _methods(app: FastAPI) -> Callable[[str], set[str]]:
    """A function that tells which methods an address answers; only OPTIONS asks it."""

    def methods_at(path: str) -> set[str]:
        found = set()
        for method in _PROBED:
            scope = {"type": "http", "path": path, "method": method, "root_path": ""}
            if any(route.matches(scope)[0] is Match.FULL for route in app.router.routes):
                found.add(method)
        if "GET" in found:
            found.add("HEAD")
        return found | {"OPTIONS"} if found else set()

    return methods_at
