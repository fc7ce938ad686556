"""What one request of the API costs in DynamoDB: read and write units, as an emulator counts.

    .venv/bin/python -m benchmarks.aws_units

writes what it measured to where `skycap costs --estimate` finds it.
"""

import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from http.cookiejar import DefaultCookiePolicy
from typing import Any, NamedTuple

import structlog

from skycap.storage.dynamodb.connection import Spent
from skycap.storage.dynamodb.store import DynamoStore
from skycap.storage.dynamodb.tables import TableNames
from tests.api.world import a_world
from tests.emulators import Emulator, fresh_tables, running_dynoxide
from tests.house.source import ROOT

MEASURED = ROOT / "src" / "skycap" / "operations" / "costs" / "measured.json"

REPAYMENTS = "/api/repayments"
READS = {
    "a loan's whole file": "/api/loans/{reference}",
    "fifty loans of a list": "/api/loans?limit=50",
    "the dashboard's figures": "/api/loans/stats/summary",
    "the products": "/api/products",
}
LOANS = 60
"""How many loans there are while it is measured."""


class Line(NamedTuple):
    """What was asked, its read and write units, and milliseconds of this machine's processor."""

    name: str
    read: float
    write: float
    milliseconds: float


_NO_COOKIES = DefaultCookiePolicy(allowed_domains=[])


def units() -> Iterator[Line]:
    """What was asked, and what it cost."""
    yield from _measured({})


def _measured(sizes: dict[str, int]) -> Iterator[Line]:
    """What was asked, and what it cost; `sizes` gets the bytes of all tables at the end."""
    spent: list[Spent] = []
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger("error"))
    with running_dynoxide() as emulator:
        names = fresh_tables(emulator)
        store = DynamoStore.open(names, emulator.client_arguments, spent.append)
        world = a_world(store)
        world.client.cookies.jar.set_policy(_NO_COOKIES)  # each request signs itself in
        told: dict[str, Any] = {}

        def counted(name: str, ask: Callable[[], Any]) -> Line:
            spent.clear()
            begun = time.process_time()
            answer = ask()
            milliseconds = (time.process_time() - begun) * 1_000
            if not isinstance(answer, str):
                assert answer.status_code < 300, answer.text
                told["answer"] = answer.json()
            read = sum(one.read_units for one in spent)
            return Line(name, read, sum(one.write_units for one in spent), round(milliseconds, 1))

        for _ in range(LOANS):
            world.pending()
        login = {"username": "checker", "password": "a long sentence of the checker"}
        yield counted("sign in", lambda: world.post("/api/auth/login", login))
        yield counted("apply", world.pending)
        reference = world.pending()
        approve = {"action": "approve", "comments": "All in order."}
        yield counted(
            "approve", lambda: world.post(f"/api/loans/{reference}/review", approve, "checker")
        )
        payout = {"referenceNumber": "OUT-1"}
        yield counted(
            "pay out", lambda: world.post(f"/api/loans/{reference}/disburse", payout, "accountant")
        )
        body = world.repayment(reference)
        yield counted("record a repayment", lambda: world.post(REPAYMENTS, body, "accountant"))
        for name, path in READS.items():
            where = path.format(reference=reference)
            yield counted(name, partial(world.get, where, "checker"))
        sizes.update(_sizes(emulator, names))
        store.close()


def _sizes(emulator: Emulator, names: TableNames) -> dict[str, int]:
    """The bytes of each table, by the lengths of its items as JSON."""
    client, found = emulator.client("dynamodb"), dict[str, int]()
    for name, definition in names.definitions().items():
        pages = client.get_paginator("scan").paginate(TableName=name)
        found[definition.name] = sum(
            len(json.dumps(item)) for page in pages for item in page["Items"]
        )
    return found


def write() -> None:
    """Write what is measured now into the package."""
    sizes: dict[str, int] = {}
    lines = list(_measured(sizes))
    told = {
        "on": date.today().isoformat(),  # noqa: DTZ011 - a date for people
        "how": "benchmarks/aws_units.py: units as dynoxide counts, milliseconds of one processor",
        "loans": LOANS,
        "requests": {
            line.name: {
                "read": line.read,
                "write": line.write,
                "milliseconds": line.milliseconds,
            }
            for line in lines
        },
        "bytesPerApplication": round(sum(sizes.values()) / (LOANS + 2)),
    }
    MEASURED.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    print(f"wrote {MEASURED.relative_to(ROOT)}")


if __name__ == "__main__":
    write()
