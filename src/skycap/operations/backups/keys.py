"""The key file of the backups: 64 hexadecimal digits, for the eyes of its owner alone."""

import os
import secrets
from pathlib import Path

from skycap.operations import Stopped
from skycap.operations.backups.sealing import KEY_BYTES


def read_key(path: Path) -> bytes:
    """The key in the file at `path`. Raises `Stopped` when there is none, or others can read it."""
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise Stopped(f"others can read {path}; run: chmod 600 {path}")
        key = bytes.fromhex(path.read_text(encoding="ascii"))
    except FileNotFoundError:
        message = f"there is no key at {path}; put it back, or name it in SKYCAP_BACKUP_KEY"
        raise Stopped(message) from None
    except ValueError as problem:
        raise Stopped(f"{path} is damaged: it must hold 64 hexadecimal digits") from problem
    if len(key) != KEY_BYTES:
        raise Stopped(f"{path} is damaged: it must hold 64 hexadecimal digits")
    return key


def make_key(path: Path) -> bytes:
    """Make a new key at `path`, whole or not at all; nothing may be there yet."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = secrets.token_bytes(KEY_BYTES)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(key.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        if path.exists():  # another program made one meanwhile
            return read_key(path)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return key
