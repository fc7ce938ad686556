"""Roots: one digest a day over where every history ended, kept where nobody can change it.

A chain finds a changed or a cut history, but not one that is gone as a whole. The root of a day
covers all histories as they were when the day ended, and the root of the day before. It can be
worked out again from the books at any later time: entries that came since are left out by the
moment they were recorded at.

The digest is a chain of SHA-256 over one line a history, in order of name, so that it can be
worked out in pieces: ``digest = SHA-256(digest + "stream version hash")``, beginning with the
SHA-256 of the root before.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

import orjson

from skycap.lending.history import canonical, moment_text
from skycap.services.day_end import Chunk, Day
from skycap.services.office import Office
from skycap.services.ports import PAGE_SIZE_MAX, Head, Vault
from skycap.services.runs import Report

FORMAT: Final = "skycap-root-1"
PAGES_AT_ONCE: Final = 100
"""How many pages of histories are one piece."""
_LAG: Final = timedelta(minutes=1)
"""How late the list of all entries may tell of one, on some adapters."""


@dataclass(frozen=True, slots=True)
class Root:
    """What was kept of a day: the digest, and how many histories and entries it covers."""

    day: date
    until: str
    before: str
    digest: str
    streams: int
    events: int

    def text(self) -> str:
        """The text that is kept."""
        return canonical(
            {
                "format": FORMAT,
                "day": self.day,
                "until": self.until,
                "before": self.before,
                "digest": self.digest,
                "streams": self.streams,
                "events": self.events,
            }
        )


class _Sum(NamedTuple):
    """The digest so far, and what it covers."""

    digest: str
    streams: int
    events: int


class Unlike(Exception):
    """The books are not those that a root was made of; the message says how."""


def name_of(day: date, number: int = 1) -> str:
    """Under which name the root of a day is kept; the `number`-th, when books were set back."""
    return f"roots/{day.isoformat()}{f'-{number}' if number > 1 else ''}.json"


def read(vault: Vault, day: date) -> Root | None:
    """The root that was kept for a day: the last, when books were set back and the day repeated."""
    text = _last(vault, day)[0]
    if text is None:
        return None
    told = orjson.loads(text)
    return Root(
        date.fromisoformat(told["day"]),
        told["until"],
        told["before"],
        told["digest"],
        told["streams"],
        told["events"],
    )


def advance(day: Day, after: str | None, report: Report) -> Chunk:
    """Work out some more of the root of `day`, and at the end keep it."""
    before = str(report.get("before", "")) or _before(day)
    done = _Sum(
        str(report.get("digest", "")) or _seed(before),
        int(report.get("streams", 0)),
        int(report.get("events", 0)),
    )
    after, done = _more(day.office, day.until, after, done)
    told = {"before": before, **done._asdict()}
    if after is not None:
        return Chunk(after, told)
    root = Root(day.date, moment_text(day.until), before, *done)
    last, number = _last(day.vault, day.date)
    if last != root.text():  # else it was kept by a run that was stopped right afterwards
        number += 1
        if not day.vault.keep(name_of(day.date, number), root.text()):
            raise Unlike(f"somebody else kept a root of {day.date} at the same moment")
    return Chunk(None, {**told, "number": number})


def prove(office: Office, vault: Vault, day: date) -> Root:
    """Work the root of `day` out again, and compare. Raises `Unlike`, or `LookupError`."""
    kept = read(vault, day)
    if kept is None:
        raise LookupError(f"no root of {day} was kept")
    previous = _last(vault, day - timedelta(days=1))[0]
    if previous is not None and _digest_of(previous) != kept.before:
        raise Unlike(
            f"the root of {day - timedelta(days=1)} is not the one that {day} goes on from"
        )
    until = datetime.fromisoformat(kept.until)
    after, done = _more(office, until, None, _Sum(_seed(kept.before), 0, 0))
    while after is not None:
        after, done = _more(office, until, after, done)
    if done.digest == kept.digest:
        return kept
    if (done.streams, done.events) == (kept.streams, kept.events):
        raise Unlike(f"the histories of {day} are not those whose root was kept then")
    raise Unlike(
        f"on {day} there were {kept.streams} histories with {kept.events} entries; of those there "
        f"are {done.streams} with {done.events} now"
    )


def _more(
    office: Office, until: datetime, after: str | None, done: _Sum
) -> tuple[str | None, _Sum]:
    """Go on with the next histories; gives where to go on, None at the end."""
    since = set(_written_since(office, until))
    while True:
        looked_at = office.clock.now()
        found = _summed(office, until, after, done, since)
        late = set(_written_since(office, max(until, looked_at - _LAG)))
        if late <= since:
            return found
        since |= late


def _summed(
    office: Office, until: datetime, after: str | None, done: _Sum, since: set[str]
) -> tuple[str | None, _Sum]:
    """The next histories summed up; those of `since` have entries of `until` or later."""
    digest, streams, events = done
    for _ in range(PAGES_AT_ONCE):
        page = office.store.heads("", after)
        for head in page:
            then = head
            if head.stream in since:
                then = _as_it_was(office, head.stream, until)
            if then.version:
                digest = _folded(digest, then)
                streams += 1
                events += then.version
        if len(page) < PAGE_SIZE_MAX:
            return None, _Sum(digest, streams, events)
        after = page[-1].stream
    return after, _Sum(digest, streams, events)


def _written_since(office: Office, until: datetime) -> Iterator[str]:
    """The histories with an entry of `until` or later."""
    after = None
    while True:
        page = office.store.trail(after)
        for entry in page.rows:
            if entry.recorded_at < until:
                return
            yield entry.stream
        after = page.after
        if after is None:
            return


def _as_it_was(office: Office, stream: str, until: datetime) -> Head:
    """Where a history ended at a moment; version 0 if there was none."""
    entries = [each for each in office.store.load(stream) if each.recorded_at < until]
    return Head(stream, len(entries), entries[-1].hash if entries else "")


def _folded(digest: str, head: Head) -> str:
    line = f"{digest} {head.stream} {head.version} {head.hash}"
    return hashlib.sha256(line.encode()).hexdigest()


def _before(day: Day) -> str:
    """The digest of the text that was kept for the day before; of none if there is none."""
    return _digest_of(_last(day.vault, day.date - timedelta(days=1))[0] or "")


def _last(vault: Vault, day: date) -> tuple[str | None, int]:
    """The last text that was kept for a day, and how many there are."""
    last, number = None, 0
    while (text := vault.read(name_of(day, number + 1))) is not None:
        last, number = text, number + 1
    return last, number


def _digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _seed(before: str) -> str:
    return _digest_of(before)
