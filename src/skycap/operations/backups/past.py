"""The books as they were known at a past moment, written anew from their histories.

Histories are cut after the moment, read models drawn from what is left, and whatever else is dated
or versioned is taken as of then. The rest is as it is now: docs/operations/backups.md names it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from skycap.lending.events import DocumentAttached, DocumentVerified
from skycap.lending.history import Entry, canonical, moment_text
from skycap.lending.loan import fold
from skycap.operations.backups.past_claims import Move, claims, moves
from skycap.services import staff
from skycap.services.books import entries, receipts, trays
from skycap.services.loans import every, reference_claim
from skycap.services.office import LENDER, SETTINGS_STREAM, Office, SettingsChanged
from skycap.services.ports import Append, Claim, Commit, Store
from skycap.services.products import ProductSaved
from skycap.services.records import (
    APPLICATIONS_BY_LOAN,
    DOCUMENTS_BY_LOAN,
    NOTES,
    NOTES_BY_LOAN,
    USERS_BY_NAME,
    DocumentRow,
    ProductRow,
    Row,
    SettingsRow,
    UserRow,
)
from skycap.services.replay import rebuild

_TRAYS = {receipts.STREAMS: trays.RECEIPTS, entries.STREAMS: trays.ENTRIES}
_ENTRIES_AT_ONCE = 20
_ROWS_AT_ONCE = 40


@dataclass(slots=True)
class Rewound:
    """What was carried over."""

    events: int = 0
    loans: int = 0
    moves: list[Move] = field(default_factory=list)


def rewind(source: Office, target: Office, moment: datetime) -> Rewound:
    """Write into the empty store of `target` what `source` knew at `moment`."""
    done = Rewound()
    for history in source.store.histories(""):
        kept = until(history, moment)
        if not kept:
            continue
        _append(target.store, kept)
        done.events += len(kept)
        done.moves += moves(kept)
        _carry_texts(source, target.store, kept)
        stream = kept[0].stream
        if stream.startswith("loan/"):
            done.loans += 1
            _carry_loan(source, target.store, kept, moment)
        elif stream.startswith("product/"):
            _put(target.store, [_product(kept)])
        elif stream == SETTINGS_STREAM:
            _put(target.store, [_settings(kept)])
    _carry_users(source, target.store, moment)
    _claim(target.store, claims(done.moves))
    rebuild(target)
    return done


def until(entries: tuple[Entry, ...], moment: datetime) -> tuple[Entry, ...]:
    """The beginning of a history: what was recorded until `moment`, itself included."""
    return tuple([entry for entry in entries if entry.recorded_at <= moment])


def _append(store: Store, entries: tuple[Entry, ...]) -> None:
    for start in range(0, len(entries), _ENTRIES_AT_ONCE):
        batch = entries[start : start + _ENTRIES_AT_ONCE]
        store.commit(Commit(appends=(Append(entries[0].stream, start, batch),)))


def _put(store: Store, rows: Iterable[Row]) -> None:
    coming = iter(rows)
    while batch := tuple(islice(coming, _ROWS_AT_ONCE)):
        store.commit(Commit(puts=batch))


def _claim(store: Store, claims: Iterable[Claim]) -> None:
    coming = iter(claims)
    while batch := tuple(islice(coming, _ROWS_AT_ONCE)):
        store.commit(Commit(claims=batch))


def _carry_loan(source: Office, target: Store, kept: tuple[Entry, ...], moment: datetime) -> None:
    """The rows with personal data of a loan, and the name that it holds."""
    loan, text = fold(kept), moment_text(moment)
    assert loan is not None
    _claim(target, [Claim(reference_claim(loan.reference), loan.id)])
    applications = every(source, APPLICATIONS_BY_LOAN, loan.id)
    _put(target, [row for row in applications if row.recorded_at <= text])
    notes = every(source, NOTES_BY_LOAN, loan.id)
    _put(target, [row for row in notes if row.recorded_at <= text])
    documents = every(source, DOCUMENTS_BY_LOAN, loan.id)
    _put(target, [_document(row, kept) for row in documents if row.recorded_at <= text])


def _carry_texts(source: Office, target: Store, kept: tuple[Entry, ...]) -> None:
    """The texts that a history names; and that of a receipt or an entry, where it lay then."""
    named = [getattr(entry.event, "note", None) for entry in kept]
    found = [source.store.get(NOTES, note) for note in dict.fromkeys(named) if note]
    _put(target, [row for row in found if row])
    kind, _, of = kept[0].stream.partition("/")
    tray = _TRAYS.get(f"{kind}/")
    row = source.store.get(NOTES, of) if tray else None
    if tray and row:
        _put(target, [replace(row, loan_id=_tray_of(kept, tray))])


def _tray_of(kept: tuple[Entry, ...], tray: str) -> str:
    """Where the text of a receipt or an entry lay: in its tray until something was done with it."""
    last = kept[-1].event
    if isinstance(last, receipts.ReceiptAllocated):
        return last.loan
    return tray if len(kept) == 1 else trays.FILED + kept[0].stream


def _document(row: DocumentRow, kept: tuple[Entry, ...]) -> DocumentRow:
    """A document as the history knew it: whether it had arrived, and what a checker found."""
    then = replace(row, digest=None, state="requested", accepted=None)
    for entry in kept:
        match entry.event:
            case DocumentAttached(row.id, digest):
                then = replace(then, digest=digest, state="stored")
            case DocumentVerified(row.id, accepted):
                then = replace(then, accepted=accepted)
    return then


def _product(kept: tuple[Entry, ...]) -> ProductRow:
    saved = kept[-1].event
    assert isinstance(saved, ProductSaved)
    told = saved.product
    return ProductRow(told.code, told.name, told.version, told.active, canonical(told))


def _settings(kept: tuple[Entry, ...]) -> SettingsRow:
    changed = kept[-1].event
    assert isinstance(changed, SettingsChanged)
    return SettingsRow(LENDER, len(kept), changed.body)


def _carry_users(source: Office, target: Store, moment: datetime) -> None:
    """Users who were there, with the role that they had; passwords and names as they are now."""
    for row in every(source, USERS_BY_NAME):
        if row.created_at <= moment_text(moment):
            then = _user(row, until(source.store.load(staff.stream_of(row.id)), moment))
            _put(target, [then])
            if source.store.claimed(staff.claim_of(row.username)) == row.id:
                _claim(target, [Claim(staff.claim_of(row.username), row.id)])


def _user(row: UserRow, kept: tuple[Entry, ...]) -> UserRow:
    for entry in kept:
        match entry.event:
            case staff.UserAdded(role):
                row = replace(row, role=role, active=True)
            case staff.UserChanged(_, role):
                row = replace(row, role=role)
            case staff.UserDisabled():
                row = replace(row, active=False)
            case staff.UserEnabled():
                row = replace(row, active=True)
    return row
