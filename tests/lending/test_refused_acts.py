"""Acts on a loan that was paid out: every refusal, by its stable code."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from skycap.lending import acting, acts, checks, commands, decide
from skycap.lending.early import Early, Surplus
from skycap.lending.events import PaymentMethod
from skycap.lending.loan import Status
from skycap.lending.refusals import Code, Refusal
from skycap.lending.terms import Bucket, Method
from tests.lending.builders import ACCOUNTANT, CHECKER, COMMANDS, SECOND, Desk, in_status, terms_of
from tests.lending.sources import codes_raised_in

Act = Callable[[Desk], object]


def do(command: str, actor: str = ACCOUNTANT, /, **changes: object) -> Act:
    """Carry out the usual command of that name, with `changes`."""

    def act(desk: Desk) -> None:
        usual = COMMANDS[command](desk)
        desk.do(replace(usual, **changes), actor)  # type: ignore[type-var] # each is a dataclass

    return act


def before_a_write_off(desk: Desk) -> None:
    """Enter a recovery dated before the write-off."""
    do("Recover", on=desk.today - timedelta(days=1))(desk)


def before_a_new_schedule(desk: Desk) -> None:
    """Enter a payment dated before the loan was rescheduled."""
    desk.wait(2).reschedule(desk.terms)
    desk.pay(50_00, on=desk.today - timedelta(days=1))


def reversed_before_a_new_schedule(desk: Desk) -> None:
    """Reverse a payment that the new schedule reckoned with."""
    desk.wait(2).reschedule(desk.terms)
    desk.reverse("r1")


def confirmed_before_a_new_schedule(desk: Desk) -> None:
    """Confirm a waiver that was proposed before the loan was rescheduled."""
    charged_then_proposed(desk)
    desk.wait(2).reschedule(desk.terms)
    desk.confirm("a2")


def charged_then_proposed(desk: Desk) -> None:
    """Charge a fee and propose to waive it."""
    desk.wait(1).charge(5_00)
    desk.do(acts.ProposeWaiver("a2", desk.today, Bucket.FEE, 5_00, "note"), ACCOUNTANT)


def confirm(actor: str = SECOND, proposal: str | None = None, between: int = 0) -> Act:
    """Propose a write-off and confirm it, after a payment of `between`."""

    def act(desk: Desk) -> None:
        desk.do(acts.ProposeWriteOff("a1", desk.today, "note"), ACCOUNTANT)
        if between:
            desk.pay(between)
        desk.do(acts.Confirm("a1", proposal), actor)

    return act


def stale_schedule(desk: Desk) -> None:
    """Confirm a new schedule after a payment of that day changed what is left."""
    do("ProposeReschedule")(desk)
    desk.pay(1_000_00)
    desk.confirm("a9")


def stale_capital(desk: Desk) -> None:
    """Confirm a new schedule that capitalises interest which was waived meanwhile."""
    desk.wait(20)
    do("ProposeReschedule", capitalise=10_00)(desk)
    desk.waive(10_00, Bucket.INTEREST)
    desk.confirm("a9")


def undone_twice(desk: Desk) -> None:
    """Undo what was undone."""
    desk.undo(desk.charge(5_00))
    desk.do(acts.ProposeUndo("a1", "note"), ACCOUNTANT)


def undo_twice_proposed(desk: Desk) -> None:
    """Propose to undo what waits to be undone."""
    act = desk.charge(5_00)
    for _ in range(2):
        desk.do(acts.ProposeUndo(act, "note"), ACCOUNTANT)


def undo_unproposed(desk: Desk) -> None:
    """Confirm what nobody proposed to undo."""
    desk.do(acts.ConfirmUndo(desk.charge(5_00)), SECOND)


def undo_alone(desk: Desk) -> None:
    """Propose to undo an act, and confirm it oneself."""
    act = desk.charge(5_00)
    desk.do(acts.ProposeUndo(act, "note"), ACCOUNTANT)
    desk.do(acts.ConfirmUndo(act), ACCOUNTANT)


def undo_stale(desk: Desk) -> None:
    """Confirm another proposal to undo than the one that waits."""
    act = desk.charge(5_00)
    desk.do(acts.ProposeUndo(act, "note"), ACCOUNTANT)
    desk.do(acts.ConfirmUndo(act, "f" * 64), SECOND)


def undo_what_a_schedule_reckoned_with(desk: Desk) -> None:
    """Undo a charge that was carried into a new schedule."""
    act = desk.charge(5_00)
    desk.wait(2).reschedule(desk.terms)
    desk.do(acts.ProposeUndo(act, "note"), ACCOUNTANT)


def too_late_to_cool_off(desk: Desk) -> None:
    """Give a loan up a day after the three days that its terms allow."""
    patient = Desk(terms=terms_of(early=Early(cooling_off_days=3))).open().wait(4)
    do("CoolOff")(patient)


def lent_after_cooling_off(desk: Desk) -> None:
    """Pay more out on a loan that the borrower gave up in time."""
    patient = Desk(terms=terms_of(early=Early(cooling_off_days=3))).open()
    do("CoolOff")(patient)
    do("Advance")(patient)


def second_schedule(desk: Desk) -> None:
    """Confirm a new schedule that was planned before another one began."""
    for act in ("a1", "a2"):
        do("ProposeReschedule", id=act)(desk)
    desk.confirm("a1")
    desk.confirm("a2")


def bounce_fee_below_zero(desk: Desk) -> None:
    """Propose a reversal with a fee below zero."""
    desk.do(commands.ProposeReversal("r1", "note", -1), ACCOUNTANT)


D, W = Status.DISBURSED, Status.WRITTEN_OFF
SURPLUS = {"surplus": Surplus.TERM}
LATE = {"on": date(2025, 1, 1)}
DAY_BEFORE = {"on": date(2025, 2, 19)}
REFUSALS: list[tuple[Code, str | None, Status, Act]] = [
    (Code.LOAN_NOT_DISBURSED, None, Status.APPROVED, do("Charge")),
    (Code.LOAN_NOT_DISBURSED, None, Status.APPROVED, do("Recover")),
    (Code.DATE_BEFORE_DISBURSEMENT, "chargeDate", D, do("Charge", on=date(2025, 1, 30))),
    (Code.DATE_IN_FUTURE, "chargeDate", D, do("Charge", on=date(2025, 3, 1))),
    (Code.BACKDATED_TOO_FAR, "chargeDate", D, do("Charge", **LATE)),
    (Code.LOAN_WRITTEN_OFF, None, W, do("Charge")),
    (Code.LOAN_WRITTEN_OFF, None, W, do("Repay")),
    (Code.AMOUNT_NOT_POSITIVE, "amount", D, do("Charge", amount=0)),
    (Code.AMOUNT_NOT_POSITIVE, "amount", D, do("ProposeWaiver", amount=-1)),
    (Code.AMOUNT_NOT_POSITIVE, "bounceFee", D, bounce_fee_below_zero),
    (Code.FIELD_INVALID, "kind", D, do("Charge", bucket=Bucket.INTEREST)),
    (Code.FIELD_INVALID, "name", D, do("Charge", name=" ")),
    (Code.FIELD_INVALID, "part", D, do("ProposeWaiver", bucket=Bucket.PRINCIPAL)),
    (Code.FIELD_INVALID, "method", D, do("ProposeTopUp", terms=terms_of(method=Method.DISCOUNT))),
    (Code.AMOUNT_NOT_POSITIVE, "amount", D, do("ProposeTopUp", amount=0)),
    (Code.AMOUNT_NOT_POSITIVE, "amount", D, do("Advance", amount=0)),
    (Code.NOT_SO_MUCH, "amount", D, do("Advance")),
    (Code.NOT_SO_MUCH, "amount", D, do("ProposeWaiver")),
    (Code.NOT_SO_MUCH, "amount", D, do("ProposeRefund")),
    (Code.NOT_SO_MUCH, "capitalise", D, do("ProposeReschedule", capitalise=1)),
    (Code.REFERENCE_REQUIRED, "referenceNumber", D, do("Advance", payment_reference=" ")),
    (Code.NOTHING_OWED, None, Status.CLOSED, do("ProposeWriteOff")),
    (Code.NOTHING_OWED, None, Status.CLOSED, do("QuoteSettlement")),
    (Code.NOTHING_OWED, None, Status.CLOSED, do("ProposeReschedule")),
    (Code.LATER_FACTS_STAND, "writeOffDate", D, do("ProposeWriteOff", **DAY_BEFORE)),
    (Code.LATER_FACTS_STAND, None, D, do("ProposeUndo")),
    (Code.LOAN_NOT_WRITTEN_OFF, None, D, do("Recover")),
    (Code.BARRIER_STANDS, "paymentDate", W, before_a_write_off),
    (Code.BARRIER_STANDS, "paymentDate", D, before_a_new_schedule),
    (Code.BARRIER_STANDS, None, D, reversed_before_a_new_schedule),
    (Code.BARRIER_STANDS, None, D, confirmed_before_a_new_schedule),
    (Code.BARRIER_STANDS, None, D, lent_after_cooling_off),
    (Code.BARRIER_STANDS, None, D, undo_what_a_schedule_reckoned_with),
    (Code.DATE_IN_FUTURE, "noticeDate", D, do("QuoteSettlement", notice_on=date(2025, 3, 1))),
    (Code.FOUR_EYES, None, D, do("Advance", CHECKER)),
    (Code.FOUR_EYES, None, D, confirm(ACCOUNTANT)),
    (Code.FOUR_EYES, None, D, undo_alone),
    (Code.CONFIRMATION_STALE, "proposal", D, confirm(proposal="f" * 64)),
    (Code.CONFIRMATION_STALE, "proposal", D, confirm(between=50_00)),
    (Code.CONFIRMATION_STALE, "proposal", D, stale_schedule),
    (Code.CONFIRMATION_STALE, "proposal", D, stale_capital),
    (Code.CONFIRMATION_STALE, "proposal", D, second_schedule),
    (Code.CONFIRMATION_STALE, "proposal", D, undo_stale),
    (Code.COOLING_OFF_OVER, "coolingOffDate", D, do("CoolOff")),
    (Code.COOLING_OFF_OVER, "coolingOffDate", D, too_late_to_cool_off),
    (Code.ACT_UNKNOWN, None, D, do("ProposeUndo", id="a7")),
    (Code.ACT_ALREADY_UNDONE, None, D, undone_twice),
    (Code.UNDO_ALREADY_PROPOSED, None, D, undo_twice_proposed),
    (Code.ACT_NOT_WAITING, None, D, do("Confirm")),
    (Code.ACT_NOT_WAITING, None, D, do("Decline")),
    (Code.ACT_NOT_WAITING, None, D, undo_unproposed),
    (Code.SURPLUS_SAVES_NOTHING, "surplus", D, do("Repay", **SURPLUS)),
]


class TestRefusals:
    """What the desk declines."""

    @pytest.mark.parametrize(
        ("code", "field", "status", "act"), REFUSALS, ids=[row[0] for row in REFUSALS]
    )
    def test_is_refused(self, code: Code, field: str | None, status: Status, act: Act) -> None:
        """The refusal has its code and names the field that it concerns."""
        desk = in_status(status)
        with pytest.raises(Refusal) as refused:
            act(desk)

        assert (code, field) == (refused.value.code, refused.value.field)

    def test_every_refusal_of_acts_is_reached(self) -> None:
        """No code that acts and their checks can raise goes without a test."""
        reached = {row[0] for row in REFUSALS}

        before_lending = {Code.LOAN_NOT_OPEN, Code.LOAN_NOT_PENDING}  # no act asks for these
        assert codes_raised_in(acting, checks) - before_lending <= reached
        assert codes_raised_in(decide) & {Code.LOAN_WRITTEN_OFF, Code.SURPLUS_SAVES_NOTHING}


def test_who_may_take_a_proposal_back() -> None:
    """Declining is open to the proposer too, and moves no figure."""
    desk = in_status(Status.DISBURSED)
    desk.do(acts.ProposeWriteOff("a1", desk.today, "note"), ACCOUNTANT)
    desk.do(acts.Decline("a1", "note"), ACCOUNTANT)

    assert (desk.loan.waiting, desk.loan.facts, desk.status) == ({}, (), Status.DISBURSED)


def test_an_undoing_may_be_declined() -> None:
    """A declined proposal to undo leaves the act standing, and may be made again."""
    desk = in_status(Status.DISBURSED)
    act = desk.charge(5_00)
    desk.do(acts.ProposeUndo(act, "note"), ACCOUNTANT)
    desk.do(acts.Decline(act, "note"), SECOND)
    assert ({}, frozenset()) == (desk.loan.undoing, desk.loan.undone)

    desk.undo(act)
    assert frozenset({act}) == desk.loan.undone


def test_a_payout_that_never_was() -> None:
    """An undone payout leaves an approved loan with empty books, which can be paid out again."""
    desk = Desk().open()
    desk.undo("disbursement")
    assert (desk.status, desk.loan.schedule) == (Status.APPROVED, ())

    desk.do(commands.Disburse(desk.today, PaymentMethod.CASH, "EFT-2"), ACCOUNTANT)
    assert desk.status is Status.DISBURSED
