"""A busy year, and the same year halted at a moment: what a restore to that moment must give."""

import random
from datetime import datetime
from typing import Any

import pytest

from skycap.lending.history import moment_text
from skycap.services import documents, lenders, products
from skycap.services.ports import Commit, Store
from skycap.storage.memory import MemoryStore
from tests.services.branch import ADMIN, CHECKER, MORNING, Branch, contents
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
        if number == 5:
            lenders.change_settings(branch.office, ADMIN, {"name": "Phikwe Loans"})
        if number == 8:
            products.save_product(branch.office, ADMIN, {"code": "weekly", "name": "Week by week"})
    return branch


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
