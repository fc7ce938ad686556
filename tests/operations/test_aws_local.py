"""`run.py aws-local`: all of it starts with one command, and all of it ends with Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest

from tests.house.source import ROOT

END_SECONDS_MAX = 30
PEOPLE = ("maker", "checker", "accountant", "admin")


def family(pid: int) -> set[int]:
    """The processes that `pid` started, and those that they started."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        parents[int(stat.parent.name)] = int(fields[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def alive(pids: set[int]) -> set[int]:
    """Those of `pids` that still run."""
    running = set()
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2]
        except OSError:
            continue
        if state.split()[0] != "Z":  # ended, and only not yet fetched by whoever started it
            running.add(pid)
    return running


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see the processes")
def test_ctrl_c_ends_all_that_was_started() -> None:
    """It says where to go and who may sign in, serves pages and API, and leaves no process."""
    command = [sys.executable, "-m", "infra.local", "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if line.startswith("Ctrl-C"):
                break
        found = re.search(r"open at (http://127\.0\.0\.1:\d+)", said)
        assert found, said
        assert all(re.search(rf"^  {name} +\S+$", said, re.MULTILINE) for name in PEOPLE), said
        assert "Skycap" in httpx2.get(f"{found[1]}/staff", timeout=60).text
        assert httpx2.get(f"{found[1]}/api/products", timeout=60).status_code == 200
        started = family(process.pid)
        assert len(started) >= 2, "the emulator and a function"

        process.send_signal(signal.SIGINT)
        process.wait(timeout=END_SECONDS_MAX)

    deadline = time.monotonic() + END_SECONDS_MAX
    while alive(started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(started)
