"""Products: offered, versioned, and never wrong by halves, over each store."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import orjson
import pytest

from skycap.lending.history import verify
from skycap.lending.refusals import Code, Refusal
from skycap.lending.terms import Method, Product, RatePeriod
from skycap.services import products
from skycap.services.permissions import Person, Role
from skycap.services.ports import Store
from tests.services.conftest import STORES
from tests.services.staffroom import BOSS, ROLES_BUT_ADMIN, StaffRoom, asked

PRODUCT: dict[str, Any] = {
    "code": "salary-advance",
    "name": "Salary advance",
    "method": "flat",
    "ratePercent": "7.5",
    "ratePeriod": "month",
    "principalMin": "500",
    "principalMax": 10_000,
    "instalmentsMin": 1,
    "instalmentsMax": "6",
}


@pytest.fixture(params=STORES)
def room(request: pytest.FixtureRequest, open_store: Callable[[str], Store]) -> StaffRoom:
    """A staff room over each store."""
    return StaffRoom(open_store(request.param))


TOLD = {
    "code": "salary-advance",
    "name": "Salary advance",
    "version": 1,
    "method": "flat",
    "ratePercent": "7.5",
    "ratePeriod": "month",
    "unit": "months",
    "every": 1,
    "principalMin": "500.00",
    "principalMax": "10000.00",
    "instalmentsMin": 1,
    "instalmentsMax": 6,
    "allocation": ["interest", "fee", "penalty", "principal"],
    "rounding": "half_up",
    "tolerance": "5.00",
    "backdatingDays": 30,
    "active": True,
    "allocationAhead": [],
    "basis": {
        "accrual": "same_as_repayment",
        "monthDays": "actual",
        "yearDays": "365",
        "yearLength": "calendar",
        "dayCount": None,
    },
    "dueDates": {
        "day": None,
        "weekday": None,
        "nth": None,
        "monthEnd": False,
        "firstDays": 1,
        "broken": "whole",
        "shift": "none",
        "shiftInterest": False,
        "restDays": [5, 6],
    },
    "grace": {
        "principal": 0,
        "interestPayment": 0,
        "interestFree": 0,
        "spread": False,
        "arrearsDays": 0,
    },
    "lastInstalment": "residue",
    "roundingUnit": "0.01",
    "instalmentMultiple": "0.00",
    "fees": [],
    "late": {
        "penalty": None,
        "inDuplum": "none",
        "stopAfterMonths": 0,
        "postStopPercent": "0",
    },
    "early": {
        "surplus": "hold",
        "rebate": "actuarial",
        "noticeDays": 30,
        "chargeAmount": "0.00",
        "chargePercent": "0",
        "quoteDays": 7,
        "coolingOffDays": 0,
        "coolingOffWorkingDays": False,
        "coolingOffInterest": False,
    },
    "across": False,
    "smallBalance": "0.00",
    "vatPercent": "0",
    "rateMin": "",
    "rateMax": "",
    "cycleLimits": [],
}
"""The product as it is told, with the defaults of what was left out."""


def test_a_new_product_is_told_as_it_is_kept(room: StaffRoom) -> None:
    """Money and rates come back as text, and what was left out has its default."""
    outcome = products.save_product(room.office, BOSS, PRODUCT)

    assert outcome.status == 201
    assert orjson.loads(orjson.dumps(outcome.body)) == TOLD
    kept = products.get_product(room.office, "salary-advance")
    assert products.product_view(kept, 2) == outcome.body


def test_a_change_is_a_new_version_that_keeps_the_rest(room: StaffRoom) -> None:
    """What a change leaves out stays; the history holds both versions."""
    products.save_product(room.office, BOSS, PRODUCT)

    outcome = products.save_product(
        room.office, BOSS, {"code": "salary-advance", "ratePercent": Decimal(8)}
    )

    assert (outcome.status, outcome.body["version"]) == (200, 2)
    assert (outcome.body["ratePercent"], outcome.body["principalMax"]) == ("8", "10000.00")
    entries = room.office.store.load("product/salary-advance")
    verify(entries)
    assert [entry.event.product.rate_percent for entry in entries] == ["7.5", "8"]
    assert entries[-1].actor == BOSS.id


def test_the_same_again_is_no_new_version(room: StaffRoom) -> None:
    """Saving what is already so, or a repeated request, writes no event."""
    first = products.save_product(room.office, BOSS, PRODUCT, asked("p"))
    again = products.save_product(room.office, BOSS, PRODUCT, asked("p"))
    once_more = products.save_product(room.office, BOSS, PRODUCT)

    assert (again.body, again.status, again.replayed) == (first.body, 201, True)
    assert once_more.body == first.body
    assert len(room.office.store.load("product/salary-advance")) == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "Salary Advance"}, "code"),
        ({"code": "x" * 41}, "code"),
        ({"code": "a/b"}, "code"),
        ({"name": ""}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"method": "magic"}, "method"),
        ({"ratePercent": "-1"}, "ratePercent"),
        ({"ratePercent": "NaN"}, "ratePercent"),
        ({"ratePercent": 1e308}, "ratePercent"),
        ({"ratePercent": "1001"}, "ratePercent"),
        ({"ratePercent": True}, "ratePercent"),
        ({"ratePeriod": "fortnight"}, "ratePeriod"),
        ({"method": "declining", "ratePeriod": "term"}, "ratePeriod"),
        ({"unit": "moons"}, "unit"),
        ({"every": 0}, "every"),
        ({"every": 10**30}, "every"),
        ({"every": 360, "instalmentsMax": 360}, "instalmentsMax"),
        ({"principalMin": "0"}, "principalMin"),
        ({"principalMin": "10001"}, "principalMin"),
        ({"principalMax": "1e30"}, "principalMax"),
        ({"principalMax": 10_000.5}, "principalMax"),
        ({"principalMin": True}, "principalMin"),
        ({"principalMin": "500.001"}, "principalMin"),
        ({"instalmentsMin": 7}, "instalmentsMin"),
        ({"instalmentsMax": 361}, "instalmentsMax"),
        ({"allocation": ["interest"]}, "allocation"),
        ({"allocation": "interest"}, "allocation"),
        ({"rounding": "sideways"}, "rounding"),
        ({"tolerance": "-1"}, "tolerance"),
        ({"backdatingDays": -1}, "backdatingDays"),
        ({"active": "yes"}, "active"),
        ({"allocationAhead": ["fee"]}, "allocationAhead"),
        ({"roundingUnit": "0"}, "roundingUnit"),
        ({"instalmentMultiple": "-1"}, "instalmentMultiple"),
        ({"lastInstalment": "first"}, "lastInstalment"),
        ({"basis": "daily"}, "basis"),
        ({"basis": {"accrual": "hourly"}}, "basis.accrual"),
        ({"basis": {"surprise": 1}}, "basis.surprise"),
        ({"dueDates": {"day": 32}}, "dueDates.day"),
        ({"dueDates": {"day": 5}, "unit": "weeks"}, "dueDates.day"),
        ({"dueDates": {"nth": 1}}, "dueDates.nth"),
        ({"dueDates": {"nth": 9, "weekday": 1}}, "dueDates.nth"),
        ({"dueDates": {"weekday": 1}}, "dueDates.nth"),
        ({"dueDates": {"monthEnd": True}, "unit": "weeks"}, "dueDates.monthEnd"),
        ({"dueDates": {"restDays": [0, 1, 2, 3, 4, 5, 6]}}, "dueDates.restDays"),
        ({"dueDates": {"restDays": "Sunday"}}, "dueDates.restDays"),
        ({"grace": {"principal": 1}}, "grace.principal"),
        ({"grace": {"interestFree": -1}}, "grace.interestFree"),
        ({"method": "bullet", "grace": {"interestFree": 1}}, "grace.interestFree"),
        ({"fees": [{"time": "deducted"}]}, "fees.name"),
        ({"fees": [{"name": "Fee"}]}, "fees.time"),
        ({"fees": [{"name": "Fee", "time": "later"}]}, "fees.time"),
        ({"fees": [{"name": "Fee", "time": "added", "base": "instalment"}]}, "fees.base"),
        ({"fees": [{"name": "Fee", "time": "added", "amount": "-1"}]}, "fees.amount"),
        ({"fees": [{"name": "Fee", "time": "added", "percent": "x"}]}, "fees.percent"),
        ({"fees": [{"name": "Fee", "time": "added"}] * 2}, "fees.name"),
        ({"fees": [1]}, "fees"),
        ({"version": 7}, "version"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_a_wrong_product_is_refused_by_field(
    room: StaffRoom, change: dict[str, object], field: str
) -> None:
    """Each field has its rule; a wrong product is neither made nor changed."""
    with pytest.raises(Refusal) as refused:
        products.save_product(room.office, BOSS, PRODUCT | change)
    assert refused.value.field == field
    assert products.list_products(room.office, active_only=False) == []

    products.save_product(room.office, BOSS, PRODUCT)
    if field != "code":
        with pytest.raises(Refusal) as refused:
            products.save_product(room.office, BOSS, {"code": PRODUCT["code"]} | change)
        assert refused.value.field == field
    assert products.get_product(room.office, "salary-advance").version == 1


@pytest.mark.parametrize("missing", [name for name in PRODUCT if name != "code"])
def test_a_new_product_needs_all_that_has_no_default(room: StaffRoom, missing: str) -> None:
    """The first field that is missing is named."""
    with pytest.raises(Refusal) as refused:
        products.save_product(
            room.office, BOSS, {name: PRODUCT[name] for name in PRODUCT if name != missing}
        )

    assert (refused.value.field, refused.value.message) == (missing, "is needed")


@pytest.mark.parametrize("role", ROLES_BUT_ADMIN)
def test_only_administrators_save_products(room: StaffRoom, role: Role) -> None:
    """Everybody else is refused, and nothing is made."""
    with pytest.raises(Refusal) as refused:
        products.save_product(room.office, Person("u-x", role), PRODUCT)

    assert refused.value.code is Code.ROLE_NOT_ALLOWED
    assert products.list_products(room.office, active_only=False) == []


def test_a_product_that_is_withdrawn_is_no_longer_offered(room: StaffRoom) -> None:
    """It is left out of the list and of quotes, and still known to the loans that have it."""
    products.save_product(room.office, BOSS, PRODUCT)
    products.save_product(room.office, BOSS, {"code": "salary-advance", "active": False})

    assert products.list_products(room.office) == []
    assert len(products.list_products(room.office, active_only=False)) == 1
    assert not products.get_product(room.office, "salary-advance").active
    with pytest.raises(Refusal) as refused:
        products.get_product(room.office, "salary-advance", offered=True)
    assert refused.value.code is Code.PRODUCT_UNKNOWN


@pytest.mark.parametrize("code", ["nothing", "", "\ud800", "x" * 1_000_000, "' OR 1=1", "A"])
def test_an_unknown_product_is_said_to_be_so(room: StaffRoom, code: str) -> None:
    """Whatever is asked for, the answer is that there is none."""
    with pytest.raises(Refusal) as refused:
        products.get_product(room.office, code)

    assert refused.value.code is Code.PRODUCT_UNKNOWN


def test_a_lender_starts_with_four_products(room: StaffRoom) -> None:
    """The old system's and three more: made once, and listed in order of code."""
    made = products.seed_products(room.office)

    assert [product.code for product in made] == ["standard", "monthly-flat", "reducing", "weekly"]
    standard = products.get_product(room.office, "standard")
    assert (standard.method, standard.rate_percent, standard.rate_period) == (
        Method.FLAT,
        "10",
        RatePeriod.TERM,
    )
    assert (standard.principal_min, standard.principal_max) == (50_000, 5_000_000)
    assert (standard.instalments_min, standard.instalments_max) == (1, 24)
    assert products.seed_products(room.office) == []
    listed = products.list_products(room.office)
    assert [product.code for product in listed] == sorted(product.code for product in made)


def test_the_list_of_products_has_no_end_of_page(room: StaffRoom) -> None:
    """More products than fit on a page are all listed."""
    for number in range(205):
        products.save_product(room.office, BOSS, PRODUCT | {"code": f"p{number:03d}"})

    assert len(products.list_products(room.office)) == 205


def test_a_row_of_an_older_version_has_the_defaults() -> None:
    """What an older program did not write is read as its default, what a newer one did is left."""
    from skycap.services.records import ProductRow

    body = (
        '{"code":"a","name":"A","version":1,"method":"flat","ratePercent":"1","ratePeriod":"month",'
        '"unit":"weeks","every":2,"principalMin":1,"principalMax":2,"instalmentsMin":1,'
        '"instalmentsMax":2,"later":true}'
    )
    read: Product = products._read(ProductRow("a", "A", 1, True, body))

    assert (read.tolerance, read.active, read.every) == (500, True, 2)


CONDITIONS: dict[str, Any] = {
    "method": "declining",
    "unit": "months",
    "instalmentsMin": 4,
    "instalmentsMax": 24,
    "allocationAhead": ["principal", "interest", "fee", "penalty"],
    "basis": {"accrual": "daily", "monthDays": "actual", "yearDays": "actual"},
    "dueDates": {"day": 31, "shift": "preceding", "firstDays": 15, "restDays": [6]},
    "grace": {"principal": 3, "interestFree": 1},
    "lastInstalment": "smoothed",
    "roundingUnit": "0.05",
    "instalmentMultiple": "1",
    "fees": [
        {"name": "Initiation", "time": "deducted", "percent": "2.5", "amount": "10"},
        {"name": "Service", "time": "instalment", "amount": 5, "vat": False},
    ],
}


def test_the_conditions_of_a_product_are_kept_and_told(room: StaffRoom) -> None:
    """Every condition that is sent is told as it was sent, with defaults for what was left out."""
    body = products.save_product(room.office, BOSS, PRODUCT | CONDITIONS).body

    for name, sent in CONDITIONS.items():
        if isinstance(sent, dict):
            assert sent.items() <= body[name].items()
    assert body["fees"] == [
        {
            "name": "Initiation",
            "time": "deducted",
            "amount": "10.00",
            "percent": "2.5",
            "base": "principal",
            "vat": True,
            "insurance": False,
            "days": 0,
            "on": None,
        },
        {
            "name": "Service",
            "time": "instalment",
            "amount": "5.00",
            "percent": "0",
            "base": "principal",
            "vat": False,
            "insurance": False,
            "days": 0,
            "on": None,
        },
    ]
    assert (body["roundingUnit"], body["instalmentMultiple"]) == ("0.05", "1.00")
    kept = products.get_product(room.office, "salary-advance")
    assert products.product_view(kept, 2) == body
    assert kept.terms(1_000_00, 12).fees == kept.fees
    (entry,) = room.office.store.load("product/salary-advance")
    assert entry.event.product == kept


def test_a_plain_product_is_stored_as_it_always_was(room: StaffRoom) -> None:
    """Conditions at their defaults are not written, so yesterday's bytes and today's agree."""
    products.save_product(room.office, BOSS, PRODUCT)
    (entry,) = room.office.store.load("product/salary-advance")

    stored = orjson.loads(entry.text)["data"]["product"]
    assert set(stored) == {
        "code", "name", "version", "method", "ratePercent", "ratePeriod", "unit", "every",
        "principalMin", "principalMax", "instalmentsMin", "instalmentsMax", "allocation",
        "rounding", "tolerance", "backdatingDays", "active",
    }  # fmt: skip
