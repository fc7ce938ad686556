"""Builders of lending tests: terms, products, and a desk that drives one loan through its life."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from skycap.lending import acts, commands
from skycap.lending.calendars import Unit
from skycap.lending.commands import Command, Context
from skycap.lending.decide import decide
from skycap.lending.events import PaymentMethod
from skycap.lending.history import Entry, append
from skycap.lending.loan import PUBLIC, Loan, Status, evolve
from skycap.lending.position import position, status
from skycap.lending.servicing import SettlementQuoted
from skycap.lending.terms import Bucket, Method, Product, RatePeriod, Terms
from skycap.lending.underwriting import SecurityKind

START = date(2025, 1, 31)
MAKER, CHECKER, ACCOUNTANT, SECOND = "maker", "checker", "accountant", "second"


def terms_of(**changes: object) -> Terms:
    """10 % flat per term over twelve months, with `changes`."""
    plain: dict[str, Any] = {
        "product": "personal",
        "product_version": 1,
        "method": Method.FLAT,
        "rate_percent": "10",
        "rate_period": RatePeriod.TERM,
        "unit": Unit.MONTHS,
        "every": 1,
        "instalments": 12,
    }
    plain.update(changes)
    return Terms(**plain)


def product_of(**changes: object) -> Product:
    """A product that passes its own check, with `changes`."""
    plain: dict[str, Any] = {
        "code": "personal",
        "name": "Personal loan",
        "version": 1,
        "method": Method.FLAT,
        "rate_percent": "10",
        "rate_period": RatePeriod.TERM,
        "unit": Unit.MONTHS,
        "every": 1,
        "principal_min": 500_00,
        "principal_max": 20_000_00,
        "instalments_min": 1,
        "instalments_max": 24,
    }
    plain.update(changes)
    return Product(**plain)


FIVE_PERCENT = terms_of(
    method=Method.DECLINING, rate_percent="5", rate_period=RatePeriod.MONTH, instalments=6
)
"""The worked example: P10,000 at 5 % a month on the declining balance, six instalments."""


class Desk:
    """A lender of four people who take one loan through its life, each doing their own part."""

    def __init__(
        self,
        principal: int = 5_000_00,
        terms: Terms | None = None,
        on: date = START,
        four_eyes: bool = True,
    ) -> None:
        self.principal = principal
        self.terms = terms or terms_of()
        self.today = on
        self.four_eyes = four_eyes
        self.entries: tuple[Entry, ...] = ()
        self.maybe_loan: Loan | None = None

    @property
    def loan(self) -> Loan:
        """The loan, which has been applied for."""
        assert self.maybe_loan is not None
        return self.maybe_loan

    @property
    def status(self) -> Status:
        """The status that the loan has today."""
        return status(self.loan, position(self.loan, self.today))

    def context(self, actor: str) -> Context:
        """`actor`, asking today."""
        return Context(actor, self.today, self.four_eyes)

    def do(self, command: Command, actor: str) -> tuple[Entry, ...]:
        """Carry `command` out and keep what it caused; a refusal passes through."""
        return self.record(decide(self.maybe_loan, command, self.context(actor)), actor)

    def record(self, dated: tuple[tuple[date, Any], ...], actor: str) -> tuple[Entry, ...]:
        """Keep events as the next entries of the history."""
        now = datetime.combine(self.today, time(8, tzinfo=UTC))
        made = append("loan/L1", self.entries, dated, now, actor)
        for entry in made:
            self.maybe_loan = evolve(self.maybe_loan, entry)
        self.entries += made
        return made

    def apply(self, actor: str = PUBLIC) -> "Desk":
        """Apply for the loan."""
        self.do(commands.Apply("SKY-1", self.principal, self.terms, 1), actor)
        return self

    def ask(self) -> "Desk":
        """Ask the applicant for more."""
        self.do(commands.RequestInformation("note-1"), CHECKER)
        return self

    def approve(self) -> "Desk":
        """Approve as applied for."""
        self.do(commands.Approve(self.principal, self.terms, "note-2"), CHECKER)
        return self

    def disburse(self, on: date | None = None) -> "Desk":
        """Pay the loan out."""
        method = PaymentMethod.BANK_TRANSFER
        self.do(commands.Disburse(on or self.today, method, "EFT-1"), ACCOUNTANT)
        return self

    def open(self) -> "Desk":
        """Apply, approve and disburse on one day."""
        return self.apply().approve().disburse()

    def pay(self, amount: int, on: date | None = None, **changes: object) -> str:
        """Record a repayment, today unless `on` is given; return its id."""
        number = len(self.loan.payments) + 1 if self.maybe_loan else 1
        plain: dict[str, Any] = {
            "repayment": f"r{number}",
            "on": on or self.today,
            "amount": amount,
            "method": PaymentMethod.CASH,
            "payment_reference": f"REF-{number}",
        }
        plain.update(changes)
        command = commands.Repay(**plain)
        self.do(command, ACCOUNTANT)
        return command.repayment

    def reverse(self, repayment: str) -> None:
        """Propose and confirm the reversal of a repayment."""
        self.do(commands.ProposeReversal(repayment, "note-3"), ACCOUNTANT)
        self.do(commands.ConfirmReversal(repayment), SECOND)

    def charge(self, amount: int, bucket: Bucket = Bucket.FEE, on: date | None = None) -> str:
        """Charge a fee or penalty by hand; return its id."""
        act = self.next_act()
        self.do(acts.Charge(act, on or self.today, bucket, amount, "Letter"), ACCOUNTANT)
        return act

    def waive(self, amount: int, bucket: Bucket = Bucket.PENALTY, on: date | None = None) -> str:
        """Give up a part of what is owed, by two people; return its id."""
        act = self.next_act()
        self.do(acts.ProposeWaiver(act, on or self.today, bucket, amount, "note"), ACCOUNTANT)
        return self.confirm(act)

    def refund(self, amount: int, on: date | None = None) -> str:
        """Pay an overpayment back, by two people; return its id."""
        act, method = self.next_act(), PaymentMethod.BANK_TRANSFER
        command = acts.ProposeRefund(act, on or self.today, amount, method, "EFT-2", "note")
        self.do(command, ACCOUNTANT)
        return self.confirm(act)

    def write_off(self, on: date | None = None) -> str:
        """Write off all that is owed, by two people; return its id."""
        act = self.next_act()
        self.do(acts.ProposeWriteOff(act, on or self.today, "note"), ACCOUNTANT)
        return self.confirm(act)

    def reschedule(self, terms: Terms, on: date | None = None, **changes: Any) -> str:  # noqa: ANN401 - fields by name
        """Begin a new schedule, by two people; return its id."""
        act = self.next_act()
        self.do(acts.ProposeReschedule(act, on or self.today, terms, "note", **changes), ACCOUNTANT)
        return self.confirm(act)

    def top_up(self, amount: int, terms: Terms) -> str:
        """Agree to lend more on the same loan, by two people; return its id."""
        act = self.next_act()
        self.do(acts.ProposeTopUp(act, amount, terms, "note"), MAKER)
        self.do(acts.Confirm(act), CHECKER)
        return act

    def advance(self, amount: int, on: date | None = None) -> str:
        """Pay out more of what was agreed; return its id."""
        act = self.next_act()
        command = acts.Advance(act, on or self.today, amount, PaymentMethod.CASH, f"EFT-{act}")
        self.do(command, ACCOUNTANT)
        return act

    def give_notice(self, on: date | None = None) -> str:
        """Record the borrower's notice of settling early; return its id."""
        act = self.next_act()
        self.do(acts.GiveNotice(act, on or self.today), ACCOUNTANT)
        return act

    def quote(self, on: date | None = None, notice_on: date | None = None) -> SettlementQuoted:
        """Tell what settles the loan; return the quotation."""
        command = acts.QuoteSettlement(self.next_act(), on or self.today, notice_on)
        (entry,) = self.do(command, ACCOUNTANT)
        told = entry.event
        assert isinstance(told, SettlementQuoted)
        return told

    def confirm(self, act: str) -> str:
        """Agree to an act as a second person; return its id."""
        self.do(acts.Confirm(act), SECOND)
        return act

    def undo(self, act: str) -> None:
        """Propose and confirm that an act did not happen."""
        self.do(acts.ProposeUndo(act, "note"), ACCOUNTANT)
        self.do(acts.ConfirmUndo(act), SECOND)

    def next_act(self) -> str:
        """The id of the next act."""
        return f"a{len(self.loan.facts) + len(self.loan.waiting) + 1}"

    def wait(self, days: int) -> "Desk":
        """Let days go by."""
        self.today += timedelta(days=days)
        return self


def in_status(wanted: Status | None) -> Desk:
    """A desk whose loan stands at `wanted`; None is a loan that nobody applied for."""
    desk = Desk()
    if wanted is None:
        return desk
    desk.apply()
    match wanted:
        case Status.INFO_REQUESTED:
            desk.ask()
        case Status.REJECTED:
            desk.do(commands.Reject("note"), CHECKER)
        case Status.WITHDRAWN:
            desk.do(commands.Withdraw("note"), PUBLIC)
        case Status.APPROVED:
            desk.approve()
        case Status.CANCELLED:
            desk.approve().do(commands.Cancel("note"), CHECKER)
        case Status.DISBURSED | Status.CLOSED | Status.OVERPAID:
            desk.approve().disburse().wait(20)
            amounts = {Status.DISBURSED: 100_00, Status.CLOSED: 5_500_00}
            desk.pay(amounts.get(wanted, 5_600_00))
        case Status.WRITTEN_OFF:
            desk.approve().disburse().wait(20)
            desk.pay(100_00)
            desk.write_off()
    assert desk.status is wanted
    return desk


COMMANDS: dict[str, Callable[[Desk], Command]] = {
    "Apply": lambda desk: commands.Apply("SKY-1", desk.principal, desk.terms, 1),
    "Amend": lambda desk: commands.Amend(4_000_00, desk.terms, 2),
    "RequestInformation": lambda _: commands.RequestInformation("note"),
    "ProvideInformation": lambda _: commands.ProvideInformation("note"),
    "Approve": lambda desk: commands.Approve(desk.principal, desk.terms, "note"),
    "Reject": lambda _: commands.Reject("note"),
    "Withdraw": lambda _: commands.Withdraw(None),
    "Cancel": lambda _: commands.Cancel("note"),
    "Disburse": lambda desk: commands.Disburse(desk.today, PaymentMethod.CARD, "EFT-9"),
    "Repay": lambda desk: commands.Repay("r9", desk.today, 50_00, PaymentMethod.CASH, "REF-9"),
    "ProposeReversal": lambda _: commands.ProposeReversal("r1", "note"),
    "ConfirmReversal": lambda _: commands.ConfirmReversal("r1"),
    "DeclineReversal": lambda _: commands.DeclineReversal("r1", "note"),
    "AttachDocument": lambda _: commands.AttachDocument("d1", "0" * 64),
    "VerifyDocument": lambda _: commands.VerifyDocument("d1", True),
    "Assess": lambda _: commands.Assess("as1", 450_00, passed=True),
    "AddSecurity": lambda _: commands.AddSecurity("s1", SecurityKind.COLLATERAL, 900_00),
    "ReleaseSecurity": lambda _: commands.ReleaseSecurity("s1", "note"),
    "AddNote": lambda _: commands.AddNote("note"),
    "Charge": lambda desk: acts.Charge("a9", desk.today, Bucket.FEE, 5_00, "Letter"),
    "ProposeWaiver": lambda desk: acts.ProposeWaiver("a9", desk.today, Bucket.FEE, 5_00, "note"),
    "ProposeRefund": lambda desk: acts.ProposeRefund(
        "a9", desk.today, 5_00, PaymentMethod.CASH, "EFT-9", "note"
    ),
    "ProposeWriteOff": lambda desk: acts.ProposeWriteOff("a9", desk.today, "note"),
    "Recover": lambda desk: acts.Recover("a9", desk.today, 5_00, PaymentMethod.CASH, "REF-9"),
    "GiveNotice": lambda desk: acts.GiveNotice("a9", desk.today),
    "QuoteSettlement": lambda desk: acts.QuoteSettlement("a9", desk.today),
    "ProposeReschedule": lambda desk: acts.ProposeReschedule("a9", desk.today, desk.terms, "note"),
    "ProposeTopUp": lambda desk: acts.ProposeTopUp("a9", 500_00, desk.terms, "note"),
    "Advance": lambda desk: acts.Advance("a9", desk.today, 500_00, PaymentMethod.CASH, "EFT-9"),
    "StopInterest": lambda desk: acts.StopInterest("a9", desk.today, "note"),
    "ProposeResume": lambda desk: acts.ProposeResume("a9", desk.today, "note"),
    "CoolOff": lambda desk: acts.CoolOff("a9", desk.today, "note"),
    "ProposeUndo": lambda _: acts.ProposeUndo("disbursement", "note"),
    "ConfirmUndo": lambda _: acts.ConfirmUndo("disbursement"),
    "Confirm": lambda _: acts.Confirm("a1"),
    "Decline": lambda _: acts.Decline("a1", "note"),
}
"""One plain command of each kind, as the desk would give it."""
