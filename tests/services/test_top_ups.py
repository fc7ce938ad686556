"""Money lent after the first payout: the desks, their four eyes, their limits, and what is told."""

import pytest

from skycap.lending import acts
from skycap.lending.refusals import Code, Refusal
from skycap.services import disbursements, products, servicing, top_ups, views
from skycap.services.audit import audit
from skycap.services.disbursements import Payout
from skycap.services.permissions import Person
from skycap.services.replay import rebuild
from skycap.services.statistics import loan_statistics
from skycap.services.top_ups import Further, TopUp
from skycap.services.worklist import worklist
from tests.services.branch import (
    ACCOUNTANT,
    ACCOUNTANT_2,
    ADMIN,
    CHECKER,
    MAKER,
    MAKER_2,
    Branch,
    booked,
    refusing,
)


def in_parts(branch: Branch, first: int = 2_000_00) -> str:
    """A loan of P5,000 on the declining balance, of which only `first` was paid out."""
    loan = branch.approve(branch.apply(product="reducing"))
    disbursements.disburse(branch.office, ACCOUNTANT, loan, Payout("EFT-1", amount=first))
    return loan


def running(branch: Branch) -> str:
    """A loan that a maker captured, paid out whole."""
    return branch.disburse(branch.approve(branch.apply(MAKER)))


def agreed(branch: Branch, loan: str, amount: int = 1_000_00) -> str:
    """A top-up that a maker proposed and a checker agreed to."""
    told = top_ups.propose(branch.office, MAKER, loan, TopUp(amount, 6), "School fees.")
    named: str = told.body["actId"]
    servicing.confirm(branch.office, CHECKER, loan, named)
    return named


def lent_now(branch: Branch) -> tuple[str, str]:
    """What was lent ever, and this month, as the dashboard tells it."""
    told = loan_statistics(branch.office, ADMIN)
    return told["totalAmount"], told["months"][-1]["disbursed"]


def tasks(branch: Branch, person: Person) -> list[str]:
    """What waits for `person`, by its kind."""
    return [task["kind"] for task in worklist(branch.office, person)]


def test_a_loan_is_paid_out_in_parts(branch: Branch) -> None:
    """The row, the books, the month and the worklist know what was paid out, and what is left."""
    loan = in_parts(branch)
    told = views.loan_detail(branch.office, ACCOUNTANT, loan)
    assert (told["loanAmount"], told["undrawn"]) == ("2000.00", "3000.00")
    assert booked(branch, loan) == {"loans": 2_000_00, "bank": -2_000_00}
    (task,) = worklist(branch.office, ACCOUNTANT)
    assert (task["kind"], task["amount"]) == ("advance", "3000.00")
    assert tasks(branch, MAKER) == []
    branch.later(days=10)

    told = top_ups.pay_out(branch.office, ACCOUNTANT, loan, Further("EFT-2")).body
    assert told["act"]["amounts"]["amount"] == "3000.00"
    assert (branch.line(loan).principal, booked(branch, loan)["bank"]) == (5_000_00, -5_000_00)
    assert lent_now(branch) == ("5000.00", "5000.00")
    assert tasks(branch, ACCOUNTANT) == []
    assert audit(branch.office).findings == []
    before = branch.contents()
    rebuild(branch.office)
    assert branch.contents() == before


def test_whoever_reviewed_the_loan_pays_no_part_of_it(branch: Branch) -> None:
    """A further part needs the third person of the first, and never exceeds what was approved."""
    loan = in_parts(branch)
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        top_ups.pay_out(branch.office, CHECKER, loan, Further("EFT-2"))
    with refusing(branch, Code.NOT_SO_MUCH, "amount"):
        top_ups.pay_out(branch.office, ACCOUNTANT, loan, Further("EFT-2", 3_000_01))


def test_a_top_up_takes_three(branch: Branch) -> None:
    """A maker proposes, a checker agrees, an accountant pays; neither does what another must."""
    loan = running(branch)
    waits = top_ups.propose(branch.office, MAKER, loan, TopUp(1_000_00, 6), "School fees.").body
    named = waits["actId"]
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        servicing.confirm(branch.office, ACCOUNTANT, loan, named)
    assert "confirm_act" in tasks(branch, CHECKER)
    assert "confirm_act" not in tasks(branch, ACCOUNTANT)
    servicing.confirm(branch.office, CHECKER, loan, named, waits["proposal"])
    assert tasks(branch, ACCOUNTANT) == ["advance"]
    assert views.loan_detail(branch.office, ACCOUNTANT, loan)["acts"][0] == "advance"

    paid = top_ups.pay_out(branch.office, ACCOUNTANT, loan, Further("EFT-2")).body
    told = views.loan_detail(branch.office, ACCOUNTANT, loan)
    assert (told["loanAmount"], told["undrawn"]) == ("6000.00", "0.00")
    assert paid["balance"] == told["balances"]["outstanding"] == "6600.00"
    assert [row["total"] for row in told["schedule"][-6:]] == ["1100.00"] * 6


def test_who_proposes_does_not_agree(branch: Branch) -> None:
    """A checker who proposed cannot confirm; a maker proposes only on their own loans."""
    loan = running(branch)
    named = top_ups.propose(branch.office, CHECKER, loan, TopUp(1_000_00, 6), "More.").body["actId"]
    with refusing(branch, Code.FOUR_EYES):
        servicing.confirm(branch.office, CHECKER, loan, named)
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        top_ups.propose(branch.office, ACCOUNTANT, loan, TopUp(1_000_00, 6), "More.")


def test_a_preview_foresees_the_loan_with_it(branch: Branch) -> None:
    """What is foreseen before proposing and before agreeing is what the payout brings about."""
    loan = running(branch)
    before = branch.contents()
    new = TopUp(1_000_00, 6)
    told = top_ups.propose(branch.office, MAKER, loan, new, "", preview=True).body["foreseen"]
    assert branch.contents() == before
    named = top_ups.propose(branch.office, MAKER, loan, new, "Fees.").body["actId"]
    again = servicing.confirm(branch.office, CHECKER, loan, named, preview=True).body["foreseen"]
    servicing.confirm(branch.office, CHECKER, loan, named)
    top_ups.pay_out(branch.office, ACCOUNTANT, loan, Further("EFT-2"))
    after = views.loan_detail(branch.office, ACCOUNTANT, loan)

    assert told["after"]["balances"] == again["after"]["balances"] == after["balances"]
    assert told["schedule"] == again["schedule"] == after["schedule"]


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (TopUp(45_000_01, 6), "amount"),
        (TopUp(1_000_00, 600), "loanPeriodMonths"),
        (TopUp(1_000_00, 6, "99"), "interestRate"),
        (TopUp(0, 6), "amount"),
    ],
)
def test_all_that_is_left_keeps_the_limits_of_the_product(
    branch: Branch, new: TopUp, field: str
) -> None:
    """The product is asked for the whole, as it is offered now."""
    loan = running(branch)
    with pytest.raises(Refusal) as refused:
        top_ups.propose(branch.office, MAKER, loan, new, "More.")

    assert refused.value.field == field


def test_an_undone_payout_of_a_top_up_counts_nowhere(branch: Branch) -> None:
    """The row, the books and the month are as they were, and the money may be paid again."""
    loan = running(branch)
    agreed(branch, loan)
    before = branch.line(loan), booked(branch, loan), lent_now(branch)
    paid = top_ups.pay_out(branch.office, ACCOUNTANT, loan, Further("EFT-2")).body["actId"]
    servicing.propose_undo(branch.office, ACCOUNTANT, loan, paid, "It came back.")
    servicing.confirm(branch.office, ACCOUNTANT_2, loan, paid)
    row = branch.line(loan)

    assert (row.principal, row.outstanding) == (before[0].principal, before[0].outstanding)
    assert {name: held for name, held in booked(branch, loan).items() if held} == before[1]
    assert lent_now(branch) == before[2]
    assert tasks(branch, ACCOUNTANT) == ["advance"]


def test_what_was_given_up_draws_no_more(branch: Branch) -> None:
    """A borrower who gives the loan up in time leaves nothing to pay out."""
    products.save_product(
        branch.office, ADMIN, {"code": "reducing", "early": {"coolingOffDays": 3}}
    )
    loan = in_parts(branch)
    servicing.act(branch.office, ACCOUNTANT, loan, acts.CoolOff("", branch.today, ""), "No.")

    assert views.loan_detail(branch.office, ACCOUNTANT, loan)["undrawn"] == "0.00"
    assert tasks(branch, ACCOUNTANT) == []


def test_a_maker_who_did_not_capture_the_loan_does_not_see_it(branch: Branch) -> None:
    """Another maker's loan is not there to be topped up."""
    loan = running(branch)
    with refusing(branch, Code.LOAN_UNKNOWN):
        top_ups.propose(branch.office, MAKER_2, loan, TopUp(1_000_00, 6), "More.")
