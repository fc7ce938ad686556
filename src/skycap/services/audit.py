"""The audit of the books: every chain whole, every loan balanced, every read model true.

It recomputes from the histories and compares; it changes nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from skycap.lending import history
from skycap.lending.history import Entry, HistoryError
from skycap.services import projections
from skycap.services.office import Lender, Office
from skycap.services.ports import Head
from skycap.services.records import (
    JOURNAL_BY_LOAN,
    LOANS,
    REPAYMENTS_BY_LOAN,
    Index,
)
from skycap.services.replay import Models, replay

LOAN_STREAMS = "loan/"


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


Progress = Callable[[int], None]


def audit(office: Office, progress: Progress = lambda _: None) -> Report:
    """Audit every stream and every read model; `progress` is told the streams done so far."""
    report = Report()
    lender = office.lender()
    counters: dict[str, int] = {}
    before = office.store.trail(limit=1).rows
    for head, entries in _paired(office):
        report.streams += 1
        report.events += len(entries)
        _check_chain(report, head, entries)
        if entries and head and head.stream.startswith(LOAN_STREAMS):
            report.loans += 1
            models = _check_loan(report, office, lender, entries)
            if models:
                counters = projections.difference(({}, counters), ({}, models.counts()))
        progress(report.streams)
    _check_counters(report, office, counters, settled=before == office.store.trail(limit=1).rows)
    return report


def _paired(office: Office) -> Iterator[tuple[Head | None, tuple[Entry, ...]]]:
    """Every stream with its stored head; both come in order of name, so they are merged."""
    heads, waiting = _heads(office), None
    for entries in office.store.histories(""):
        stream = entries[0].stream
        head = waiting or next(heads, None)
        while head is not None and head.stream < stream:
            yield head, ()
            head = next(heads, None)
        if head is not None and head.stream == stream:
            waiting = None
            yield head, entries
        else:
            waiting = head
            yield None, entries
    for head in chain([waiting] if waiting else [], heads):
        yield head, ()


def _heads(office: Office) -> Iterator[Head]:
    after = None
    while page := office.store.heads("", after):
        yield from page
        after = page[-1].stream


def _check_chain(report: Report, head: Head | None, entries: tuple[Entry, ...]) -> None:
    restore = "Stop writing, restore the newest backup that passes this audit."
    if head is None:
        what = "a history has no head"
        report.findings.append(Finding(Severity.BROKEN, entries[0].stream, what, restore))
        return
    try:
        history.verify(entries)
    except HistoryError as problem:
        report.findings.append(Finding(Severity.BROKEN, head.stream, str(problem), restore))
    last = (entries[-1].sequence, entries[-1].hash) if entries else (0, history.GENESIS)
    if entries and head.version < last[0]:
        return
    if (head.version, head.hash) != last:
        what = f"the history ends at entry {last[0]}, its head says {head.version}"
        report.findings.append(Finding(Severity.BROKEN, head.stream, what, restore))


def _check_loan(
    report: Report, office: Office, lender: Lender, entries: tuple[Entry, ...]
) -> Models | None:
    """Replay one loan and compare its rows; the replay asserts that its accounts sum to zero."""
    stream = entries[0].stream
    try:
        models = replay(office, lender, entries)
    except AssertionError as problem:
        what = f"the history breaks a rule: {problem}"
        remedy = "Report it to us with the output of `skycap loan show`; do not write to this loan."
        report.findings.append(Finding(Severity.BROKEN, stream, what, remedy))
        return None
    loan_id = models.loan.id
    stored = office.store.get(LOANS, loan_id)
    if stored is not None and stored.version > models.loan.version:
        return models
    wrong = []
    if stored != models.loan:
        wrong.append("its line in the loans list")
    repayments = {row.id: row for row in _all(office, REPAYMENTS_BY_LOAN, loan_id)}
    if repayments != models.repayments:
        wrong.append("its repayments")
    if list(_all(office, JOURNAL_BY_LOAN, loan_id)) != models.journal:
        wrong.append("its journal")
    if wrong:
        what = f"{' and '.join(wrong)} differ from its history"
        report.findings.append(Finding(Severity.STALE, stream, what, "Run `skycap rebuild`."))
    return models


def _all(office: Office, index: Index, loan_id: str) -> Iterator:  # type: ignore[type-arg]  # of any row
    after = None
    while True:
        page = office.store.page(index, loan_id, after=after)
        yield from page.rows
        after = page.after
        if after is None:
            return


def _check_counters(
    report: Report, office: Office, expected: dict[str, int], *, settled: bool
) -> None:
    stored = {name: value for name, value in office.store.counters("").items() if value}
    wrong = sorted(
        name
        for name in stored.keys() | expected.keys()
        if stored.get(name, 0) != expected.get(name, 0)
    )  # fmt: skip - the condition reads better on its own line
    if wrong and not settled:
        what = "counters moved while the audit ran"
        report.findings.append(Finding(Severity.UNSETTLED, "counters", what, "Run it again."))
    elif wrong:
        first = wrong[0]
        what = (
            f"{len(wrong)} counters differ, the first is {first}: {stored.get(first, 0)} stored, "
            f"{expected.get(first, 0)} by the histories"
        )
        report.findings.append(Finding(Severity.STALE, "counters", what, "Run `skycap rebuild`."))
    if sum(value for name, value in stored.items() if name.startswith("ledger/")):
        what = "the trial balance does not sum to zero"
        report.findings.append(Finding(Severity.STALE, "ledger", what, "Run `skycap rebuild`."))
