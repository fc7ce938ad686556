"""Staff: the histories and rows of users, shared by the desks that change them.

Events name no one: personal data and password hashes are in the user's row alone. The stream
`staff/administrators` lists who is an active administrator, so that two administrators who disable
each other at the same moment collide there, and one of them stays.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from skycap.lending import history
from skycap.lending.history import Entry, event
from skycap.lending.refusals import Code, Refusal
from skycap.services.office import Office
from skycap.services.permissions import Person, Role
from skycap.services.ports import Append, Claim, Commit
from skycap.services.records import USERS, UserRow
from skycap.services.work import Asked, Outcome, carry_out

ADMINISTRATORS: Final = "staff/administrators"

OPERATOR: Final = Person("operator", Role.ADMIN, "Command line")
"""Whoever works at the machine itself, through the command line."""


@event("user_added")
@dataclass(frozen=True, slots=True)
class UserAdded:
    """Somebody joined the staff."""

    role: str


@event("user_changed")
@dataclass(frozen=True, slots=True)
class UserChanged:
    """Some `fields` of a user changed; `role` is theirs from then on."""

    fields: tuple[str, ...]
    role: str


@event("user_disabled")
@dataclass(frozen=True, slots=True)
class UserDisabled:
    """A user may no longer sign in."""


@event("user_enabled")
@dataclass(frozen=True, slots=True)
class UserEnabled:
    """A disabled user may sign in again."""


@event("user_password_changed")
@dataclass(frozen=True, slots=True)
class PasswordChanged:
    """A new password is kept; `how` is changed, reset, or upgraded (hashed anew)."""

    how: str


@event("user_signed_in")
@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody signed in, for the first time on that date; the log has every sign-in."""


@event("user_signed_out")
@dataclass(frozen=True, slots=True)
class SignedOut:
    """All tokens issued so far are void."""


@event("user_totp_changed")
@dataclass(frozen=True, slots=True)
class TotpChanged:
    """Signing in with a code was begun, confirmed or removed, as `step` says."""

    step: str


@event("administrators_changed")
@dataclass(frozen=True, slots=True)
class AdministratorsChanged:
    """The ids of all who are active administrators from then on."""

    active: tuple[str, ...]


def stream_of(user_id: str) -> str:
    """The stream of a user."""
    return f"user/{user_id}"


def claim_of(username: str) -> str:
    """The unique name that a username claims."""
    return f"username/{username}"


def load_user(office: Office, user_id: str) -> UserRow:
    """The user with that id. Raises `Refusal` with `user_unknown`."""
    user = office.store.get(USERS, user_id)
    if user is None:
        raise Refusal(Code.USER_UNKNOWN, "There is no such user.", "userId")
    return user


def last_seen(office: Office, user_id: str) -> datetime | None:
    """When a user last did something on record; signing in is, once a day. None for never."""
    newest = office.store.trail(limit=1, actor=user_id).rows
    return newest[0].recorded_at if newest else None


def find_user(office: Office, username: str) -> UserRow | None:
    """The user with that username, however it is written, by two strong reads."""
    holder = office.store.claimed(claim_of(username.strip().lower()))
    return office.store.get(USERS, holder) if holder else None


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision does to a user: the new row, what happened, and names to claim with it."""

    after: UserRow
    events: tuple[object, ...] = ()
    claims: tuple[Claim, ...] = ()


def writing(
    office: Office, actor: str, before: UserRow | None, decided: Change, past: Sequence[Entry]
) -> Commit:
    """The commit that turns the row `before` into `decided.after` and records what happened.

    `past` is the user's stream, read before the row was. Refuses with `last_administrator` to leave
    the lender without an active administrator.
    """
    after = decided.after
    appends = [_append(office, actor, stream_of(after.id), past, decided.events)]
    if _administers(before) != _administers(after):
        past = office.store.load(ADMINISTRATORS)
        active = set(past[-1].event.active if past else ())
        active = active | {after.id} if _administers(after) else active - {after.id}
        if not active:
            message = "This is the last active administrator; make another one first."
            raise Refusal(Code.LAST_ADMINISTRATOR, message)
        changed = AdministratorsChanged(tuple(sorted(active)))
        appends.append(_append(office, actor, ADMINISTRATORS, past, [changed]))
    return Commit(appends=tuple(appends), puts=(after,), claims=decided.claims)


def change(
    office: Office,
    actor: str,
    user_id: str,
    decide: Callable[[UserRow], Change],
    asked: Asked | None = None,
) -> Outcome:
    """Carry out what `decide` does to a user, answering with what is told about them.

    When nothing happens, nothing is written but the request key.
    """

    def plan() -> tuple[Commit, dict[str, Any]]:
        # The stream first: whoever writes between the two reads makes our commit collide.
        past = office.store.load(stream_of(user_id))
        before = load_user(office, user_id)
        decided = decide(before)
        if not decided.events:
            return Commit(), user_body(before)
        return writing(office, actor, before, decided, past), user_body(decided.after)

    return carry_out(office, stream_of(user_id), plan, asked=asked)


def revoked(office: Office, user: UserRow) -> int:
    """The next generation of tokens of `user`, which voids all before it.

    It is the Unix second of the revocation, so that it grows even past a restored backup, and one
    more than the last when that is the same second.
    """
    return max(int(office.clock.now().timestamp()), user.tokens_valid_from + 1)


def user_body(user: UserRow) -> dict[str, Any]:
    """What is told about a user: never the password's hash or the secret of codes."""
    return {
        "userId": user.id,
        "username": user.username,
        "fullName": user.full_name,
        "email": user.email,
        "role": user.role,
        "active": user.active,
        "mustChangePassword": user.must_change_password,
        "totpEnabled": user.totp_confirmed,
        "createdAt": user.created_at,
    }


def _append(
    office: Office, actor: str, stream: str, past: Sequence[Entry], events: Sequence[object]
) -> Append:
    today = office.today(office.lender())
    dated = [(today, happened) for happened in events]
    entries = history.append(stream, past, dated, office.clock.now(), actor)
    return Append(stream, len(past), entries)


def _administers(user: UserRow | None) -> bool:
    return user is not None and user.active and user.role == Role.ADMIN
