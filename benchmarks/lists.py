"""Lists, search and figures of a large book: milliseconds to data over HTTP with 100,000 loans.

The book is made of rows and counters alone, which is all that lists read. Each question is asked
over HTTP of a real server, several times; the median and the slowest are told.
"""

import http.client
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from benchmarks.serving import make_demo, serve, server, sign_in
from skycap.lending.history import moment_text
from skycap.lending.loan import Status
from skycap.services import projections
from skycap.services.clock import SystemClock
from skycap.services.forms import Form
from skycap.services.machine import SeededIds, SimulatedClock
from skycap.services.ports import Commit
from skycap.services.records import ApplicationRow, LoanRow, RepaymentRow, Row
from skycap.storage.sql.store import SqlStore

LOANS = 100_000
ASKED = 15
PORT = 8941
FIRST = ("Naledi", "Kagiso", "Lorato", "Thabo", "Boitumelo", "Mpho", "Onalenna", "Kabo", "Neo")
LAST = ("Moyo", "Tau", "Phiri", "Dube", "Seretse", "Kgosi", "Mosweu", "Ncube", "Tshuma", "Nleya")
SHARES = {
    Status.CLOSED: 55,
    Status.DISBURSED: 30,
    Status.REJECTED: 8,
    Status.WITHDRAWN: 3,
    Status.PENDING: 2,
    Status.APPROVED: 1,
    Status.OVERPAID: 1,
}


def measure() -> list[str]:
    """Lines that tell how long each list, search and figure takes."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "demo")
        start = time.perf_counter()
        sample = _fill(data)
        lines = [f"{LOANS:,} loans written in {time.perf_counter() - start:.0f} s"]
        with server(serve(data, PORT), PORT):
            token = sign_in(PORT)
            for name, path in _questions(sample).items():
                taken = _ask(path, token)
                lines.append(
                    f"{name:44s} median {statistics.median(taken):6.1f} ms   "
                    f"slowest {max(taken):6.1f} ms"
                )
    return lines


def _questions(sample: LoanRow) -> dict[str, str]:
    word = quote(sample.borrower_name)
    return {
        "loans, first page": "/api/loans",
        "loans, pending": "/api/loans?status=pending",
        "loans, closed, 200 lines": "/api/loans?status=closed&limit=200",
        "loans in arrears, longest late first": "/api/loans?arrears=true",
        "loans of one product and status": "/api/loans?status=disbursed&product=weekly",
        "search: a name of two words": f"/api/loans?search={word}",
        "search: two letters": "/api/loans?search=ka",
        "search: a telephone number": f"/api/loans?search={quote(sample.phone)}",
        "search: a reference": f"/api/loans?search={sample.reference}",
        "a borrower by identity number": f"/api/borrowers?idNumber={sample.id_number}",
        "the worklist": "/api/worklist",
        "the dashboard's figures": "/api/loans/stats/summary",
        "repayments, first page": "/api/repayments",
    }


def _ask(path: str, token: str) -> list[float]:
    """How long each asking took, in milliseconds; the first warms up and does not count."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    taken = []
    for _ in range(ASKED + 1):
        start = time.perf_counter()
        connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
        response = connection.getresponse()
        body = response.read()
        taken.append((time.perf_counter() - start) * 1000)
        assert response.status == http.HTTPStatus.OK, (path, body[:300])
        assert json.loads(body), path
    connection.close()
    return taken[1:]


def _fill(data: Path) -> LoanRow:
    """Make a demo installation and put a large book in the place of its read models."""
    make_demo(data)
    store = SqlStore.open(data / "skycap.sqlite3")
    counters: dict[str, int] = {}
    last: list[LoanRow] = []

    def rows() -> Iterator[Row]:
        for row in _loans():
            projections.add(counters, projections.loan_counts(row))
            yield row
            yield from projections.search_rows(row)
            if row.paid:
                yield _repayment(row)
            last[:] = [row]

    store.rebuild(rows(), counters)
    form = Form(
        "Naledi",
        "Moyo",
        last[0].id_number,
        last[0].phone,
        "Monarch",
        "Thabo",
        "brother",
        "Absa",
        "5000123456",
        "cash",
    )  # fmt: skip - what it says does not matter
    kept = ApplicationRow(f"{last[0].id}/1", last[0].id, 1, last[0].created_at, form.to_json())
    store.commit(Commit(puts=(kept,)))
    store.close()
    return last[0]


def _loans() -> Iterator[LoanRow]:
    dice = random.Random(11)
    now = SystemClock().now()
    clock = SimulatedClock(now - timedelta(days=1500))
    ids = SeededIds(clock, 3)
    kinds, weights = list(SHARES), list(SHARES.values())
    for number in range(LOANS):
        clock.advance(timedelta(minutes=21))
        status = dice.choices(kinds, weights)[0]
        moment = clock.now()
        principal = dice.randrange(50_000, 5_000_000, 5_000)
        running = status is Status.DISBURSED
        late = running and dice.random() < 0.15  # a seventh of the running loans is late
        due = now.date() + timedelta(days=-dice.randrange(1, 400) if late else dice.randrange(31))
        yield _row(ids, number, status, moment, principal, due if running else None, dice)


def _repayment(row: LoanRow) -> RepaymentRow:
    return RepaymentRow(
        id=f"{row.id[:-1]}r",
        loan_id=row.id,
        loan_reference=row.reference,
        receipt=1,
        payment_date=row.created_at[:10],
        amount=row.paid,
        method="cash",
        payment_reference=row.reference,
        note=None,
        recorded_by="accountant",
        recorded_at=row.created_at,
        allocation="[]",
        balance_after=0,
        overpaid=0,
        reversed=False,
        reversal_proposed_by=None,
        reference_key=projections.reference_key(row.reference),
        reversed_at=None,
    )


def _row(
    ids: SeededIds,
    number: int,
    status: Status,
    moment: datetime,
    principal: int,
    due: date | None,
    dice: random.Random,
) -> LoanRow:
    outstanding = principal // 2 if due else 0
    paid_out = status in {Status.DISBURSED, Status.CLOSED, Status.OVERPAID}
    return LoanRow(
        id=ids.new(),
        reference=ids.reference(),
        status=status.value,
        version=5,
        product=dice.choice(["standard", "monthly-flat", "reducing", "weekly"]),
        principal=principal,
        total_repayable=principal + principal // 10,
        instalments=12,
        outstanding=outstanding + outstanding // 10,
        principal_outstanding=outstanding,
        paid=principal if status is Status.CLOSED else 0,
        overpaid=5_000 if status is Status.OVERPAID else 0,
        oldest_unpaid_due=due.isoformat() if due else None,
        disbursed_on=moment.astimezone(UTC).date().isoformat() if paid_out else None,
        created_at=moment_text(moment),
        updated_at=moment_text(moment),
        captured_by="public",
        borrower_name=f"{dice.choice(FIRST)} {dice.choice(LAST)}{number % 997}",
        id_number=f"{100_000_000 + number // 3}",
        phone=f"+2677{number:07d}",
        application=1,
        booked="{}",
    )
