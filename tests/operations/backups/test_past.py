"""The books of a past moment are those that would be there had everybody stopped then."""

from datetime import timedelta
from pathlib import Path

import pytest

from skycap.operations import Stopped
from skycap.operations.backups.making import create
from skycap.operations.backups.past import rewind
from skycap.operations.backups.rewinding import restore_to
from skycap.services import products, users
from skycap.services.office import Office
from skycap.services.records import REBUILT, TABLES
from skycap.storage.memory import MemoryStore
from tests.operations.backups.busy import as_it_was, live, some_moment
from tests.operations.backups.place import NOON, Place
from tests.promises.scale import figure
from tests.services.branch import ADMIN, MORNING, Branch, asked, contents


@pytest.fixture(scope="module")
def busy() -> Branch:
    """The whole year, in memory."""
    return live(MemoryStore())


@pytest.mark.parametrize("seed", range(figure("moments restored")))
def test_the_books_of_a_moment_are_as_they_were(busy: Branch, seed: int) -> None:
    """Every table, entry, counter and claim, at random moments and those of an entry."""
    moment = some_moment(busy, seed)
    target = Office(MemoryStore(), busy.blobs, busy.clock, busy.office.ids)

    rewind(busy.office, target, moment)

    then, now = as_it_was(moment), contents(target.store)
    assert then["events"]
    for name, rows in then.items():
        assert now[name] == rows, name


def test_every_kind_of_row_is_drawn_or_carried() -> None:
    """A new kind of row must be thought of here, or a past moment would be without it."""
    carried = {"applications", "notes", "documents", "users", "products", "settings"}

    assert {table.name for table in TABLES} == {table.name for table in REBUILT} | carried


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
