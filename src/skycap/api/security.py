"""Who asks: a bearer token, or the cookie of a browser that is safe from forged requests.

The cookie is HttpOnly and SameSite=Strict. A request that would change something and is known only
by its cookie must also come from a page of ours, as `Sec-Fetch-Site` or `Origin` says.
"""

from urllib.parse import urlsplit

from fastapi import Request
from starlette.responses import Response

from skycap.api.cors import Cors
from skycap.api.problems import Problem
from skycap.services import accounts
from skycap.services.office import Office
from skycap.services.records import UserRow
from skycap.services.tokens import LIFETIME, Keys, NotSignedIn

COOKIE = "skycap_session"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def set_cookie(response: Response, token: str, *, secure: bool) -> None:
    """Give the browser its session."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(LIFETIME.total_seconds()),
        path="/",
        secure=secure,
        httponly=True,
        samesite="strict",
    )


def drop_cookie(response: Response, *, secure: bool) -> None:
    """Take the browser's session back."""
    response.delete_cookie(COOKIE, path="/", secure=secure, httponly=True, samesite="strict")


def credentials(request: Request, cors: Cors) -> str | None:
    """The token that came with the request, or None. Raises a problem for what is forged."""
    header = request.headers.get("authorization")
    if header is not None:
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise NotSignedIn("Sign in with `Authorization: Bearer` and the token of the login.")
        return token.strip()
    cookie = request.cookies.get(COOKIE)
    if cookie and request.method not in SAFE_METHODS and not _is_ours(request, cors):
        detail = "This request came from another site, so it was not carried out."
        raise Problem(403, "cross_site", detail)
    return cookie or None


def _is_ours(request: Request, cors: Cors) -> bool:
    origin = request.headers.get("origin")
    if cors.allows(origin):
        return True
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host", "")


def signed_in(request: Request, office: Office, keys: Keys, cors: Cors) -> UserRow | None:
    """The member of staff who asks; None if nobody claims to be one. Raises `NotSignedIn`."""
    token = credentials(request, cors)
    return accounts.identify(office, keys, token) if token else None
