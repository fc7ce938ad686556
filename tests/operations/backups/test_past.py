"""The books of a past moment are those that would be there had everybody stopped then."""

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from skycap.lending.history import moment_text
from skycap.operations import Stopped
from skycap.operations.backups.making import create
from skycap.operations.backups.past import rewind
from skycap.operations.backups.rewinding import restore_to
from skycap.services import documents, lenders, products, users
from skycap.services.office import Office
from skycap.services.ports import Commit, Store
from skycap.storage.memory import MemoryStore
from tests.operations.backups.place import NOON, Place
from tests.services.branch import ADMIN, CHECKER, MORNING, Branch, asked, contents
from tests.services.portfolio import fill


class Halted(Exception):
    """Time is up."""


class Halting(MemoryStore):
    """A store that takes nothing recorded after a moment: the lender who stopped then."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self.moment = moment

    def commit(self, commit: Commit) -> None:
        """Commit, unless it is of after the moment."""
        entries = [entry for append in commit.appends for entry in append.entries]
        rows = [getattr(row, "recorded_at", "") for row in commit.puts]
        late = any(entry.recorded_at > self.moment for entry in entries)
        if late or (not entries and any(told > moment_text(self.moment) for told in rows)):
            raise Halted
        super().commit(commit)


def live(store: Store) -> Branch:
    """A busy year: loans in every state, reversals, documents, products, settings and staff."""
    branch = Branch(store)
    loans = fill(branch, 25)
    for number, loan in enumerate(loans):
        if branch.line(loan).status in {"pending", "active"}:
            document = branch.attach(loan, content=b"%PDF-1.7\n" + bytes([number]) * 40)
            branch.later(hours=5)
            documents.verify(branch.office, CHECKER, document, accepted=number % 2 == 0)
            branch.later(days=1)
        if branch.line(loan).status == "active":
            paid = branch.pay(loan, 1_000, reference=f"twin {number % 3}", confirm_duplicate=True)
            branch.later(hours=1)
            if number % 2:
                branch.reverse(paid)
        branch.later(hours=7)
        if number == 5:
            lenders.change_settings(branch.office, ADMIN, {"name": "Phikwe Loans"})
        if number == 8:
            products.save_product(branch.office, ADMIN, {"code": "weekly", "name": "Week by week"})
    return branch


@pytest.fixture(scope="module")
def busy() -> Branch:
    """The whole year, in memory."""
    return live(MemoryStore())


def as_it_was(moment: datetime) -> dict[str, list[tuple[Any, ...]]]:
    """All that is held by those who did the same until `moment`, and then stopped."""
    store = Halting(moment)
    with pytest.raises(Halted):
        live(store)
    return contents(store)


@pytest.mark.parametrize("seed", range(8))
def test_the_books_of_a_moment_are_as_they_were(busy: Branch, seed: int) -> None:
    """Every table, entry, counter and claim, at random moments and those of an entry."""
    chance = random.Random(seed)
    whole = busy.clock.now() - MORNING
    moment = MORNING + chance.random() * whole
    if seed % 2:
        entries = [entry for entries in busy.store.histories("loan/") for entry in entries]
        newest = max(entry.recorded_at for entry in entries)
        moments = sorted({entry.recorded_at for entry in entries if entry.recorded_at < newest})
        moment = chance.choice(moments)
    target = Office(MemoryStore(), busy.blobs, busy.clock, busy.office.ids)

    rewind(busy.office, target, moment)

    then, now = as_it_was(moment), contents(target.store)
    assert then["events"]
    for name, rows in then.items():
        assert now[name] == rows, name


def test_roles_are_those_of_the_moment(place: Place) -> None:
    """Who was disabled or got another role since has what they had; who came since is not there."""
    with place.branch() as branch:
        office = branch.office
        made = users.add_user(office, ADMIN, users.NewUser("kagiso", "Kagiso", "maker"))
        user = made.body["userId"]
        then = branch.clock.now()
        branch.later(days=1)
        users.change_user(office, ADMIN, user, {"role": "checker"})
        users.disable_user(office, ADMIN, user)
        users.add_user(office, ADMIN, users.NewUser("later", "Later", "maker"))
        place.clock.advance(timedelta(days=2))

    restore_to(place.premises, then, None)

    with place.premises.opened(place.premises.data) as restored:
        row = users.named(restored, "kagiso")
        assert (row.role, row.active) == ("maker", True)
        assert restored.store.claimed("username/later") is None


def test_a_past_moment_is_put_in_place_from_here_or_from_a_backup(
    place: Place, tmp_path: Path
) -> None:
    """The same books either way, with their documents and first answers, audited."""
    with place.branch() as branch:
        key = asked("first")
        documents_then = 3
        loan = branch.apply(id_number="400000000")
        products.save_product(branch.office, ADMIN, {"code": "weekly", "name": "Weeks"}, key)
        then = branch.clock.now()
        branch.later(days=1)
        branch.attach(loan, content=b"%PDF-1.7 later\n%%EOF\n")
        products.save_product(
            branch.office, ADMIN, {"code": "weekly", "name": "X"}, asked("second")
        )
    place.clock.advance(timedelta(days=2))
    backup = create(place.premises).path
    elsewhere = place.other(tmp_path / "elsewhere")

    here = restore_to(place.premises, then, None)
    there = restore_to(elsewhere, then, backup)

    assert (here.documents, there.documents) == (documents_then, documents_then)
    assert (here.events, here.loans) == (there.events, there.loans)
    with (
        place.premises.opened(place.premises.data) as one,
        place.premises.opened(elsewhere.data) as two,
    ):
        assert contents(one.store) == contents(two.store)
        assert one.store.answered("first") is not None
        assert one.store.answered("second") is None
    assert here.before is not None
    with place.premises.opened(here.before) as former:
        assert former.store.answered("second") is not None


def test_moments_without_books_are_refused(place: Place) -> None:
    """One that is to come, one before everything, one after the backup."""
    with pytest.raises(Stopped, match="still to come"):
        restore_to(place.premises, NOON + timedelta(seconds=1), None)
    with pytest.raises(Stopped, match="nothing was recorded by then"):
        restore_to(place.premises, MORNING - timedelta(days=1), None)
    backup = create(place.premises).path
    place.clock.advance(timedelta(days=1))
    with pytest.raises(Stopped, match="knows nothing after"):
        restore_to(place.premises, NOON + timedelta(hours=1), backup)
    assert not list(place.premises.data.parent.glob("data-before*"))
