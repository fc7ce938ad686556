"""The same over HTTP: the real server is killed in a stream of repayments from several clients.

What was answered with 201 is in the books; what was not is sent again with its key, as clients do.
"""

import os
import random
import signal
import threading
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest

from skycap.services.audit import audit
from skycap.storage.sql import SqlStore
from tests.api.world import APPLICATION
from tests.promises.books import recorded
from tests.promises.scale import figure
from tests.running import PASSWORDS, Server, install, serving
from tests.services.branch import Branch

CLIENTS = 6
PER_LIFE = 40
FEW = httpx2.Timeout(10)


def signed_in(client: httpx2.Client, username: str) -> dict[str, str]:
    """The header of somebody who has signed in."""
    known = {"username": username, "password": PASSWORDS[username]}
    token = client.post("/api/auth/login", json=known).raise_for_status().json()["token"]
    return {"Authorization": f"Bearer {token}"}


def open_loan(client: httpx2.Client, people: dict[str, dict[str, str]]) -> str:
    """Apply for a loan, have it approved and paid out; give its reference."""
    applied = client.post("/api/loans/apply", json=APPLICATION).raise_for_status().json()
    reference: str = applied["reference"]
    for who, what, body in (
        ("checker", "review", {"action": "approve", "comments": "Fine."}),
        ("accountant", "disburse", {"referenceNumber": "EFT-1"}),
    ):
        path = f"/api/loans/{reference}/{what}"
        client.post(path, json=body, headers=people[who]).raise_for_status()
    return reference


def payment(number: int, loans: list[str], today: str) -> dict[str, Any]:
    """The repayment of that number."""
    return {
        "loanId": loans[number % len(loans)],
        "paymentDate": today,
        "amountPaid": f"1.{number % 100:02d}",
        "paymentMethod": "cash",
        "referenceNumber": f"SLIP{number:06d}",
    }


def stream(
    server: Server, bodies: dict[str, dict[str, Any]], who: dict[str, str], kill_after: float | None
) -> dict[str, dict[str, Any]]:
    """Send `bodies` from several clients, killing the server on the way; give what was answered."""
    waiting, answers, guard = list(bodies.items()), {}, threading.Lock()
    begun = threading.Event()

    def send() -> None:
        with httpx2.Client(base_url=server.url, headers=who, timeout=FEW) as client:
            while True:
                with guard:
                    if not waiting:
                        return
                    key, body = waiting.pop()
                try:
                    answer = client.post(
                        "/api/repayments", json=body, headers={"Idempotency-Key": key}
                    )
                except httpx2.HTTPError:
                    return  # the server is gone, and with it the answer
                assert answer.status_code == 201, answer.text
                begun.set()
                with guard:
                    answers[key] = answer.json()

    threads = [threading.Thread(target=send) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    if kill_after is not None:
        assert begun.wait(30)
        time.sleep(kill_after)
        os.kill(server.process.pid, signal.SIGKILL)
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.slow
@pytest.mark.timeout(36_000)
def test_a_killed_server_loses_nothing_and_pays_nothing_twice(tmp_path: Path) -> None:
    """Killed again and again while six clients pay, the books hold each repayment exactly once."""
    data, chance = tmp_path / "data", random.Random(8)
    install(data)
    with serving(data) as server, httpx2.Client(base_url=server.url, timeout=FEW) as client:
        people = {name: signed_in(client, name) for name in PASSWORDS}
        loans = [open_loan(client, people) for _ in range(5 + figure("kills of the server") // 10)]
        today = client.get(f"/api/loans/{loans[0]}", headers=people["accountant"]).json()[
            "disbursedOn"
        ]
    issued: dict[str, dict[str, Any]] = {}
    answered: dict[str, dict[str, Any]] = {}

    for life in range(figure("kills of the server") + 1):
        last = life == figure("kills of the server")
        for number in range(len(issued), len(issued) + PER_LIFE):
            issued[f"key-{number}"] = payment(number, loans, today)
        waiting = {key: body for key, body in issued.items() if key not in answered}
        with serving(data) as server:
            moment = None if last else chance.random() * 0.15
            answered |= stream(server, waiting, people["accountant"], moment)

    assert answered.keys() == issued.keys()
    for key, answer in answered.items():
        assert answer["amountPaid"] == issued[key]["amountPaid"]
    with serving(data) as server, httpx2.Client(base_url=server.url, timeout=FEW) as client:
        told = client.get("/api/repayments/stats/summary", headers=people["accountant"]).json()
        assert told["total"] == len(issued)
    _check(data, issued)


def _check(data: Path, issued: dict[str, dict[str, Any]]) -> None:
    """Every repayment is in the books once, receipts have no gap, the audit is clean."""
    database = data / "skycap.sqlite3"
    store = SqlStore.open(database)
    try:
        branch = Branch(store)
        rows = recorded(branch)
        assert sorted(row.payment_reference for row in rows) == sorted(
            body["referenceNumber"] for body in issued.values()
        )
        receipts: dict[str, list[int]] = {}
        for row in rows:
            receipts.setdefault(row.loan_id, []).append(row.receipt)
        for numbers in receipts.values():
            assert sorted(numbers) == list(range(1, len(numbers) + 1))
        assert audit(branch.office).findings == []
    finally:
        store.close()
