"""The servicing desk: charges, waivers, refunds, write-offs, new schedules, quotes, undoing."""

from datetime import timedelta
from typing import Any, get_args

import pytest

from skycap.lending import acts
from skycap.lending.payment_methods import PaymentMethod
from skycap.lending.refusals import Code
from skycap.lending.servicing import Act
from skycap.lending.terms import Bucket
from skycap.services import servicing, told_acts, views
from skycap.services.audit import audit
from skycap.services.permissions import Action, Person, may
from skycap.services.servicing import NewSchedule
from tests.services.branch import (
    ACCOUNTANT,
    ACCOUNTANT_2,
    CHECKER,
    STAFF,
    Branch,
    asked,
    booked,
    refusing,
)


def done(
    branch: Branch, loan: str, command: servicing.ToBe, why: str = "Agreed."
) -> dict[str, Any]:
    """Carry an act out as the accountant; give the answer."""
    return servicing.act(branch.office, ACCOUNTANT, loan, command, why).body


def confirmed(
    branch: Branch, loan: str, told: dict[str, Any], person: Person = CHECKER
) -> dict[str, Any]:
    """Confirm, as a second person, what was proposed; give the answer."""
    return servicing.confirm(branch.office, person, loan, told["actId"], told["proposal"]).body


def write_off(branch: Branch, loan: str) -> dict[str, Any]:
    """Write a loan off, by two people; give the answer."""
    return confirmed(branch, loan, done(branch, loan, acts.ProposeWriteOff("", branch.today, "")))


def test_a_charge_is_owed_at_once_and_listed(branch: Branch) -> None:
    """A fee of the agreement raises what is owed by its amount, and is told with its name."""
    loan = branch.open()

    told = done(
        branch, loan, acts.Charge("", branch.today, Bucket.FEE, 2_500, "Letter of demand"), ""
    )

    assert told["balance"] == "5525.00"
    assert told["proposal"] is None
    [act] = servicing.acts_of(branch.office, CHECKER, loan)
    assert (act["kind"], act["state"], act["name"]) == ("charge", "counts", "Letter of demand")
    assert act["amounts"] == {"amount": "25.00"}


def test_a_waiver_waits_for_a_second_person(branch: Branch) -> None:
    """It changes nothing until somebody else confirms it, and then lowers what is owed."""
    loan = branch.open()
    done(branch, loan, acts.Charge("", branch.today, Bucket.FEE, 2_500, "Letter of demand"))

    told = done(branch, loan, acts.ProposeWaiver("", branch.today, Bucket.FEE, 2_500, ""))
    assert (told["balance"], told["act"]["state"]) == ("5525.00", "waiting")
    with refusing(branch, Code.FOUR_EYES):
        confirmed(branch, loan, told, ACCOUNTANT)
    with refusing(branch, Code.CONFIRMATION_STALE, "proposal"):
        servicing.confirm(branch.office, CHECKER, loan, told["actId"], "another")
    after = confirmed(branch, loan, told, ACCOUNTANT_2)

    assert (after["balance"], after["act"]["state"]) == ("5500.00", "counts")


def test_what_is_declined_never_happens(branch: Branch) -> None:
    """After a decline nothing waits, and nothing changed."""
    loan = branch.open()
    held = booked(branch, loan)
    told = done(branch, loan, acts.ProposeWriteOff("", branch.today, ""))

    after = servicing.decline(branch.office, CHECKER, loan, told["actId"], "They paid.").body

    assert (after["balance"], after["act"], after["proposal"]) == ("5500.00", None, None)
    assert booked(branch, loan) == held
    with refusing(branch, Code.ACT_NOT_WAITING):
        confirmed(branch, loan, told)


def test_a_written_off_loan_takes_recoveries_and_can_come_back(branch: Branch) -> None:
    """It leaves the books with all that was owed; money is then income; undoing restores it."""
    loan = branch.open()
    assert write_off(branch, loan)["status"] == "written_off"
    branch.later(days=3)

    with refusing(branch, Code.LOAN_WRITTEN_OFF):
        done(branch, loan, acts.Charge("", branch.today, Bucket.FEE, 100, "Letter of demand"))
    money = acts.Recover("", branch.today, 30_000, PaymentMethod.CASH, "CASH-1")
    recovered = done(branch, loan, money, "")
    assert recovered["act"]["amounts"] == {"amount": "300.00"}
    assert booked(branch, loan)["recovery_income"] == -30_000

    for act in reversed(servicing.acts_of(branch.office, CHECKER, loan)):
        told = servicing.propose_undo(
            branch.office, ACCOUNTANT, loan, act["actId"], "A mistake."
        ).body
        back = confirmed(branch, loan, told)
    assert (back["status"], back["act"]["state"]) == ("disbursed", "undone")
    assert back["balance"] == "5500.00"


def test_an_overpayment_is_refunded_by_two(branch: Branch) -> None:
    """What was paid too much goes back, no more than that, and the loan ends closed."""
    loan = branch.open()
    branch.pay(loan, 560_000, confirm_overpayment=True)
    much = acts.ProposeRefund("", branch.today, 10_001, PaymentMethod.CASH, "R-1", "")
    with refusing(branch, Code.NOT_SO_MUCH, "amount"):
        done(branch, loan, much)

    told = done(
        branch, loan, acts.ProposeRefund("", branch.today, 10_000, PaymentMethod.CASH, "R-1", "")
    )
    after = confirmed(branch, loan, told)

    assert (after["status"], after["overpaid"], after["balance"]) == ("closed", "0.00", "0.00")


def test_a_slip_counts_once_as_money_recovered(branch: Branch) -> None:
    """The same reference is refused on another loan, and is free again once it is undone."""
    first, second, running = branch.open(), branch.open(), branch.open()
    for loan in (first, second):
        write_off(branch, loan)
    money = acts.Recover("", branch.today, 30_000, PaymentMethod.CASH, "CASH-1")
    recovered = done(branch, first, money, "")
    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber"):
        done(branch, second, money, "")
    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber"):
        branch.pay(running, 100, method=PaymentMethod.CASH, reference="cash-1")

    told = servicing.propose_undo(
        branch.office, ACCOUNTANT, first, recovered["actId"], "A mistake."
    ).body
    confirmed(branch, first, told)
    done(branch, second, money, "")


def test_a_declined_refund_gives_its_reference_back(branch: Branch) -> None:
    """The reference is taken while the refund waits, and free when it never happens."""
    loan = branch.open()
    branch.pay(loan, 560_000, confirm_overpayment=True)
    refund = acts.ProposeRefund("", branch.today, 5_000, PaymentMethod.CASH, "R-1", "")
    told = done(branch, loan, refund)
    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber"):
        done(branch, loan, refund)

    servicing.decline(branch.office, CHECKER, loan, told["actId"], "Wrong account.")
    done(branch, loan, refund)


def test_a_settlement_is_quoted_with_a_number(branch: Branch) -> None:
    """Quotes are numbered, hold until a date, and paying one in time settles the loan."""
    loan = branch.open()
    branch.later(days=10)

    told = done(branch, loan, acts.QuoteSettlement("", branch.today), "")
    again = done(branch, loan, acts.QuoteSettlement("", branch.today), "")

    assert (told["act"]["number"], again["act"]["number"]) == (1, 2)
    assert told["act"]["validUntil"] >= branch.today.isoformat()
    amount = int(again["act"]["amounts"]["amount"].replace(".", ""))
    branch.pay(loan, amount)
    assert branch.line(loan).status == "closed"


def test_a_new_schedule_replaces_what_is_left(branch: Branch) -> None:
    """Once confirmed, the rest is repaid over the instalments agreed upon."""
    loan = branch.open()
    new = NewSchedule(branch.today, 6)

    told = servicing.propose_reschedule(branch.office, ACCOUNTANT, loan, new, "Half pay.").body
    confirmed(branch, loan, told)

    [act] = servicing.acts_of(branch.office, CHECKER, loan)
    assert (act["kind"], act["state"], act["needsSecond"]) == ("reschedule", "counts", True)
    detail = views.loan_detail(branch.office, CHECKER, loan)
    assert detail["balances"]["principal"] == "5000.00"


def test_every_act_has_a_name() -> None:
    """Whatever can happen to a loan at this desk can be told."""
    assert set(told_acts.KINDS) == set(get_args(Act))


@pytest.mark.parametrize(
    "command",
    [
        acts.StopInterest("", timedelta, ""),  # type: ignore[arg-type] # never looked at
        acts.ProposeUndo("", ""),
    ],
    ids=lambda command: type(command).__name__,
)
def test_a_reason_is_needed(branch: Branch, command: acts.Command) -> None:
    """Whoever stops interest or takes something back has to say why."""
    loan = branch.open()

    with refusing(branch, Code.COMMENTS_REQUIRED, "comments"):
        servicing.act(branch.office, ACCOUNTANT, loan, command, " ")


def test_the_same_request_charges_once(branch: Branch) -> None:
    """A repeated request key gets the first answer, and the fee is charged once."""
    loan = branch.open()
    command = acts.Charge("", branch.today, Bucket.FEE, 2_500, "Letter of demand")

    first = servicing.act(branch.office, ACCOUNTANT, loan, command, "", asked("k"))
    again = servicing.act(branch.office, ACCOUNTANT, loan, command, "", asked("k"))

    assert (again.body, again.replayed) == (first.body, True)
    assert len(servicing.acts_of(branch.office, CHECKER, loan)) == 1


@pytest.mark.parametrize("person", STAFF, ids=lambda person: person.id)
def test_only_accountants_service_loans(branch: Branch, person: Person) -> None:
    """Who may not is refused before anything is read."""
    if may(person, Action.SERVICE_LOAN):
        assert person.role == "accountant"
        return
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        servicing.act(branch.office, person, "x", acts.QuoteSettlement("", branch.today))


def test_the_audit_of_serviced_loans_is_clean(branch: Branch) -> None:
    """Whatever the desk does, rows, counters and the journal agree with the histories."""
    kept = [branch.open() for _ in range(4)]
    branch.later(days=40)
    done(branch, kept[0], acts.Charge("", branch.today, Bucket.FEE, 2_500, "Letter of demand"))
    write_off(branch, kept[1])
    branch.pay(kept[2], 560_000, confirm_overpayment=True)
    refund = acts.ProposeRefund("", branch.today, 1_000, PaymentMethod.CASH, "R-2", "")
    confirmed(branch, kept[2], done(branch, kept[2], refund))
    done(branch, kept[3], acts.StopInterest("", branch.today, ""))

    report = audit(branch.office)

    assert report.findings == []
