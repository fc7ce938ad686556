"""Borrowers: invented people with names, numbers and addresses that look right for Botswana."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from skycap.demo import names
from skycap.demo.names import Employer
from skycap.services.forms import Form

_MARRIED: Final = 0.35
_IN_VILLAGE: Final = 0.3
_ON_STREET: Final = 0.12
_HAS_EMAIL: Final = 0.45


@dataclass(frozen=True, slots=True)
class Borrower:
    """A person who borrows, once or again; `wage` in pula a month, `method` as on the form."""

    form: Form
    employer: Employer
    wage: int

    @property
    def name(self) -> str:
        """First and last name."""
        return self.form.name

    @property
    def salaried(self) -> bool:
        """Whether somebody else pays them a wage each month."""
        return not self.employer.name.startswith(("Self-employed", "Piece"))


class People:
    """Makes borrowers; no two of them share an Omang or a telephone number."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._taken: set[str] = set()

    def somebody(self) -> Borrower:
        """Somebody new."""
        rng = self._rng
        woman = rng.random() < 0.52
        last = rng.choice(names.SURNAMES)
        home, town = self._home()
        kin_name, relation = self._kin(last, woman=woman)
        bank = rng.choice(names.BANKS)
        employer = rng.choice(
            rng.choices((names.PUBLIC_SERVICE, names.COMPANIES, names.SELF_EMPLOYED), (30, 42, 28))[
                0
            ]
        )
        first = rng.choice(names.WOMEN if woman else names.MEN)
        form = Form(
            first_name=first,
            last_name=last,
            id_number=self._unused(lambda: self._omang(woman=woman)),
            contact_number=self._unused(self._mobile),
            physical_address=home,
            postal_address=self._box(town),
            kin_name=kin_name,
            kin_relationship=relation,
            kin_address=home if rng.random() < 0.4 else self._home()[0],
            kin_contact=self._unused(self._mobile),
            married_in_community=relation in {"husband", "wife"} and rng.random() < 0.5,
            bank_name=bank.name,
            branch=rng.choice(bank.branches),
            account_number=bank.begins + self._digits(bank.digits - len(bank.begins)),
            employer=employer.name,
            email=self._email(first, last),
            repayment_method=self._method(employer),
        )
        low, high = employer.wage
        return Borrower(form, employer, rng.randrange(low, high, 50))

    def _omang(self, *, woman: bool) -> str:
        """Nine digits; the fifth is 1 for men and 2 for women."""
        return self._rng.choice("1234579") + self._digits(3) + "12"[woman] + self._digits(4)

    def _mobile(self) -> str:
        return f"+2677{self._rng.randint(1, 7)}{self._digits(6)}"

    def _digits(self, count: int) -> str:
        return str(self._rng.randrange(10**count)).zfill(count)

    def _unused(self, make: Callable[[], str]) -> str:
        while (made := make()) in self._taken:
            pass
        self._taken.add(made)
        return made

    def _home(self) -> tuple[str, str]:
        """An address, and the town whose post office serves it."""
        rng = self._rng
        if rng.random() < _IN_VILLAGE:
            village = rng.choice(names.VILLAGES)
            return f"{rng.choice(names.VILLAGE_WARDS)}, {village}", village
        if rng.random() < _ON_STREET:
            number, street = rng.randint(1, 240), rng.choice(names.STREETS)
            return f"{number} {street}, Francistown", "Francistown"
        return f"Plot {rng.randint(100, 29_999)}, {rng.choice(names.WARDS)}, Francistown", (
            "Francistown"
        )

    def _box(self, town: str) -> str:
        if town == "Francistown" and self._rng.random() < 0.2:
            return f"Private Bag F{self._rng.randint(10, 299)}, {town}"
        return f"P O Box {self._rng.randint(10, 12_999)}, {town}"

    def _kin(self, last: str, *, woman: bool) -> tuple[str, str]:
        rng = self._rng
        if rng.random() < _MARRIED:
            spouse = rng.choice(names.MEN if woman else names.WOMEN)
            return f"{spouse} {last}", "husband" if woman else "wife"
        kin_is_woman = rng.random() < 0.6
        first = rng.choice(names.WOMEN if kin_is_woman else names.MEN)
        surname = last if rng.random() < 0.7 else rng.choice(names.SURNAMES)
        relation = rng.choice(names.WOMEN_OF_KIN if kin_is_woman else names.MEN_OF_KIN)
        return f"{first} {surname}", relation

    def _email(self, first: str, last: str) -> str:
        if self._rng.random() >= _HAS_EMAIL:
            return ""
        return f"{first}.{last}{self._rng.randint(1, 99)}@example.com".lower()

    def _method(self, employer: Employer) -> str:
        """How they say they will repay."""
        if employer.payroll:
            return self._rng.choices(("payroll", "debit_order", "bank_transfer"), (70, 20, 10))[0]
        if employer in names.COMPANIES:
            choices = ("debit_order", "bank_transfer", "mobile_money", "cash")
            return self._rng.choices(choices, (40, 25, 20, 15))[0]
        return self._rng.choices(("cash", "mobile_money", "bank_transfer"), (50, 35, 15))[0]
