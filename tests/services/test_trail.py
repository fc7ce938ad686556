"""The audit trail, narrowed: what it shows is the whole trail sifted."""

from typing import Any

import pytest

from skycap.lending.history import kind_names
from skycap.lending.refusals import Code
from skycap.services import alarm_log, lenders, runs, users
from skycap.services.alarm_log import AlarmSilenced
from skycap.services.runs import RunBegun
from skycap.services.trail import AREAS, TrailFilters, audit_trail
from tests.services.branch import ADMIN, CHECKER, MAKER, Branch, counting, refusing
from tests.services.portfolio import fill


def paged(branch: Branch, size: int, **filters: str) -> list[dict[str, Any]]:
    """All pages of the trail, narrowed."""
    told: list[dict[str, Any]] = []
    after = None
    while True:
        page = audit_trail(branch.office, ADMIN, TrailFilters(**filters), after, size)
        assert len(page.rows) <= size
        told += page.rows
        after = page.after
        if after is None:
            return told


def busy(branch: Branch) -> Branch:
    """A branch whose trail has streams of every area."""
    fill(branch, 8)
    lenders.change_settings(branch.office, ADMIN, {"phone": "1"})
    for number in range(3):
        new = users.NewUser(f"person{number}", f"Person {number}", "admin")
        users.add_user(branch.office, ADMIN, new)
        branch.later(minutes=1)
    lenders.change_settings(branch.office, ADMIN, {"phone": "2"})
    runs.write(branch.office, runs.load(branch.office, "tidy", branch.today), "me", RunBegun("me"))
    alarm = alarm_log.load(branch.office, "disk")
    alarm_log.write(branch.office, alarm, "me", AlarmSilenced(""))
    return branch


def area_of(row: dict[str, Any]) -> str:
    """What the stream of a line is about."""
    area = row["stream"].partition("/")[0]
    return "user" if area == "staff" else str(area)


@pytest.mark.parametrize("size", [1, 3, 200])
def test_narrowed_it_is_the_whole_trail_sifted(branch: Branch, size: int) -> None:
    """By area, whole stream, reference, actor, kind and some together, in pages of any size."""
    busy(branch)
    whole = paged(branch, 200)
    assert {area_of(row) for row in whole} == {"loan", *AREAS}
    loan = next(row["stream"] for row in whole if row["kind"] == "disbursed")
    reference = branch.line(loan.partition("/")[2]).reference
    cases: list[tuple[dict[str, str], list[dict[str, Any]]]] = [
        *[
            ({"stream": area}, [r for r in whole if area_of(r) == area])
            for area in (*AREAS, "loan")
        ],
        ({"stream": loan}, [r for r in whole if r["stream"] == loan]),
        ({"stream": f"loan/{reference}"}, [r for r in whole if r["stream"] == loan]),
        ({"stream": "user/nobody"}, []),
        ({"stream": "staff/administrators"}, [r for r in whole if r["stream"].startswith("staff")]),
        ({"actor": CHECKER.id}, [r for r in whole if r["by"] == CHECKER.name]),
        ({"actor": "public"}, [r for r in whole if r["by"] == "Applicant"]),
        ({"actor": "nobody"}, []),
        ({"kind": "approved"}, [r for r in whole if r["kind"] == "approved"]),
        (
            {"kind": "approved", "stream": loan},
            [r for r in whole if r["kind"] == "approved" and r["stream"] == loan],
        ),
        (
            {"actor": ADMIN.id, "stream": "settings"},
            [r for r in whole if r["by"] == ADMIN.name and area_of(r) == "settings"],
        ),
        ({"actor": CHECKER.id, "kind": "repaid"}, []),
    ]
    for filters, wanted in cases:
        assert paged(branch, size, **filters) == wanted, filters
    assert sum(bool(wanted) for _, wanted in cases) == len(cases) - 3


def test_an_actor_may_be_given_by_username(branch: Branch) -> None:
    """As people know each other; a full name is not looked up."""
    busy(branch)

    assert paged(branch, 50, actor="Checker") == paged(branch, 50, actor=CHECKER.id) != []
    assert paged(branch, 50, actor=MAKER.name) == []


def test_every_kind_about_the_office_belongs_to_an_area() -> None:
    """A kind of event that is new about users, products, settings or runs is not forgotten."""
    office = {
        kind
        for kind in kind_names()
        if kind.startswith(("user_", "product_", "settings_", "administrators_", "run_", "alarm_"))
    }

    assert {kind for kinds in AREAS.values() for kind in kinds} == office


@pytest.mark.parametrize(
    "filters", [{"stream": "till"}, {"kind": "sung"}], ids=lambda given: next(iter(given))
)
def test_an_unknown_area_or_kind_is_refused(branch: Branch, filters: dict[str, str]) -> None:
    """The refusal names the field."""
    with refusing(branch, Code.FIELD_INVALID, next(iter(filters))):
        audit_trail(branch.office, ADMIN, TrailFilters(**filters))
    with refusing(branch, Code.LOAN_UNKNOWN):
        audit_trail(branch.office, ADMIN, TrailFilters(stream="loan/SK-0000-0000-0"))


def test_a_page_costs_one_read_an_index(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    """An actor and a kind are one read; an area is one for each of its few kinds."""
    busy(branch)
    calls = counting(branch, monkeypatch)
    for filters, wanted in (
        (TrailFilters(), {"trail": 1, "get_many": 1}),
        (TrailFilters(kind="approved"), {"trail": 1, "get_many": 1}),
        (TrailFilters(actor="public"), {"trail": 1, "get_many": 1}),
        (TrailFilters(stream="user"), {"trail": len(AREAS["user"]), "get_many": 1}),
    ):
        calls.clear()
        audit_trail(branch.office, ADMIN, filters, None, 200)
        assert calls == wanted, filters
