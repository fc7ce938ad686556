"""Previews of acts: what they would do to a loan, told without doing it; and what may be done."""

from datetime import timedelta

import pytest

from skycap.lending import acts
from skycap.lending.payment_methods import PaymentMethod
from skycap.lending.refusals import Refusal
from skycap.lending.terms import Bucket
from skycap.services import products, servicing, views
from skycap.services.servicing import NewSchedule
from skycap.services.worklist import worklist
from tests.services.branch import ACCOUNTANT, ACCOUNTANT_2, ADMIN, CHECKER, MAKER, Branch


def test_a_preview_tells_what_confirming_brings_about_and_writes_nothing(branch: Branch) -> None:
    """The figures foreseen of a new schedule are those that the loan has once it is confirmed."""
    loan = branch.open()
    new = NewSchedule(branch.today, instalments=24)
    before = branch.contents()
    told = servicing.propose_reschedule(
        branch.office, ACCOUNTANT, loan, new, "", preview=True
    ).body["foreseen"]
    assert branch.contents() == before

    done = servicing.propose_reschedule(branch.office, ACCOUNTANT, loan, new, "Half pay.").body
    assert done["foreseen"] is None
    again = servicing.confirm(branch.office, CHECKER, loan, done["actId"], preview=True).body
    servicing.confirm(branch.office, CHECKER, loan, done["actId"])
    after = views.loan_detail(branch.office, ACCOUNTANT, loan)
    assert told["after"]["balances"] == after["balances"]
    assert told["schedule"] == again["foreseen"]["schedule"] == after["schedule"]
    assert told["before"]["balances"] == again["foreseen"]["before"]["balances"]


def test_a_preview_refuses_what_the_act_would_refuse(branch: Branch) -> None:
    """More than is owed cannot be waived, and one's own proposal not be confirmed."""
    loan = branch.open()
    waiver = acts.ProposeWaiver("", branch.today, Bucket.FEE, 5_00, "")
    with pytest.raises(Refusal, match=r"must be at most 0\.00, the fee owed"):
        servicing.act(branch.office, ACCOUNTANT, loan, waiver, preview=True)
    written = servicing.act(
        branch.office, ACCOUNTANT, loan, acts.ProposeWriteOff("", branch.today, ""), "Gone."
    )
    with pytest.raises(Refusal, match="a second person must"):
        servicing.confirm(branch.office, ACCOUNTANT, loan, written.body["actId"], preview=True)


def test_acts_tell_who_and_why_and_what_may_follow(branch: Branch) -> None:
    """A proposer may only take it back, a second person decide; then it may be undone."""
    loan = branch.open()
    wanted = acts.ProposeWriteOff("", branch.today, "")
    named = servicing.act(branch.office, ACCOUNTANT, loan, wanted, "Gone abroad.").body["actId"]
    may = {
        person.id: servicing.acts_of(branch.office, person, loan)[0]["may"]
        for person in (ACCOUNTANT, ACCOUNTANT_2, CHECKER, ADMIN)
    }
    assert may == {
        ACCOUNTANT.id: ["decline"],
        ACCOUNTANT_2.id: ["confirm", "decline"],
        CHECKER.id: ["confirm", "decline"],
        ADMIN.id: ["confirm", "decline"],
    }
    (told,) = servicing.acts_of(branch.office, CHECKER, loan)
    assert (told["by"], told["comments"]) == (ACCOUNTANT.name, "Gone abroad.")

    servicing.confirm(branch.office, CHECKER, loan, named)
    assert servicing.acts_of(branch.office, ACCOUNTANT, loan)[0]["may"] == ["undo"]
    assert servicing.acts_of(branch.office, CHECKER, loan)[0]["may"] == []
    servicing.propose_undo(branch.office, ACCOUNTANT, loan, named, "They came back.")
    (told,) = servicing.acts_of(branch.office, CHECKER, loan)
    assert told["may"] == ["confirm", "decline"]
    assert (told["undo"]["by"], told["undo"]["comments"]) == (ACCOUNTANT.name, "They came back.")


def test_proposals_wait_for_everybody_but_their_proposer(branch: Branch) -> None:
    """An act and an undoing are on the worklist of those who may confirm them, until decided."""
    loan, other = branch.open(), branch.open()
    wanted = acts.ProposeWriteOff("", branch.today, "")
    named = servicing.act(branch.office, ACCOUNTANT, loan, wanted, "Gone.").body["actId"]
    servicing.propose_undo(branch.office, ACCOUNTANT_2, other, "disbursement", "Came back.")

    def waits(person: object) -> list[tuple[str, str, bool]]:
        tasks = worklist(branch.office, person)  # type: ignore[arg-type]  # one of the staff
        return sorted(
            (task["loan"]["loanId"], task["act"], task["undo"])
            for task in tasks
            if task["kind"] == "confirm_act"
        )

    first, second = (loan, "write_off", False), (other, "payout", True)
    assert waits(ACCOUNTANT) == [second]
    assert waits(ACCOUNTANT_2) == [first]
    assert waits(CHECKER) == waits(ADMIN) == sorted([first, second])
    assert waits(MAKER) == []
    servicing.decline(branch.office, CHECKER, loan, named, "Not yet.")
    servicing.confirm(branch.office, CHECKER, other, "disbursement")
    assert waits(CHECKER) == []


def test_the_acts_that_are_offered_follow_how_the_loan_stands(branch: Branch) -> None:
    """Running, overpaid and written off: each has its own, for each role."""
    products.save_product(
        branch.office, ADMIN, {"code": "standard", "early": {"coolingOffDays": 3}}
    )
    loan = branch.open()

    def offered() -> set[str]:
        return set(views.loan_detail(branch.office, ACCOUNTANT, loan)["acts"])

    running = {
        "charge",
        "waiver",
        "settlement_notice",
        "settlement_quote",
        "reschedule",
        "write_off",
        "interest_stop",
    }
    assert offered() == running | {"cooling_off", "undo_payout"}
    assert views.loan_detail(branch.office, CHECKER, loan)["acts"] == ["top_up"]
    branch.later(days=4)
    stop = acts.StopInterest("", branch.today, "")
    servicing.act(branch.office, ACCOUNTANT, loan, stop, "A dispute.")
    assert offered() == (running - {"interest_stop"}) | {"interest_resume"}
    wanted = acts.ProposeWriteOff("", branch.today, "")
    named = servicing.act(branch.office, ACCOUNTANT, loan, wanted, "Gone.").body["actId"]
    servicing.confirm(branch.office, CHECKER, loan, named)
    assert offered() == {"recovery"}
    cash = acts.Recover("", branch.today + timedelta(0), 40_00, PaymentMethod.CASH, "S-1")
    told = servicing.act(branch.office, ACCOUNTANT, loan, cash).body["act"]
    assert (told["paymentMethod"], told["referenceNumber"]) == ("cash", "S-1")
