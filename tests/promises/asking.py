"""A life of one loan in which people ask whatever comes to their minds, right or wrong."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from skycap.lending import acts, commands
from skycap.lending.commands import Command
from skycap.lending.conditions import Fee, FeeTime, Grace, LastInstalment
from skycap.lending.early import Early, Rebate, Surplus
from skycap.lending.events import PaymentMethod
from skycap.lending.late import InDuplum, Late, Penalty, PenaltyKind
from skycap.lending.loan import DISBURSEMENT, PUBLIC
from skycap.lending.refusals import Refusal
from skycap.lending.terms import Bucket, Method, RatePeriod, Terms
from tests.lending.builders import ACCOUNTANT, CHECKER, MAKER, SECOND, Desk, terms_of

PEOPLE = (MAKER, CHECKER, ACCOUNTANT, SECOND)
MONEY = list(PaymentMethod)
DAYS_OF_A_LIFE = 400


def terms_at(luck: random.Random) -> Terms:
    """Terms with penalties, ceilings, stops, fees, grace and choices of every kind."""
    method = luck.choice(list(Method))
    instalments = luck.randint(1, 8)
    grace = Grace(*(luck.randrange(min(instalments, 3)) for _ in range(3)), luck.random() < 0.5)
    return terms_of(
        method=method,
        rate_percent=luck.choice(["0", "3", "12.5", "30"]),
        rate_period=RatePeriod.MONTH,
        instalments=instalments,
        backdating_days=luck.choice([0, 30, 366]),
        grace=Grace() if method is Method.BULLET or luck.random() < 0.7 else grace,
        last_instalment=luck.choice(list(LastInstalment)),
        fees=luck.choice(
            [(), (Fee("fee", luck.choice(list(FeeTime)), luck.randint(0, 10_00), "1.5"),)]
        ),
        late=Late(_penalty(luck), luck.choice(list(InDuplum)), luck.choice([0, 0, 2]), "5"),
        early=Early(
            luck.choice(list(Surplus)),
            luck.choice(list(Rebate)),
            charge_percent=luck.choice(["0", "5"]),
            cooling_off_days=luck.choice([0, 5]),
            cooling_off_working_days=luck.random() < 0.5,
            cooling_off_interest=luck.random() < 0.5,
        ),
        across=luck.random() < 0.3,
        small_balance=luck.choice([0, 50]),
        vat_percent=luck.choice(["0", "14"]),
    )


def _penalty(luck: random.Random) -> Penalty | None:
    days, cap = luck.randint(0, 9), luck.choice([0, 100_00])
    return luck.choice(
        [
            None,
            Penalty(PenaltyKind.FIXED, amount=25_00, grace_days=days, cap=cap),
            Penalty(PenaltyKind.PERCENT, percent="5", grace_days=days, cap=cap),
            Penalty(PenaltyKind.DAILY, percent="36.5", grace_days=days, from_grace=True),
        ]
    )


class Life:
    """One loan, the people around it and their luck, which `seed` decides wholly."""

    def __init__(self, seed: int) -> None:
        self.luck = random.Random(seed)
        self.desk = Desk(self.luck.randint(100_00, 2_000_00), terms_at(self.luck))
        self.first_day = self.desk.today
        self.asked = self.refused = 0
        self.met: set[str] = set()
        self.numbers = iter(range(1, 1_000_000))

    def live(self, commands_max: int) -> Iterator[bool]:
        """Ask up to so many times while the life lasts; after each, whether something happened."""
        for _ in range(commands_max):
            ended = self.desk.maybe_loan is not None and not self.desk.loan.open
            if ended or (self.desk.today - self.first_day).days > DAYS_OF_A_LIFE:
                return
            if self.luck.random() < 0.4:
                self.desk.wait(self.luck.choice([1, 3, 10, 31]))
            command, actor = self._command()
            self.asked += 1
            try:
                self.desk.do(command, actor)
            except Refusal as refusal:
                self.refused += 1
                self.met.add(f"code {refusal.code}")
                yield False
            else:
                self.met.add(type(command).__name__)
                yield True

    def _command(self) -> tuple[Command, str]:
        """What is asked next, and by whom: mostly what makes sense, often what does not."""
        luck, loan = self.luck, self.desk.maybe_loan
        if loan is None:
            plain = commands.Apply("SKY-1", self.desk.principal, self.desk.terms, 1)
            return plain, luck.choice([PUBLIC, MAKER])
        if luck.random() < 0.06:
            return luck.choice([*_BEFORE, *_REFUSING, *_AFTER])(self), luck.choice(PEOPLE)
        if loan.disbursed is None:
            duties = (CHECKER, CHECKER, ACCOUNTANT, ACCOUNTANT, MAKER)
            asks = _REFUSING if luck.random() < 0.03 else _BEFORE
            return luck.choice(asks)(self), luck.choice(duties)
        if (loan.waiting or loan.undoing or loan.proposals) and luck.random() < 0.5:
            return luck.choice(_SECOND)(self), luck.choice(PEOPLE)
        return luck.choice(_AFTER)(self), luck.choice(PEOPLE)

    def day(self) -> date:
        """Mostly today, at times a day gone by, now and then one to come."""
        back = self.luck.choices([0, 1, 7, 20, 45, -1], [20, 4, 3, 2, 1, 1])[0]
        return self.desk.today - timedelta(days=back)

    def amount(self) -> int:
        """Something small, an instalment, or more than is owed; seldom nothing."""
        principal, luck = self.desk.principal, self.luck
        some, most = luck.randint(1, 60_00), luck.randint(1, principal)
        return luck.choices([some, principal // 3, most, 1, 0], [9, 9, 9, 3, 1])[0]

    def first_part(self) -> int | None:
        """What is paid out at first: mostly all that was approved."""
        return self.luck.choice([None, None, self.luck.randint(0, self.desk.principal)])

    def little(self) -> int:
        """So little that it is often there."""
        return self.luck.choice([1, 2_00, 10_00, self.amount()])

    def number(self) -> str:
        """An id that was never used."""
        return f"n{next(self.numbers)}"

    def repayment(self) -> str:
        """A repayment of the loan, mostly."""
        return self.luck.choice([*(paid.id for paid in self.desk.loan.payments), "none"])

    def act(self) -> str:
        """An act of the loan that counts, mostly; or its payout."""
        return self.luck.choice([*(fact.id for fact in self.desk.loan.facts), DISBURSEMENT])

    def proposed(self) -> str:
        """A repayment that somebody proposed to reverse, if there is one."""
        return self.luck.choice([*self.desk.loan.proposals, "none"])

    def waiting(self) -> str:
        """An act that waits for somebody, if there is one."""
        return self.luck.choice([*self.desk.loan.waiting, *self.desk.loan.undoing, "none"])


def _terms_to_come(life: Life) -> Terms:
    terms = terms_at(life.luck)
    return replace(terms, method=life.luck.choice([Method.DECLINING, terms.method]))


_BEFORE: list[Callable[[Life], Command]] = [
    lambda life: commands.Amend(life.luck.randint(100_00, 2_000_00), terms_at(life.luck), 2),
    lambda _: commands.RequestInformation("note"),
    lambda _: commands.ProvideInformation("note"),
    *[lambda life: commands.Approve(life.desk.loan.principal, life.desk.loan.terms, "note")] * 4,
    *[
        lambda life: commands.Disburse(
            life.day(), life.luck.choice(MONEY), life.number(), amount=life.first_part()
        )
    ]
    * 6,
    lambda life: commands.AttachDocument(life.number(), "0" * 64),
]

_SECOND: list[Callable[[Life], Command]] = [
    *[lambda life: acts.Confirm(life.waiting())] * 4,
    *[lambda life: acts.ConfirmUndo(life.luck.choice([*life.desk.loan.undoing, "none"]))] * 3,
    *[lambda life: commands.ConfirmReversal(life.proposed())] * 3,
    lambda life: commands.DeclineReversal(life.proposed(), "note"),
    lambda life: acts.Decline(life.waiting(), "note"),
]

_REFUSING: list[Callable[[Life], Command]] = [
    lambda _: commands.Cancel("note"),
    lambda _: commands.Reject("note"),
    lambda _: commands.Withdraw(None),
]

_SERVICING: list[Callable[[Life], Command]] = [
    lambda life: commands.ProposeReversal(
        life.repayment(), "note", life.luck.choice([0, 0, 15_00])
    ),
    lambda life: acts.Charge(
        life.number(), life.day(), life.luck.choice(list(Bucket)), life.amount(), "Letter"
    ),
    lambda life: acts.ProposeWaiver(
        life.number(), life.day(), life.luck.choice(list(Bucket)), life.little(), "note"
    ),
    lambda life: acts.ProposeRefund(
        life.number(), life.day(), life.little(), life.luck.choice(MONEY), life.number(), "note"
    ),
    lambda life: acts.ProposeWriteOff(life.number(), life.day(), "note"),
    lambda life: acts.Recover(
        life.number(), life.day(), life.amount(), life.luck.choice(MONEY), life.number()
    ),
    lambda life: acts.QuoteSettlement(life.number(), life.day()),
    lambda life: acts.ProposeReschedule(
        life.number(), life.day(), _terms_to_come(life), "note", life.luck.choice([0, 0, 1_00])
    ),
    lambda life: acts.ProposeTopUp(life.number(), life.amount(), _terms_to_come(life), "note"),
    *[
        lambda life: acts.Advance(
            life.number(), life.day(), life.amount(), life.luck.choice(MONEY), life.number()
        )
    ]
    * 2,
    lambda life: acts.StopInterest(life.number(), life.day(), "note"),
    lambda life: acts.ProposeResume(life.number(), life.day(), "note"),
    lambda life: acts.CoolOff(life.number(), life.day(), "note"),
    lambda life: acts.ProposeUndo(life.act(), "note"),
]

_REPAYING: list[Callable[[Life], Command]] = [
    lambda life: commands.Repay(
        life.number(),
        life.day(),
        life.amount(),
        life.luck.choice(MONEY),
        life.number(),
        confirm_overpayment=life.luck.random() < 0.5,
        surplus=life.luck.choice(list(Surplus)),
    )
]

_AFTER = [*_SERVICING, *_REPAYING * 6]
