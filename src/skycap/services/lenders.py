"""The lender's own desk: the settings of the installation, and the part that the public sees."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from skycap.lending import history, money
from skycap.lending.arrears import BUCKETS
from skycap.lending.books import Basis
from skycap.lending.provisions import Method
from skycap.lending.refusals import Code, Refusal
from skycap.lending.vat import VatRate
from skycap.services import fields as values
from skycap.services.holidays import COUNTRIES
from skycap.services.office import LENDER, SETTINGS_STREAM, Lender, Office, SettingsChanged
from skycap.services.permissions import STAFF, Action, Person, require
from skycap.services.ports import Append, Commit
from skycap.services.products import get_product, list_products
from skycap.services.projections import DISBURSED_EVER
from skycap.services.records import SettingsRow
from skycap.services.work import Asked, Outcome, carry_out

EXPONENT_MAX: Final = 3
"""The most decimals that a currency in use has."""

DOCUMENTS_MAX: Final = 20
SENTENCES_MAX: Final = 20
"""How many sentences the requirements, and the agreement, may have."""
_SENTENCE_MAX: Final = 200

SUSPEND_DAYS_MAX: Final = 3_650
HOLIDAYS_MAX: Final = 200
VAT_RATES_MAX: Final = 20

_PERCENT: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{1,4})?", re.ASCII)
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_COUNTRY: Final = re.compile(r"\+[1-9][0-9]{0,3}")
_ZONE_MAX: Final = 60


def change_settings(
    office: Office, person: Person, changes: Mapping[str, object], asked: Asked | None = None
) -> Outcome:
    """Change what the lender has set; `changes` are named as in `settings_view`.

    Refuses with `field_invalid`, `product_unknown`, or `currency_locked`: the currency is fixed by
    the first disbursement, its decimals already by the first product, whose limits count in them.
    """
    require(person, Action.MANAGE_SETTINGS)
    values.known(changes, _READERS)
    wanted = {_FIELDS[name]: _READERS[name](given, name) for name, given in changes.items()}

    def plan() -> tuple[Commit, dict[str, Any]]:
        past = office.store.load(SETTINGS_STREAM)
        before = office.lender()
        after = replace(before, **wanted)
        if after.currency != before.currency and _any_disbursed(office):
            message = "cannot change any more: a loan has been paid out in it"
            raise Refusal(Code.CURRENCY_LOCKED, message, "currency")
        if after.exponent != before.exponent and (_any_product(office) or _any_disbursed(office)):
            message = "cannot change any more: amounts are kept in it"
            raise Refusal(Code.CURRENCY_LOCKED, message, "exponent")
        if after.default_product != before.default_product:
            get_product(office, after.default_product, offered=True)
        if after == before and past:
            return Commit(), settings_view(before)
        body = after.to_json()
        dated = [(office.today(after), SettingsChanged(body))]
        now = office.clock.now()
        entries = history.append(SETTINGS_STREAM, past, dated, now, person.id)
        row = SettingsRow(LENDER, len(past) + 1, body)
        commit = Commit(appends=(Append(SETTINGS_STREAM, len(past), entries),), puts=(row,))
        return commit, settings_view(after)

    return carry_out(office, SETTINGS_STREAM, plan, asked=asked)


def settings_view(lender: Lender) -> dict[str, Any]:
    """All that the lender has set."""
    told: dict[str, Any] = {name: getattr(lender, field) for name, field in _FIELDS.items()}
    told["vatRates"] = [
        {"since": rate.since.isoformat(), "percent": rate.percent} for rate in lender.vat_rates
    ]
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in told.items()
    }


def public_view(lender: Lender) -> dict[str, Any]:
    """What anybody may know of the lender's settings."""
    told = settings_view(lender)
    return {name: told[name] for name in told if name not in _PRIVATE}


def _any_disbursed(office: Office) -> bool:
    return any(office.store.counters(DISBURSED_EVER).values())


def _any_product(office: Office) -> bool:
    return bool(list_products(office, active_only=False))


def _currency(given: object, name: str) -> str:
    code = values.line(given, name, 3, 1).upper()
    if not _CURRENCY.fullmatch(code):
        raise values.refused(name, "must be a currency code of three letters, such as BWP")
    return code


def _exponent(given: object, name: str) -> int:
    decimals = values.integer(given, name)
    if not 0 <= decimals <= EXPONENT_MAX:
        raise values.refused(name, f"must lie from 0 to {EXPONENT_MAX}")
    return decimals


def _timezone(given: object, name: str) -> str:
    zone = values.line(given, name, _ZONE_MAX, 1)
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # unknown, not a name at all, a folder of zones
        raise values.refused(name, "must be a time zone such as Africa/Gaborone") from None
    return zone


def _country(given: object, name: str) -> str:
    code = values.line(given, name, 5, 1)
    if not _COUNTRY.fullmatch(code):
        raise values.refused(name, "must be a country's telephone code such as +267")
    return code


def _documents(given: object, name: str) -> tuple[str, ...]:
    kinds = values.names(given, name)
    if len(set(kinds)) != len(kinds) or len(kinds) > DOCUMENTS_MAX:
        message = f"must name at most {DOCUMENTS_MAX} kinds of documents, each once"
        raise values.refused(name, message)
    return kinds


def _sentences(given: object, name: str) -> tuple[str, ...]:
    if isinstance(given, str) or not isinstance(given, list | tuple):
        raise values.refused(name, "must be a list of sentences")
    if len(given) > SENTENCES_MAX:
        raise values.refused(name, f"must hold at most {SENTENCES_MAX} sentences")
    return tuple([values.line(one, name, _SENTENCE_MAX, 1) for one in given])


def _days(given: object, name: str) -> int:
    days = values.integer(given, name)
    if not 0 <= days <= SUSPEND_DAYS_MAX:
        raise values.refused(name, f"must lie from 0 (never) to {SUSPEND_DAYS_MAX} days")
    return days


def _percent(given: object, name: str) -> str:
    written = values.line(str(given) if isinstance(given, int) else given, name, 8, 1)
    if not _PERCENT.fullmatch(written) or Decimal(written) > 100:  # noqa: PLR2004 - a percent
        raise values.refused(name, "must be a percent from 0 to 100, such as 2.5")
    return written


def _percents(given: object, name: str) -> tuple[str, ...]:
    if isinstance(given, str) or not isinstance(given, list | tuple) or len(given) != len(BUCKETS):
        buckets = ", ".join(BUCKETS)
        raise values.refused(name, f"must be {len(BUCKETS)} percents, for {buckets}")
    return tuple([_percent(one, name) for one in given])


def _holiday_country(given: object, name: str) -> str:
    code = values.line(given, name, 2).upper()
    if code not in COUNTRIES:
        known = ", ".join(country for country in COUNTRIES if country)
        raise values.refused(name, f"must be one of {known}, or nothing for no holidays")
    return code


def _dates(given: object, name: str) -> tuple[str, ...]:
    if isinstance(given, str) or not isinstance(given, list | tuple) or len(given) > HOLIDAYS_MAX:
        raise values.refused(name, f"must be a list of at most {HOLIDAYS_MAX} dates")
    dates = {values.day(day, name) for day in given}
    return tuple(sorted(day.isoformat() for day in dates))


def _vat_rates(given: object, name: str) -> tuple[VatRate, ...]:
    if isinstance(given, str) or not isinstance(given, list | tuple) or len(given) > VAT_RATES_MAX:
        raise values.refused(name, f"must be a list of at most {VAT_RATES_MAX} rates")
    found = {}
    for one in given:
        if not isinstance(one, Mapping) or set(one) != {"since", "percent"}:
            raise values.refused(name, "must hold a date since, and a percent, for each rate")
        since = values.day(one["since"], f"{name}.since")
        if since in found:
            raise values.refused(f"{name}.since", f"must be different dates; {since} is twice")
        found[since] = VatRate(since, _percent(one["percent"], f"{name}.percent"))
    return tuple(found[since] for since in sorted(found))


def _amount(given: object, name: str) -> str:
    written = values.line(str(given) if isinstance(given, int | Decimal) else given, name, 20, 1)
    money.parse(written, EXPONENT_MAX, name)
    return written


def _roles(given: object, name: str) -> tuple[str, ...]:
    wanted = set(values.names(given, name))
    if unknown := wanted - STAFF:
        roles = ", ".join(sorted(STAFF))
        raise values.refused(name, f"must be roles of the staff ({roles}), not {min(unknown)}")
    return tuple(sorted(wanted))


def _line(longest: int, shortest: int = 0) -> Callable[[object, str], str]:
    return lambda given, name: values.line(given, name, longest, shortest)


_READERS: Final[dict[str, Callable[[object, str], Any]]] = {
    "name": _line(80, 1),
    "currency": _currency,
    "symbol": _line(5, 1),
    "exponent": _exponent,
    "timezone": _timezone,
    "countryCode": _country,
    "address": _line(300),
    "phone": _line(40),
    "email": values.email,
    "openingHours": _line(300),
    "licence": _line(80),
    "defaultProduct": _line(40, 1),
    "requiredDocuments": _documents,
    "eligibility": _sentences,
    "agreement": _sentences,
    "fourEyes": values.truth,
    "accountingBasis": lambda given, name: values.choice(given, name, Basis).value,
    "suspendAfter": _days,
    "accrueDaily": values.truth,
    "provisionMethod": lambda given, name: values.choice(given, name, Method).value,
    "provisionPercents": _percents,
    "lossPercent": _percent,
    "holidayCountry": _holiday_country,
    "extraHolidays": _dates,
    "workedHolidays": _dates,
    "agreementRequired": values.truth,
    "affordabilityRequired": values.truth,
    "instalmentPercentMax": _percent,
    "takeHomeMin": _amount,
    "secondFactorRoles": _roles,
    "chargesAsAgreed": values.truth,
    "vatRates": _vat_rates,
}
_FIELDS: Final = {
    name: "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
    for name in _READERS
}
_PRIVATE: Final = {
    "fourEyes",
    "accountingBasis",
    "suspendAfter",
    "accrueDaily",
    "provisionMethod",
    "provisionPercents",
    "lossPercent",
    "agreementRequired",
    "affordabilityRequired",
    "instalmentPercentMax",
    "takeHomeMin",
    "chargesAsAgreed",
    "vatRates",
    "holidayCountry",
    "extraHolidays",
    "workedHolidays",
    "secondFactorRoles",
}
"""Who looks at a loan, how staff sign in, how books are kept: nobody outside needs to know."""
