"""The book at the desks: everything is in it, it balances, and it is the same every time."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from skycap.demo.portfolio import LENDER, LOANS, Book, build
from skycap.demo.summary import summarise
from skycap.lending import events, history, ledger
from skycap.lending.loan import fold
from skycap.lending.position import position
from skycap.services import documents, loans
from skycap.services.documents import MEDIA_TYPES
from skycap.services.machine import SimulatedClock
from skycap.services.records import DOCUMENTS_BY_LOAN, REPAYMENTS_BY_LOAN
from skycap.services.staff import OPERATOR
from skycap.storage.memory import MemoryStore
from tests.demo.books import SMALL, UNTIL, Written, empty_office, written
from tests.demo.test_stories import OTHER_ENDS


def test_every_state_is_there(small: Written) -> None:
    """Even a small book has loans in each of the ten states."""
    by_status = summarise(small.office).by_status

    assert len(by_status) == 10
    assert all(by_status.values()), by_status
    assert sum(by_status.values()) == SMALL


def test_every_bucket_of_arrears_is_there(small: Written) -> None:
    """Even a small book has loans in each bucket, up to more than a year late."""
    by_bucket = summarise(small.office).by_bucket

    assert len(by_bucket) == 6
    assert all(by_bucket.values()), by_bucket


def test_the_audit_is_clean(small: Written) -> None:
    """The audit of all histories, rows and counters finds nothing."""
    report = summarise(small.office).report

    assert report.findings == []
    assert report.loans == SMALL


def test_every_loan_balances_on_any_day(small: Written) -> None:
    """The accounts of each loan sum to zero at the end, a year before, and the day after payout."""
    today = UNTIL.date()
    for entries in small.histories.values():
        loan = fold(entries)
        assert loan is not None
        days = {today, today - timedelta(days=365), loan.applied_on + timedelta(days=30)}
        for day in days:
            assert sum(ledger.targets(loan, position(loan, day)).values()) == 0
    assert summarise(small.office).balance["sum"] == "0.00"


@pytest.mark.parametrize("until", OTHER_ENDS, ids=str)
def test_a_book_may_end_on_any_day(until: datetime) -> None:
    """Leap days, Sundays and holidays make a whole book too."""
    summary = summarise(written(Book(until, loans=SMALL)).office)

    assert summary.report.clean
    assert all(summary.by_status.values()), summary.by_status
    assert all(summary.by_bucket.values()), summary.by_bucket


def test_the_same_book_is_the_same_to_the_hash(small: Written) -> None:
    """Another run, with several hands at once, gives the same heads and the same counters."""
    again = written(small.book, workers=3)

    assert again.heads == small.heads
    assert again.office.store.counters("") == small.office.store.counters("")


def test_another_seed_is_another_book(small: Written) -> None:
    """Another number gives other histories."""
    other = written(replace(small.book, seed=small.book.seed + 1))

    assert set(other.heads).isdisjoint(name for name in small.heads if name.startswith("loan/"))


def test_reversals_of_every_kind_are_there(small: Written) -> None:
    """Reversals were confirmed and declined, each by a second person, and one still waits."""
    waiting = 0
    kinds: Counter[str] = Counter()
    for stream, entries in small.histories.items():
        kinds.update(history.kind_name(entry.event) for entry in entries)
        proposers = {}
        for entry in entries:
            if isinstance(entry.event, events.ReversalProposed):
                proposers[entry.event.repayment] = entry.actor
            if isinstance(entry.event, events.Reversed | events.ReversalDeclined):
                assert entry.actor != proposers[entry.event.repayment]
        loan_id = stream.partition("/")[2]
        rows = small.office.store.page(REPAYMENTS_BY_LOAN, loan_id).rows
        waiting += sum(row.reversal_proposed_by is not None for row in rows)

    assert kinds["reversed"]
    assert kinds["reversal_declined"]
    assert waiting


def test_nobody_does_two_duties(small: Written) -> None:
    """No loan was captured, reviewed and paid out by fewer people than four eyes ask for."""
    for entries in small.histories.values():
        loan = fold(entries)
        assert loan is not None
        assert loan.captured_by.isdisjoint(loan.reviewed_by)
        assert loan.disbursed_by not in loan.captured_by | loan.reviewed_by


def test_documents_are_kept_whole(small: Written) -> None:
    """Every attached document can be read back, and is what its type says."""
    read = 0
    for stream in small.histories:
        loan_id = stream.partition("/")[2]
        for row in small.office.store.page(DOCUMENTS_BY_LOAN, loan_id).rows:
            content = documents.content(small.office, OPERATOR, row.id)
            whole = b"".join(content.chunks)
            assert len(whole) == row.size
            assert whole.startswith(MEDIA_TYPES[row.media_type])
            read += 1
    assert read >= 30


def test_histories_hold_nothing_personal(small: Written) -> None:
    """No name, identity number or telephone number stands in an event."""
    for stream, entries in small.histories.items():
        row = small.office.store.get(loans.LOANS, stream.partition("/")[2])
        assert row is not None
        text = "".join(entry.text for entry in entries)
        assert row.borrower_name not in text
        assert row.phone.removeprefix("+267") not in text
        assert f'"{row.id_number}"' not in text


def test_the_lender_says_that_it_is_a_demo(small: Written) -> None:
    """The name, the address and the licence of the lender tell everybody that it is invented."""
    lender = small.office.lender()

    assert lender.name == LENDER["name"]
    assert "(demo)" in lender.name
    assert "invented" in lender.address
    assert "Demo" in lender.licence


def test_progress_is_told_loan_by_loan() -> None:
    """The bar moves once a loan and ends at the number of loans."""
    seen: list[tuple[int, int]] = []
    book = Book(UNTIL, loans=40)

    build(empty_office(book), book, lambda done, of: seen.append((done, of)), workers=2)

    assert seen == [(done, 40) for done in range(1, 41)]


def test_a_failure_ends_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """When one loan cannot be written, the build stops and says why."""
    book = Book(UNTIL, loans=40)
    office = empty_office(book)
    commit, left = MemoryStore.commit, [100]

    def full(store: MemoryStore, asked: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError("no space left")
        commit(store, asked)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr(MemoryStore, "commit", full)

    with pytest.raises(OSError, match="no space left"):
        build(office, book, workers=2)


@pytest.mark.slow
def test_the_whole_book_in_a_database(tmp_path: Path) -> None:
    """Five hundred and more loans on SQLite: every state and bucket, a likely PAR30, no fault."""
    from skycap.assembly import assemble
    from skycap.settings import Settings

    book = Book(UNTIL)
    settings, clock = Settings(data=tmp_path / "demo"), SimulatedClock(book.start)
    with assemble(settings, create=True, clock=clock) as installation:
        build(installation.office, book)
        clock.set(UNTIL)
        summary = summarise(installation.office)

    assert sum(summary.by_status.values()) == LOANS >= 520
    assert all(summary.by_status.values()), summary.by_status
    assert all(summary.by_bucket.values()), summary.by_bucket
    assert Decimal(5) <= Decimal(summary.loans["arrears"]["par30"]) <= Decimal(15)
    assert summary.repayments["total"] > 2_000
    assert summary.repayments["reversed"] >= 10
    assert summary.report.clean
    assert summary.balance["sum"] == "0.00"
