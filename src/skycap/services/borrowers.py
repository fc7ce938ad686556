"""The borrowers desk: one person by identity number, with everything they ever asked for."""

from typing import Any

from skycap.lending.loan import Status
from skycap.lending.refusals import Code, Refusal
from skycap.services import loans
from skycap.services.barring import barred
from skycap.services.forms import normal_identity
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.records import LOANS_BY_IDENTITY, LoanRow
from skycap.services.telling import told_form, told_line
from skycap.services.views import people


def borrower(office: Office, person: Person, id_number: str) -> dict[str, Any]:
    """Who has this identity number, as last told, and their loans, newest first.

    Refuses with `borrower_unknown`, also when `person` may see none of the loans.
    """
    require(person, Action.READ_LOANS)
    lender = office.lender()
    today = office.today(lender)
    rows: list[LoanRow] = office.store.page(LOANS_BY_IDENTITY, normal_identity(id_number)).rows
    rows = [row for row in rows if loans.visible(row, person)]
    if not rows:
        message = "Nobody with this identity number has applied."
        raise Refusal(Code.BORROWER_UNKNOWN, message, "idNumber")
    return {
        "borrower": told_form(loans.form_of(office, rows[0])),
        "totals": {
            "loans": len(rows),
            "open": sum(row.status == Status.DISBURSED for row in rows),
            "outstanding": lender.text(sum(row.outstanding for row in rows)),
            "paid": lender.text(sum(row.paid for row in rows)),
        },
        "loans": [told_line(lender, row, today) for row in rows],
        "barred": _barred(office, rows[0].id_number),
    }


def _barred(office: Office, id_number: str) -> dict[str, Any] | None:
    """Since when, by whom and why the person is barred; None if they may borrow."""
    found = barred(office, id_number)
    return found and {**found, "by": people(office, {found["by"]})[found["by"]]}
