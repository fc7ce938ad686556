"""Another site cannot call the API: what its browser would ask first, and which sites may."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from skycap.operations.aws.account import is_here
from skycap.operations.diagnose.causes import (
    BOTH,
    CannotTell,
    Section,
    Seen,
    Tried,
    cause,
    symptom,
)
from skycap.operations.diagnose.scene import Scene
from skycap.operations.diagnose.web import Answer
from skycap.operations.findings import Severity

ASKED: Final = (
    ("POST", "/api/auth/login"),
    ("POST", "/api/loans/apply"),
    ("POST", "/api/repayments"),
)
"""What another site's page would ask to do: one address of each function."""

NEEDED: Final = (
    "access-control-allow-origin",
    "access-control-allow-credentials",
    "access-control-allow-methods",
    "access-control-allow-headers",
)
ORIGINS: Final = "SKYCAP_CORS_ORIGINS"
_FINE: Final = 200
_HEADERS: Final = "authorization, content-type"


@symptom(Section.CORS)
def options_are_answered(scene: Scene) -> Iterator[Tried]:
    """OPTIONS must be answered with 200, as a browser asks before it calls from another site."""
    origin = next(iter(_looked_at(scene)), "https://somewhere.example")
    for method, path in ASKED:
        answer = _preflight(scene, origin, method, path)
        yield Tried(f"OPTIONS {path} as {origin}", answer.told, answer.status == _FINE)


@cause(
    "options_refused", Section.CORS, on=BOTH, severity=Severity.HIGH,
    remedy="let whatever stands before Skycap pass OPTIONS on; Skycap answers it itself",
)  # fmt: skip
def options_refused(scene: Scene) -> Iterator[Seen]:
    """OPTIONS is not answered with 200, so that browsers do not send what comes after it."""
    for method, path in ASKED:
        answer = _preflight(scene, scene.url, method, path)
        if not answer.status:
            raise CannotTell(f"{scene.url} does not answer: {answer.problem}")
        if answer.status != _FINE:
            yield Seen(
                f"OPTIONS {path}", f"it is answered {answer.told}", {"status": answer.status}
            )


@cause(
    "origin_missing", Section.CORS, on=BOTH, severity=Severity.MEDIUM,
    remedy="add the site to those that may call the API",
    about="origin",
)  # fmt: skip
def origin_missing(scene: Scene) -> Iterator[Seen]:
    """The site is not among those that may call the API."""
    origin = scene.narrowed.origin
    if origin is None or _plain(origin) in scene.origins or _near(scene, origin):
        return
    if _plain(origin) == _plain(scene.url):
        return  # our own pages need no permission
    listed = ", ".join(scene.origins) or "none"
    wanted = ",".join((*scene.origins, _plain(origin)))
    remedy = scene.name_variable(ORIGINS) + f", to {wanted}"
    yield Seen(origin, f"it is not listed; listed are: {listed}", {"listed": listed}, None, remedy)


@cause(
    "origin_differs", Section.CORS, on=BOTH, severity=Severity.MEDIUM,
    remedy="list the site exactly as its browser says it: scheme, name and port, nothing more",
    about="origin",
)  # fmt: skip
def origin_differs(scene: Scene) -> Iterator[Seen]:
    """The site is listed with another scheme or port, such as http for https."""
    origin = scene.narrowed.origin
    if origin is None or _plain(origin) in scene.origins:
        return
    for near in _near(scene, origin):
        yield Seen(origin, f"listed is {near}, which is another origin", {"listed": near})


@cause(
    "origin_malformed", Section.CORS, on=BOTH, severity=Severity.MEDIUM,
    remedy="write each origin like https://loans.example.com: no path, no star",
)  # fmt: skip
def origin_malformed(scene: Scene) -> Iterator[Seen]:
    """An origin is listed in a way that no browser ever says it."""
    for listed in scene.origins:
        parts = urlsplit(listed)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            yield Seen(listed, "it does not begin with https://")
        elif parts.path or parts.query or "*" in listed:
            yield Seen(listed, "a browser never says a path or a star")


@cause(
    "cors_headers_missing", Section.CORS, on=BOTH, severity=Severity.HIGH,
    remedy="start the server again with these settings; let a proxy before it pass headers on",
)  # fmt: skip
def cors_headers_missing(scene: Scene) -> Iterator[Seen]:
    """A site that is listed gets answers without the headers that let its browser read them."""
    for origin in scene.origins:
        for method, path in ASKED:
            answer = _preflight(scene, origin, method, path)
            missing = [name for name in NEEDED if name not in answer.headers]
            if answer.status == _FINE and missing and "x-request-id" in answer.headers:
                what = f"{origin} gets no {', '.join(missing)}"
                yield Seen(f"OPTIONS {path}", what, {"origin": origin, "missing": missing})


@cause(
    "public_url_plain", Section.CORS, Section.LOGIN, on=BOTH, severity=Severity.HIGH,
    remedy="put TLS before it, and let the address that people type begin with https://",
)  # fmt: skip
def public_url_plain(scene: Scene) -> Iterator[Seen]:
    """People come over plain http, where browsers drop the sign-in cookie."""
    for address in scene.addresses if scene.secure_cookies else ():
        if address.startswith("http://") and not is_here(address):
            yield Seen(address, "it is plain http to another machine", {"address": address})


def _looked_at(scene: Scene) -> tuple[str, ...]:
    return (scene.narrowed.origin,) if scene.narrowed.origin else scene.origins


def _preflight(scene: Scene, origin: str, method: str, path: str) -> Answer:
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": _HEADERS,
    }
    return scene.ask("OPTIONS", path, headers=asked)


def _near(scene: Scene, origin: str) -> list[str]:
    """Listed origins of the same name that differ in scheme or port."""
    name = urlsplit(origin if "//" in origin else f"https://{origin}").hostname
    return [one for one in scene.origins if urlsplit(one).hostname == name]


def _plain(origin: str) -> str:
    return origin.rstrip("/").lower()
