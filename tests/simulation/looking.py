"""What people look at: every view, list and figure, as a function of the same four things."""

from collections.abc import Callable
from datetime import date
from typing import Any

from skycap.services import (
    borrowers,
    lists,
    quotes,
    repayment_lists,
    statistics,
    tracking,
    trail,
    views,
    worklist,
)
from skycap.services.lists import Filters
from skycap.services.office import Office
from skycap.services.permissions import ANYONE, Person
from skycap.services.records import LoanRow

Look = Callable[[Office, Person, LoanRow, date], Any]

LOOKS: tuple[Look, ...] = (
    lambda office, person, loan, day: views.loan_detail(office, person, loan.id, day),
    lambda office, person, loan, day: views.loan_detail(office, person, loan.reference),
    lambda office, person, loan, day: views.schedule(office, person, loan.id),
    lambda office, person, loan, day: views.trail_of(office, person, loan.id),
    lambda office, person, loan, day: views.repayments_of(office, person, loan.id),
    lambda office, person, loan, day: lists.list_loans(office, person, Filters(), None, 3),
    lambda office, person, loan, day: lists.list_loans(office, person, Filters(loan.status)),
    lambda office, person, loan, day: lists.list_loans(
        office, person, Filters(search=loan.borrower_name)
    ),
    lambda office, person, loan, day: lists.list_loans(
        office, person, Filters(search=loan.phone, id_number=loan.id_number)
    ),
    lambda office, person, loan, day: lists.list_loans(office, person, Filters(arrears="any")),
    lambda office, person, loan, day: borrowers.borrower(office, person, loan.id_number),
    lambda office, person, loan, day: borrowers.borrower(office, person, "nobody"),
    lambda office, person, loan, day: worklist.worklist(office, person),
    lambda office, person, loan, day: repayment_lists.list_repayments(
        office, person, None, None, 3
    ),
    lambda office, person, loan, day: statistics.loan_statistics(office, person),
    lambda office, person, loan, day: statistics.repayment_statistics(office, person),
    lambda office, person, loan, day: statistics.trial_balance(office, person)["sum"],
    lambda office, person, loan, day: trail.audit_trail(office, person, limit=5),
    lambda office, person, loan, day: tracking.track(
        office, ANYONE, loan.reference, loan.id_number
    ),
    lambda office, person, loan, day: quotes.quote(office, "reducing", 500_000, 12, day),
)
