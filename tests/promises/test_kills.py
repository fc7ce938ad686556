"""What was acknowledged survives a process that is killed at any moment, and nothing is paid twice.

A kill leaves some commands carried out that nobody was told of; so every request that was not
acknowledged is sent again with its key, as clients do.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.house.source import ROOT
from tests.promises.books import check_books, open_books, order
from tests.promises.scale import figure

ORDERS_PER_LIFE = 60
THREADS = 4


def live(database: Path, orders: list[dict[str, Any]], seconds: float | None) -> set[str]:
    """Run a teller on `orders`, kill it so long after its first word; give what it acknowledged."""
    command = [sys.executable, "-m", "tests.promises.teller", str(database), str(THREADS)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, cwd=ROOT
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("".join(json.dumps(one) + "\n" for one in orders).encode())
        process.stdin.close()
        heard = os.read(process.stdout.fileno(), 65_536)
        if seconds is not None:
            time.sleep(seconds)
            os.kill(process.pid, signal.SIGKILL)
        while more := os.read(process.stdout.fileno(), 65_536):
            heard += more
        process.wait()
    if seconds is None:
        assert process.returncode == 0
    whole, _, rest = heard.decode().rpartition("\n")
    assert not rest, "acknowledgements are whole lines"
    return set(whole.split("\n")) - {""}


@pytest.mark.slow
@pytest.mark.timeout(36_000)
def test_a_killed_process_loses_nothing_and_pays_nothing_twice(tmp_path: Path) -> None:
    """Killed again and again in a stream of repayments, the books hold each exactly once."""
    database, kills = tmp_path / "skycap.db", figure("kills of a process")
    loans = open_books(database, 6 + kills // 10)
    chance = random.Random(4)
    acknowledged: set[str] = set()
    issued: list[dict[str, Any]] = []

    for _ in range(kills):
        first = len(issued)
        issued += [order(first + n, loans) for n in range(ORDERS_PER_LIFE // 2)]
        waiting = [one for one in issued if one["key"] not in acknowledged]
        told = live(database, waiting[:ORDERS_PER_LIFE], chance.random() * 0.08)
        assert told.isdisjoint(acknowledged)
        acknowledged |= told
    early = len(acknowledged)
    acknowledged |= live(database, [o for o in issued if o["key"] not in acknowledged], None)

    assert acknowledged == {one["key"] for one in issued}
    assert 0 < early < len(issued), "it was killed in the middle of its work"
    check_books(database, issued)


@pytest.mark.slow
@pytest.mark.timeout(36_000)
def test_two_processes_on_one_database_lose_nothing(tmp_path: Path) -> None:
    """Two processes given the same orders at once record each once, and both are answered."""
    database = tmp_path / "skycap.db"
    loans = open_books(database, 2)
    orders = [order(number, loans) for number in range(30)]
    told: list[set[str]] = []

    def run() -> None:
        told.append(live(database, orders, None))

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert told == [{one["key"] for one in orders}] * 2
    check_books(database, orders)
