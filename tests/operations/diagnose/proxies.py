"""What may stand between people and Skycap, and do them no good."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.operations.diagnose.place import Wrap

Headers = dict[bytes, bytes]


def dropping(*names: bytes) -> Wrap:
    """A proxy that drops headers of answers."""

    def wrap(app: ASGIApp) -> ASGIApp:
        async def served(scope: Scope, receive: Receive, send: Send) -> None:
            async def passed(message: Message) -> None:
                if message["type"] == "http.response.start":
                    kept = [pair for pair in message["headers"] if pair[0].lower() not in names]
                    message = {**message, "headers": kept}
                await send(message)

            await app(scope, receive, passed)

        return served

    return wrap


def adding(name: bytes, value: bytes) -> Wrap:
    """A proxy that adds a header to answers."""

    def wrap(app: ASGIApp) -> ASGIApp:
        async def served(scope: Scope, receive: Receive, send: Send) -> None:
            async def passed(message: Message) -> None:
                if message["type"] == "http.response.start":
                    message = {**message, "headers": [*message["headers"], (name, value)]}
                await send(message)

            await app(scope, receive, passed)

        return served

    return wrap


def answering(status: int, *, method: str = "", below: str = "/") -> Wrap:
    """A proxy that answers some requests itself, with a few words that are no JSON."""

    def wrap(app: ASGIApp) -> ASGIApp:
        async def served(scope: Scope, receive: Receive, send: Send) -> None:
            if method not in {"", scope["method"]} or not scope["path"].startswith(below):
                await app(scope, receive, send)
                return
            await send({"type": "http.response.start", "status": status, "headers": []})
            await send({"type": "http.response.body", "body": b"Hello from somewhere else"})

        return served

    return wrap
