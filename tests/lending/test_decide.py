"""Decisions: every refusal, and what is decided about money."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from skycap.lending import checks, commands, decide, events
from skycap.lending.allocation import Part
from skycap.lending.calendars import Shift
from skycap.lending.conditions import DueDates
from skycap.lending.events import PaymentMethod
from skycap.lending.loan import Status
from skycap.lending.refusals import Code, Refusal
from tests.lending import builders
from tests.lending.builders import (
    ACCOUNTANT,
    CHECKER,
    COMMANDS,
    MAKER,
    SECOND,
    START,
    Desk,
    in_status,
)
from tests.lending.sources import codes_raised_in


def repay(desk: Desk, **changes: object) -> None:
    """Record P50 in cash today, with `changes`."""
    command = commands.Repay("r9", desk.today, 50_00, PaymentMethod.CASH, "REF-9")
    desk.do(replace(command, **changes), ACCOUNTANT)  # type: ignore[arg-type] # fields by name


def long_ago(desk: Desk) -> None:
    """Enter a payment 31 days late."""
    desk.wait(40)
    repay(desk, on=desk.today - timedelta(days=31))


def twice(desk: Desk) -> None:
    """Reverse a repayment that was reversed."""
    desk.reverse("r1")
    desk.do(commands.ProposeReversal("r1", "note"), ACCOUNTANT)


def stale(desk: Desk) -> None:
    """Confirm another proposal than the one that waits."""
    desk.do(commands.ProposeReversal("r1", "note"), ACCOUNTANT)
    desk.do(commands.ConfirmReversal("r1", "f" * 64), SECOND)


def proposed_twice(desk: Desk) -> None:
    """Propose a reversal that already waits."""
    desk.do(commands.ProposeReversal("r1", "note"), ACCOUNTANT)
    desk.do(commands.ProposeReversal("r1", "note"), SECOND)


def attached_twice(desk: Desk) -> None:
    """Attach one document again."""
    desk.do(commands.AttachDocument("d1", "0" * 64), MAKER)
    desk.do(commands.AttachDocument("d1", "1" * 64), MAKER)


def full(desk: Desk) -> None:
    """Write into a history that is full."""
    desk.maybe_loan = replace(desk.loan, version=decide.EVENTS_PER_LOAN_MAX)
    desk.do(commands.AddNote("note"), MAKER)


def applied(days: int) -> Callable[[Desk], None]:
    """Enter an application of so many days ago."""

    def act(desk: Desk) -> None:
        on = desk.today - timedelta(days=days)
        desk.do(commands.Apply("SKY-1", desk.principal, desk.terms, 1, on), MAKER)

    return act


def approved(days: int, later: int = 0) -> Callable[[Desk], None]:
    """Enter an approval of so many days ago, `later` days after the application was entered."""

    def act(desk: Desk) -> None:
        on = desk.wait(later).today - timedelta(days=days)
        desk.do(commands.Approve(desk.principal, desk.terms, "note", on), CHECKER)

    return act


def paid_out_long_ago(desk: Desk) -> None:
    """Enter a pay-out further back than entries may be made late."""
    on = desk.today
    desk.wait(31).disburse(on)


def disburse(on: date, reference: str = "EFT-1") -> Callable[[Desk], None]:
    """Pay out on a day, with a reference."""

    def act(desk: Desk) -> None:
        desk.do(commands.Disburse(on, PaymentMethod.CASH, reference), ACCOUNTANT)

    return act


def do(name: str, actor: str = "someone else") -> Callable[[Desk], None]:
    """Carry out the usual command of that name."""

    def act(desk: Desk) -> None:
        desk.do(COMMANDS[name](desk), actor)

    return act


def too_much_at_once(desk: Desk) -> None:
    """Pay out a thebe more than was approved."""
    command = commands.Disburse(desk.today, PaymentMethod.CARD, "EFT-9", amount=5_000_01)
    desk.do(command, "someone else")


D = Status.DISBURSED
TOMORROW = START + timedelta(days=1)
REFUSALS: list[tuple[Code, str | None, Status | None, Callable[[Desk], None]]] = [
    (Code.LOAN_UNKNOWN, None, None, do("AddNote")),
    (Code.LOAN_NOT_PENDING, None, D, do("Approve")),
    (Code.LOAN_NOT_PENDING, None, Status.INFO_REQUESTED, do("RequestInformation")),
    (Code.NO_INFORMATION_REQUESTED, None, Status.PENDING, do("ProvideInformation")),
    (Code.LOAN_NOT_APPROVED, None, Status.PENDING, do("Disburse")),
    (Code.LOAN_ALREADY_DISBURSED, None, D, do("Disburse")),
    (Code.LOAN_NOT_OPEN, None, Status.REJECTED, do("AttachDocument")),
    (Code.DATE_IN_FUTURE, "disbursementDate", Status.APPROVED, disburse(TOMORROW)),
    (Code.DATE_BEFORE_APPLICATION, "approvalDate", Status.PENDING, approved(1)),
    (Code.DATE_IN_FUTURE, "loanDate", None, applied(-1)),
    (Code.DATE_IN_FUTURE, "approvalDate", Status.PENDING, approved(-1)),
    (Code.BACKDATED_TOO_FAR, "loanDate", None, applied(31)),
    (Code.BACKDATED_TOO_FAR, "approvalDate", Status.PENDING, approved(31, later=40)),
    (Code.BACKDATED_TOO_FAR, "disbursementDate", Status.APPROVED, paid_out_long_ago),
    (Code.DATE_BEFORE_APPROVAL, "disbursementDate", Status.APPROVED, disburse(date(2025, 1, 30))),
    (Code.REFERENCE_REQUIRED, "referenceNumber", Status.APPROVED, disburse(START, " ")),
    (Code.LOAN_NOT_DISBURSED, None, Status.APPROVED, repay),
    (Code.AMOUNT_NOT_POSITIVE, "amountPaid", D, lambda desk: repay(desk, amount=0)),
    (Code.AMOUNT_NOT_POSITIVE, "amountPaid", D, lambda desk: repay(desk, amount=-1)),
    (
        Code.DATE_IN_FUTURE,
        "paymentDate",
        D,
        lambda desk: repay(desk, on=desk.today + timedelta(days=1)),
    ),
    (
        Code.DATE_BEFORE_DISBURSEMENT,
        "paymentDate",
        D,
        lambda desk: repay(desk, on=START - timedelta(days=1)),
    ),
    (Code.BACKDATED_TOO_FAR, "paymentDate", D, long_ago),
    (Code.LOAN_ALREADY_PAID, "confirmOverpayment", Status.CLOSED, repay),
    (
        Code.DUPLICATE_REPAYMENT,
        "referenceNumber",
        D,
        lambda desk: repay(desk, payment_reference=" ref-1 "),
    ),
    (
        Code.DUPLICATE_REPAYMENT,
        "referenceNumber",
        Status.CLOSED,
        lambda desk: repay(desk, payment_reference="REF-1"),
    ),
    (Code.NOT_SO_MUCH, "amount", Status.APPROVED, too_much_at_once),
    (Code.REPAYMENT_UNKNOWN, None, Status.APPROVED, do("ProposeReversal")),
    (Code.REPAYMENT_ALREADY_REVERSED, None, D, twice),
    (Code.REVERSAL_ALREADY_PROPOSED, None, D, proposed_twice),
    (Code.REVERSAL_NOT_PROPOSED, None, D, do("ConfirmReversal")),
    (Code.CONFIRMATION_STALE, "proposal", D, stale),
    (Code.DOCUMENT_UNKNOWN, None, D, do("VerifyDocument")),
    (Code.DOCUMENT_ALREADY_ATTACHED, None, D, attached_twice),
    (Code.HISTORY_FULL, None, D, full),
    (Code.FOUR_EYES, None, Status.APPROVED, do("Disburse", CHECKER)),
]


class TestRefusals:
    """What the desk declines, by its stable code."""

    @pytest.mark.parametrize(
        ("code", "field", "status", "act"), REFUSALS, ids=[row[0] for row in REFUSALS]
    )
    def test_is_refused(
        self, code: Code, field: str | None, status: Status | None, act: Callable[[Desk], None]
    ) -> None:
        """The refusal has its code and names the field that it concerns."""
        desk = in_status(status)
        with pytest.raises(Refusal) as refused:
            act(desk)

        assert (code, field) == (refused.value.code, refused.value.field)

    def test_every_refusal_of_decide_is_reached(self) -> None:
        """No code that decide can raise goes without a test, here or with the acts."""
        raised = codes_raised_in(decide) - {Code.LOAN_WRITTEN_OFF, Code.SURPLUS_SAVES_NOTHING}

        assert raised <= {row[0] for row in REFUSALS} <= raised | codes_raised_in(checks)


class TestRepay:
    """Recording money."""

    def test_the_receipt_tells_the_split(self) -> None:
        """The event keeps where the money went at that moment, and its place among receipts."""
        desk = Desk().open().wait(28)
        desk.pay(500_00)
        desk.pay(7_000_00)
        first, second = (payment.event for payment in desk.loan.payments)

        assert (first.receipt, second.receipt) == (1, 2)
        assert first.allocation == (Part(1, 416_67, 41_66, 0, 0), Part(2, 1, 41_66, 0, 0))
        assert sum(part.total for part in first.allocation) + first.overpaid == 500_00
        assert second.overpaid == 2_000_00

    def test_a_late_entry_is_told_as_if_it_had_come_in_time(self) -> None:
        """A backdated receipt shows the oldest debt of its own day, though another paid since."""
        desk = Desk().open().wait(28)
        desk.pay(458_33)
        desk.pay(458_33, on=desk.today - timedelta(days=3))

        late = desk.loan.payments[0].event
        assert late.repayment == "r2"
        assert [part.instalment for part in late.allocation] == [1]

    def test_a_thebe_is_a_repayment(self) -> None:
        """The smallest amount there is can be repaid."""
        desk = in_status(Status.DISBURSED)
        repay(desk, amount=1)

        assert desk.loan.payments[0].event.amount == 1

    def test_the_last_place_in_a_history_can_be_used(self) -> None:
        """A history is full at its limit, not before."""
        desk = in_status(Status.DISBURSED)
        desk.maybe_loan = replace(desk.loan, version=decide.EVENTS_PER_LOAN_MAX - 1)

        assert len(decide.decide(desk.loan, COMMANDS["AddNote"](desk), desk.context(MAKER))) == 1

    def test_a_duplicate_may_be_confirmed(self) -> None:
        """The same reference is recorded again when the person says that it is another payment."""
        desk = in_status(Status.DISBURSED)
        desk.pay(50_00, payment_reference="REF-1", confirm_duplicate=True)

        assert len(desk.loan.payments) == 2

    @pytest.mark.parametrize(
        ("changes", "duplicate"),
        [
            ({}, True),
            ({"amount": 51_00}, False),
            ({"on": START}, False),
            ({"method": PaymentMethod.CARD}, False),
        ],
    )
    def test_cash_without_a_reference_is_known_by_the_rest(
        self, changes: dict[str, object], duplicate: bool
    ) -> None:
        """Without a reference, only the same amount by the same method on one day is suspect."""
        desk = in_status(Status.DISBURSED)
        desk.pay(50_00, payment_reference="")
        again = {"payment_reference": " ", "repayment": "r9", **changes}
        if duplicate:
            with pytest.raises(Refusal):
                repay(desk, **again)
        else:
            repay(desk, **again)
        assert (2 if duplicate else 3) == len(desk.loan.payments)

    def test_a_reference_is_one_by_its_method(self) -> None:
        """The same reference through another channel is another payment."""
        desk = in_status(Status.DISBURSED)
        repay(desk, payment_reference="REF-1", method=PaymentMethod.PAYROLL)

        assert len(desk.loan.payments) == 2

    def test_a_reversed_payment_frees_its_reference(self) -> None:
        """After a reversal the right payment may be entered with the same reference."""
        desk = in_status(Status.DISBURSED)
        desk.reverse("r1")
        repay(desk, payment_reference="REF-1")

        assert [payment.id for payment in desk.loan.standing_payments()] == ["r9"]

    def test_more_than_is_owed_is_held(self) -> None:
        """On a paid loan money is taken only when the person confirms the overpayment."""
        desk = in_status(Status.CLOSED)
        repay(desk, confirm_overpayment=True)

        assert Status.OVERPAID is desk.status

    def test_the_earliest_value_date_is_accepted(self) -> None:
        """Exactly the allowed number of days late is not too late."""
        desk = in_status(Status.DISBURSED)
        repay(desk, on=START)
        desk.wait(40)
        repay(desk, repayment="r10", payment_reference="x", on=desk.today - timedelta(days=30))

        assert len(desk.loan.payments) == 3


class TestReversal:
    """Proposals, and what becomes of them."""

    def test_counts_from_the_day_of_the_repayment(self) -> None:
        """The reversal is effective on the value date and binds the proposal's hash."""
        desk = in_status(Status.DISBURSED)
        paid_on = desk.today
        desk.wait(10)
        (proposed,) = desk.do(commands.ProposeReversal("r1", "note"), ACCOUNTANT)
        (confirmed,) = desk.do(commands.ConfirmReversal("r1", proposed.hash), SECOND)

        assert paid_on == confirmed.effective_on
        assert events.Reversed("r1", proposed.hash) == confirmed.event

    def test_may_be_proposed_again_after_it_was_declined(self) -> None:
        """A declined proposal is gone: another may follow, and the old one cannot be confirmed."""
        desk = in_status(Status.DISBURSED)
        (first,) = desk.do(commands.ProposeReversal("r1", "note"), ACCOUNTANT)
        desk.do(commands.DeclineReversal("r1", "note"), SECOND)
        with pytest.raises(Refusal):
            desk.do(commands.ConfirmReversal("r1"), SECOND)
        desk.do(commands.ProposeReversal("r1", "note"), ACCOUNTANT)
        with pytest.raises(Refusal) as refused:
            desk.do(commands.ConfirmReversal("r1", first.hash), SECOND)

        assert Code.CONFIRMATION_STALE is refused.value.code

    @pytest.mark.parametrize("name", ["ProposeReversal", "ConfirmReversal", "DeclineReversal"])
    def test_nothing_follows_a_reversal(self, name: str) -> None:
        """A reversal is final: post the money anew."""
        desk = in_status(Status.DISBURSED)
        desk.reverse("r1")
        with pytest.raises(Refusal) as refused:
            desk.do(COMMANDS[name](desk), SECOND)

        assert Code.REPAYMENT_ALREADY_REVERSED is refused.value.code

    def test_reopens_a_paid_loan(self) -> None:
        """After the reversal of the payment that closed it, a loan is open and takes money."""
        desk = in_status(Status.CLOSED)
        desk.reverse("r1")

        assert Status.DISBURSED is desk.status
        desk.pay(10_00)


class TestApproval:
    """Changed terms and the day of disbursement."""

    def test_what_is_approved_is_what_is_paid_out(self) -> None:
        """The checker's amount and terms freeze in the disbursement with their schedule."""
        desk = Desk().apply()
        terms = replace(desk.terms, instalments=6)
        desk.do(commands.Approve(4_000_00, terms, "note"), CHECKER)
        desk.disburse()

        frozen = desk.loan.disbursed
        assert frozen is not None
        assert (4_000_00, terms, 6) == (frozen.principal, frozen.terms, len(frozen.schedule))
        assert frozen.rules_version == events.RULES_VERSION

    def test_each_step_may_be_entered_late(self) -> None:
        """Application, approval and pay-out keep their own days, up to the product's limit."""
        desk = Desk()
        applied(30)(desk)
        approved(30)(desk)
        desk.disburse(START - timedelta(days=30))
        loan = desk.loan

        assert {START - timedelta(days=30)} == {
            loan.applied_on,
            loan.approved_on,
            loan.disbursed_on,
        }

    def test_a_disbursement_may_be_entered_late(self) -> None:
        """A pay-out of the day of approval can be recorded later, and counts from its own day."""
        desk = Desk().apply().approve().wait(3).disburse(START)

        assert desk.loan.disbursed_on == START
        assert date(2025, 2, 28) == desk.loan.schedule[0].due


def test_holidays_freeze_with_the_schedule() -> None:
    """A holiday known at the payout moves the due date for good; the terms say how."""
    terms = builders.terms_of(instalments=2, due_dates=DueDates(shift=Shift.FOLLOWING))
    desk = Desk(terms=terms, on=date(2025, 4, 1)).apply().approve()
    context = replace(desk.context(ACCOUNTANT), holidays=frozenset({date(2025, 5, 1)}))
    command = commands.Disburse(desk.today, PaymentMethod.CASH, "EFT-1")
    ((_, paid_out),) = decide.decide(desk.loan, command, context)

    assert isinstance(paid_out, events.Disbursed)
    assert [row.due for row in paid_out.schedule] == [date(2025, 5, 2), date(2025, 6, 2)]
