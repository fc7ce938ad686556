"""The audit of the books: every chain whole, every loan balanced, every read model true.

It recomputes from the histories and compares; it changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from skycap.lending import history
from skycap.lending.history import GENESIS, Entry, HistoryError
from skycap.services import projections
from skycap.services.books.proving import Proof
from skycap.services.days import Days, days_of
from skycap.services.loans import every, reference_claim, stream_of
from skycap.services.office import Office
from skycap.services.ports import Head, Unavailable
from skycap.services.records import (
    JOURNAL_BY_DATE,
    JOURNAL_BY_LOAN,
    LOANS,
    LOANS_BY_CREATION,
    REPAYMENTS_BY_DATE,
    REPAYMENTS_BY_LOAN,
    SEARCH,
)
from skycap.services.replay import Models, replay

LOAN_STREAMS = "loan/"
_LOOKS_MAX = 3

_RESTORE = "Stop writing, restore the newest backup that passes this audit."
_REBUILD = "Run `skycap rebuild`."
_REPORT = "Report it to us with the output of `skycap loan show`; do not write to this loan."

_UNREADABLE = (AssertionError, LookupError, TypeError, ValueError, Unavailable)
"""What reading and replaying raise when something is not what was written."""


class Severity(StrEnum):
    """How bad a finding is."""

    BROKEN = "broken"
    """The books are not what was written: stop writing to that stream and restore."""
    STALE = "stale"
    """A read model disagrees with the history: rebuild."""
    UNSETTLED = "unsettled"
    """Somebody wrote while the audit ran: run it again."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, and what to do about it."""

    severity: Severity
    where: str
    what: str
    remedy: str


@dataclass(slots=True)
class Report:
    """What an audit looked at and found."""

    streams: int = 0
    events: int = 0
    loans: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    def broken(self, where: str, what: str, remedy: str = _RESTORE) -> None:
        """Note that the books are not what was written."""
        self.findings.append(Finding(Severity.BROKEN, where, what, remedy))

    def stale(self, where: str, what: str) -> None:
        """Note that a read model disagrees with the histories."""
        self.findings.append(Finding(Severity.STALE, where, what, _REBUILD))

    def unsettled(self, where: str, what: str) -> None:
        """Note that somebody wrote meanwhile."""
        self.findings.append(Finding(Severity.UNSETTLED, where, what, "Run it again."))


@dataclass(slots=True)
class _Sums:
    """What all loans make together; `whole` unless one of them could not be replayed."""

    counters: dict[str, int] = field(default_factory=dict)
    repayments: int = 0
    journal: int = 0
    whole: bool = True

    def add(self, models: Models | None) -> None:
        if models is None:
            self.whole = False
            return
        projections.add(self.counters, models.counts())
        self.repayments += len(models.repayments)
        self.journal += len(models.journal)


Progress = Callable[[int], None]


def audit(office: Office, progress: Progress = lambda _: None) -> Report:
    """Audit every stream and every read model; `progress` is told the streams done so far."""
    report, sums = Report(), _Sums()
    newest = _newest(office)
    days = days_of(office)
    proof = _proof(report, office, days)
    for head in _heads(office):
        models = _check_stream(report, office, days, head, proof)
        if head.stream.startswith(LOAN_STREAMS):
            sums.add(models)
        progress(report.streams)
    try:
        sums.whole &= _check_strays(report, office) and proof is not None
        if proof is not None and sums.whole:
            _check_books(report, sums, proof)
        if sums.whole:  # else they cannot be told
            settled = newest is not None and newest == _newest(office)
            _check_sums(report, office, sums, settled=settled)
    except Unavailable as problem:
        report.stale("lists", _unreadable(office, problem))
    return report


def audit_some(office: Office, heads: Iterable[Head]) -> Report:
    """Audit some streams: their chains, and the rows of those that are loans. No sums."""
    report, days = Report(), days_of(office)
    for head in heads:
        _check_stream(report, office, days, head)
    return report


def _proof(report: Report, office: Office, days: Days) -> Proof | None:
    """What proves the books, if their histories can be read."""
    try:
        return Proof(office, days)
    except _UNREADABLE as problem:
        report.broken("books", f"they cannot be drawn: {problem!r}", _REPORT)
        return None


def _check_books(report: Report, sums: _Sums, proof: Proof) -> None:
    """Compare day ends, entries by hand and receipts with the loans and their histories."""
    projections.add(sums.counters, proof.drawn.counts())
    sums.journal += len(proof.drawn.journal)
    for where, what, stale in proof.wrong():
        if stale:
            report.stale(where, what)
        else:
            report.broken(where, what, _REPORT)


def _check_stream(
    report: Report, office: Office, days: Days, head: Head, proof: Proof | None = None
) -> Models | None:
    """Check the chain of a stream, and of a loan its rows; gives what those should be."""
    report.streams += 1
    is_loan = head.stream.startswith(LOAN_STREAMS)
    report.loans += is_loan
    entries = _check_chain(report, office, head)
    if not entries:
        return None
    report.events += len(entries)
    if not is_loan:
        return None
    models = _check_loan(report, office, days, entries)
    if models is not None and proof is not None:
        proof.add(entries)
    return models


def _unreadable(office: Office, problem: Unavailable) -> str:
    """Say that one thing cannot be read; raises if the whole store is out of reach."""
    office.store.heads("", limit=1)
    return str(problem)


def _newest(office: Office) -> list[Entry] | None:
    """The newest entry of all, if there is one and it can be read."""
    try:
        return office.store.trail(limit=1).rows
    except (HistoryError, Unavailable):
        return None


def _heads(office: Office) -> Iterator[Head]:
    after = None
    while page := office.store.heads("", after):
        yield from page
        after = page[-1].stream


def _check_chain(report: Report, office: Office, head: Head) -> tuple[Entry, ...] | None:
    """The history of a stream if it is whole: every hash right, and its end where its head says."""
    stream = head.stream
    try:
        entries = office.store.load(stream)
        history.verify(entries)
    except HistoryError as problem:
        report.broken(stream, str(problem))
        return None
    except Unavailable as problem:
        report.broken(stream, _unreadable(office, problem))
        return None
    end = Head(stream, len(entries), entries[-1].hash if entries else GENESIS)
    if end.version > head.version:
        # Written after its head was read here, or its head was set back.
        now = next(iter(office.store.heads(stream, limit=1)), head)
        if head.version > 0 and now.version >= end.version:
            end = Head(stream, head.version, entries[head.version - 1].hash)
    if end == head:
        return entries
    what = f"the history ends at entry {end.version}, its head says {head.version}"
    if end.version == head.version:
        what = f"entry {end.version} is not the one that the head of the history names"
    report.broken(stream, what)
    return None


def _check_loan(
    report: Report, office: Office, days: Days, entries: tuple[Entry, ...]
) -> Models | None:
    """Replay one loan and compare its rows; the replay asserts that its accounts sum to zero."""
    stream = entries[0].stream
    wrong: list[str] = []
    for _ in range(_LOOKS_MAX):
        try:
            models = replay(office, days, entries)
        except _UNREADABLE as problem:
            report.broken(stream, f"the history breaks a rule: {problem!r}", _REPORT)
            return None
        wrong = _differences(office, models)
        if not wrong or office.store.load(stream) == entries:
            break
        entries = office.store.load(stream)  # somebody wrote meanwhile: look again
    else:
        report.unsettled(stream, "it was written to while the audit looked at it")
        return models
    if wrong:
        report.stale(stream, f"{' and '.join(wrong)} differ from its history")
    if office.store.claimed(reference_claim(models.loan.reference)) != models.loan.id:
        report.broken(stream, f"the reference {models.loan.reference} does not lead to it")
    return models


def _differences(office: Office, models: Models) -> list[str]:
    """Which of a loan's rows are not what its history makes."""
    try:
        return _compared(office, models)
    except Unavailable as problem:
        return [f"its rows ({_unreadable(office, problem)})"]


def _compared(office: Office, models: Models) -> list[str]:
    loan_id = models.loan.id
    repayments = {row.id: row for row in every(office, REPAYMENTS_BY_LOAN, loan_id)}
    same = {
        "its line in the loans list": office.store.get(LOANS, loan_id) == models.loan,
        "its repayments": repayments == models.repayments,
        "its journal": list(every(office, JOURNAL_BY_LOAN, loan_id)) == models.journal,
        "its search words": all(
            office.store.get(SEARCH, *SEARCH.key_of(row)) for row in models.tokens()
        ),
    }
    return [name for name, holds in same.items() if not holds]


def _check_strays(report: Report, office: Office) -> bool:
    """Find loans whose whole history is gone: no chain misses them, but their line does.

    Tells whether there are none.
    """
    before = len(report.findings)
    for row in every(office, LOANS_BY_CREATION):
        stream = stream_of(row.id)
        if not office.store.heads(stream, limit=1):
            report.broken(stream, f"the loan {row.reference} has no history")
    return len(report.findings) == before


def _check_sums(report: Report, office: Office, sums: _Sums, *, settled: bool) -> None:
    """Compare the counters, and how many rows there are, with what all histories make."""
    stored = {name: value for name, value in office.store.counters("").items() if value}
    expected = {name: value for name, value in sums.counters.items() if value}
    wrong = sorted(
        name
        for name in stored.keys() | expected.keys()
        if stored.get(name, 0) != expected.get(name, 0)
    )  # fmt: skip - the condition reads better on its own line
    found: list[tuple[str, str]] = []
    if wrong:
        first = wrong[0]
        what = (
            f"{len(wrong)} counters differ, the first is {first}: {stored.get(first, 0)} stored, "
            f"{expected.get(first, 0)} by the histories"
        )
        found.append(("counters", what))
    if sum(value for name, value in stored.items() if name.startswith("ledger/")):
        found.append(("ledger", "the trial balance does not sum to zero"))
    if sum(1 for _ in every(office, REPAYMENTS_BY_DATE)) != sums.repayments:
        found.append(
            ("repayments", "there are repayments that no history has, or some are missing")
        )
    if sum(1 for _ in every(office, JOURNAL_BY_DATE)) != sums.journal:
        found.append(("journal", "there are entries that no history has, or some are missing"))
    if found and not settled:
        report.unsettled(found[0][0], "it moved while the audit ran")
        return
    for where, what in found:
        report.stale(where, what)
