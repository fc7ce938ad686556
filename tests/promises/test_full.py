"""When the disk is full we say so, lose nothing, go on reading, and recover by ourselves."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of files")
def test_a_full_disk_refuses_writes_and_nothing_else(tmp_path: Path) -> None:
    """No room: each write is unavailable, reads answer, nothing is half written; room: all is well.

    The limit is that of the process on the size of its files, which SQLite meets like a full disk.
    """
    command = [sys.executable, "-m", "tests.promises.crowded", str(tmp_path / "skycap.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)

    assert told["before"] > 5
    assert told["replayed"] is False
    assert told["more"] == [201] * 19
    assert told["recorded"] == told["before"] + 20
    assert told["findings"] == []
