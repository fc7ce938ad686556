"""Which Lambda function answers which addresses of the API, as data.

The template's events, the handlers and a test read it: every route of the OpenAPI document belongs
to exactly one function. A prefix covers the address itself and everything below it.
"""

from collections.abc import Mapping
from typing import Final

AUTH: Final = "authHandler"
LOANS: Final = "loansHandler"
REPAYMENTS: Final = "repaymentsHandler"
OPERATIONS: Final = "operationsHandler"

FUNCTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    AUTH: (
        "/api/auth",
        "/api/users",
        "/api/settings",
        "/api/audit",
        "/api/health",
        "/api/openapi.json",
    ),
    LOANS: (
        "/api/loans",
        "/api/documents",
        "/api/uploads",  # answers that documents go to the bucket
        "/api/products",
        "/api/quotes",
        "/api/tracking",
        "/api/borrowers",
        "/api/worklist",
        "/api/desk",
        "/api/reports",
        "/api/books",
    ),
    REPAYMENTS: ("/api/repayments",),
    OPERATIONS: ("/api/operations",),
}
"""The part of a function's name between ``skycap-`` and the environment, and its prefixes."""

METHODS: Final = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
"""The methods that API Gateway must pass on, on every prefix; we answer OPTIONS ourselves."""


def covers(prefix: str, path: str) -> bool:
    """Whether `path` is `prefix` or lies below it."""
    return path == prefix or path.startswith(prefix + "/")


def function_of(path: str) -> str | None:
    """The function that answers `path`; None if none does."""
    for function, prefixes in FUNCTIONS.items():
        if any(covers(prefix, path) for prefix in prefixes):
            return function
    return None
