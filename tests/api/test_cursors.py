"""Lists are paged by cursors that nobody can forge or move."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.api.cursors import Cursors
from skycap.api.problems import Problem
from skycap.services.tokens import SigningKeys
from tests.api.world import World

CURSORS = Cursors(SigningKeys(b"k" * 32))


def next_link(answer: object) -> str | None:
    """The address of the next page."""
    link = answer.headers.get("link", "")  # type: ignore[attr-defined] # an answer of the client
    found = re.fullmatch(r'<([^>]+)>; rel="next"', link)
    return found[1] if found else None


def test_pages_together_are_the_whole_list(each_world: World) -> None:
    """Following `Link` visits every loan once, newest first, whatever the page size."""
    made = [each_world.pending() for _ in range(7)]
    seen: list[str] = []
    address: str | None = "/api/loans?limit=3&status=pending"
    while address:
        answer = each_world.get(address, "checker")
        assert len(answer.json()) <= 3
        seen += [row["reference"] for row in answer.json()]
        address = next_link(answer)

    assert made[::-1] == seen


@pytest.mark.parametrize("path", ["/api/users", "/api/audit"])
def test_every_list_of_an_administrator_has_pages(world: World, path: str) -> None:
    """People and the trail are paged alike, without a row twice."""
    seen: list[str] = []
    address: str | None = f"{path}?limit=1"
    while address and len(seen) < 50:
        answer = world.get(address, "admin")
        seen += [answer.text]
        address = next_link(answer)

    assert len(seen) > 3
    assert len(set(seen)) == len(seen)


def test_repayments_have_pages(world: World) -> None:
    """The list of repayments is paged as well."""
    loan = world.disbursed()
    for number in range(3):
        body = world.repayment(loan, referenceNumber=f"S{number}", amountPaid="10")
        assert world.post("/api/repayments", body, "accountant").status_code == 201
    first = world.get("/api/repayments?limit=2", "checker")
    second = world.get(next_link(first) or "", "checker")

    assert (len(first.json()), len(second.json())) == (2, 1)


def test_a_foreign_or_changed_cursor_is_refused(world: World) -> None:
    """A cursor of another filter, list or person, or one that was changed, is `cursor_invalid`."""
    for _ in range(3):
        world.pending()
    address = next_link(world.get("/api/loans?limit=1&status=pending", "checker")) or ""
    cursor = re.findall(r"cursor=([^&]+)", address)[0]
    flipped = cursor[:-1] + ("A" if cursor[-1] != "A" else "B")
    wrong = [
        (f"/api/loans?cursor={cursor}", "checker"),
        (f"/api/loans?cursor={cursor}&status=approved", "checker"),
        (f"/api/loans?cursor={cursor}&status=pending", "maker"),
        (f"/api/repayments?cursor={cursor}", "checker"),
        (f"/api/loans?cursor={flipped}&status=pending", "checker"),
        ("/api/loans?cursor=nonsense", "checker"),
        ("/api/loans?cursor=%F0%9F%A6%92", "checker"),
    ]

    for path, role in wrong:
        answer = world.get(path, role)
        assert (answer.status_code, answer.json()["code"]) == (422, "cursor_invalid"), path


@given(st.lists(st.text() | st.integers(-(2**53), 2**53), max_size=4), st.text(max_size=9))
def test_a_cursor_opens_to_what_was_sealed(after: list[object], status: str) -> None:
    """What was sealed for a list and filter comes back for them."""
    filters = {"status": status}
    try:
        cursor = CURSORS.seal("/x", filters, after)
    except TypeError:  # text that is no Unicode cannot be in a row
        return

    assert tuple(after) == CURSORS.open("/x", filters, cursor)


@given(st.text(max_size=80))
def test_no_text_opens_by_chance(text: str) -> None:
    """Nothing that we did not seal opens."""
    with pytest.raises(Problem):
        CURSORS.open("/x", {}, text)


def test_a_cursor_outlives_the_rotation_of_the_key() -> None:
    """A page asked for before a rotation goes on after it; a key rotated out twice opens none."""
    old, new = b"o" * 32, b"n" * 32
    sealed = Cursors(SigningKeys(old)).seal("/x", {}, ("2026", "a"))

    assert Cursors(SigningKeys(new, (old,))).open("/x", {}, sealed) == ("2026", "a")
    with pytest.raises(Problem):
        Cursors(SigningKeys(new)).open("/x", {}, sealed)
