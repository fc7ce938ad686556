"""A small lender with its API, for tests: real desks, a real store, a clock that stands still."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import orjson
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from skycap.api.app import create_app
from skycap.api.options import ApiOptions
from skycap.services import products, users
from skycap.services.clock import SimulatedClock
from skycap.services.machine import SeededIds
from skycap.services.office import Office
from skycap.services.ports import Blobs, Clock, Store
from skycap.services.tokens import SigningKeys
from skycap.storage.memory import MemoryStore
from skycap.storage.memory_blobs import MemoryBlobs
from skycap.storage.sql import SqlStore

Json: TypeAlias = Any
"""What is sent and answered, of any shape."""

NOW = datetime(2026, 1, 31, 8, 0, tzinfo=UTC)
TODAY = "2026-01-31"
ORIGIN = "https://apply.example.co.bw"
ROLES = ("maker", "checker", "accountant", "admin")
OMANG = "123456789"
KEYS = SigningKeys(b"k" * 32)

APPLICATION: dict[str, Any] = {
    "firstName": "Naledi",
    "lastName": "Moyo",
    "idNumber": OMANG,
    "contactNumber": "71234567",
    "physicalAddress": "Plot 12, Area W, Francistown",
    "postalAddress": "PO Box 12",
    "kinName": "Thabo Moyo",
    "kinRelationship": "Brother",
    "kinAddress": "Plot 14",
    "marriedInCommunity": "yes",
    "loanAmount": "5000",
    "interestRate": "10",
    "totalAmount": "5500",
    "loanPeriodMonths": "12",
    "loanDate": TODAY,
    "bankName": "First National Bank",
    "accountNumber": "62012345678",
    "branch": "Francistown",
    "repaymentMethod": "bank",
    "termsAccepted": "true",
}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def cheap_passwords() -> PasswordHasher:
    """A hasher that costs nothing: tests make many users, and prove no strength."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def password_of(role: str) -> str:
    """The password of the user of that role."""
    return f"a long sentence of the {role}"


@dataclass
class World:
    """The lender: its office, a client of its API, and how to act in each role."""

    office: Office
    clock: SimulatedClock
    client: TestClient
    people: dict[str, Any] = field(default_factory=dict)

    def headers(self, role: str | None) -> dict[str, str]:
        """The sign-in of a role; None is the public."""
        if role is None or role == "public":
            return {}
        return {"Authorization": f"Bearer {KEYS.issue(self.people[role], self.clock.now())}"}

    def send(self, method: str, path: str, role: str | None = None, **rest: Json) -> Json:
        """Send a request in a role."""
        headers = self.headers(role) | rest.pop("headers", {})
        return self.client.request(method, path, headers=headers, **rest)

    def get(self, path: str, role: str | None = None, **rest: Json) -> Json:
        """Read something."""
        return self.send("GET", path, role, **rest)

    def post(self, path: str, body: Json = None, role: str | None = None, **rest: Json) -> Json:
        """Do something."""
        if body is not None:
            rest["json"] = body
        return self.send("POST", path, role, **rest)

    def raw(self, path: str, body: bytes, role: str | None = None, method: str = "POST") -> Json:
        """Send bytes as if they were JSON."""
        headers = {"Content-Type": "application/json"}
        return self.send(method, path, role, content=body, headers=headers)

    def pending(self, **changes: Json) -> str:
        """The reference of a new application of the public."""
        answered = self.post("/api/loans/apply", {**APPLICATION, **changes})
        assert answered.status_code == 201, answered.text
        reference: str = answered.json()["reference"]
        return reference

    def approved(self) -> str:
        """The reference of an approved loan."""
        reference = self.pending()
        body = {"action": "approve", "comments": "All in order."}
        answered = self.post(f"/api/loans/{reference}/review", body, "checker")
        assert answered.status_code == 200, answered.text
        return reference

    def disbursed(self) -> str:
        """The reference of a loan that was paid out today."""
        reference = self.approved()
        path = f"/api/loans/{reference}/disburse"
        answered = self.post(path, {"referenceNumber": f"OUT-{reference}"}, "accountant")
        assert answered.status_code == 200, answered.text
        return reference

    def repayment(self, reference: str, **changes: Json) -> dict[str, Any]:
        """A body that repays the first instalment of that loan."""
        body = {
            "loanId": reference,
            "paymentDate": TODAY,
            "amountPaid": "458.33",
            "paymentMethod": "cash",
            "referenceNumber": "SLIP-1",
        }
        return {**body, **changes}

    def document(self, reference: str, content: bytes = PDF, **changes: Json) -> dict[str, Any]:
        """Ask, as the applicant, for leave to upload; gives the answer."""
        body = {
            "reference": reference,
            "idNumber": OMANG,
            "kind": "payslip",
            "fileName": "payslip.pdf",
            "contentType": "application/pdf",
            "size": len(content),
        }
        answered = self.post("/api/documents", {**body, **changes})
        assert answered.status_code == 201, answered.text
        told: dict[str, Any] = answered.json()
        return told

    def fingerprint(self) -> str:
        """A hash of everything in the store that a command could change."""
        store = self.office.store
        told = [
            [entry.hash for entry in store.trail(limit=200).rows],
            {name: count for name, count in sorted(store.counters("").items()) if count},
        ]
        return hashlib.sha256(orjson.dumps(told)).hexdigest()


def a_world(
    store: Store,
    options: ApiOptions | None = None,
    blobs: Callable[[Clock], Blobs] | None = None,
) -> World:
    """A lender with its products and one person a role, on `store`."""
    clock = SimulatedClock(NOW)
    ids = SeededIds(clock, 7)
    kept = blobs(clock) if blobs else MemoryBlobs(b"s" * 32, clock)
    office = Office(store, kept, clock, ids)
    products.seed_products(office)
    options = options or ApiOptions(cors_origins=(ORIGIN,), rate_limits=None)
    client = TestClient(create_app(office, KEYS, options), base_url="https://skycap.test")
    world = World(office, clock, client)
    for role in ROLES:
        new = users.NewUser(
            role, f"Person {role}", role, password=password_of(role), must_change_password=False
        )
        users.add_user(office, users.OPERATOR, new)
        world.people[role] = users.named(office, role)
    return world


def memory_store(_: Path) -> Store:
    """An empty store in memory."""
    return MemoryStore()


def sqlite_store(folder: Path) -> Store:
    """An empty store on SQLite."""
    return SqlStore.open(folder / "skycap.db")


STORES = {"memory": memory_store, "sqlite": sqlite_store}
