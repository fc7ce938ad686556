"""A small portfolio in every state, the same in every run with one seed."""

import random
from datetime import timedelta

from skycap.lending.events import PaymentMethod
from skycap.services import applications, repayments, reviews
from skycap.services.permissions import ANYONE
from skycap.services.reviews import Decision
from tests.services.branch import ACCOUNTANT, CHECKER, MAKER, MAKER_2, Branch, request

NAMES = ("Keneilwe Mosarwa", "Kagiso Tau", "Anne-Marie Dube", "Zoë Ångström", "Thabo O'Brien")


def fill(branch: Branch, loans: int = 30, seed: int = 7) -> list[str]:
    """Take `loans` loans some way through their lives over half a year; give their ids."""
    chance = random.Random(seed)
    made: list[str] = []
    for number in range(loans):
        first, _, last = NAMES[number % len(NAMES)].partition(" ")
        loan = branch.apply(
            chance.choice([ANYONE, MAKER, MAKER_2]),
            first_name=first,
            last_name=last,
            id_number=f"{100_000_000 + number % 7}",
            contact_number=f"71{number:06d}",
            principal=chance.randrange(100_000, 500_001, 2_500),
            instalments=chance.randint(1, 12),
            product=chance.choice(["standard", "monthly-flat", "reducing", "weekly"]),
        )
        made.append(loan)
        _live(branch, loan, chance)
        branch.later(days=chance.randint(0, 9), minutes=chance.randint(1, 600))
    for loan in made:
        _repay(branch, loan, chance)
    return made


def _live(branch: Branch, loan: str, chance: random.Random) -> None:
    office, fate = branch.office, chance.random()
    if fate < 0.10:
        return
    if fate < 0.20:
        reviews.review(office, CHECKER, loan, Decision.REQUEST_INFO, "Which employer?")
        if fate < 0.15:
            applications.amend(office, MAKER, loan, request(product="weekly", principal=30_000))
        return
    if fate < 0.25:
        reviews.review(office, CHECKER, loan, Decision.REJECT, "No income.")
        return
    if fate < 0.30:
        applications.withdraw(office, ANYONE, loan, "Too dear.")
        return
    branch.approve(loan)
    if fate < 0.35:
        return
    if fate < 0.40:
        reviews.cancel(office, CHECKER, loan, "Gone.")
        return
    branch.disburse(loan)


def _repay(branch: Branch, loan: str, chance: random.Random) -> None:
    row = branch.line(loan)
    if row.disbursed_on is None:
        return
    for _ in range(chance.randint(0, 5)):
        row = branch.line(loan)
        amount = chance.choice([row.total_repayable // row.instalments, row.outstanding, 7_777])
        on = max(
            branch.today - timedelta(days=chance.randint(0, 20)),
            branch.day(row.disbursed_on),
        )
        if on < branch.today - timedelta(days=30):
            on = branch.today
        paid = branch.pay(
            loan,
            max(amount, 1),
            on,
            method=chance.choice(list(PaymentMethod)),
            confirm_overpayment=True,
            notes=chance.choice(["", "By her sister."]),
        )
        fate = chance.random()
        if fate < 0.2:
            branch.reverse(paid)
        elif fate < 0.3:
            repayments.propose_reversal(branch.office, ACCOUNTANT, paid, "Bounced?")
        elif fate < 0.4:
            repayments.propose_reversal(branch.office, ACCOUNTANT, paid, "Bounced?")
            repayments.decline_reversal(branch.office, CHECKER, paid, "No.")
