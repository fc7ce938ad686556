"""Accounts: signing in and out, passwords and codes, over each store."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

import pytest

from skycap.lending.refusals import Code, Refusal
from skycap.services import passwords, staff, users
from skycap.services.permissions import Person, Role
from skycap.services.ports import Store, Unavailable
from skycap.services.tokens import NotSignedIn
from tests.services.conftest import STORES
from tests.services.staffroom import BOSS, KEYS, OTHER_PASSWORD, PASSWORD, StaffRoom, asked


@pytest.fixture(params=STORES)
def room(request: pytest.FixtureRequest, open_store: Callable[[str], Store]) -> StaffRoom:
    """A staff room over each store."""
    return StaffRoom(open_store(request.param))


def test_whoever_has_the_password_is_known_by_their_token(room: StaffRoom) -> None:
    """Signing in gives a token that stands for the user, however the username is written."""
    maker = room.hire("maker")

    token, user = users.sign_in(room.office, KEYS, "  MAKER ", PASSWORD)

    assert user.id == maker.id
    assert users.identify(room.office, KEYS, token) == maker
    assert users.as_person(user) == Person(maker.id, Role.MAKER, "Maker")


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("maker", "wrong words here"),
        ("nobody", PASSWORD),
        ("idle", PASSWORD),
        ("", ""),
        ("maker", ""),
        ("maker\x00", PASSWORD),
        ("ma\u212aer", PASSWORD),  # the Kelvin sign folds to k
        ("\ud800", "\ud800"),
        ("😀", "😀"),
        ("m" * 1_000_000, PASSWORD),
        ("maker", "x" * 1_000_000),
        ("%", PASSWORD),
    ],
)
def test_whoever_fails_to_sign_in_learns_nothing(
    room: StaffRoom, username: str, password: str
) -> None:
    """Unknown, wrong and disabled users, and any rubbish, get the same words and code."""
    room.hire("maker")
    users.disable_user(room.office, BOSS, room.hire("idle").id)

    with pytest.raises(NotSignedIn) as failed:
        room.sign_in(username, password)

    assert type(failed.value) is NotSignedIn
    assert (failed.value.message, failed.value.code) == (
        "Invalid credentials",
        "invalid_credentials",
    )


def test_every_failure_is_checked_against_some_hash(
    room: StaffRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown and a disabled user cost a check of a password, as a known one does."""
    room.hire("maker")
    users.disable_user(room.office, BOSS, room.hire("idle").id)
    checks: list[str | None] = []
    real = passwords.verify
    monkeypatch.setattr(passwords, "verify", lambda *a: [checks.append(a[0]), real(*a)][1])

    for username in ("maker", "idle", "nobody"):
        with pytest.raises(NotSignedIn):
            room.sign_in(username, "wrong words here")

    assert len(checks) == 3


def test_an_imported_hash_is_accepted_once_and_replaced(room: StaffRoom) -> None:
    """The old system's SHA-256 lets its owner in and is gone afterwards; the password stays."""
    maker = room.hire("maker")
    room.import_hash(maker, "sha256$" + hashlib.sha256(b"maker123").hexdigest())

    token = room.sign_in("maker", "maker123")

    assert room.again(maker).password_hash.startswith("$argon2id$")
    assert room.whose(token) == "maker"
    assert room.whose(room.sign_in("maker", "maker123")) == "maker"
    assert room.kinds(maker).count("user_password_changed") == 1


def test_an_imported_hash_is_not_itself_a_password(room: StaffRoom) -> None:
    """Whoever stole the old hashes cannot sign in with them."""
    maker = room.hire("maker")
    stolen = "sha256$" + hashlib.sha256(b"maker123").hexdigest()
    room.import_hash(maker, stolen)

    for given in (stolen, stolen.removeprefix("sha256$")):
        with pytest.raises(NotSignedIn):
            room.sign_in("maker", given)
    assert room.again(maker).password_hash == stolen


def test_signing_out_voids_every_token_and_the_next_one_holds_at_once(room: StaffRoom) -> None:
    """In the same instant: tokens from before are void, the one issued after holds."""
    maker = room.hire("maker")
    phone, desk = room.sign_in("maker"), room.sign_in("maker")

    users.sign_out(room.office, maker)
    after = room.sign_in("maker")

    assert room.whose(after) == "maker"
    for token in (phone, desk):
        with pytest.raises(NotSignedIn, match="ended"):
            room.whose(token)


def test_a_clock_that_goes_back_revives_no_token(room: StaffRoom) -> None:
    """Signing out voids what came before, also when the clock then errs by an hour."""
    maker = room.hire("maker")
    room.clock.advance(timedelta(hours=2))
    token = room.sign_in("maker")
    room.clock.advance(timedelta(hours=-1))

    users.sign_out(room.office, maker)
    room.clock.advance(timedelta(hours=1))

    with pytest.raises(NotSignedIn):
        room.whose(token)


def test_a_disabled_user_is_out_at_once_and_stays_out(room: StaffRoom) -> None:
    """Being disabled voids the token; being enabled again does not bring it back."""
    maker = room.hire("maker")
    token = room.sign_in("maker")

    users.disable_user(room.office, BOSS, maker.id)
    with pytest.raises(NotSignedIn):
        room.whose(token)
    users.enable_user(room.office, BOSS, maker.id)
    with pytest.raises(NotSignedIn):
        room.whose(token)
    assert room.whose(room.sign_in("maker")) == "maker"


def test_another_role_voids_the_token(room: StaffRoom) -> None:
    """Nobody goes on with the rights that they had."""
    maker = room.hire("maker")
    token = room.sign_in("maker")

    users.change_user(room.office, BOSS, maker.id, {"role": "checker"})

    with pytest.raises(NotSignedIn):
        room.whose(token)


def test_a_token_of_somebody_who_never_was_does_not_hold(room: StaffRoom) -> None:
    """A rightly signed token for a user that this store does not know is turned away."""
    stranger = room.hire("maker").__class__(
        "u9", "x", "", "", "admin", True, "", False, 0, None, False, ""
    )

    with pytest.raises(NotSignedIn):
        room.whose(KEYS.issue(stranger, room.clock.now()))


def test_a_new_password_replaces_the_old_one_and_voids_tokens(room: StaffRoom) -> None:
    """Only the new password signs in, and whoever was signed in has to do so again."""
    maker = room.hire("maker")
    token = room.sign_in("maker")

    outcome = users.change_password(room.office, maker, PASSWORD, OTHER_PASSWORD)

    assert outcome.body["mustChangePassword"] is False
    with pytest.raises(NotSignedIn):
        room.whose(token)
    with pytest.raises(NotSignedIn):
        room.sign_in("maker", PASSWORD)
    assert room.whose(room.sign_in("maker", OTHER_PASSWORD)) == "maker"


@pytest.mark.parametrize(
    ("current", "new", "code", "field"),
    [
        ("wrong words here", OTHER_PASSWORD, Code.PASSWORD_WRONG, "currentPassword"),
        (PASSWORD, PASSWORD, Code.PASSWORD_WEAK, "newPassword"),
        (PASSWORD, "short", Code.PASSWORD_WEAK, "newPassword"),
    ],
)
def test_a_wrong_change_of_password_changes_nothing(
    room: StaffRoom, current: str, new: str, code: Code, field: str
) -> None:
    """The wrong current password, the same again, and a weak one are refused by field."""
    maker = room.hire("maker")
    token = room.sign_in("maker")

    with pytest.raises(Refusal) as refused:
        users.change_password(room.office, maker, current, new)

    assert (refused.value.code, refused.value.field) == (code, field)
    assert room.again(maker) == maker
    assert room.whose(token) == "maker"


def test_a_repeated_change_of_password_answers_the_same(room: StaffRoom) -> None:
    """The same request again is answered, though the current password is another by now."""
    maker = room.hire("maker")

    first = users.change_password(room.office, maker, PASSWORD, OTHER_PASSWORD, asked("p"))
    again = users.change_password(room.office, maker, PASSWORD, OTHER_PASSWORD, asked("p"))

    assert again.body == first.body
    assert (first.replayed, again.replayed) == (False, True)
    assert room.kinds(maker).count("user_password_changed") == 1


def test_a_given_password_must_be_changed_first(room: StaffRoom) -> None:
    """Whoever has a generated password is asked for one of their own, until it is set."""
    maker = room.hire("maker")
    users.require_own_password(maker)
    given = users.reset_password(room.office, BOSS, maker.id).body["temporaryPassword"]

    with pytest.raises(Refusal) as refused:
        users.require_own_password(room.again(maker))
    assert refused.value.code is Code.PASSWORD_CHANGE_REQUIRED
    users.change_password(room.office, maker, given, OTHER_PASSWORD)
    users.require_own_password(room.again(maker))


def test_no_history_holds_what_must_not_be_in_it(room: StaffRoom) -> None:
    """Names, addresses, hashes and secrets stay out of every event of a user's life."""
    maker = room.hire("maker")
    secret = room.turn_codes_on(maker)
    users.change_user(room.office, BOSS, maker.id, {"fullName": "Mpho Moeng", "email": "m@x.bw"})
    users.change_password(room.office, maker, PASSWORD, OTHER_PASSWORD)

    text = "".join(entry.text for entry in room.office.store.load(f"user/{maker.id}"))

    for private in ("Mpho", "m@x.bw", "argon2", secret, PASSWORD, '"maker"}'):
        assert private not in text.replace('"role":"maker"}', "")
    assert room.kinds(maker) == [
        "user_added",
        "user_totp_changed",
        "user_totp_changed",
        "user_changed",
        "user_password_changed",
    ]


def test_the_first_sign_in_of_a_day_is_on_record(room: StaffRoom) -> None:
    """Whoever only reads is seen all the same, by one event a day."""
    maker = room.hire("maker")
    assert staff.last_seen(room.office, maker.id) is None

    for hours in (0, 1, 24):
        room.clock.advance(timedelta(hours=hours))
        room.sign_in("maker")

    assert room.kinds(maker).count("user_signed_in") == 2
    assert staff.last_seen(room.office, maker.id) == room.clock.now()


def test_a_full_disk_keeps_nobody_out(room: StaffRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sign-in that cannot be recorded is a sign-in all the same."""
    maker = room.hire("maker")

    def full(_commit: object) -> None:
        raise Unavailable("the disk is full")

    monkeypatch.setattr(room.office.store, "commit", full)
    assert room.whose(room.sign_in("maker")) == "maker"
    assert staff.last_seen(room.office, maker.id) is None
