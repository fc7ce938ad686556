"""A connection on which requests and replies get lost, as they do."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from skycap.storage.dynamodb.connection import Cancelled, Connection, NotDone, Unknown


@dataclass(frozen=True, slots=True)
class Attempt:
    """A transaction that is about to be sent: call it to send it."""

    send: Callable[[], dict[str, Any]]
    items: int

    def __call__(self) -> dict[str, Any]:
        """Send it."""
        return self.send()


Trouble = Callable[[Attempt], dict[str, Any]]


def lost_reply(attempt: Attempt) -> dict[str, Any]:
    """The request is carried out, and nobody hears of it."""
    attempt()
    raise Unknown("the reply was lost")


def lost_request(_: Attempt) -> dict[str, Any]:
    """The request does not arrive, which nobody can know."""
    raise Unknown("the request was lost")


def throttled(_: Attempt) -> dict[str, Any]:
    """The request is turned away."""
    raise NotDone("too many requests")


def collision(attempt: Attempt) -> dict[str, Any]:
    """Another transaction was at the same item."""
    raise Cancelled([{"Code": "None"}] * (attempt.items - 1) + [{"Code": "TransactionConflict"}])


class Troubled(Connection):
    """Meets the troubles of `coming`, one for each transaction; keeps what was asked for."""

    def __init__(self, arguments: dict[str, Any]) -> None:
        super().__init__(arguments)
        self.coming: list[Trouble] = []
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def send(self, operation: str, **request: object) -> dict[str, Any]:
        """Send, unless trouble comes."""
        self.asked.append((operation, request))
        if operation == "transact_write_items" and self.coming:
            items = request["TransactItems"]
            assert isinstance(items, list)
            send = partial(super().send, operation, **request)
            return self.coming.pop(0)(Attempt(send, len(items)))
        return super().send(operation, **request)

    def transactions(self) -> list[dict[str, Any]]:
        """The transactions that were sent, or were to be."""
        return [request for operation, request in self.asked if operation == "transact_write_items"]
