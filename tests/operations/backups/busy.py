"""A busy year, and the same year halted at a moment: what a restore to that moment must give."""

import random
from datetime import datetime
from typing import Any

import pytest

from skycap.lending import acts
from skycap.lending.history import moment_text
from skycap.lending.payment_methods import PaymentMethod
from skycap.services import barring, documents, lenders, products, servicing
from skycap.services.books import entries, receipts
from skycap.services.books.entries import NewEntry, Template
from skycap.services.books.receipts import NewReceipt
from skycap.services.ports import Commit, Store
from skycap.storage.memory import MemoryStore
from tests.services.branch import ACCOUNTANT, ADMIN, CHECKER, MORNING, Branch, contents
from tests.services.portfolio import fill


class Halted(Exception):
    """Time is up."""


class Halting(MemoryStore):
    """A store that takes nothing recorded after a moment: the lender who stopped then."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self.moment = moment

    def commit(self, commit: Commit) -> None:
        """Commit, unless it is of after the moment."""
        entries = [entry for append in commit.appends for entry in append.entries]
        rows = [getattr(row, "recorded_at", "") for row in commit.puts]
        late = any(entry.recorded_at > self.moment for entry in entries)
        if late or (not entries and any(told > moment_text(self.moment) for told in rows)):
            raise Halted
        super().commit(commit)


def live(store: Store, count: int = 25) -> Branch:
    """A busy year: loans in every state, reversals, documents, products, settings and staff."""
    branch = Branch(store)
    loans = fill(branch, count)
    for number, loan in enumerate(loans):
        if branch.line(loan).status in {"pending", "active"}:
            document = branch.attach(loan, content=b"%PDF-1.7\n" + bytes([number]) * 40)
            branch.later(hours=5)
            documents.verify(branch.office, CHECKER, document, accepted=number % 2 == 0)
            branch.later(days=1)
        if branch.line(loan).status == "active":
            paid = branch.pay(loan, 1_000, reference=f"twin {number % 3}", confirm_duplicate=True)
            branch.later(hours=1)
            if number % 2:
                branch.reverse(paid)
        branch.later(hours=7)
        if number == 4:
            keep_books(branch)
        if number == 5:
            lenders.change_settings(branch.office, ADMIN, {"name": "Phikwe Loans"})
        if number == 8:
            products.save_product(branch.office, ADMIN, {"code": "weekly", "name": "Week by week"})
    return branch


def keep_books(branch: Branch) -> None:
    """What the office does beside loans: receipts, entries by hand, a bar, recoveries."""
    office, paid = branch.office, PaymentMethod.BANK_TRANSFER
    loan = branch.open(id_number="200000001")
    held = [
        str(
            receipts.hold(
                office, ACCOUNTANT, NewReceipt(branch.today, 45_834, paid, name, "K MOSARWA")
            ).body["receiptId"]
        )
        for name in ("FNB-1", "FNB-2", "FNB-3")
    ]
    branch.later(days=1)
    answer = receipts.allocate(office, ACCOUNTANT, held[0], loan).body
    receipts.give_back(office, ACCOUNTANT, held[1], "BACK-2", "Not ours.")
    branch.later(days=1)
    branch.reverse(str(answer["repaymentId"]))
    new = NewEntry(branch.today, Template.TILL_TO_BANK, 100_000)
    entry = str(entries.propose(office, ACCOUNTANT, new, "Slip 118.").body["entryId"])
    branch.later(hours=2)
    entries.confirm(office, CHECKER, entry)
    for _ in range(2):
        other = entries.propose_reversal(office, ACCOUNTANT, entry, None, "The wrong day.")
        branch.later(hours=2)
        entries.decline(office, CHECKER, str(other.body["entryId"]), "It was that day.")
        branch.later(hours=2)
    entries.propose_reversal(office, ACCOUNTANT, entry, None, "The wrong day after all.")
    barring.bar(office, CHECKER, "999999999", "Forged payslips.")
    branch.later(hours=2)
    barring.lift(office, CHECKER, "999999999", "It was another one.")
    _after_a_write_off(branch)


def _after_a_write_off(branch: Branch) -> None:
    office, loan, lost = branch.office, branch.open(id_number="200000002"), "Gone."
    told = servicing.act(
        office, ACCOUNTANT, loan, acts.ProposeWriteOff("", branch.today, ""), lost
    ).body
    branch.later(hours=2)
    servicing.confirm(office, CHECKER, loan, told["actId"], told["proposal"])
    money = acts.Recover("", branch.today, 30_000, PaymentMethod.CASH, "CASH-1")
    for _ in range(2):
        recovered = servicing.act(office, ACCOUNTANT, loan, money, "").body
        branch.later(hours=2)
        undo = servicing.propose_undo(office, ACCOUNTANT, loan, recovered["actId"], "No.").body
        branch.later(hours=2)
        servicing.confirm(office, CHECKER, loan, undo["actId"], undo["proposal"])
        branch.later(hours=2)
    servicing.act(office, ACCOUNTANT, loan, money, "")
    overpaid = branch.open(id_number="200000003")
    branch.pay(overpaid, 700_000, confirm_overpayment=True)
    refund = acts.ProposeRefund("", branch.today, 5_000, PaymentMethod.CASH, "R-1", "")
    waiting = servicing.act(office, ACCOUNTANT, overpaid, refund, "Too much.").body
    branch.later(hours=2)
    servicing.decline(office, CHECKER, overpaid, waiting["actId"], "Wrong account.")
    branch.later(hours=2)
    servicing.act(office, ACCOUNTANT, overpaid, refund, "Too much.")
    branch.later(hours=2)


def as_it_was(moment: datetime, count: int = 25) -> dict[str, list[tuple[Any, ...]]]:
    """All that is held by those who did the same until `moment`, and then stopped."""
    store = Halting(moment)
    with pytest.raises(Halted):
        live(store, count)
    return contents(store)


def some_moment(branch: Branch, seed: int) -> datetime:
    """A moment of the year at random; with an odd `seed`, that of an entry."""
    chance = random.Random(seed)
    whole = branch.clock.now() - MORNING
    moment = MORNING + chance.random() * whole
    if seed % 2:
        entries = [entry for entries in branch.store.histories("loan/") for entry in entries]
        newest = max(entry.recorded_at for entry in entries)
        moments = sorted({entry.recorded_at for entry in entries if entry.recorded_at < newest})
        moment = chance.choice(moments)
    return moment
