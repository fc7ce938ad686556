"""The office: what every desk works with, and what the lender has set.

The lender's settings are a stream of their own; the current ones are one row.
"""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import orjson

from skycap.lending.books import SUSPEND_AFTER, Basis, Policy
from skycap.lending.history import canonical, event
from skycap.lending.money import text
from skycap.lending.provisions import Method, Rules
from skycap.lending.vat import VatRate
from skycap.services.ports import Blobs, Clock, Ids, Store
from skycap.services.records import SETTINGS

LENDER = "lender"
SETTINGS_STREAM = "settings/lender"
_LISTS = {
    "required_documents",
    "eligibility",
    "agreement",
    "provision_percents",
    "extra_holidays",
    "worked_holidays",
    "second_factor_roles",
}


@event("settings_changed")
@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """The lender's settings changed; `body` is the canonical JSON of all of them from then on."""

    body: str


@dataclass(frozen=True, slots=True)
class Lender:
    """What the lender has set. `exponent` is the number of decimals of the currency.

    `four_eyes` is off only for a one-person lender, which every page and the audit then say.
    `eligibility` says who may borrow, `agreement` what a borrower agrees to, a sentence each.
    From `accounting_basis` on, all is for the books: see `lending.books` and `lending.provisions`;
    `accrue_daily` books what time earned at every day end, else at month ends only.
    Holidays are those of `holiday_country`, with `extra_holidays` and without `worked_holidays`
    (ISO dates). A borrower can afford what leaves `take_home_min` of the currency, and takes no
    more than `instalment_percent_max` of the net income. Who has one of `second_factor_roles` signs
    in with a code of their phone as well. With `charges_as_agreed`, only charges that the terms of
    a loan list are made by hand. `vat_rates` are those of the tax by date.
    """

    name: str = "Skycap"
    currency: str = "BWP"
    symbol: str = "P"
    exponent: int = 2
    timezone: str = "Africa/Gaborone"
    country_code: str = "+267"
    address: str = ""
    phone: str = ""
    email: str = ""
    opening_hours: str = ""
    licence: str = ""
    default_product: str = "standard"
    required_documents: tuple[str, ...] = ("identity", "payslip", "bank_statement")
    eligibility: tuple[str, ...] = ()
    agreement: tuple[str, ...] = ()
    four_eyes: bool = True
    accounting_basis: str = Basis.ACCRUAL.value
    suspend_after: int = SUSPEND_AFTER
    accrue_daily: bool = True
    provision_method: str = Method.TABLE.value
    provision_percents: tuple[str, ...] = Rules().percents
    loss_percent: str = Rules().loss_percent
    holiday_country: str = "BW"
    extra_holidays: tuple[str, ...] = ()
    worked_holidays: tuple[str, ...] = ()
    agreement_required: bool = False
    affordability_required: bool = False
    instalment_percent_max: str = "40"
    take_home_min: str = "0"
    second_factor_roles: tuple[str, ...] = ()
    charges_as_agreed: bool = True
    vat_rates: tuple[VatRate, ...] = ()

    @property
    def books(self) -> Policy:
        """How the books are kept."""
        return Policy(Basis(self.accounting_basis), self.suspend_after, self.vat_rates)

    @property
    def provisioning(self) -> Rules:
        """How much is provided for losses."""
        return Rules(Method(self.provision_method), self.provision_percents, self.loss_percent)

    def to_json(self) -> str:
        """The canonical JSON of these settings."""
        return canonical({part.name: getattr(self, part.name) for part in fields(self)})

    def date_of(self, moment: datetime) -> date:
        """The calendar date of a UTC moment where the lender is."""
        return moment.astimezone(ZoneInfo(self.timezone)).date()

    def text(self, minor: int) -> str:
        """An amount in minor units as a plain decimal string, such as "5500.00"."""
        return text(minor, self.exponent)

    def money(self, minor: int) -> str:
        """An amount as people read it, such as "P5,500.00"."""
        whole, _, cents = text(minor, self.exponent).partition(".")
        return f"{self.symbol}{int(whole):,}" + (f".{cents}" if cents else "")

    @classmethod
    @lru_cache(maxsize=8)  # read with every command, and changed once in a blue moon
    def from_json(cls, body: str) -> "Lender":
        """Read settings back; what an older version did not know has its default."""
        known = {part.name for part in fields(cls)}
        data = {name: value for name, value in orjson.loads(body).items() if name in known}
        for name in _LISTS & data.keys():
            data[name] = tuple(data[name])
        data["vat_rates"] = tuple(
            VatRate(date.fromisoformat(rate["since"]), rate["percent"])
            for rate in data.get("vat_rates", ())
        )
        return replace(cls(), **data)


@dataclass(frozen=True, slots=True)
class Office:
    """The store, the documents, the clock and the ids that the desks share."""

    store: Store
    blobs: Blobs
    clock: Clock
    ids: Ids

    def lender(self) -> Lender:
        """The lender's settings as they are now."""
        row = self.store.get(SETTINGS, LENDER)
        return Lender.from_json(row.body) if row else Lender()

    def today(self, lender: Lender) -> date:
        """The date now where the lender is."""
        return lender.date_of(self.clock.now())
