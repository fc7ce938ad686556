"""The products desk: what the lender offers, each change of it a new version.

A loan keeps the terms it was applied for under; only new applications meet a new version.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any, Final, get_type_hints

import orjson

from skycap.lending import history, money
from skycap.lending.calendars import Unit
from skycap.lending.charging import BOUNCED
from skycap.lending.conditions import Fee, FeeTime, LastInstalment
from skycap.lending.history import Entry, canonical, event
from skycap.lending.money import Rounding
from skycap.lending.refusals import Code, Refusal
from skycap.lending.terms import Bucket, Method, Product, RatePeriod
from skycap.services import conditions
from skycap.services import fields as values
from skycap.services.conditions import (
    Reader,
    amount,
    camel,
    chosen,
    integer,
    percentage,
    truth,
)
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Append, Commit
from skycap.services.records import PRODUCTS, PRODUCTS_BY_CODE, ProductRow
from skycap.services.staff import OPERATOR
from skycap.services.work import Asked, Outcome, carry_out

NAME_MAX: Final = 60

_CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE_MAX: Final = 40
_AMOUNTS: Final = {
    "principal_min", "principal_max", "tolerance", "rounding_unit", "instalment_multiple",
    "small_balance",
}  # fmt: skip


@event("product_saved")
@dataclass(frozen=True, slots=True)
class ProductSaved:
    """A product is offered, or no longer, as `product` says from now on."""

    product: Product


def stream_of(code: str) -> str:
    """The stream of a product."""
    return f"product/{code}"


def list_products(office: Office, active_only: bool = True) -> list[Product]:
    """The products in order of code; with `active_only`, those on offer."""
    found: list[Product] = []
    after: tuple[Any, ...] | None = None
    while True:
        page = office.store.page(PRODUCTS_BY_CODE, after=after)
        found += [_read(row) for row in page.rows if row.active or not active_only]
        after = page.after
        if after is None:
            return found


def get_product(office: Office, code: str, *, offered: bool = False) -> Product:
    """The current version of a product; with `offered`, only if it is still on offer.

    Raises `Refusal` with `product_unknown`.
    """
    row = office.store.get(PRODUCTS, code) if _CODE.fullmatch(code) else None
    if row is None or (offered and not row.active):
        raise Refusal(Code.PRODUCT_UNKNOWN, "There is no such product on offer.", "product")
    return _read(row)


def terms_then(office: Office, code: str, version: int) -> Product:
    """A product as it was in one of its versions."""
    for entry in office.store.load(stream_of(code)):
        product: Product = entry.event.product
        if product.version == version:
            return product
    return get_product(office, code)


def product_view(product: Product, exponent: int) -> dict[str, Any]:
    """What is told about a product: amounts as decimal strings, the rate as text."""
    told: dict[str, Any] = {}
    for part in fields(product):
        value = getattr(product, part.name)
        if part.name in _AMOUNTS:
            value = money.text(value, exponent)
        if part.name == "cycle_limits":
            value = tuple(money.text(one, exponent) for one in value)
        told[camel(part.name)] = conditions.told(value, exponent)
    return told


def save_product(
    office: Office, person: Person, changes: Mapping[str, object], asked: Asked | None = None
) -> Outcome:
    """Offer a new product, or a new version of the one with the same `code`.

    `changes` are named as in the answer; a new version keeps what they leave out. Answers 201 for a
    new product. Saving what is already so makes no version.
    """
    require(person, Action.MANAGE_PRODUCTS)
    values.known(changes, set(_READERS) | {"code"})
    code = values.line(changes.get("code", ""), "code", _CODE_MAX, 1)
    if not _CODE.fullmatch(code):
        raise values.refused("code", "must be small letters, digits and dashes: salary-advance")
    exponent = office.lender().exponent
    wanted: dict[str, Any] = {}
    for name, given in changes.items():
        if name != "code":
            wanted[_snake(name)] = _READERS[name](given, name, exponent)

    def plan() -> tuple[Commit, dict[str, Any]]:
        past = office.store.load(stream_of(code))
        if past:
            before: Product = past[-1].event.product
            if replace(before, **wanted) == before:
                return Commit(), product_view(before, exponent)
            product = before.next_version(**wanted)
        else:
            product = _new(code, wanted)
        product.check(exponent)
        return _saving(office, person, product, past), product_view(product, exponent)

    created = office.store.get(PRODUCTS, code) is None
    status = 201 if created else 200
    return carry_out(office, stream_of(code), plan, status=status, asked=asked)


def seed_products(office: Office) -> list[Product]:
    """Offer the four products that a lender starts with, where their code is still free.

    Each lists two charges by hand, since no other may be made; none of its loans bears a fee.
    """
    unit = 10 ** office.lender().exponent
    made = []
    for code, name, method, rate, period, every, low, high, longest in _STARTERS:
        if office.store.get(PRODUCTS, code) is not None:
            continue
        product = Product(
            code=code,
            name=name,
            version=1,
            method=method,
            rate_percent=rate,
            rate_period=period,
            unit=every,
            every=1,
            principal_min=low * unit,
            principal_max=high * unit,
            instalments_min=1,
            instalments_max=longest,
            tolerance=5 * unit,
            fees=tuple(Fee(name, FeeTime.OCCASION, amount * unit) for name, amount in _CHARGES),
        )
        product.check()

        def plan(product: Product = product) -> tuple[Commit, dict[str, Any]]:
            return _saving(office, OPERATOR, product, ()), {}

        carry_out(office, stream_of(code), plan)
        made.append(product)
    return made


_STARTERS: Final = (
    # The old system's: ten per cent for the whole term.
    ("standard", "Standard loan", Method.FLAT, "10", RatePeriod.TERM, Unit.MONTHS, 500, 50_000, 24),
    ("monthly-flat", "Monthly flat loan", Method.FLAT, "5", RatePeriod.MONTH, Unit.MONTHS, 500,
     20_000, 12),
    ("reducing", "Reducing balance loan", Method.DECLINING, "3", RatePeriod.MONTH, Unit.MONTHS,
     1_000, 100_000, 36),
    ("weekly", "Weekly loan", Method.FLAT, "8", RatePeriod.MONTH, Unit.WEEKS, 200, 5_000, 26),
)  # fmt: skip
_CHARGES: Final = (("Letter of demand", 25), (BOUNCED, 50))


def _allocation(given: object, name: str, _: int) -> tuple[Bucket, ...]:
    return tuple(values.choice(part, name, Bucket) for part in values.names(given, name))


def _percent_or_none(given: object, name: str, exponent: int) -> str:
    """A percentage, or nothing where the usual rate is the only one."""
    return "" if given == "" else percentage(given, name, exponent)


def _amounts(given: object, name: str, exponent: int) -> tuple[int, ...]:
    if isinstance(given, str) or not isinstance(given, list | tuple):
        raise values.refused(name, "must be a list of amounts")
    return tuple(amount(one, name, exponent) for one in given)


_READERS: Final[dict[str, Reader]] = {
    "name": lambda given, name, _: values.line(given, name, NAME_MAX, 1),
    "method": chosen(Method),
    "ratePercent": percentage,
    "ratePeriod": chosen(RatePeriod),
    "unit": chosen(Unit),
    "every": integer,
    "principalMin": amount,
    "principalMax": amount,
    "instalmentsMin": integer,
    "instalmentsMax": integer,
    "allocation": _allocation,
    "allocationAhead": _allocation,
    "rounding": chosen(Rounding),
    "roundingUnit": amount,
    "instalmentMultiple": amount,
    "lastInstalment": chosen(LastInstalment),
    "tolerance": amount,
    "backdatingDays": integer,
    "active": truth,
    "rateMin": _percent_or_none,
    "rateMax": _percent_or_none,
    "cycleLimits": _amounts,
    **conditions.READERS,
}


def _new(code: str, wanted: Mapping[str, Any]) -> Product:
    """The first version of a product: every field that has no default must be given."""
    given: dict[str, Any] = {"code": code, "version": 1, "unit": Unit.MONTHS, "every": 1, **wanted}
    for part in fields(Product):
        if part.name not in given and part.default is MISSING:
            raise values.refused(camel(part.name), "is needed")
    return Product(**given)


def _saving(office: Office, person: Person, product: Product, past: tuple[Entry, ...]) -> Commit:
    stream, now = stream_of(product.code), office.clock.now()
    dated = [(office.today(office.lender()), ProductSaved(product))]
    entries = history.append(stream, past, dated, now, person.id)
    row = ProductRow(
        product.code, product.name, product.version, product.active, canonical(product)
    )
    return Commit(appends=(Append(stream, len(past), entries),), puts=(row,))


def _read(row: ProductRow) -> Product:
    """The product of a row; what an older version did not know has its default."""
    return Product(
        **{
            _snake(name): _STORED[_snake(name)](stored)
            for name, stored in orjson.loads(row.body).items()
            if _snake(name) in _STORED
        }
    )


_STORED: Final = {name: history.decoder(hint) for name, hint in get_type_hints(Product).items()}


def _snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda found: "_" + found.group().lower(), name)
