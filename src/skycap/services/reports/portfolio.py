"""The quality of the portfolio at a day end: ageing, portfolio at risk, stages, and ratios.

They are what the day end measured, so a report of an earlier day does not move when somebody enters
something later. Sources: IRIS FP6373 for portfolio at risk (whole outstanding principal, without
interest; written-off loans in neither part); MicroRate/IDB, which adds restructured loans.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from skycap.lending.arrears import BUCKETS
from skycap.lending.ledger import Account
from skycap.lending.money import divide, text
from skycap.lending.provisions import Stage
from skycap.services.books.measuring import PAR_DAYS
from skycap.services.books.periods import last_measured, measured_at
from skycap.services.books.state import books_of
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, require
from skycap.services.reports.balances import balances_at, movement
from skycap.services.reports.statements import about, checked, usual_day

MONTHS_TOLD: Final = 12
"""How many month ends a trend has."""


def ageing(office: Office, person: Person, day: date | None = None) -> dict[str, Any]:
    """Arrears by bucket and portfolio at risk at the last day end up to `day`, and the trend."""
    require(person, Action.READ_BOOKS)
    lender, books = office.lender(), books_of(office)
    asked = checked(office, day or usual_day(office))
    at, measured = latest(office, asked)
    figures: Mapping[str, int] = measured["figures"]
    gross = figures.get("principal", 0)
    return {
        **about(office, lender, books, at),
        "measured": bool(measured["loans"]),
        "loans": figures.get("loans", 0),
        "principal": lender.text(gross),
        "overdue": lender.text(figures.get("overdue", 0)),
        "nearCeiling": figures.get("ceiling/near", 0),
        "buckets": [
            {
                "bucket": name,
                "loans": figures.get(f"bucket/{name}/loans", 0),
                "principal": lender.text(figures.get(f"bucket/{name}/principal", 0)),
                "overdue": lender.text(figures.get(f"bucket/{name}/overdue", 0)),
                "share": _percent(figures.get(f"bucket/{name}/principal", 0), gross),
            }
            for name in BUCKETS
        ],
        "atRisk": [_at_risk(lender, figures, gross, days) for days in PAR_DAYS],
        "trend": _trend(office, at),
    }


def provisions(office: Office, person: Person, day: date | None = None) -> dict[str, Any]:
    """What is provided for losses, by stage and by bucket, at the last month end up to `day`."""
    require(person, Action.READ_BOOKS)
    lender, books = office.lender(), books_of(office)
    end = _month_end_up_to(checked(office, day or usual_day(office)))
    measured = measured_at(office, end) or _NOTHING
    figures: Mapping[str, int] = measured["figures"]
    before = (measured_at(office, _month_end_up_to(end - timedelta(days=1))) or _NOTHING)["figures"]
    held = -balances_at(office, end).get(Account.LOSS_ALLOWANCE, 0)
    return {
        **about(office, lender, books, end),
        "measured": bool(measured["loans"]),
        "method": lender.provision_method,
        "stages": [_stage(lender, figures, before, stage) for stage in Stage],
        "buckets": [
            {
                "bucket": name,
                "percent": percent,
                "loans": figures.get(f"bucket/{name}/loans", 0),
                "principal": lender.text(figures.get(f"bucket/{name}/principal", 0)),
                "required": lender.text(figures.get(f"bucket/{name}/required", 0)),
            }
            for name, percent in zip(BUCKETS, lender.provision_percents, strict=True)
        ],
        "allowance": lender.text(held),
        "par30": lender.text(figures.get("par/30", 0)),
        "riskCoverage": _percent(held, figures.get("par/30", 0)),
    }


def ratios(
    office: Office, person: Person, since: date | None = None, until: date | None = None
) -> dict[str, Any]:
    """Income by kind, write-off ratio, risk coverage and collection rate of a period.

    The write-off ratio is what was written off over the mean of the gross portfolio at both ends;
    the collection rate what is paid of what fell due in the month of `until`, prepayments left out.
    """
    require(person, Action.READ_BOOKS)
    lender, books = office.lender(), books_of(office)
    last, measured = latest(office, checked(office, until or usual_day(office), "until"))
    first = since or last.replace(day=1)
    _, before = latest(office, first - timedelta(days=1))
    moved = movement(office, first, last)
    gone = measured["held"].get("write_offs", 0) - before["held"].get("write_offs", 0)
    now, then = (one["figures"].get("principal", 0) for one in (measured, before))
    figures: Mapping[str, int] = measured["figures"]
    allowance = -balances_at(office, last).get(Account.LOSS_ALLOWANCE, 0)
    due, collected = figures.get("due", 0), figures.get("collected", 0)
    return {
        **about(office, lender, books, last),
        "since": first.isoformat(),
        "interestIncome": lender.text(-moved.get(Account.INTEREST_INCOME, 0)),
        "feeIncome": lender.text(-moved.get(Account.FEE_INCOME, 0)),
        "penaltyIncome": lender.text(-moved.get(Account.PENALTY_INCOME, 0)),
        "recoveries": lender.text(-moved.get(Account.RECOVERY_INCOME, 0)),
        "writtenOff": lender.text(gone),
        "averagePortfolio": lender.text((now + then) // 2),
        "writeOffRatio": _percent(2 * gone, now + then),
        "allowance": lender.text(allowance),
        "riskCoverage": _percent(allowance, figures.get("par/30", 0)),
        "fellDue": lender.text(due),
        "collected": lender.text(collected),
        "collectionRate": _percent(collected, due),
    }


_NOTHING: Final[dict[str, Any]] = {"loans": 0, "figures": {}, "held": {}}


def latest(office: Office, day: date) -> tuple[date, dict[str, Any]]:
    """What was measured last up to `day`; nothing, at `day`, if that is long ago."""
    booked = last_measured(office, day)
    return (booked, measured_at(office, booked) or _NOTHING) if booked else (day, _NOTHING)


def _at_risk(lender: Lender, figures: Mapping[str, int], gross: int, days: int) -> dict[str, Any]:
    at_risk = figures.get(f"par/{days}", 0)
    again = figures.get(f"par/{days}/restructured", 0)
    return {
        "days": days,
        "principal": lender.text(at_risk),
        "percent": _percent(at_risk, gross),
        "withRestructured": lender.text(again),
        "percentWithRestructured": _percent(again, gross),
    }


def _stage(
    lender: Lender, figures: Mapping[str, int], before: Mapping[str, int], stage: Stage
) -> dict[str, Any]:
    required = figures.get(f"stage/{stage.value}/required", 0)
    earlier = before.get(f"stage/{stage.value}/required", 0)
    return {
        "stage": stage.value,
        "loans": figures.get(f"stage/{stage.value}/loans", 0),
        "principal": lender.text(figures.get(f"stage/{stage.value}/principal", 0)),
        "interest": lender.text(figures.get(f"stage/{stage.value}/interest", 0)),
        "required": lender.text(required),
        "movement": lender.text(required - earlier),
    }


def _trend(office: Office, day: date) -> list[dict[str, Any]]:
    """Portfolio at risk at the month ends up to `day` that were measured, the oldest first."""
    lender, found = office.lender(), []
    end = _month_end_up_to(day)
    for _ in range(MONTHS_TOLD):
        measured = measured_at(office, end)
        if measured is not None:
            figures = measured["figures"]
            gross = figures.get("principal", 0)
            found.append(
                {
                    "month": end.isoformat()[:7],
                    "principal": lender.text(gross),
                    "par30": _percent(figures.get("par/30", 0), gross),
                    "par90": _percent(figures.get("par/90", 0), gross),
                }
            )
        end = _month_end_up_to(end - timedelta(days=1))
    return found[::-1]


def _month_end_up_to(day: date) -> date:
    """The last month end on or before `day`."""
    following = day + timedelta(days=1)
    return following.replace(day=1) - timedelta(days=1) if following.day != 1 else day


def _percent(part: int, whole: int) -> str:
    """A part of a whole in percent with two decimals; zero of nothing."""
    return text(divide(part * 10_000, whole)) if whole else "0.00"
