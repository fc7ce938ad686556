"""One loan of the demo, from the application to the last payment or call."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from random import Random
from typing import Final

from skycap.demo import acts, files, hours, words
from skycap.demo.acts import Act, Step, Story
from skycap.demo.habits import Habit, Payer, Receipt
from skycap.demo.hours import Diary
from skycap.demo.people import Borrower
from skycap.demo.references import reference, serial
from skycap.demo.staff import PUBLIC
from skycap.lending.calendars import Unit
from skycap.lending.events import PaymentMethod
from skycap.lending.schedule import Row, build
from skycap.lending.terms import Product

_RECENT: Final = timedelta(days=21)
_ASKS, _ASKS_TWICE = 0.11, 0.1
_LOWERS = 0.07
_BOUNCES, _DECLINES, _TYPED_TWICE, _FOUND_LATE = 0.035, 0.006, 0.012, 0.03
_WRITES_DOWN = 0.1
_CALLS_AFTER: Final = 8
"""Days past due after which somebody calls."""

_CALLS_MAX: Final = 6
_GIVEN_UP_AFTER: Final = 380
"""Days past due after which a loan that is to be written off is."""
_PROOFS: Final = (files.IDENTITY, files.PAYSLIP, files.BANK_STATEMENT)


class Fate(StrEnum):
    """How far a loan comes."""

    PENDING = "pending"
    ASKED = "asked"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    LENT = "lent"


class Turn(StrEnum):
    """What happens to a loan or its newest payment, where the plan wants it to."""

    BOUNCED = "bounced"
    WAITING = "waiting"
    DECLINED = "declined"
    WRITTEN_OFF = "written_off"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to become of one loan.

    `stop_after` ends all payments after so many instalments; `again` marks a known customer.
    """

    number: int
    borrower: Borrower
    product: Product
    principal: int
    instalments: int
    start: datetime
    fate: Fate
    habit: Habit
    stop_after: int | None = None
    turn: Turn | None = None
    again: bool = False


class Lifetime:
    """Writes down what happens to one loan until `until`, all from its own random numbers."""

    def __init__(self, plan: Plan, rng: Random, until: datetime) -> None:
        self._plan = plan
        self._rng = rng
        self._until = until
        self._steps: list[Step] = []
        self._diary = Diary(rng, plan.start)
        self._principal = plan.principal
        self._online = plan.fate is Fate.PENDING or self._is_online()
        self._maker = rng.choices(("maker", "maker2"), (60, 40))[0]
        self._checker = rng.choices(("checker", "checker2"), (60, 40))[0]
        self._papers = 0
        self._payments = 0
        self.ends = plan.start
        """When the last payment of a loan that is paid in full was recorded, also after `until`."""

    def story(self) -> Story:
        """All of it, in order of time."""
        self._applies()
        if self._plan.fate is not Fate.PENDING and self._is_reviewed():
            self._is_paid_out()
        self._steps.sort(key=lambda step: step.at)
        steps = tuple(step for step in self._steps if step.at <= self._until)
        plan = self._plan
        return Story(plan.number, plan.borrower, plan.product.code, steps)

    def _is_online(self) -> bool:
        """More and more people apply by phone."""
        days_ago = (self._until - self._plan.start).days
        return self._rng.random() < 0.7 - days_ago / 2_000

    def _do(self, at: datetime, who: str, act: Act) -> None:
        self._steps.append(Step(at, who, act))

    def _applies(self) -> None:
        rng, plan, diary = self._rng, self._plan, self._diary
        if not self._online:
            diary.on(diary.today)
        who = PUBLIC if self._online else self._maker
        purpose = rng.choice(words.PURPOSES)
        self._do(diary.now, who, acts.Apply(plan.principal, plan.instalments, purpose))
        recent = self._until - diary.now < _RECENT
        proofs = list(_PROOFS) if recent else rng.sample(_PROOFS, rng.choice((0, 0, 0, 1, 1)))
        if rng.random() < (0.3 if recent else 0.08):
            proofs.append(files.ADDRESS)
        for paper in proofs:
            self._attaches(diary.minutes_later(1, 4), who, paper)

    def _attaches(self, at: datetime, who: str, paper: files.Paper) -> None:
        self._papers += 1
        self._do(at, who, acts.Attach(self._papers, paper))

    def _is_reviewed(self) -> bool:
        """Whether the loan is to be paid out."""
        rng, plan, diary = self._rng, self._plan, self._diary
        diary.days_later(0, 2)
        for number in range(1, self._papers + 1):
            if rng.random() < 0.9:
                accepted = rng.random() < 0.95
                verify = acts.Verify(number, accepted)
                self._do(diary.minutes_later(1, 6), self._checker, verify)
        if plan.fate is Fate.ASKED:
            ask = acts.Ask(rng.choice(words.QUESTIONS))
            self._do(diary.minutes_later(2, 9), self._checker, ask)
            return False
        if rng.random() < _ASKS:
            self._is_asked()
            if rng.random() < _ASKS_TWICE:
                self._is_asked()
        return self._is_decided()

    def _is_asked(self) -> None:
        rng, diary, plan = self._rng, self._diary, self._plan
        place = rng.randrange(len(words.QUESTIONS))
        ask = acts.Ask(words.QUESTIONS[place])
        self._do(diary.minutes_later(2, 9), self._checker, ask)
        who = PUBLIC if self._online else self._maker
        at = diary.days_later(1, 3)
        if rng.random() < 0.3:
            self._attaches(at, who, rng.choice(_PROOFS))
            at = diary.minutes_later(1, 5)
        self._do(at, who, acts.Answer(words.ANSWERS[place]))
        if not self._online and rng.random() < 0.3:
            again = acts.Amend(self._principal, plan.instalments, rng.choice(words.PURPOSES))
            self._do(diary.minutes_later(2, 20), who, again)
        diary.days_later(0, 1)

    def _is_decided(self) -> bool:
        rng, plan, diary = self._rng, self._plan, self._diary
        at = diary.minutes_later(3, 15)
        if plan.fate is Fate.REJECTED:
            self._do(at, self._checker, acts.Reject(rng.choice(words.REJECTIONS)))
            return False
        if plan.fate is Fate.WITHDRAWN:
            who = PUBLIC if self._online else self._maker
            self._do(at, who, acts.Withdraw(rng.choice(words.WITHDRAWALS)))
            return False
        lower = self._principal * rng.choice((60, 70, 80)) // 100 // 5_000 * 5_000
        if rng.random() < _LOWERS and lower >= plan.product.principal_min:
            self._principal = lower
            approve = acts.Approve(rng.choice(words.APPROVALS_LOWER), lower)
        else:
            known = words.APPROVALS_AGAIN if plan.again else words.APPROVALS
            approve = acts.Approve(rng.choice(known))
        self._do(at, self._checker, approve)
        if plan.fate is Fate.CANCELLED:
            cancel = acts.Cancel(rng.choice(words.CANCELLATIONS))
            self._do(diary.days_later(3, 12), self._accountant(), cancel)
        return plan.fate is Fate.LENT

    def _is_paid_out(self) -> None:
        rng, plan, diary = self._rng, self._plan, self._diary
        at = diary.days_later(0, 2)
        method = PaymentMethod.BANK_TRANSFER
        if plan.product.unit is Unit.WEEKS:
            method = rng.choice((PaymentMethod.MOBILE_MONEY, PaymentMethod.CASH, method))
        code = serial(plan.number, 0)
        paid_out = acts.Disburse(method, reference(method, diary.today, code, rng))
        self._do(at, self._accountant(), paid_out)
        start = diary.today
        terms = plan.product.terms(self._principal, plan.instalments)
        rows = build(self._principal, terms, start)
        deducted = plan.borrower.form.repayment_method == PaymentMethod.PAYROLL
        payer = Payer(plan.habit, rows, start, rng, on_payday=deducted)
        receipts = payer.receipts(plan.stop_after)
        for place, receipt in enumerate(receipts, 1):
            self._is_repaid(receipt, newest=place == len(receipts))
        self._is_called(rows, receipts)
        if plan.turn is Turn.WRITTEN_OFF:
            self._is_written_off(rows[len(receipts)].due)
        if rng.random() < _WRITES_DOWN:
            at = Diary(rng, at).days_later(5, 60)
            self._do(at, self._checker, acts.Note(rng.choice(words.GOOD_NEWS)))
        self.ends = max(step.at for step in self._steps)

    def _is_repaid(self, receipt: Receipt, *, newest: bool) -> None:
        rng, plan = self._rng, self._plan
        method = self._method(receipt.on)
        on, notes = receipt.on, ""
        if method in {PaymentMethod.CASH, PaymentMethod.DEBIT_ORDER}:
            on = hours.working(on)
        days = 0 if method is PaymentMethod.CASH else rng.choice((0, 0, 0, 1, 1))
        if method is PaymentMethod.CASH:
            notes = rng.choice(words.CASH_NOTES)
        elif rng.random() < _FOUND_LATE:
            days, notes = rng.randint(4, 22), rng.choice(words.LATE_FOUND)
        diary = Diary(rng, hours.at(on, time(0)))
        pay = self._payment(on, receipt.amount, method, notes, above_debt=receipt.above_debt)
        who = self._accountant()
        self._do(diary.on(on + timedelta(days=days)), who, pay)
        if plan.turn and newest and plan.turn is not Turn.WRITTEN_OFF:
            self._takes_turn(plan.turn, pay, diary)
        elif method is PaymentMethod.DEBIT_ORDER and rng.random() < _BOUNCES:
            self._takes_turn(Turn.BOUNCED, pay, diary)
        elif rng.random() < _DECLINES:
            self._takes_turn(Turn.DECLINED, pay, diary)
        elif rng.random() < _TYPED_TWICE:
            again = acts.Pay(
                pay.number, pay.on, pay.amount, method, pay.reference,
                above_debt=True, again=True,
            )  # fmt: skip
            self._do(diary.minutes_later(8, 90), _other(who), again)

    def _takes_turn(self, turn: Turn, pay: acts.Pay, diary: Diary) -> None:
        """A payment is doubted: it bounced, or somebody thinks it is not this borrower's."""
        rng, who = self._rng, self._accountant()
        what = words.BOUNCED if turn is Turn.BOUNCED else words.SUSPECTED
        self._do(diary.days_later(1, 2), who, acts.Propose(pay.number, rng.choice(what)))
        if turn is Turn.WAITING:
            return
        at = diary.days_later(0, 1)
        if turn is Turn.DECLINED:
            decline = acts.Decline(pay.number, rng.choice(words.DECLINED))
            self._do(at, _other(who), decline)
            return
        self._do(at, rng.choice((_other(who), "checker2", "admin")), acts.Confirm(pay.number))
        on = hours.working_days_after(diary.today, rng.randint(2, 12))
        cash = self._payment(on, pay.amount, PaymentMethod.CASH, "In place of the debit order.")
        self._do(diary.on(on), who, cash)

    def _is_called(self, rows: tuple[Row, ...], receipts: list[Receipt]) -> None:
        """Whoever is late is called; whoever stays away is called again, and then looked for."""
        rng, called = self._rng, 0
        total = 0
        for row in rows:
            total += row.total
            paid_on = _paid_on(receipts, total)
            late_from = row.due + timedelta(days=_CALLS_AFTER)
            if (paid_on is not None and paid_on <= late_from) or called >= _CALLS_MAX:
                continue
            if hours.at(late_from, time(12)) > self._until:
                break
            lost = paid_on is None and called > 1
            comments = rng.choice(words.LOST_TOUCH if lost else words.CALLS)
            at = Diary(rng, hours.at(late_from, time(0))).days_later(0, 3)
            self._do(at, rng.choice((self._accountant(), self._checker)), acts.Note(comments))
            called += 1

    def _is_written_off(self, waiting_since: date) -> None:
        """After more than a year nobody hopes any more, and yet a little comes in later."""
        rng, who = self._rng, self._accountant()
        diary = Diary(rng, hours.at(waiting_since + timedelta(days=_GIVEN_UP_AFTER), time(0)))
        self._do(diary.days_later(0, 6), who, acts.WriteOff(rng.choice(words.GIVEN_UP)))
        self._do(diary.days_later(1, 3), rng.choice((_other(who), "checker")), acts.Agree())
        at = diary.days_later(20, 60)
        amount, method = rng.choice((20_000, 35_000, 50_000)), PaymentMethod.CASH
        written = reference(method, diary.today, serial(self._plan.number, 99), rng)
        self._do(at, who, acts.Recover(diary.today, amount, method, written))

    def _payment(
        self, on: date, amount: int, method: PaymentMethod, notes: str, *, above_debt: bool = False
    ) -> acts.Pay:
        self._payments += 1
        code = serial(self._plan.number, self._payments)
        written = reference(method, on, code, self._rng)
        return acts.Pay(self._payments, on, amount, method, written, notes, above_debt)

    def _method(self, on: date) -> PaymentMethod:
        """The way that the form names, and now and then another."""
        if self._plan.turn is Turn.BOUNCED:
            return PaymentMethod.DEBIT_ORDER
        usual = PaymentMethod(self._plan.borrower.form.repayment_method)
        if self._plan.turn is Turn.WAITING or self._rng.random() < 0.88:
            return usual
        if on.weekday() == 6:  # on Sundays only the phone works
            return PaymentMethod.MOBILE_MONEY
        others = (PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER, PaymentMethod.CARD)
        return self._rng.choice(others)

    def _accountant(self) -> str:
        return self._rng.choices(("accountant", "accountant2"), (65, 35))[0]


def _other(accountant: str) -> str:
    return "accountant2" if accountant == "accountant" else "accountant"


def _paid_on(receipts: list[Receipt], total: int) -> date | None:
    """The day on which `total` had been paid in all; None if never."""
    paid = 0
    for receipt in receipts:
        paid += receipt.amount
        if paid >= total:
            return receipt.on
    return None
