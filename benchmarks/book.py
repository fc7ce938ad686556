"""A small book to measure on: loans paid out long ago, so that repayments can be recorded."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from skycap.lending.events import PaymentMethod
from skycap.services import applications, disbursements, loans, products, reviews
from skycap.services.clock import SimulatedClock
from skycap.services.disbursements import Payout
from skycap.services.forms import Form, LoanRequest
from skycap.services.machine import SystemIds
from skycap.services.office import Office
from skycap.services.permissions import ANYONE, Person, Role
from skycap.services.repayments import NewRepayment
from skycap.services.reviews import Decision
from skycap.storage.memory_blobs import MemoryBlobs
from skycap.storage.sql.store import SqlStore

START = datetime(2025, 1, 6, 8, tzinfo=UTC)
DAYS_LATER = 25
CHECKER = Person("checker", Role.CHECKER)
ACCOUNTANT = Person("accountant", Role.ACCOUNTANT)


def open_office(path: Path, days: int = 0) -> Office:
    """An office on a SQLite file, with a clock that stands still `days` after the start."""
    store = SqlStore.open(path)
    clock = SimulatedClock(START + timedelta(days=days))
    return Office(
        store, MemoryBlobs(b"benchmarks sign with thirty-two!!", clock), clock, SystemIds(clock)
    )


def lend(office: Office, count: int) -> list[str]:
    """Apply, approve and pay out `count` loans of P5,000 over 12 months; give their ids."""
    products.seed_products(office)
    made = []
    for number in range(count):
        form = Form(
            first_name="Kagiso",
            last_name=f"Tau {number}",
            id_number=f"{100010000 + number:09d}",
            contact_number=f"71{number:06d}",
            physical_address="Plot 12, Monarch, Francistown",
            kin_name="Lorato Tau",
            kin_relationship="sister",
            bank_name="Bank Gaborone",
            account_number=f"{5000000000 + number}",
            repayment_method="debit order",
        )
        request = LoanRequest(form, 500_000, 12, terms_accepted=True)
        answer = applications.apply(office, ANYONE, request).body
        loan_id = loans.find(office, answer["reference"])
        reviews.review(office, CHECKER, loan_id, Decision.APPROVE, "Affordable on the payslip")
        disbursements.disburse(office, ACCOUNTANT, loan_id, Payout(f"EFT-{number}"))
        made.append(loan_id)
    return made


def repayments(loan_ids: list[str], rounds: range) -> Iterator[NewRepayment]:
    """A small repayment on every loan in each of `rounds`, every one with its own reference."""
    on = date(2025, 1, 20)
    for turn in rounds:
        for loan_id in loan_ids:
            reference = f"{loan_id[-12:]}-{turn}"
            yield NewRepayment(loan_id, on, 4_000 + turn, PaymentMethod.CASH, reference)
