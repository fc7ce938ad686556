"""What one request of the API costs in DynamoDB: read and write units, as an emulator counts."""

from collections.abc import Callable, Iterator
from functools import partial
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import structlog

from skycap.storage.dynamodb.connection import Spent
from skycap.storage.dynamodb.store import DynamoStore
from tests.api.world import a_world
from tests.emulators import fresh_tables, running_dynoxide

REPAYMENTS = "/api/repayments"
READS = {
    "a loan's whole file": "/api/loans/{reference}",
    "fifty loans of a list": "/api/loans?limit=50",
    "the dashboard's figures": "/api/loans/stats/summary",
    "the products": "/api/products",
}
Line = tuple[str, float, float]


_NO_COOKIES = DefaultCookiePolicy(allowed_domains=[])


def units() -> Iterator[Line]:
    """What was asked, and the read and write units of it."""
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
            answer = ask()
            if not isinstance(answer, str):
                assert answer.status_code < 300, answer.text
                told["answer"] = answer.json()
            read = sum(one.read_units for one in spent)
            return name, read, sum(one.write_units for one in spent)

        for _ in range(60):
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
        store.close()
