"""What the day end does, in this order. Another step is another line of `STEPS`, with its work.

A step gets the day, where to go on, and its report so far; it does a piece that takes a few seconds
at most, may be repeated, and holds for whoever looks at the books meanwhile.
"""

from typing import Final, Protocol, cast

from skycap.services import day_roots, month_ends
from skycap.services.audit import LOAN_STREAMS, Severity, audit_some
from skycap.services.books import accruals
from skycap.services.books.measuring import Sums
from skycap.services.cleaning import ABANDONED, clear_uploads
from skycap.services.day_end import Chunk, Day, Step, month_ends_with
from skycap.services.days import days_of
from skycap.services.runs import Report

UPLOADS_AT_ONCE: Final = 500
SAMPLE: Final = 500
"""How many loans are proved each day, going round: every loan is, some day."""
SAMPLE_AT_ONCE: Final = 50
MEASURED_AT_ONCE: Final = 200


class _Tidies(Protocol):
    """A keeper of documents that has to drop by itself what nobody finished."""

    def clear_stale(self, before: object) -> int: ...


def tidy_uploads(day: Day, _after: str | None, report: Report) -> Chunk:
    """Give up uploads that nobody finished for a day, and what was sent for them."""
    office = day.office
    cleared = clear_uploads(office, UPLOADS_AT_ONCE)
    told = {
        "uploads": _number(report, "uploads") + cleared.uploads,
        "files": _number(report, "files") + cleared.files,
    }
    if cleared.uploads >= UPLOADS_AT_ONCE:
        return Chunk("more", told)
    if hasattr(office.blobs, "clear_stale"):  # a bucket has rules of its own for these
        stale = cast("_Tidies", office.blobs).clear_stale(office.clock.now() - ABANDONED)
        told["files"] += stale
    return Chunk(None, told)


def record_month_end(day: Day, _after: str | None, _report: Report) -> Chunk:
    """Write down how the books stood at the end of the month: principal, and what was at risk."""
    office, lender = day.office, day.lender
    counters = office.store.counters
    [month] = [
        told
        for told in month_ends.told(
            lender,
            counters("months/"),
            counters("arrears/"),
            counters("loans/").get("loans/principal_outstanding", 0),
            office.today(lender),
        )
        if told["month"] == day.date.isoformat()[:7]
    ]
    return Chunk(None, month)


def _books_close_daily(day: Day) -> bool:
    """Whether the books have a day end of their own on that date."""
    return day.lender.accrue_daily or month_ends_with(day)


def book_day(day: Day, after: str | None, report: Report) -> Chunk:
    """Book what time earned, what is suspended, and at a month end what is provided for losses."""
    office, told = day.office, {"entries": _number(report, "entries")}
    waiting = accruals.due(office, day.date)
    if not waiting:
        return Chunk(None, told)
    goes_on = after is not None and report.get("measuring") == waiting[0].isoformat()
    sums = Sums.from_json(str(report["sums"])) if goes_on else Sums()
    place = after if goes_on else None
    days = days_of(office)
    last = accruals.measure_some(office, waiting[0], sums, days, place, MEASURED_AT_ONCE)
    if last is not None:
        kept = {"measuring": waiting[0].isoformat(), "sums": sums.to_json()}
        return Chunk(last, {**told, **kept})
    told |= {"entries": told["entries"] + (accruals.book(office, waiting[0], sums) or 0)}
    return Chunk("next day" if len(waiting) > 1 else None, told)


def prove_books(day: Day, after: str | None, report: Report) -> Chunk:
    """Tie the ledger out, and prove some loans: chain, balances, rows; tomorrow the next ones.

    `wrong` counts what is not as it should be, `stale` what a rebuild puts right; `first` names
    one of them.
    """
    office = day.office
    told = dict(report) or {"loans": 0, "wrong": 0, "stale": 0, "next": _yesterdays(day)}
    if after is None:
        ledger = sum(office.store.counters("ledger/").values())
        if ledger:
            told |= {"wrong": 1, "first": "ledger"}
    begin = str(told["next"]) or None
    heads = office.store.heads(LOAN_STREAMS, begin, SAMPLE_AT_ONCE)
    found = audit_some(office, heads)
    told["loans"] = _number(told, "loans") + found.loans
    for each in found.findings:
        if each.severity is Severity.UNSETTLED:
            continue
        name = "wrong" if each.severity is Severity.BROKEN else "stale"
        told[name] = _number(told, name) + 1
        told.setdefault("first", each.where)
    went_round = len(heads) < SAMPLE_AT_ONCE
    told["next"] = "" if went_round else heads[-1].stream
    done = went_round or _number(told, "loans") >= SAMPLE
    return Chunk(None if done else "more", told)


STEPS: Final = (
    Step("uploads", "Uploads that nobody finished are given up.", tidy_uploads),
    Step("month_end", "The month's end is written down.", record_month_end, month_ends_with),
    Step(
        "accruals", "What time earned is booked, and losses provided.", book_day, _books_close_daily
    ),
    Step("books", "The ledger is tied out, and some loans are proved.", prove_books),
    Step("root", "A digest over all histories is kept for good.", day_roots.advance),
)
"""The steps of a day end, in order: what others rely on comes first, proofs come last."""


def _number(report: Report, name: str) -> int:
    value = report.get(name, 0)
    assert isinstance(value, int)
    return value


def _yesterdays(day: Day) -> str:
    """Where the sample of the last day end stopped."""
    return str(day.before.reports.get("books", {}).get("next", "")) if day.before else ""
