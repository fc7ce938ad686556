"""Who may sign in, and how well that is guarded: the same on both platforms."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from skycap.operations.findings import Finding, Severity
from skycap.operations.security import found
from skycap.services import lenders, passwords, staff, users
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


Opening = Callable[[], AbstractContextManager[Office]]
"""Opens the books again, to mend what was found in them."""


def check(
    office: Office, opening: Opening | None = None, *, demo: bool = False, guess: bool = True
) -> Iterator[Finding]:
    """Users that are stale, poorly guarded or easily guessed, and the second pair of eyes.

    To `guess` takes about a second a user. Without `opening` nothing can be mended.
    """
    now = office.clock.now()
    active = [user for user in every(office, USERS_BY_NAME) if user.active]
    for user in active:
        yield from _stale(office, opening, user, now)
        yield from _password(office, user, now)
    yield from _without_codes(office, opening, active, now)
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


def _stale(
    office: Office, opening: Opening | None, user: UserRow, now: datetime
) -> Iterator[Finding]:
    seen = staff.last_seen(office, user.id)
    days = (now - (seen or datetime.fromisoformat(user.created_at))).days
    if days < STALE_DAYS:
        return

    def disable(opening: Opening) -> None:
        with opening() as books:
            users.disable_user(books, staff.OPERATOR, user.id)

    last = seen.isoformat(timespec="seconds") if seen else None
    yield found(
        "user_stale",
        Severity.MEDIUM,
        f"user {user.username}",
        (f"was last seen {days} days ago" if seen else f"never signed in, in {days} days")
        + ", and can still sign in",
        f"if they left, run `skycap users disable {user.username}`; else let them sign in once",
        {"days": days, "lastSeen": last, "role": user.role},
        None if opening is None else lambda: disable(opening),
        careful=True,
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


def _without_codes(
    office: Office, opening: Opening | None, active: Iterable[UserRow], now: datetime
) -> Iterator[Finding]:
    """Roles in which somebody signs in with a password alone."""
    duty = office.lender().second_factor_roles
    without: dict[str, list[str]] = defaultdict(list)
    for user in active:
        age = now - datetime.fromisoformat(user.created_at)
        if not user.totp_confirmed and age >= timedelta(days=CODES_DAYS):
            without[user.role].append(user.username)
    for role, names in without.items():
        told = f"{', '.join(names)}: "
        evidence = {"users": names, "required": role in duty}
        if role in duty:
            yield found(
                "second_factor_missing", Severity.LOW, f"role {role}",
                told + "codes were not set up yet, though nothing can be done before",
                "let them sign in and set up codes, or disable them until they need it", evidence,
            )  # fmt: skip
            continue
        administers = role == Role.ADMIN
        yield found(
            "second_factor_missing",
            Severity.MEDIUM if administers else Severity.LOW,
            f"role {role}",
            told
            + "a password alone signs in"
            + (", and can change users and settings" if administers else ""),
            "require one-time codes of the role under Settings, or by `skycap audit --fix`: at the "
            "next page each is led to set them up with a phone",
            evidence,
            None if opening is None else partial(_require_codes, opening, role),
        )


def _require_codes(opening: Opening, role: str) -> None:
    with opening() as office:
        roles = [*office.lender().second_factor_roles, role]
        lenders.change_settings(office, staff.OPERATOR, {"secondFactorRoles": roles})


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
