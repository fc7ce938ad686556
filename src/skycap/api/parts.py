"""The parts of the API, and their routes.

Embedded, one process serves all of them. On AWS each function serves one, and its cold start is
shorter for every module that it does not import: so routes are imported when they are asked for.
"""

from enum import StrEnum
from typing import assert_never

from fastapi import APIRouter


class Part(StrEnum):
    """What can be served by a process of its own."""

    ACCOUNTS = "accounts"
    """Signing in, members of staff, settings, health."""
    LOANS = "loans"
    """Products, applications, loans, documents, and lists over all of it."""
    REPAYMENTS = "repayments"
    """Money received."""
    OPERATIONS = "operations"
    """What administrators see of the installation itself."""


def routers(part: Part) -> tuple[APIRouter, ...]:
    """The routes of a part."""
    match part:
        case Part.ACCOUNTS:
            from skycap.api.routes import auth, health, settings, users  # noqa: PLC0415 - only this part

            return (health.router, auth.router, users.router, settings.router)
        case Part.LOANS:
            from skycap.api.routes import (  # noqa: PLC0415 - only this part
                books,
                desk,
                documents,
                loans,
                papers,
                products,
                reports,
                servicing,
                tracking,
                vetting,
            )

            return (
                products.router,
                loans.router,
                servicing.router,
                vetting.router,
                papers.router,
                documents.router,
                desk.router,
                tracking.router,
                reports.router,
                books.router,
            )  # fmt: skip - one line says it
        case Part.REPAYMENTS:
            from skycap.api.routes import repayments  # noqa: PLC0415 - only this part

            return (repayments.router,)
        case Part.OPERATIONS:
            from skycap.api.routes import operations  # noqa: PLC0415 - only this part

            return (operations.router,)
    assert_never(part)
