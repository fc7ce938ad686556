"""Repayments in DynamoDB are whole or not at all, wherever the process that records them dies.

DynamoDB here is dynoxide, in a process that nobody kills; what it does with a transaction is its
own promise. What is proved is that Skycap asks for all of a command in one of them.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest

from skycap.lending.history import verify
from skycap.storage.dynamodb import DynamoStore, TableNames
from tests.emulators import Emulator, drop_tables, fresh_tables
from tests.house.source import ROOT
from tests.promises.books import check_store, open_loans, order
from tests.promises.scale import figure

ORDERS_PER_KILL = 4


@pytest.fixture
def names(dynoxide: Emulator) -> Iterator[TableNames]:
    """Empty tables."""
    made = fresh_tables(dynoxide)
    yield made
    drop_tables(dynoxide, made)


@pytest.fixture
def store(dynoxide: Emulator, names: TableNames) -> Iterator[DynamoStore]:
    """A store in them."""
    opened = DynamoStore.open(names, dynoxide.client_arguments)
    yield opened
    opened.close()


def let_live(
    emulator: Emulator, names: TableNames, orders: list[dict[str, Any]], lives: int, writers: int
) -> dict[str, Any]:
    """Run `mortals`; give what it printed."""
    where = {"arguments": emulator.client_arguments, "names": asdict(names)}
    command = [sys.executable, "-m", "tests.promises.mortals", str(lives), str(writers)]
    done = subprocess.run(
        command,
        input=json.dumps({"where": where, "orders": orders}),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.slow
@pytest.mark.timeout(36_000)
def test_killed_at_any_request_it_is_all_or_nothing(
    dynoxide: Emulator, names: TableNames, store: DynamoStore
) -> None:
    """Killed before, while and after requests, again and again, each repayment is there once."""
    lives = figure("kills between two requests")
    loans = open_loans(store, 4 + lives // 12)
    orders = [order(number, loans) for number in range(lives * ORDERS_PER_KILL)]

    told = let_live(dynoxide, names, orders, lives, writers=1)

    assert told["kills"] > lives // 2
    assert 0 < told["left"] < len(orders), "they died in the midst of their work"
    check_store(store, orders)


@pytest.mark.slow
@pytest.mark.timeout(36_000)
def test_processes_that_write_to_one_loan_lose_nothing(
    dynoxide: Emulator, names: TableNames, store: DynamoStore
) -> None:
    """Eight processes send the same repayments on one loan: each is recorded once, with no gap."""
    writers = figure("writers on one loan")
    loans = open_loans(store, 1)
    orders = [order(number, loans) for number in range(figure("repayments of each writer"))]

    told = let_live(dynoxide, names, orders, 0, writers)

    assert told["told"] == [sorted(one["key"] for one in orders)] * writers
    history = store.load(f"loan/{loans[0]}")
    verify(history)
    assert len(history) == 3 + len(orders)
    check_store(store, orders)
