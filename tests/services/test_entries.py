"""Entries by hand, receipts not identified, closing months: two people, zero sums, tie-outs."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from skycap.lending.events import PaymentMethod
from skycap.lending.ledger import Account
from skycap.lending.refusals import Code
from skycap.services import lenders, repayments
from skycap.services.audit import audit
from skycap.services.books import entries, periods, receipts
from skycap.services.books.entries import SIDES, NewEntry, Posting, Template
from skycap.services.books.receipts import NewReceipt
from skycap.services.replay import rebuild
from skycap.services.reports.balances import balances_at
from tests.services.bookkeeping import end_day, posted
from tests.services.branch import (
    ACCOUNTANT,
    ACCOUNTANT_2,
    ADMIN,
    CHECKER,
    MAKER,
    Branch,
    booked,
    refusing,
)
from tests.services.test_audit import underneath


def propose(branch: Branch, **changes: object) -> str:
    """Propose that P1,000 went from the till to the bank today, with changes; give the id."""
    given: dict[str, Any] = {
        "on": branch.today,
        "template": Template.TILL_TO_BANK,
        "amount": 1_000_00,
    }
    new = NewEntry(**given | changes)
    told = entries.propose(branch.office, ACCOUNTANT, new, "Slip 118.")
    return str(told.body["entryId"])


def hold(branch: Branch, reference: str = "FNB-9") -> str:
    """Record P458.34 that came in ten days ago and that nobody knows; give the id."""
    new = NewReceipt(
        branch.today - timedelta(days=10),
        458_34,
        PaymentMethod.BANK_TRANSFER,
        reference,
        "K MOSARWA",
    )
    return str(receipts.hold(branch.office, ACCOUNTANT, new).body["receiptId"])


@pytest.mark.parametrize("template", list(SIDES))
def test_each_template_posts_its_two_sides(branch: Branch, template: Template) -> None:
    """Rows 21 to 24 and others: nothing is posted before a second person agrees."""
    named = propose(branch, template=template)
    assert posted(branch) == {}
    told = entries.confirm(branch.office, CHECKER, named)

    debit, credit = SIDES[template]
    assert posted(branch) == {debit: 1_000_00, credit: -1_000_00}
    assert told.body["state"] == "posted"


def test_a_payroll_remittance_less_commission(branch: Branch) -> None:
    """Row 21: bank 950 and commission 20 against payroll clearing 970."""
    lines = (
        Posting(Account.BANK, 950_00),
        Posting(Account.COMMISSION, 20_00),
        Posting(Account.PAYROLL_CLEARING, -970_00),
    )
    named = propose(branch, template=Template.OTHER, lines=lines)
    entries.confirm(branch.office, CHECKER, named)

    assert posted(branch) == {"bank": 950_00, "commission": 20_00, "payroll_clearing": -970_00}


WRONG: list[tuple[dict[str, Any], Code, str]] = [
    ({"amount": 0}, Code.AMOUNT_NOT_POSITIVE, "amount"),
    ({"template": Template.OTHER}, Code.FIELD_INVALID, "lines"),
    (
        {
            "template": Template.OTHER,
            "lines": (Posting(Account.BANK, 1), Posting(Account.TILL, -2)),
        },
        Code.ENTRY_UNBALANCED,
        "lines",
    ),
    (
        {
            "template": Template.OTHER,
            "lines": (Posting(Account.BANK, 1), Posting(Account.LOANS, -1)),
        },
        Code.FIELD_INVALID,
        "lines",
    ),
    ({"on": date(2026, 3, 3)}, Code.DATE_IN_FUTURE, "entryDate"),
]


@pytest.mark.parametrize(("changes", "code", "field"), WRONG)
def test_a_wrong_entry_is_refused(
    branch: Branch, changes: dict[str, Any], code: Code, field: str
) -> None:
    """No amount, one-sided, unbalanced, into a control account, in the future."""
    with refusing(branch, code, field):
        propose(branch, **changes)


def test_two_people_make_an_entry(branch: Branch) -> None:
    """Whoever proposed may take it back, not confirm it, unless the lender is one person."""
    named = propose(branch)
    with refusing(branch, Code.FOUR_EYES):
        entries.confirm(branch.office, ACCOUNTANT, named)
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        entries.confirm(branch.office, MAKER, named)
    with refusing(branch, Code.CONFIRMATION_STALE):
        entries.confirm(branch.office, CHECKER, named, "another")
    lenders.change_settings(branch.office, ADMIN, {"fourEyes": False})
    entries.confirm(branch.office, ACCOUNTANT, named)
    with refusing(branch, Code.ENTRY_NOT_WAITING):
        entries.confirm(branch.office, CHECKER, named)


def test_a_declined_entry_is_never_posted(branch: Branch) -> None:
    """It leaves the list of what waits, and the journal stays empty."""
    named = propose(branch)
    assert [one["entryId"] for one in entries.waiting(branch.office, CHECKER)] == [named]
    entries.decline(branch.office, CHECKER, named, "No such deposit.")

    assert entries.waiting(branch.office, CHECKER) == []
    assert entries.entry(branch.office, CHECKER, named)["state"] == "declined"
    assert posted(branch) == {}


def test_an_entry_is_reversed_once(branch: Branch) -> None:
    """The sides are swapped by two people; a declined reversal may be proposed again."""
    named = propose(branch)
    entries.confirm(branch.office, CHECKER, named)
    again = entries.propose_reversal(branch.office, ACCOUNTANT, named, None, "Wrong.").body
    with refusing(branch, Code.ENTRY_ALREADY_REVERSED):
        entries.propose_reversal(branch.office, ACCOUNTANT, named, None, "Wrong.")
    entries.decline(branch.office, CHECKER, again["entryId"], "It was right.")
    again = entries.propose_reversal(branch.office, ACCOUNTANT, named, None, "Wrong.").body
    entries.confirm(branch.office, CHECKER, again["entryId"])

    assert posted(branch) == {}
    assert audit(branch.office).clean


def test_a_receipt_is_held_and_later_allocated_on_its_own_date(branch: Branch) -> None:
    """Row 11: bank to unallocated; then unallocated to the loan, on the original value date."""
    loan = branch.open()
    branch.later(days=40)
    named = hold(branch)
    assert posted(branch)["unallocated_receipts"] == -458_34
    branch.later(days=2)
    told = receipts.allocate(branch.office, ACCOUNTANT, named, branch.line(loan).reference).body

    assert told["paymentDate"] == (branch.today - timedelta(days=12)).isoformat()
    sums = posted(branch)
    assert "unallocated_receipts" not in sums
    assert sums["bank"] == -5_000_00 + 458_34 == booked(branch, loan)["bank"]
    assert receipts.list_waiting(branch.office, CHECKER).rows == []
    with refusing(branch, Code.RECEIPT_NOT_WAITING):
        receipts.allocate(branch.office, ACCOUNTANT, named, loan)
    before = branch.contents()
    assert audit(branch.office).clean
    rebuild(branch.office)
    assert branch.contents() == before


def test_a_receipt_is_paid_back(branch: Branch) -> None:
    """The money leaves the way it came."""
    named = hold(branch)
    [told] = receipts.list_waiting(branch.office, ACCOUNTANT).rows
    assert (told["amountPaid"], told["comments"]) == ("458.34", "K MOSARWA")
    receipts.give_back(branch.office, ACCOUNTANT, named, "FNB-10", "Not our borrower.")

    assert posted(branch) == {}
    assert audit(branch.office).clean


def test_the_reference_of_a_held_receipt_is_taken(branch: Branch) -> None:
    """The same slip cannot be recorded again, neither held nor as a repayment."""
    loan = branch.open()
    branch.later(days=20)
    hold(branch)
    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber"):
        hold(branch, "fnb-9")
    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber"):
        repayments.record(branch.office, ACCOUNTANT, branch.slip(loan, 458_34, reference="FNB-9"))


def ready(branch: Branch) -> None:
    """A loan of 2 March, and the day ends of March booked on 2 April."""
    branch.open()
    branch.later(days=31)
    end_day(branch)


def test_two_people_close_a_month_that_ties_out(branch: Branch) -> None:
    """Afterwards nothing is posted into it, by hand or otherwise."""
    ready(branch)
    told = periods.propose_close(branch.office, ACCOUNTANT, "2026-03", "All is allocated.").body
    with refusing(branch, Code.FOUR_EYES):
        periods.confirm_close(branch.office, ACCOUNTANT, "2026-03")
    periods.confirm_close(branch.office, CHECKER, "2026-03", told["proposal"])

    assert periods.standing(branch.office, CHECKER)["closedUntil"] == "2026-03"
    march = balances_at(branch.office, date(2026, 3, 31))
    with refusing(branch, Code.PERIOD_CLOSED, "entryDate"):
        propose(branch, on=date(2026, 3, 31))
    branch.pay(branch.open(), 100_00, on=branch.today)
    branch.later(days=1)
    end_day(branch)
    assert balances_at(branch.office, date(2026, 3, 31)) == march
    assert audit(branch.office).clean


def test_a_late_fact_posts_into_the_open_month(branch: Branch) -> None:
    """A repayment of 20 March typed on 2 April counts for the books of 2 April."""
    loan = branch.open()
    branch.later(days=31)
    end_day(branch)
    periods.propose_close(branch.office, ACCOUNTANT, "2026-03", "Well.")
    periods.confirm_close(branch.office, ACCOUNTANT_2, "2026-03")
    march = balances_at(branch.office, date(2026, 3, 31))
    branch.pay(loan, 458_33, on=date(2026, 3, 20))

    assert balances_at(branch.office, date(2026, 3, 31)) == march
    assert balances_at(branch.office, branch.today)[Account.BANK] == -5_000_00 + 458_33


def _not_over(branch: Branch) -> None:
    periods.propose_close(branch.office, ACCOUNTANT, "2026-04", "Early.")


def _not_next(branch: Branch) -> None:
    periods.propose_close(branch.office, ACCOUNTANT, "2026-02", "Before there was a loan.")


def _not_proposed(branch: Branch) -> None:
    periods.confirm_close(branch.office, CHECKER, "2026-03")


def _not_closed(branch: Branch) -> None:
    periods.reopen(branch.office, ADMIN, "2026-03", "It never was.")


def _no_month(branch: Branch) -> None:
    periods.propose_close(branch.office, ACCOUNTANT, "2026-13", "What?")


@pytest.mark.parametrize(
    ("attempt", "code"),
    [
        (_not_over, Code.PERIOD_NOT_OVER),
        (_not_next, Code.PERIOD_NOT_READY),
        (_not_proposed, Code.CLOSE_NOT_PROPOSED),
        (_not_closed, Code.PERIOD_NOT_CLOSED),
        (_no_month, Code.FIELD_INVALID),
    ],
)
def test_what_cannot_be_closed_or_opened(
    branch: Branch, attempt: Callable[[Branch], None], code: Code
) -> None:
    """A month that is not over, not next, not proposed, not closed, or none."""
    ready(branch)
    with refusing(branch, code, "month"):
        attempt(branch)


def test_an_entry_that_waits_stands_against_closing(branch: Branch) -> None:
    """So does a month end that is not booked."""
    branch.open()
    branch.later(days=31)
    with refusing(branch, Code.PERIOD_NOT_READY, "month"):
        periods.propose_close(branch.office, ACCOUNTANT, "2026-03", "Well.")
    end_day(branch)
    named = propose(branch, on=date(2026, 3, 30))
    with refusing(branch, Code.PERIOD_NOT_READY, "month"):
        periods.propose_close(branch.office, ACCOUNTANT, "2026-03", "Well.")
    entries.confirm(branch.office, CHECKER, named)
    periods.propose_close(branch.office, ACCOUNTANT, "2026-03", "Well.")


def test_books_that_do_not_tie_out_are_not_closed(sqlite_branch: Branch) -> None:
    """A counter that somebody changed underneath keeps the month open, and the audit tells."""
    branch = sqlite_branch
    ready(branch)
    with underneath(branch) as sql:
        sql.execute("UPDATE counters SET value = value + 1 WHERE name = 'ledger/loans'")
    with refusing(branch, Code.PERIOD_NOT_READY, "month"):
        periods.propose_close(branch.office, ACCOUNTANT, "2026-03", "Well.")
    assert not audit(branch.office).clean


def test_an_administrator_opens_the_last_month_again(branch: Branch) -> None:
    """With a reason that is kept; then an entry may be dated there again."""
    ready(branch)
    periods.propose_close(branch.office, ACCOUNTANT, "2026-03", "Well.")
    periods.confirm_close(branch.office, CHECKER, "2026-03")
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        periods.reopen(branch.office, ACCOUNTANT, "2026-03", "A slip was missed.")
    periods.reopen(branch.office, ADMIN, "2026-03", "A slip was missed.")
    entries.confirm(branch.office, CHECKER, propose(branch, on=date(2026, 3, 31)))

    told = periods.changes(branch.office, CHECKER)
    assert [one["what"] for one in told] == ["reopened", "closed", "proposed"]
    assert told[0]["comments"] == "A slip was missed."
    assert audit(branch.office).clean


def test_a_proposal_to_close_is_taken_back(branch: Branch) -> None:
    """Then nothing waits, and it may be proposed again."""
    ready(branch)
    periods.propose_close(branch.office, ACCOUNTANT, "2026-03", "Well.")
    periods.decline_close(branch.office, CHECKER, "2026-03", "Not yet.")
    assert periods.standing(branch.office, CHECKER)["closing"] is None
    periods.propose_close(branch.office, ACCOUNTANT, "2026-03", "Now.")
