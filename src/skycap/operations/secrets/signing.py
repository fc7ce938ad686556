"""The file of signing keys: the one that signs, and those of before with the moment they end.

A rotation writes a new file beside it and renames it into place, so that at every moment the file
is whole: the old one or the new one. A server that runs reads it again within half a minute, and at
once when it meets a signature that it does not know.
"""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.backups.premises import sync
from skycap.operations.secrets import ACCEPTED, KEY_BYTES, Rotated, Secret
from skycap.services.ports import Clock

NAME: Final = "signing"
ABANDONED_SECONDS: Final = 60
"""After how long a rotation that does not end was killed."""


@dataclass(frozen=True, slots=True)
class Retired:
    """A key of before. Without an end it is accepted until somebody removes it."""

    key: bytes = field(repr=False)
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether a token of it may still be good."""
        return self.until is None or now < self.until


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the file holds; `since` is when the current key took over, if that was written down."""

    current: bytes = field(repr=False)
    retired: tuple[Retired, ...] = ()
    since: datetime | None = None

    def previous(self, now: datetime | None = None) -> tuple[bytes, ...]:
        """The keys of before that are accepted at `now`; all of them without it."""
        return tuple(one.key for one in self.retired if now is None or one.holds(now))

    def body(self) -> dict[str, Any]:
        """The content of the file."""
        told: dict[str, Any] = {
            "current": self.current.hex(),
            "previous": [one.key.hex() for one in self.retired],
            "until": [one.until.isoformat() if one.until else None for one in self.retired],
        }
        if self.since is not None:
            told["since"] = self.since.isoformat()
        return told


def read(path: Path) -> KeyFile:
    """The keys in the file at `path`.

    Raises `Stopped` when there are none, when others can read them, and when they are damaged.
    """
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise Stopped(f"others can read {path}; run: chmod 600 {path}")
        found = _parsed(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        message = f"there are no keys in {path.parent}; run `skycap init`, or set SKYCAP_DATA"
        raise Stopped(message) from None
    except OSError as problem:
        raise Stopped(f"cannot read {path}: {problem.strerror}") from problem
    except (ValueError, KeyError, TypeError) as problem:
        raise Stopped(f"{path} is damaged; restore it from a backup") from problem
    if any(len(key) < KEY_BYTES for key in (found.current, *found.previous())):
        raise Stopped(f"{path} holds a key of fewer than {KEY_BYTES} bytes")
    return found


def rotate(path: Path, now: datetime) -> Rotated:
    """Sign with a new key from now on, and drop those of before whose last tokens have ended.

    Nobody is signed out: the key of before is accepted until its tokens have ended.
    """
    with _changing(path, now) as draft:
        before = read(path)
        ends = now + ACCEPTED
        kept = tuple(one for one in before.retired if one.holds(now))
        after = KeyFile(
            secrets.token_bytes(KEY_BYTES), (Retired(before.current, ends), *kept), since=now
        )
        _put(path, draft, after)
    return Rotated(NAME, now, len(after.retired), ends)


def forget_ended(path: Path, now: datetime) -> int:
    """Drop the keys of before whose last tokens have ended; how many."""
    before = read(path)
    if all(one.holds(now) for one in before.retired):
        return 0
    with _changing(path, now) as draft:
        before = read(path)
        kept = tuple(one for one in before.retired if one.holds(now))
        _put(path, draft, replace(before, retired=kept))
    return len(before.retired) - len(kept)


def described(path: Path, now: datetime) -> Secret:
    """The signing key, without its value. Raises `Stopped`."""
    found = read(path)
    since = found.since or datetime.fromtimestamp(path.stat().st_mtime, UTC)
    held = [one for one in found.retired if one.holds(now)]
    ends = [one.until for one in held if one.until]
    return Secret(NAME, "signs sign-ins", str(path), since, len(held), max(ends, default=None))


def _parsed(stored: Any) -> KeyFile:  # noqa: ANN401 - what a file holds may be anything
    keys = [bytes.fromhex(key) for key in stored["previous"]]
    told = stored.get("until") or [None] * len(keys)
    ends = [None if moment is None else _moment(moment) for moment in told]
    since = stored.get("since")
    return KeyFile(
        bytes.fromhex(stored["current"]),
        tuple(Retired(key, end) for key, end in zip(keys, ends, strict=True)),
        None if since is None else _moment(since),
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


@contextmanager
def _changing(path: Path, now: datetime) -> Iterator[Path]:
    """A draft beside the file, which one rotation at a time may hold; it never stays behind."""
    draft = path.with_name(f"{path.name}.rotating")
    try:
        age = now.timestamp() - draft.stat().st_mtime
    except FileNotFoundError:
        age = 0.0
    if age > ABANDONED_SECONDS:
        draft.unlink(missing_ok=True)
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise Stopped("somebody else rotates the keys at this moment; try again") from None
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _put(path: Path, draft: Path, keys: KeyFile) -> None:
    draft.write_text(json.dumps(keys.body()) + "\n", encoding="utf-8")
    sync(draft)
    draft.replace(path)
    sync(path.parent)


@dataclass(frozen=True, slots=True)
class EndedKeys:
    """The work of the timer on the file at `path`: to drop the keys that have ended."""

    path: Path
    clock: Clock
    name: str = "keys"

    def look(self) -> None:
        """Drop those that have ended, if there are any."""
        forget_ended(self.path, self.clock.now())
