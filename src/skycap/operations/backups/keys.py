"""The key file of the backups: 64 hexadecimal digits, for the eyes of its owner alone.

After a rotation it holds several, a line each: the first seals, the others still open what they
sealed.
"""

import os
import secrets
from pathlib import Path

from skycap.operations import Stopped
from skycap.operations.backups.sealing import KEY_BYTES, name_of, sealed_by


def read_keys(path: Path) -> tuple[bytes, ...]:
    """The keys in the file at `path`, the one that seals first.

    Raises `Stopped` when there is none, or others can read it.
    """
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise Stopped(f"others can read {path}; run: chmod 600 {path}")
        keys = tuple(bytes.fromhex(line) for line in path.read_text(encoding="ascii").split())
    except FileNotFoundError:
        message = f"there is no key at {path}; put it back, or name it in SKYCAP_BACKUP_KEY"
        raise Stopped(message) from None
    except ValueError as problem:
        raise Stopped(f"{path} is damaged: it must hold 64 hexadecimal digits") from problem
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise Stopped(f"{path} is damaged: it must hold 64 hexadecimal digits")
    return keys


def read_key(path: Path) -> bytes:
    """The key that seals. Raises `Stopped` as `read_keys` does."""
    return read_keys(path)[0]


def key_for(path: Path, backup: Path) -> bytes:
    """The key that sealed `backup`; the first if none of ours did. Raises `Stopped`."""
    keys = read_keys(path)
    try:
        wanted = sealed_by(backup)
    except OSError as problem:
        raise Stopped(f"cannot read {backup}: {problem.strerror}") from problem
    return next((key for key in keys if name_of(key) == wanted), keys[0])


def rotate_key(path: Path) -> int:
    """Seal with a new key from now on; how many old ones are kept, which open what they sealed."""
    keys = read_keys(path)
    _write(path, (secrets.token_bytes(KEY_BYTES), *keys))
    return len(keys)


def make_key(path: Path) -> bytes:
    """Make a new key at `path`, whole or not at all; nothing may be there yet."""
    key = secrets.token_bytes(KEY_BYTES)
    return _write(path, (key,), anew=True)[0]


def _write(path: Path, keys: tuple[bytes, ...], *, anew: bool = False) -> tuple[bytes, ...]:
    """Put `keys` into the file; with `anew`, those that another program made meanwhile stay."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write("".join(key.hex() + "\n" for key in keys))
            file.flush()
            os.fsync(file.fileno())
        if anew and path.exists():
            return read_keys(path)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return keys
