"""Processes that record repayments in DynamoDB and die at a request, one after the other.

    python -m tests.promises.mortals LIVES WRITERS

It reads one JSON object: how to reach the tables, and the orders. Each life carries out a few of
the orders that nobody acknowledged yet, and kills itself just before, while or just after it sends
some request. When LIVES have passed, WRITERS at once carry out all that is left, as immortals. It
prints which orders each life acknowledged. Lives are forks, since starting a Python takes longer
than most of them last.
"""

import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from skycap.services.machine import SystemIds
from skycap.services.ports import Conflict, Unavailable
from skycap.storage.dynamodb import DynamoStore, TableNames
from skycap.storage.dynamodb.connection import Connection
from tests.promises.books import carry_out
from tests.services.branch import Branch

ORDERS_PER_LIFE = 5
REQUESTS_PER_LIFE_MAX = 45
WHILE_SECONDS_MAX = 0.004


class Mortal(Connection):
    """A connection whose process dies at its request number `death`, if there is one."""

    def __init__(self, arguments: dict[str, Any], death: int, chance: random.Random) -> None:
        super().__init__(arguments)
        self._left = death
        self._how = chance.choice(["before", "while", "after"])
        self._pause = chance.random() * WHILE_SECONDS_MAX

    def send(self, operation: str, **request: object) -> dict[str, Any]:
        """Send, or die."""
        self._left -= 1
        if self._left == 0 and self._how == "before":
            die()
        if self._left == 0 and self._how == "while":
            threading.Timer(self._pause, die).start()
        answer = super().send(operation, **request)
        if self._left == 0:
            time.sleep(self._pause if self._how == "while" else 0)
            die()
        return answer


def die() -> None:
    """End this process as the system would, with nothing left to do."""
    os.kill(os.getpid(), signal.SIGKILL)


def live(
    where: dict[str, Any],
    orders: list[dict[str, Any]],
    tell: Callable[[str], object],
    death: int,
    chance: random.Random,
) -> None:  # fmt: skip - more than half of it would be brackets
    """Carry out `orders`, asking again where others were faster; tell each key that is done."""
    connection = Mortal(where["arguments"], death, chance)
    branch = Branch(DynamoStore(connection, TableNames(**where["names"])))
    branch.office = replace(branch.office, ids=SystemIds(branch.clock))
    for wanted in orders:
        while True:
            try:
                carry_out(branch, wanted)
            except (Conflict, Unavailable):
                continue  # as a client does that is answered 409 or 503
            break
        tell(wanted["key"])


def fork(
    where: dict[str, Any], orders: list[dict[str, Any]], death: int, seed: int
) -> tuple[int, int]:
    """Begin a life; give its process and where to hear from it."""
    hear, say = os.pipe()
    process = os.fork()
    if process:
        os.close(say)
        return process, hear
    os.close(hear)
    live(where, orders, lambda key: os.write(say, f"{key}\n".encode()), death, random.Random(seed))
    os._exit(0)


def end(process: int, hear: int) -> tuple[bool, set[str]]:
    """Wait for the end of a life: whether it was killed, and what it acknowledged."""
    with os.fdopen(hear) as heard:
        told = set(heard.read().split())
    _, status = os.waitpid(process, 0)
    killed = os.WIFSIGNALED(status)
    assert killed or status == 0, f"a life ended with {status}"
    return killed, told


def main() -> None:
    """Let all live."""
    lives, writers = int(sys.argv[1]), int(sys.argv[2])
    given = json.load(sys.stdin)
    Connection(given["where"]["arguments"]).close()  # loads once what every life would load anew
    waiting: list[dict[str, Any]] = given["orders"]
    chance = random.Random(7)
    kills = 0
    for seed in range(lives):
        death = chance.randrange(1, REQUESTS_PER_LIFE_MAX)
        killed, told = end(*fork(given["where"], waiting[:ORDERS_PER_LIFE], death, seed))
        kills += killed
        waiting = [one for one in waiting if one["key"] not in told]
    rest = [fork(given["where"], waiting, 0, seed) for seed in range(writers)]
    ends = [end(*one) for one in rest]
    print(  # noqa: T201 - the supervisor reads it
        json.dumps(
            {"kills": kills, "left": len(waiting), "told": [sorted(told) for _, told in ends]}
        )
    )


if __name__ == "__main__":
    main()
