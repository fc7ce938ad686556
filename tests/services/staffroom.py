"""A room for the tests of staff, products and settings: an office, a clock, keys, and people."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyotp

from skycap.services import users
from skycap.services.clock import SimulatedClock
from skycap.services.machine import SeededIds
from skycap.services.office import Office
from skycap.services.permissions import Person, Role
from skycap.services.ports import Store
from skycap.services.records import UserRow
from skycap.services.tokens import SigningKeys
from skycap.services.users import NewUser
from skycap.services.work import Asked
from tests.services.branch import HeldBlobs

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
KEYS = SigningKeys(b"k" * 32)
PASSWORD = "a quiet river at noon"
OTHER_PASSWORD = "two herons by the dam"
BOSS = Person("u-boss", Role.ADMIN, "Naledi Dube")
ROLES_BUT_ADMIN = (Role.PUBLIC, Role.MAKER, Role.CHECKER, Role.ACCOUNTANT)


class StaffRoom:
    """An office where time stands still until it is moved."""

    def __init__(self, store: Store) -> None:
        self.clock = SimulatedClock(MORNING)
        self.office = Office(store, HeldBlobs(self.clock), self.clock, SeededIds(self.clock, 7))

    def hire(self, username: str, role: str = "maker", password: str = PASSWORD) -> UserRow:
        """Add somebody with a password of their own."""
        new = NewUser(username, username.title(), role, "", password, must_change_password=False)
        users.add_user(self.office, BOSS, new)
        return users.named(self.office, username)

    def again(self, user: UserRow) -> UserRow:
        """The user as they are kept now."""
        return users.named(self.office, user.username)

    def import_hash(self, user: UserRow, stored: str) -> None:
        """Put a hash in the user's row, as an import does."""
        from skycap.services.ports import Commit

        row = replace(self.again(user), password_hash=stored)
        self.office.store.commit(Commit(puts=(row,)))

    def sign_in(self, username: str, password: str = PASSWORD, code: str | None = None) -> str:
        """Sign in and give the token."""
        return users.sign_in(self.office, KEYS, username, password, code)[0]

    def whose(self, token: str) -> str:
        """The username that a token stands for."""
        return users.identify(self.office, KEYS, token).username

    def code(self, secret: str, seconds: int = 0) -> str:
        """What the phone shows, its clock ahead by `seconds`."""
        return pyotp.TOTP(secret).at(self.clock.now() + timedelta(seconds=seconds))

    def turn_codes_on(self, user: UserRow) -> str:
        """Begin and confirm codes; gives the secret, a minute later."""
        secret = str(users.begin_totp(self.office, user).body["secret"])
        users.confirm_totp(self.office, user, self.code(secret))
        self.clock.advance(timedelta(seconds=90))
        return secret

    def kinds(self, user: UserRow) -> list[str]:
        """What happened to a user, by the names of the events."""
        from skycap.lending.history import kind_name

        return [kind_name(entry.event) for entry in self.office.store.load(f"user/{user.id}")]


def asked(key: str, body_hash: str = "b1") -> Asked:
    """A request key."""
    return Asked(f"test:{key}", body_hash)
