"""The users desk: who works here, and what administrators do about it.

Signing in and one's own account are in `accounts`, and can be had from here too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from skycap.lending.history import moment_text
from skycap.lending.refusals import Code, Refusal
from skycap.services import fields, passwords, staff
from skycap.services.accounts import (
    CodeNeeded,
    as_person,
    begin_totp,
    change_password,
    confirm_totp,
    identify,
    remove_totp,
    require_own_password,
    sign_in,
    sign_out,
)
from skycap.services.office import Office
from skycap.services.permissions import STAFF, Action, Person, Role, require
from skycap.services.ports import PAGE_SIZE_MAX, Claim, ClaimTaken, Commit, Page
from skycap.services.records import USERS_BY_NAME, UserRow
from skycap.services.staff import (
    OPERATOR,
    Change,
    PasswordChanged,
    TotpChanged,
    UserAdded,
    UserChanged,
    UserDisabled,
    UserEnabled,
    user_body,
)
from skycap.services.work import Asked, Outcome, carry_out

__all__ = [
    "OPERATOR",
    "CodeNeeded",
    "NewUser",
    "Seeded",
    "add_user",
    "as_person",
    "begin_totp",
    "change_password",
    "change_user",
    "confirm_totp",
    "disable_user",
    "enable_user",
    "identify",
    "list_users",
    "named",
    "remove_totp",
    "require_own_password",
    "reset_password",
    "seed",
    "sign_in",
    "sign_out",
    "user_body",
]

NAME_MAX: Final = 100
SEEDED: Final = (Role.MAKER, Role.CHECKER, Role.ACCOUNTANT, Role.ADMIN)
"""The roles that `seed` provides for; each username is that of the role."""

_USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")
_PASSWORD: Final = "temporaryPassword"  # noqa: S105 - the name of a field


@dataclass(frozen=True, slots=True)
class NewUser:
    """Somebody to add. Without a password, one is generated and told once."""

    username: str
    full_name: str
    role: str
    email: str = ""
    password: str | None = field(default=None, repr=False)
    must_change_password: bool = True


@dataclass(frozen=True, slots=True)
class Seeded:
    """A user that `seed` made, with the password to hand over."""

    username: str
    role: str
    password: str = field(repr=False)


def add_user(office: Office, person: Person, new: NewUser, asked: Asked | None = None) -> Outcome:
    """Add a member of staff; answers 201 with the user.

    A generated password is told as `temporaryPassword` in the first answer alone: it is not kept
    with the request key. Refuses with `username_taken`.
    """
    require(person, Action.MANAGE_USERS)
    told = passwords.generated() if new.password is None else None
    row = _new_row(office, new, told or new.password or "")
    claim = Claim(staff.claim_of(row.username), row.id)

    def plan() -> tuple[Commit, dict[str, Any]]:
        decided = Change(row, (UserAdded(row.role),), (claim,))
        return staff.writing(office, person.id, None, decided, ()), user_body(row)

    if told is None:
        asked = passwords.shielded(asked)
    try:
        stream = staff.stream_of(row.id)
        outcome = carry_out(office, stream, plan, status=201, asked=asked)
    except ClaimTaken:
        message = f"is taken; choose another than {row.username}"
        raise Refusal(Code.USERNAME_TAKEN, message, "username") from None
    return _telling(outcome, told)


def list_users(
    office: Office,
    person: Person,
    after: tuple[Any, ...] | None = None,
    limit: int = PAGE_SIZE_MAX,
) -> Page:
    """The staff in order of username, and where the next page begins.

    Each is as told about a user, with `lastSeenAt`.
    """
    require(person, Action.MANAGE_USERS)
    page = office.store.page(USERS_BY_NAME, after=after, limit=limit)
    return Page([_listed(office, row) for row in page.rows], page.after)


def named(office: Office, username: str) -> UserRow:
    """The user with that username. Raises `Refusal` with `user_unknown`."""
    user = staff.find_user(office, username) if _USERNAME.fullmatch(_folded(username)) else None
    if user is None:
        raise Refusal(Code.USER_UNKNOWN, "There is no user of that name.", "username")
    return user


def change_user(
    office: Office,
    person: Person,
    user_id: str,
    changes: Mapping[str, object],
    asked: Asked | None = None,
) -> Outcome:
    """Change the `role`, `fullName` or `email` of a user.

    Another role voids their tokens. The last active administrator keeps theirs.
    """
    require(person, Action.MANAGE_USERS)
    fields.known(changes, {"role", "fullName", "email"})
    wanted: dict[str, str] = {}
    if "role" in changes:
        wanted["role"] = _role(changes["role"])
    if "fullName" in changes:
        wanted["full_name"] = fields.line(changes["fullName"], "fullName", NAME_MAX, 1)
    if "email" in changes:
        wanted["email"] = fields.email(changes["email"], "email")

    def decide(before: UserRow) -> Change:
        differing = {name: new for name, new in wanted.items() if getattr(before, name) != new}
        if not differing:
            return Change(before)
        after = replace(before, **differing)  # type: ignore[arg-type]  # all three are text
        if "role" in differing:
            after = replace(after, tokens_valid_from=staff.revoked(office, before))
        return Change(after, (UserChanged(tuple(sorted(differing)), after.role),))

    return staff.change(office, person.id, user_id, decide, asked)


def reset_password(
    office: Office,
    person: Person,
    user_id: str,
    asked: Asked | None = None,
    *,
    also_codes: bool = False,
) -> Outcome:
    """Give a user a generated password to change at once, and void their tokens.

    It is told as `temporaryPassword` in the first answer alone. `also_codes` turns off signing in
    with codes, for someone who lost their phone.
    """
    require(person, Action.MANAGE_USERS)
    told = passwords.generated()
    made = passwords.hashed(told)

    def decide(before: UserRow) -> Change:
        after = replace(
            before,
            password_hash=made,
            must_change_password=True,
            tokens_valid_from=staff.revoked(office, before),
        )
        events: tuple[object, ...] = (PasswordChanged("reset"),)
        if also_codes and before.totp_secret is not None:
            after = replace(after, totp_secret=None, totp_confirmed=False)
            events += (TotpChanged("removed"),)
        return Change(after, events)

    return _telling(staff.change(office, person.id, user_id, decide, asked), told)


def disable_user(
    office: Office, person: Person, user_id: str, asked: Asked | None = None
) -> Outcome:
    """Shut a user out at once, unless it is the last active administrator."""
    require(person, Action.MANAGE_USERS)

    def decide(before: UserRow) -> Change:
        if not before.active:
            return Change(before)
        revoked = staff.revoked(office, before)
        return Change(replace(before, active=False, tokens_valid_from=revoked), (UserDisabled(),))

    return staff.change(office, person.id, user_id, decide, asked)


def enable_user(
    office: Office, person: Person, user_id: str, asked: Asked | None = None
) -> Outcome:
    """Let a disabled user sign in again."""
    require(person, Action.MANAGE_USERS)

    def decide(before: UserRow) -> Change:
        if before.active:
            return Change(before)
        return Change(replace(before, active=True), (UserEnabled(),))

    return staff.change(office, person.id, user_id, decide, asked)


def seed(office: Office) -> list[Seeded]:
    """Make a user for each role that has none of its name, with a generated password.

    The passwords must be changed at the first sign-in.
    """
    made = []
    for role in SEEDED:
        if office.store.claimed(staff.claim_of(role)) is not None:
            continue
        outcome = add_user(office, OPERATOR, NewUser(role, role.capitalize(), role))
        made.append(Seeded(role.value, role.value, outcome.body[_PASSWORD]))
    return made


def _listed(office: Office, row: UserRow) -> dict[str, Any]:
    seen = staff.last_seen(office, row.id)
    return user_body(row) | {"lastSeenAt": moment_text(seen) if seen else None}


def _new_row(office: Office, new: NewUser, password: str) -> UserRow:
    username = _folded(fields.line(new.username, "username", NAME_MAX))
    if not _USERNAME.fullmatch(username):
        message = (
            "must have 3 to 40 characters: letters without accents, digits, dots, dashes and "
            "underscores, beginning with a letter or digit"
        )
        raise fields.refused("username", message)
    full_name = fields.line(new.full_name, "fullName", NAME_MAX, 1)
    email, role = fields.email(new.email, "email"), _role(new.role)
    if new.password is not None:
        passwords.check_new(new.password, username, "password")
    now = office.clock.now()
    return UserRow(
        id=office.ids.new(),
        username=username,
        full_name=full_name,
        email=email,
        role=role,
        active=True,
        password_hash=passwords.hashed(password),
        must_change_password=new.must_change_password or new.password is None,
        tokens_valid_from=int(now.timestamp()),
        totp_secret=None,
        totp_confirmed=False,
        created_at=moment_text(now),
    )


def _role(value: object) -> str:
    role = fields.choice(value, "role", Role)
    if role not in STAFF:
        raise fields.refused("role", f"must be one of: {', '.join(sorted(STAFF))}")
    return role.value


def _folded(username: str) -> str:
    return username.strip().lower()


def _telling(outcome: Outcome, told: str | None) -> Outcome:
    """The outcome with the new password, unless it is a repeated answer: that never held it."""
    if told is None:
        return outcome
    shown = None if outcome.replayed else told
    return replace(outcome, body=outcome.body | {_PASSWORD: shown})
