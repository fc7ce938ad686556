"""What the tests of the loans' pages share: people at the API, and loans in the state they need."""

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from playwright.sync_api import APIRequestContext, Page, Playwright

from tests.browser.server import Running

Told = dict[str, Any]
"""An object as the API answers it."""

_numbers = itertools.count(1)

SCHOOL = {
    "firstName": "Naledi",
    "contactNumber": "71234567",
    "physicalAddress": "Plot 12, Area W, Francistown",
    "kinName": "Thabo Moyo",
    "kinRelationship": "Brother",
    "loanAmount": "5000",
    "loanPeriodMonths": "10",
    "bankName": "First National Bank",
    "accountNumber": "62012345678",
    "repaymentMethod": "debit_order",
    "product": "standard",
    "termsAccepted": True,
}


@dataclass
class Office:
    """The staff at the API itself, to bring loans into a state and to check what pages show."""

    server: Running
    playwright: Playwright
    desks: dict[str, APIRequestContext]

    def desk(self, who: str) -> APIRequestContext:
        """The API as somebody who has signed in sees it."""
        if who not in self.desks:
            door = self.playwright.request.new_context(base_url=self.server.url)
            sent = {"username": who, "password": self.server.password(who)}
            token = door.post("/api/auth/login", data=sent).json()["token"]
            door.dispose()
            self.desks[who] = self.playwright.request.new_context(
                base_url=self.server.url, extra_http_headers={"Authorization": f"Bearer {token}"}
            )
        return self.desks[who]

    def get(self, path: str, who: str = "admin") -> Any:  # noqa: ANN401 - JSON is anything
        """What the API answers at `path`."""
        answer = self.desk(who).get(path)
        assert answer.ok, answer.text()
        return answer.json()

    def post(self, path: str, body: dict[str, Any], who: str) -> Told:
        """What the API answers to `body`."""
        answer = self.desk(who).post(path, data=body)
        assert answer.ok, answer.text()
        return cast("Told", answer.json())

    def put(self, path: str, body: dict[str, Any], who: str) -> Told:
        """What the API answers to `body`, put in the place of what was there."""
        answer = self.desk(who).put(path, data=body)
        assert answer.ok, answer.text()
        return cast("Told", answer.json())

    def pending(self, **changes: object) -> Told:
        """A new application, captured by the maker."""
        form = {**SCHOOL, "idNumber": identity(), "lastName": surname(), **changes}
        made = self.post("/api/loans", form, "maker")
        return self.loan(made["reference"])

    def approved(self, **changes: object) -> Told:
        """A new loan that waits to be paid out."""
        loan = self.pending(**changes)["loanId"]
        body = {"action": "approve", "comments": "Payslip and bank agree."}
        self.post(f"/api/loans/{loan}/review", body, "checker")
        return self.loan(loan)

    def active(self, **changes: object) -> Told:
        """A new loan that was paid out today."""
        loan = self.approved(**changes)["loanId"]
        self.post(f"/api/loans/{loan}/disburse", {"referenceNumber": f"OUT-{loan}"}, "accountant")
        return self.loan(loan)

    def repaid(self, **changes: object) -> Told:
        """A new loan whose first instalment is paid."""
        loan = self.active(**changes)
        body = {
            "loanId": loan["loanId"],
            "paymentDate": loan["disbursedOn"],
            "amountPaid": loan["balances"]["nextAmount"],
            "paymentMethod": "cash",
            "referenceNumber": f"IN-{loan['loanId']}",
        }
        self.post("/api/repayments", body, "accountant")
        return self.loan(loan["loanId"])

    def loan(self, loan: str) -> Told:
        """A loan as the administrator sees it."""
        return cast("Told", self.get(f"/api/loans/{loan}"))

    def close(self) -> None:
        """Sign out of everything."""
        for desk in self.desks.values():
            desk.dispose()


def identity() -> str:
    """An Omang that no other test uses."""
    return f"9{random.SystemRandom().randrange(10**8):08d}"


def surname() -> str:
    """A surname that no other test uses, of letters alone."""
    return "Test" + "".join(chr(ord("a") + int(digit)) for digit in f"{next(_numbers):03d}")


def money(amount: str) -> str:
    """An amount as the pages write it."""
    return f"P {float(amount):,.2f}"


def tab_to(page: Page, reached: Callable[[str], bool], presses: int = 60) -> None:
    """Press Tab until the focus is on what `reached` looks for by its words."""
    told = """() => {
        const focused = document.activeElement;
        return (focused.getAttribute("aria-label") || focused.innerText || "").trim();
    }"""
    for _ in range(presses):
        if reached(page.evaluate(told)):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")
