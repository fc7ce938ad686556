"""Only one process of a machine does what is done without being asked: whoever holds the file.

The system lets go of it when the process ends, however it ends.
"""

import os
import sys
from pathlib import Path

_BEYOND = 1 << 30
"""Windows keeps others from reading what is locked: so a byte beyond the end is locked."""


class FileLease:
    """A lease on `path`, which is made beside what it guards."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def hold(self) -> bool:
        """Take the lease, or keep it; tells whether it is ours."""
        if self._handle is not None:
            return True
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if _locked(handle):
            self._handle = handle
            return True
        os.close(handle)
        return False

    def let_go(self) -> None:
        """Give it back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":

    def _locked(handle: int) -> bool:
        import msvcrt  # noqa: PLC0415 - of Windows alone

        os.lseek(handle, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _locked(handle: int) -> bool:
        import fcntl  # noqa: PLC0415 - not of Windows

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
