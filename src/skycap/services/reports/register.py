"""The loan register: every loan that was paid out, as regulation 20 asks, page by page.

Nobody writes it: it is what the histories say, and a correction is a dated entry of a history.
Loans come in the order in which their payout was recorded, the newest first.

Source: Botswana, Micro Lending Regulations 2012, reg 20: agreement number, borrower's name and
address, principal, date advanced, instalment amount, number of instalments, totals. Columns beyond
(g) are our own.
"""

from datetime import date
from typing import Any

from skycap.lending.history import Entry, moment_text
from skycap.lending.loan import fold
from skycap.lending.position import position, status
from skycap.lending.schedule import instalments, total
from skycap.services import loans
from skycap.services.loans import stream_of
from skycap.services.office import Lender, Office
from skycap.services.paging import Listed, Place, page_limit, sift
from skycap.services.permissions import Action, Person, require
from skycap.services.records import LOANS, LoanRow

COLUMNS = (
    "agreement",
    "borrower",
    "identity",
    "address",
    "product",
    "principal",
    "advancedOn",
    "interestRate",
    "ratePeriod",
    "instalments",
    "instalment",
    "firstDue",
    "lastDue",
    "totalInterest",
    "totalFees",
    "totalRepayable",
    "paid",
    "outstanding",
    "arrearsDays",
    "status",
)


def register(
    office: Office,
    person: Person,
    since: date | None = None,
    until: date | None = None,
    after: Place | None = None,
    limit: int = 50,
) -> Listed:
    """A page of the register: loans advanced from `since` to `until`, with what they owe today.

    A page may be short and still have a next.
    """
    require(person, Action.READ_BOOKS)
    place = (after[0], after[1], int(after[2])) if after else None
    page = sift(
        lambda after: office.store.trail(
            (after[0], after[1], int(after[2])) if after else None, kind="disbursed"
        ),
        lambda entry: _advanced(entry, since, until),
        _place,
        place,
        page_limit(limit),
    )
    rows = office.store.get_many(LOANS, {_loan_of(entry) for entry in page.rows})
    lender = office.lender()
    told = []
    for entry in page.rows:
        row = rows.get(_loan_of(entry))
        # A payout that was undone, or repeated, is not this entry of the register any more.
        if row is not None and row.disbursed_on == entry.effective_on.isoformat():
            told.append(_line(office, lender, row))
    return Listed(told, page.after)


def _line(office: Office, lender: Lender, row: LoanRow) -> dict[str, Any]:
    loan = fold(office.store.load(stream_of(row.id)))
    assert loan is not None
    form = loans.form_of(office, row)
    figures = position(loan, office.today(lender))
    rows = instalments(loan.schedule)
    terms = loan.terms
    return {
        "agreement": row.reference,
        "borrower": row.borrower_name,
        "identity": row.id_number,
        "address": form.physical_address,
        "product": row.product,
        "principal": lender.text(row.principal),
        "advancedOn": row.disbursed_on,
        "interestRate": terms.rate_percent,
        "ratePeriod": terms.rate_period.value,
        "instalments": len(rows),
        "instalment": lender.text(rows[0].total if rows else 0),
        "firstDue": rows[0].due.isoformat() if rows else None,
        "lastDue": rows[-1].due.isoformat() if rows else None,
        "totalInterest": lender.text(sum(one.interest for one in loan.schedule)),
        "totalFees": lender.text(sum(one.fee for one in loan.schedule)),
        "totalRepayable": lender.text(total(loan.schedule)),
        "paid": lender.text(figures.paid),
        "outstanding": lender.text(figures.outstanding),
        "arrearsDays": figures.days_past_due,
        "status": status(loan, figures).value,
    }


def _advanced(entry: Entry, since: date | None, until: date | None) -> bool:
    day = entry.effective_on
    return (since is None or day >= since) and (until is None or day <= until)


def _place(entry: Entry) -> Place:
    return (moment_text(entry.recorded_at), entry.stream, entry.sequence)


def _loan_of(entry: Entry) -> str:
    return entry.stream.removeprefix("loan/")
