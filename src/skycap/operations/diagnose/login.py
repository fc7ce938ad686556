"""Nobody can sign in: what people meet, and what may be wrong with users and with the secret."""

from collections.abc import Iterator

from skycap.operations import Stopped
from skycap.operations.diagnose.causes import (
    BOTH,
    Section,
    Seen,
    Tried,
    cause,
    symptom,
)
from skycap.operations.diagnose.scene import Scene
from skycap.operations.findings import Severity
from skycap.services import accounts, passwords, staff, users
from skycap.services.permissions import Action, Role
from skycap.services.ports import Claim, Commit
from skycap.services.records import USERS, UserRow
from skycap.services.tokens import KeyUnknown, NotSignedIn

_ARGON2 = "$argon2"
_UNKNOWN = "not_signed_in"


@symptom(Section.LOGIN)
def a_sign_in_is_read(scene: Scene) -> Iterator[Tried]:
    """A sign-in without a username must be refused for that reason, and no other."""
    answer = scene.ask("POST", "/api/auth/login", json={})
    yield Tried("POST /api/auth/login with nothing in it", answer.told, answer.status == 422)  # noqa: PLR2004 - the status is the meaning


@symptom(Section.LOGIN)
def the_books_answer(scene: Scene) -> Iterator[Tried]:
    """The server must reach its books."""
    answer = scene.ask("GET", "/api/health/ready")
    yield Tried("GET /api/health/ready", answer.told, answer.status == 200)  # noqa: PLR2004 - as above


@symptom(Section.LOGIN)
def a_sign_in_holds(scene: Scene) -> Iterator[Tried]:
    """A sign-in that was signed with the keys of this installation must be accepted."""
    token = scene.sign_in(Action.READ_LOANS)
    answer = scene.ask("GET", "/api/auth/verify", token=token)
    yield Tried("GET /api/auth/verify with a sign-in of ours", answer.told, answer.status == 200)  # noqa: PLR2004 - as above


@cause(
    "users_not_seeded", Section.LOGIN, on=BOTH, severity=Severity.CRITICAL,
    remedy="make one for each role: skycap users seed, or --fix, which shows their passwords once",
)  # fmt: skip
def users_not_seeded(scene: Scene) -> Iterator[Seen]:
    """Nobody was made a user yet."""
    if scene.users:
        return

    def fix() -> str:
        made = users.seed(scene.office)
        if not made:
            raise Stopped("there were users, whose names are taken: restore the newest backup")
        given = ", ".join(f"{user.username} {user.password}" for user in made)
        return f"users and passwords, to be changed at the first sign-in: {given}"

    yield Seen("users", "there are none", {"users": 0}, fix)


@cause(
    "no_administrator", Section.LOGIN, on=BOTH, severity=Severity.HIGH,
    remedy="skycap users add NAME --role admin",
)  # fmt: skip
def no_administrator(scene: Scene) -> Iterator[Seen]:
    """No active user administers Skycap, so that nobody can help the others in."""
    active = [user for user in scene.users if user.active]
    if scene.users and not any(user.role == Role.ADMIN for user in active):
        yield Seen("users", "no active user is an administrator", {"active": len(active)})


@cause(
    "user_unknown", Section.LOGIN, on=BOTH, severity=Severity.MEDIUM,
    remedy="check the spelling with: skycap users list",
    about="user",
)  # fmt: skip
def user_unknown(scene: Scene) -> Iterator[Seen]:
    """There is no user of the name that was given."""
    name = scene.narrowed.user
    if name is None or scene.user is not None:
        return
    if not any(user.username == name.strip().lower() for user in scene.users):
        yield Seen(name, "there is no such user")


@cause(
    "user_disabled", Section.LOGIN, on=BOTH, severity=Severity.HIGH,
    remedy="skycap users enable NAME, if that person still works here",
    about="user",
)  # fmt: skip
def user_disabled(scene: Scene) -> Iterator[Seen]:
    """The user was disabled; signing in tells them only that the credentials are invalid."""
    user = scene.user
    if user is not None and not user.active:

        def fix() -> None:
            users.enable_user(scene.office, staff.OPERATOR, user.id)

        yield Seen(user.username, "this user is disabled", fix=fix)


@cause(
    "password_must_change", Section.LOGIN, Section.DASHBOARD, Section.REPAYMENTS, on=BOTH,
    severity=Severity.MEDIUM,
    remedy="let them sign in at /staff/sign-in and choose a password of their own",
    about="user",
)  # fmt: skip
def password_must_change(scene: Scene) -> Iterator[Seen]:
    """The user still has a password that somebody gave them, and has to change it first."""
    user = scene.user
    if user is not None and user.active and user.must_change_password:
        yield Seen(user.username, "has to choose a password first")


@cause(
    "codes_not_set_up", Section.LOGIN, Section.DASHBOARD, Section.REPAYMENTS, on=BOTH,
    severity=Severity.MEDIUM,
    remedy="let them sign in at /staff/sign-in and set up one-time codes with a phone",
    about="user",
)  # fmt: skip
def codes_not_set_up(scene: Scene) -> Iterator[Seen]:
    """The lender requires one-time codes of the user's role, and the user has none yet."""
    user = scene.user
    if user is not None and user.active and accounts.owes_codes(user, scene.lender):
        yield Seen(user.username, "has to set up one-time codes first", {"role": user.role})


@cause(
    "password_hash_damaged", Section.LOGIN, on=BOTH, severity=Severity.HIGH,
    remedy="give a new one: skycap users reset-password NAME, or --fix, which shows it once",
)  # fmt: skip
def password_hash_damaged(scene: Scene) -> Iterator[Seen]:
    """A password is kept in a form that no password can match, such as a bare SHA-256."""
    for user in scene.users:
        if user.password_hash.startswith((_ARGON2, passwords.IMPORTED)):
            continue

        def fix(user: UserRow = user) -> str:
            reset = users.reset_password(scene.office, staff.OPERATOR, user.id)
            given = reset.body["temporaryPassword"]
            return f"{user.username} signs in with {given}, to be changed at once"

        what = "what is kept is no Argon2 hash, so no password matches"
        yield Seen(user.username, what, fix=fix)


@cause(
    "username_lost", Section.LOGIN, on=BOTH, severity=Severity.HIGH,
    remedy="put the name back: skycap diagnose login --fix",
)  # fmt: skip
def username_lost(scene: Scene) -> Iterator[Seen]:
    """A user's name does not lead to them, so that signing in finds nobody."""
    for user in scene.users:
        name = staff.claim_of(user.username)
        holder = scene.office.store.claimed(name)
        if holder == user.id:
            continue
        if holder is None:

            def fix(name: str = name, holder: str = user.id) -> None:
                scene.office.store.commit(Commit(claims=(Claim(name, holder),)))

            yield Seen(user.username, "the name leads to nobody", fix=fix)
        else:
            yield Seen(user.username, "the name leads to another user", remedy="restore a backup")


@cause(
    "keys_differ", Section.LOGIN, Section.DASHBOARD, Section.REPAYMENTS, on=BOTH,
    severity=Severity.CRITICAL,
    remedy="start the server again; is JWT_SECRET set for it, or is its folder another?",
)  # fmt: skip
def keys_differ(scene: Scene) -> Iterator[Seen]:
    """The server signs with another secret than that of this installation."""
    token = scene.sign_in(Action.READ_LOANS, by_anybody=True)
    answer = scene.reach("GET", "/api/auth/verify", token=token)
    if answer.status == 401 and answer.code == _UNKNOWN:  # noqa: PLR2004 - the status is the meaning
        what = "it does not know sign-ins that the keys of this installation signed"
        yield Seen(scene.url, what, {"status": answer.status, "code": answer.code})


@cause(
    "token_foreign", Section.LOGIN, Section.DASHBOARD, on=BOTH, severity=Severity.MEDIUM,
    remedy="sign out and in again; it is of another installation, or from before a new secret",
    about="token",
)  # fmt: skip
def token_foreign(scene: Scene) -> Iterator[Seen]:
    """The sign-in that was given was signed with another secret."""
    if scene.narrowed.token is None:
        return
    try:
        scene.signing().read(scene.narrowed.token, scene.clock.now())
    except KeyUnknown:
        yield Seen("the sign-in", "none of our keys signed it")
    except NotSignedIn:
        return  # what it says is the business of the others


@cause(
    "token_expired", Section.LOGIN, Section.DASHBOARD, on=BOTH, severity=Severity.LOW,
    remedy="sign in again: a sign-in holds for 24 hours",
    about="token",
)  # fmt: skip
def token_expired(scene: Scene) -> Iterator[Seen]:
    """The sign-in that was given is over."""
    if scene.narrowed.token is None:
        return
    try:
        scene.signing().read(scene.narrowed.token, scene.clock.now())
    except KeyUnknown:
        return
    except NotSignedIn as problem:
        yield Seen("the sign-in", str(problem))


@cause(
    "token_void", Section.LOGIN, Section.DASHBOARD, on=BOTH, severity=Severity.LOW,
    remedy="sign in again",
    about="token",
)  # fmt: skip
def token_void(scene: Scene) -> Iterator[Seen]:
    """The sign-in that was given was voided: by signing out, a new password, role or state."""
    if scene.narrowed.token is None:
        return
    try:
        claims = scene.signing().read(scene.narrowed.token, scene.clock.now())
    except NotSignedIn:
        return
    user = scene.read(lambda: scene.office.store.get(USERS, claims.sub))
    if user is None:
        yield Seen("the sign-in", "its user is not there")
    elif not user.active:
        yield Seen("the sign-in", "its user is disabled")
    elif claims.role != user.role:
        yield Seen("the sign-in", f"it is of a {claims.role}, and the user is {user.role} now")
    elif claims.gen != user.tokens_valid_from:
        yield Seen("the sign-in", "the user signed out, or got another password, since")


@cause(
    "too_many_sign_ins", Section.LOGIN, on=BOTH, severity=Severity.MEDIUM,
    remedy="wait five minutes; behind a proxy, name it in SKYCAP_TRUSTED_PROXIES",
)  # fmt: skip
def too_many_sign_ins(scene: Scene) -> Iterator[Seen]:
    """Sign-ins are held up for some minutes, after too many wrong ones from one address."""
    yield from scene.held_up()
