"""What the golden files hold, and how they are written.

`python -m tests.lending.golden` adds what a golden file lacks and never changes what is there:
bytes and figures that people have relied on stay as they are. A rule that moves figures gets a new
`RULES_VERSION`, and with it a new file of loans beside the old ones.
"""

import json
from dataclasses import asdict, astuple, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

from skycap.lending import acts, commands, events, servicing
from skycap.lending.allocation import Part
from skycap.lending.calendars import Unit
from skycap.lending.conditions import Fee, FeeTime
from skycap.lending.decide import decide
from skycap.lending.early import Early, Rebate, Surplus
from skycap.lending.events import RULES_VERSION, LoanEvent, PaymentMethod
from skycap.lending.history import Entry, append, kind_name
from skycap.lending.late import InDuplum, Late, Penalty, PenaltyKind
from skycap.lending.ledger import targets
from skycap.lending.loan import Loan, fold
from skycap.lending.position import Position, position, position_at, status
from skycap.lending.schedule import Row, build
from skycap.lending.terms import Bucket, Method, RatePeriod, Terms
from skycap.lending.underwriting import (
    AffordabilityAssessed,
    SecurityAdded,
    SecurityKind,
    SecurityReleased,
)
from tests.lending.builders import ACCOUNTANT, FIVE_PERCENT, SECOND, START, Desk, terms_of

DATA = Path(__file__).parent / "data"
EVENTS_FILE = DATA / "golden_events.json"


def loans_file(version: int) -> Path:
    """The golden loans under one version of the rules."""
    return DATA / f"golden_loans_v{version}.json"


def serviced_file(version: int) -> Path:
    """The golden loans to which more than repayments happened, under one version of the rules."""
    return DATA / f"golden_serviced_v{version}.json"


def one_of_each() -> list[Entry]:
    """An entry of every kind of event, each the first of a stream: none hangs on another."""
    note, terms = "n-1", terms_of(rate_percent="2.5", instalments=2)
    rows = (
        Row(1, date(2025, 2, 28), 500_00, 12_50),
        Row(2, date(2025, 3, 31), 500_00, 12_50, fee=1_00),
    )
    parts = (Part(1, 500_00, 12_50, 0, 0), Part(2, 1_00, 12_50, 1_00, 0))
    method = PaymentMethod.MOBILE_MONEY
    happened: list[LoanEvent] = [
        events.Applied("SKY-7QX4-M", 1_000_00, terms, 1),
        events.Amended(1_000_00, terms, 2),
        events.InformationRequested(note),
        events.InformationProvided(None),
        events.Approved(1_000_00, terms, note),
        events.Rejected(note),
        events.Withdrawn('kgotla – 😀 "quoted" \\ \u2028'),
        events.Cancelled(note),
        events.Disbursed(1_000_00, terms, 1, rows, PaymentMethod.BANK_TRANSFER, "EFT 1"),
        events.Repaid("r1", 1, 526_50, method, "MM/1", None, parts, overpaid=50),
        events.ReversalProposed("r1", note),
        events.ReversalDeclined("r1", note),
        events.Reversed("r1", "a" * 64),
        events.DocumentAttached("d1", "b" * 64),
        events.DocumentVerified("d1", accepted=True),
        events.Noted(note),
        AffordabilityAssessed("as1", 450_00, passed=True),
        SecurityAdded("s1", SecurityKind.GUARANTOR, 2_000_00),
        SecurityReleased("s1", note),
        *_acts(note),
    ]
    now = datetime(2025, 1, 31, 8, 4, 5, 67, tzinfo=UTC)
    assert len(happened) == len(get_args(LoanEvent))
    return [append("loan/golden", (), [(START, one)], now, "u-1")[0] for one in happened]


def _acts(note: str) -> list[LoanEvent]:
    """One of each act, and of what is said about acts."""
    terms = terms_of(rate_percent="2.5", instalments=1, method=Method.DECLINING)
    rows, method = (Row(3, date(2025, 4, 30), 500_00, 12_50),), PaymentMethod.BANK_TRANSFER
    until = date(2025, 2, 7)
    return [
        servicing.Charged("a1", Bucket.FEE, 25_00, "Letter", None, vat=False),
        servicing.WaiverProposed("a2", Bucket.PENALTY, 10_00, note),
        servicing.RefundProposed("a3", 50, method, "EFT 2", note),
        servicing.WriteOffProposed("a4", 500_00, 12_50, 1_00, 0, note),
        servicing.Recovered("a5", 100_00, method, "EFT 3", None),
        servicing.NoticeGiven("a12", note),
        servicing.SettlementQuoted(
            "a6", 1, until, None, 500_00, 9_00, 0, 0, 3_00, 0, 524_00, 42, 512_50
        ),
        servicing.RescheduleProposed("a7", terms, rows, note, capitalised=12_50),
        servicing.Advanced("a8", 500_00, terms, rows, method, "EFT 4"),
        servicing.TopUpProposed("a12", 500_00, terms, note),
        servicing.InterestStopped("a9", note),
        servicing.ResumeProposed("a11", note),
        servicing.CooledOff("a10", note),
        servicing.DisbursementUndone("c" * 64),
        servicing.UndoProposed("a1", note),
        servicing.Undone("a1", "d" * 64),
        servicing.Confirmed("a2", "e" * 64),
        servicing.Declined("a3", note),
    ]


def label(entry: Entry) -> str:
    """The kind and the version of an event as stored."""
    return f"{kind_name(entry.event)} {json.loads(entry.text)['version']}"


def flat_loan() -> Desk:
    """P5,000 at 10 % flat in twelve: paid, paid late with a backdated entry, one reversed."""
    desk = Desk().open().wait(28)
    desk.pay(458_33)
    desk.wait(40)
    mistaken = desk.pay(1_000_00, method=PaymentMethod.BANK_TRANSFER)
    desk.wait(3)
    desk.pay(458_33, on=date(2025, 3, 31), method=PaymentMethod.MOBILE_MONEY)
    desk.reverse(mistaken)
    desk.wait(30).pay(200_00)
    return desk


def declining_loan() -> Desk:
    """P10,000 at 5 % a month in six: ahead of time, short by the tolerance, overpaid at last."""
    desk = Desk(10_000_00, FIVE_PERCENT).open().wait(10)
    desk.pay(3_000_00, method=PaymentMethod.PAYROLL)
    desk.wait(60).pay(2_905_51, method=PaymentMethod.DEBIT_ORDER)
    desk.wait(60).pay(6_000_00, method=PaymentMethod.CARD)
    desk.pay(20_00, confirm_overpayment=True)
    return desk


def weekly_loan() -> Desk:
    """P800 at 30 % a year flat by the week in eight, entered in no order; closed in the end."""
    terms = terms_of(rate_percent="30", rate_period=RatePeriod.YEAR, unit=Unit.WEEKS, instalments=8)
    desk = Desk(800_00, terms, on=date(2024, 2, 15)).open().wait(29)
    for day in (7, 13, 8):
        desk.pay(104_61, on=date(2024, 3, day))
    desk.reverse("r2")
    desk.wait(40).pay(400_00)
    desk.wait(2).pay(227_70)
    return desk


def late_loan() -> Desk:
    """Penalties under the common-law ceiling, a waiver, a bounced payment, and a write-off."""
    late = Late(Penalty(PenaltyKind.DAILY, percent="120", grace_days=3), InDuplum.COMMON_LAW)
    terms = terms_of(
        rate_percent="20", rate_period=RatePeriod.MONTH, instalments=4, late=late, small_balance=50
    )
    desk = Desk(1_000_00, terms).open().wait(45)
    desk.waive(10_00)
    paid = desk.pay(450_00)
    desk.do(commands.ProposeReversal(paid, "note-3", bounce_fee=25_00), ACCOUNTANT)
    confirmed = decide(desk.loan, commands.ConfirmReversal(paid), desk.context(SECOND))
    (_, reversed_), (on, fee) = confirmed
    assert isinstance(fee, servicing.Charged)
    named = replace(fee, id=f"{paid}/bounced")  # as it was named when this was stored
    desk.record(((on, reversed_), (on, named)), SECOND)
    desk.wait(200).charge(15_00)
    desk.pay(200_00)
    desk.wait(100).write_off()
    desk.wait(5).do(
        acts.Recover("a9", desk.today, 80_00, PaymentMethod.MOBILE_MONEY, "MM-9"), ACCOUNTANT
    )
    return desk


def changed_loan() -> Desk:
    """A prepayment, a new schedule with interest capitalised, a top-up, an undone stop."""
    late = Late(in_duplum=InDuplum.SOUTH_AFRICA, stop_after_months=6, post_stop_percent="5")
    fee = Fee("Service", FeeTime.INSTALMENT, 20_00)
    terms = replace(FIVE_PERCENT, late=late, fees=(fee,), vat_percent="14", across=True)
    desk = Desk(10_000_00, terms).open().wait(28)
    desk.pay(3_000_00, surplus=Surplus.TERM)
    desk.wait(50).reschedule(replace(terms, instalments=8), capitalise=100_00)
    desk.wait(40).pay(1_500_00)
    desk.do(acts.StopInterest("a8", desk.today, "note"), ACCOUNTANT)
    desk.undo("a8")
    longer = replace(terms, instalments=12)
    _advanced(desk, 2_000_00, longer)
    desk.wait(100).pay(900_00, surplus=Surplus.INSTALMENT)
    return desk


def _advanced(desk: Desk, amount: int, terms: Terms) -> None:
    """A payout under terms of its own, as it was recorded before top-ups were agreed first."""
    found = position(desk.loan, desk.today)
    before = found.instalments[-1].number
    rows = build(found.principal_outstanding + amount, terms, desk.today)
    schedule = tuple(row._replace(number=row.number + before) for row in rows)
    paid = servicing.Advanced("a9", amount, terms, schedule, PaymentMethod.CASH, "EFT-9")
    desk.record(((desk.today, paid),), ACCOUNTANT)


def topped_up_loan() -> Desk:
    """Paid out in two parts, then topped up; one payout was undone and made again."""
    desk = Desk(10_000_00, FIVE_PERCENT).apply().approve()
    method = PaymentMethod.BANK_TRANSFER
    desk.do(commands.Disburse(desk.today, method, "EFT-1", amount=6_000_00), ACCOUNTANT)
    desk.wait(28).pay(1_182_10)
    desk.wait(10).undo(desk.advance(3_000_00))
    desk.advance(4_000_00)
    desk.wait(60).pay(2_500_00)
    desk.top_up(5_000_00, replace(FIVE_PERCENT, instalments=10))
    desk.wait(2).advance(5_000_00)
    desk.wait(40).pay(1_500_00, surplus=Surplus.TERM)
    return desk


def settled_loan() -> Desk:
    """A flat loan settled by its quotation, overpaid by another payment, and refunded."""
    early = Early(rebate=Rebate.RULE_OF_78, charge_percent="3", cooling_off_days=3)
    desk = Desk(5_000_00, terms_of(early=early)).open().wait(28)
    desk.pay(458_33)
    desk.wait(40)
    told = desk.quote()
    desk.wait(2).pay(told.amount + 2 * told.per_day)
    desk.wait(3).pay(70_00, confirm_overpayment=True)
    desk.wait(1).refund(70_00)
    return desk


SERVICED = {
    "late": late_loan,
    "changed": changed_loan,
    "settled": settled_loan,
    "topped_up": topped_up_loan,
}
"""Loans to which more than repayments happened; they have a file of their own."""
LOANS = {"flat": flat_loan, "declining": declining_loan, "weekly": weekly_loan}


def figures(loan: Loan, found: Position) -> dict[str, Any]:
    """A position as plain data, with the accounts that follow from it."""
    data: dict[str, Any] = {
        name: value
        for name, value in asdict(found).items()
        if name not in {"instalments", "splits", "turns"}
    }
    if found.turns is not None:
        data["turns"] = asdict(found.turns)
        data["rows"] = [list(astuple(due)) for due in found.instalments]
    data |= {
        "status": status(loan, found),
        "days_past_due": found.days_past_due,
        "paid_parts": [
            [due.number, due.principal_paid, due.interest_paid] for due in found.instalments
        ],
        "splits": {
            key: [list(part) for part in split.parts] for key, split in found.splits.items()
        },
        "accounts": dict(targets(loan, found)),
    }
    return json.loads(json.dumps(data, default=str))  # type: ignore[no-any-return] # a dictionary


def days_of(loan: Loan) -> list[date]:
    """The days on which the golden figures are taken: each due date and value date, and after."""
    assert loan.disbursed_on is not None
    last = loan.schedule[-1].due
    turning = {
        loan.disbursed_on,
        *(row.due for row in loan.schedule),
        *(paid.on for paid in loan.payments),
        *(fact.on for fact in loan.facts),
    }
    return sorted({*turning, date(last.year + 1, 1, 1)})


def golden_loan(desk: Desk) -> dict[str, Any]:
    """One loan as it is stored: its entries, and its figures at several dates."""
    return {
        "entries": [[entry.text, entry.hash] for entry in desk.entries],
        "positions": [figures(desk.loan, position(desk.loan, day)) for day in days_of(desk.loan)],
        "known": [known_figures(desk.entries, entry) for entry in desk.entries],
    }


def known_figures(entries: tuple[Entry, ...], last: Entry) -> list[Any]:
    """What was owed and overdue on the day of an entry, as known right after it."""
    known = position_at(entries, last.recorded_at.date(), last.recorded_at)
    loan = fold(entries[: last.sequence])
    assert known is not None
    assert loan is not None
    return [last.sequence, known.outstanding, known.overdue, known.days_past_due]


def write() -> None:
    """Add what is missing to the golden files."""
    DATA.mkdir(exist_ok=True)
    stored = json.loads(EVENTS_FILE.read_text("utf-8")) if EVENTS_FILE.exists() else {}
    for entry in one_of_each():
        stored.setdefault(label(entry), {"text": entry.text, "hash": entry.hash})
    EVENTS_FILE.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for path, builders in (
        (loans_file(RULES_VERSION), LOANS),
        (serviced_file(RULES_VERSION), SERVICED),
    ):
        loans = json.loads(path.read_text("utf-8")) if path.exists() else {}
        for name, made in builders.items():
            if name not in loans:
                loans[name] = golden_loan(made())
        text = json.dumps(loans, indent=None, separators=(",", ":"), ensure_ascii=False)
        text = text.replace('{"as_of"', '\n{"as_of"').replace('["{', '\n["{')
        path.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write()
