"""The day end of the books, and every report, over a book of many loans on SQLite.

The day end walks over all loans; reports read counters and what the day end measured, so they take
the same for any number of loans.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from benchmarks.book import CHECKER, DAYS_LATER, lend, open_office, repayments
from skycap.services import repayments as desk
from skycap.services.books import accruals
from skycap.services.permissions import Person, Role
from skycap.services.reports import journal, portfolio, register, statements

LOANS = 20_000
ASKED = 15
ACCOUNTANT = Person("accountant", Role.ACCOUNTANT)


def measure(count: int = LOANS) -> list[str]:
    """Lines that tell how long the day end and each report take."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "skycap.db")
        first = open_office(path)
        made = lend(first, count)
        first.store.close()
        office = open_office(path, days=DAYS_LATER)
        for received in repayments(made[: count // 2], range(1)):
            desk.record(office, ACCOUNTANT, received)
        today = office.today(office.lender())
        yesterday = today - timedelta(days=1)
        start = time.perf_counter()
        accruals.measure(office, [yesterday])
        walked = time.perf_counter() - start
        start = time.perf_counter()
        accruals.accrue(office, yesterday)
        booked = time.perf_counter() - start
        each = 1e6 * walked / count
        walk = f"a day end measured in {walked:.1f} s ({each:.0f} us a loan)"
        lines = [f"{count:,} loans: {walk}, booked in {booked:.1f} s"]
        middle = today - timedelta(days=12)
        asked: dict[str, Callable[[], object]] = {
            "trial balance": lambda: statements.trial_balance(office, CHECKER),
            "trial balance of a past date": lambda: statements.trial_balance(
                office, CHECKER, middle
            ),
            "profit and loss": lambda: statements.profit_and_loss(office, CHECKER),
            "balance sheet": lambda: statements.balance_sheet(office, CHECKER),
            "ageing and PAR": lambda: portfolio.ageing(office, CHECKER),
            "provisions": lambda: portfolio.provisions(office, CHECKER),
            "ratios": lambda: portfolio.ratios(office, CHECKER),
            "a page of the journal": lambda: journal.journal(office, CHECKER),
            "a page of one account": lambda: journal.general_ledger(office, CHECKER, "bank"),
            "a page of an account without entries": lambda: journal.general_ledger(
                office, CHECKER, "cash_short"
            ),
            "a page of the register": lambda: register.register(office, CHECKER),
        }
        for name, ask in asked.items():
            taken = [_milliseconds(ask) for _ in range(ASKED)]
            lines.append(
                f"{name:40s} median {statistics.median(taken):6.1f} ms   "
                f"slowest {max(taken):6.1f} ms"
            )
        office.store.close()
    return lines


def _milliseconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - start)
