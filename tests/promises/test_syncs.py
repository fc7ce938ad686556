"""Nothing is acknowledged before it is on disk: a kill cannot show that, system calls can."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT
from tests.promises.books import check_books, open_books, order
from tests.promises.scale import figure

SYNCED = re.compile(r"(?:fsync|fdatasync)\(\d+<(?P<file>[^>]*)>\) += 0")
ACKNOWLEDGED = re.compile(r'write\(1<[^>]*>, "(?P<key>key-\d+)\\n"')


@pytest.mark.needs("strace")
@pytest.mark.timeout(3_600)
def test_a_sync_comes_before_every_acknowledgement(tmp_path: Path) -> None:
    """Between any two acknowledgements the database was synced to disk, and before the first."""
    database, trace = tmp_path / "skycap.db", tmp_path / "trace"
    loans = open_books(database, 3)
    orders = [order(number, loans) for number in range(figure("acknowledgements under strace"))]
    calls = "trace=fsync,fdatasync,write"
    command = ["strace", "-f", "-y", "-qq", "-e", calls, "-o", str(trace)]
    teller = [sys.executable, "-m", "tests.promises.teller", str(database), "1"]
    text = "".join(json.dumps(one) + "\n" for one in orders)
    subprocess.run(
        [*command, *teller], input=text, text=True, check=True, capture_output=True, cwd=ROOT
    )

    synced, acknowledged = False, []
    for line in trace.read_text(errors="replace").splitlines():
        if (found := SYNCED.search(line)) and "skycap.db" in found["file"]:
            synced = True
        elif found := ACKNOWLEDGED.search(line):
            assert synced, f"{found['key']} was acknowledged before a sync"
            synced = False
            acknowledged.append(found["key"])
    assert acknowledged == [one["key"] for one in orders]
    check_books(database, orders)
