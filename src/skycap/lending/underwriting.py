"""What is looked at before money is lent: whether it can be afforded, and who or what secures it.

As everywhere, events hold ids, amounts and choices; names, incomes and descriptions live in rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from skycap.lending.history import event

if TYPE_CHECKING:
    from skycap.lending.history import Entry
    from skycap.lending.loan import Loan


class SecurityKind(StrEnum):
    """What stands behind a loan besides the borrower's word."""

    GUARANTOR = "guarantor"
    COLLATERAL = "collateral"


@event("affordability_assessed")
@dataclass(frozen=True, slots=True)
class AffordabilityAssessed:
    """Somebody assessed whether the borrower can pay `instalment` minor units a period.

    `passed` says whether every limit of the lender was kept; the figures are in row `assessment`.
    """

    assessment: str
    instalment: int
    passed: bool


@event("security_added")
@dataclass(frozen=True, slots=True)
class SecurityAdded:
    """A guarantor or a collateral, for up to `value` minor units; described in row `security`."""

    security: str
    kind: SecurityKind
    value: int


@event("security_released")
@dataclass(frozen=True, slots=True)
class SecurityReleased:
    """The guarantor is free, or the thing was given back; why is in the note."""

    security: str
    note: str


Event = AffordabilityAssessed | SecurityAdded | SecurityReleased


@dataclass(frozen=True, slots=True)
class Security:
    """A guarantor or a collateral of a loan; `value` in minor units."""

    kind: SecurityKind
    value: int
    actor: str
    released: bool = False


def _assessed(loan: "Loan", entry: "Entry", happened: AffordabilityAssessed) -> dict[str, Any]:
    return {"assessed": happened, "captured_by": loan.captured_by | {entry.actor}}


def _added(loan: "Loan", entry: "Entry", happened: SecurityAdded) -> dict[str, Any]:
    added = Security(happened.kind, happened.value, entry.actor)
    return {"securities": {**loan.securities, happened.security: added}}


def _released(loan: "Loan", _: "Entry", happened: SecurityReleased) -> dict[str, Any]:
    known = loan.securities[happened.security]
    freed = Security(known.kind, known.value, known.actor, released=True)
    return {"securities": {**loan.securities, happened.security: freed}}


CHANGES: dict[type, Callable[["Loan", "Entry", Any], dict[str, Any]]] = {
    AffordabilityAssessed: _assessed,
    SecurityAdded: _added,
    SecurityReleased: _released,
}
"""What each of these events changes of a loan."""
