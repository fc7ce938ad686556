"""Who may sign in, and how well that is guarded: the same on both platforms."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from skycap.operations.findings import Finding, Severity
from skycap.operations.security import found
from skycap.services import passwords, staff
from skycap.services.loans import every
from skycap.services.office import Office
from skycap.services.permissions import Role
from skycap.services.records import USERS_BY_NAME, UserRow

STALE_DAYS: Final = 90
CODES_DAYS: Final = 14
"""How long somebody may take to set up codes of a phone."""

FIRST_PASSWORD_DAYS: Final = 7
"""How long a password that somebody else knows may lie about."""

KNOWN: Final = ("password1234", "changeme1234", "welcome12345")
"""What is tried of everybody, besides the demo's password and the username's own variants."""


def check(office: Office, *, demo: bool = False, guess: bool = True) -> Iterator[Finding]:
    """Users that are stale, poorly guarded or easily guessed, and the second pair of eyes.

    To `guess` takes about a second a user.
    """
    now = office.clock.now()
    active = [user for user in every(office, USERS_BY_NAME) if user.active]
    for user in active:
        yield from _stale(office, user, now)
        yield from _password(office, user, now)
        yield from _without_codes(user, now)
    if guess:
        yield from _guessable(active, demo=demo)
    if not office.lender().four_eyes:
        yield found(
            "one_person",
            Severity.LOW,
            "settings",
            "one person may do what otherwise takes two, such as approving one's own capture",
            "turn four eyes on in the settings as soon as a second person works here",
        )


def _stale(office: Office, user: UserRow, now: datetime) -> Iterator[Finding]:
    last = office.store.trail(limit=1, actor=user.id).rows
    moment: datetime = last[0].recorded_at if last else datetime.fromisoformat(user.created_at)
    days = (now - moment).days
    if days >= STALE_DAYS:
        yield found(
            "user_stale",
            Severity.MEDIUM,
            f"user {user.username}",
            f"has done nothing on record for {days} days, and can still sign in",
            f"if they left, run `skycap users disable {user.username}`; else let them change their "
            "password, which goes on record",
            {"days": days, "lastAct": moment.isoformat(timespec="seconds"), "role": user.role},
        )


def _password(office: Office, user: UserRow, now: datetime) -> Iterator[Finding]:
    if user.password_hash.startswith(passwords.IMPORTED):
        yield found(
            "password_hash_old",
            Severity.MEDIUM,
            f"user {user.username}",
            "has not signed in since the old system, whose bare hash can be guessed at leisure",
            "let them sign in once, which makes a strong one of it, or run "
            f"`skycap users reset-password {user.username}`",
        )
    days = (now - _given(office, user)).days
    if user.must_change_password and days >= FIRST_PASSWORD_DAYS:
        yield found(
            "password_never_chosen",
            Severity.MEDIUM,
            f"user {user.username}",
            f"still has the password that somebody gave them {days} days ago",
            "let them sign in and choose one, or disable them until they need it",
            {"days": days},
        )


def _given(office: Office, user: UserRow) -> datetime:
    """When the user's password was last set."""
    for entry in reversed(office.store.load(staff.stream_of(user.id))):
        if isinstance(entry.event, staff.PasswordChanged):
            moment: datetime = entry.recorded_at
            return moment
    return datetime.fromisoformat(user.created_at)


def _without_codes(user: UserRow, now: datetime) -> Iterator[Finding]:
    age = now - datetime.fromisoformat(user.created_at)
    if user.totp_confirmed or age < timedelta(days=CODES_DAYS):
        return
    administers = user.role == Role.ADMIN
    yield found(
        "second_factor_missing",
        Severity.MEDIUM if administers else Severity.LOW,
        f"user {user.username}",
        "signs in with a password alone"
        + (", and can change users and settings" if administers else ""),
        "turn codes on under Account: a phone then shows one for each sign-in",
        {"role": user.role},
    )


def _guessable(users: Iterable[UserRow], *, demo: bool) -> Iterator[Finding]:
    """Passwords that everybody knows; each user costs the same work, whatever is found."""
    from skycap.demo.staff import STAFF, password_of  # noqa: PLC0415 - no function of AWS has a demo

    known = {member.username: member.password for member in STAFF}
    for user in users:
        name = user.username
        tried = (known.get(name, password_of(name)), f"{name}{name}", f"{name}12345678", *KNOWN)
        if any([passwords.verify(user.password_hash, one) for one in tried]):  # noqa: C419 - all of them, for the same work
            yield found(
                "password_known",
                Severity.LOW if demo else Severity.CRITICAL,
                f"user {name}",
                "has a password that everybody knows, such as the demo's",
                f"run `skycap users reset-password {name}`",
                {"role": user.role},
            )
