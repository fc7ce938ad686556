"""Users: what administrators do about the staff, over each store."""

import threading
from collections.abc import Callable

import pytest

from skycap.lending.history import verify
from skycap.lending.refusals import Code, Refusal
from skycap.services import users
from skycap.services.permissions import Person, Role
from skycap.services.ports import Store
from skycap.services.tokens import NotSignedIn
from skycap.services.users import NewUser
from skycap.services.work import KeyReused
from tests.services.conftest import STORES
from tests.services.staffroom import BOSS, PASSWORD, ROLES_BUT_ADMIN, StaffRoom, asked


@pytest.fixture(params=STORES)
def room(request: pytest.FixtureRequest, open_store: Callable[[str], Store]) -> StaffRoom:
    """A staff room over each store."""
    return StaffRoom(open_store(request.param))


def code_of(command: Callable[[], object]) -> Code:
    """The code that a command is refused with."""
    with pytest.raises(Refusal) as refused:
        command()
    return refused.value.code


def test_a_new_user_gets_a_password_that_is_told_once(room: StaffRoom) -> None:
    """The answer has the user in full and a password that works and must be changed."""
    outcome = users.add_user(room.office, BOSS, NewUser("Kgosi", "Kgosi Sebina", "maker", "k@x.bw"))

    password = outcome.body.pop("temporaryPassword")
    assert outcome.status == 201
    assert outcome.body == {
        "userId": outcome.body["userId"],
        "username": "kgosi",
        "fullName": "Kgosi Sebina",
        "email": "k@x.bw",
        "role": "maker",
        "active": True,
        "mustChangePassword": True,
        "totpEnabled": False,
        "createdAt": "2026-03-02T06:00:00.000000Z",
    }
    assert room.whose(room.sign_in("kgosi", password)) == "kgosi"


def test_a_password_is_never_kept_with_the_request_key(room: StaffRoom) -> None:
    """A repeated request gets the user, and no password: the stored answer never held one."""
    new = NewUser("kgosi", "Kgosi Sebina", "maker")

    first = users.add_user(room.office, BOSS, new, asked("a"))
    again = users.add_user(room.office, BOSS, new, asked("a"))
    stored = room.office.store.answered("test:a")

    assert stored is not None
    assert first.body["temporaryPassword"] not in stored.answer
    assert again.body == first.body | {"temporaryPassword": None}
    assert len(users.list_users(room.office, BOSS).rows) == 1


def test_a_request_key_is_for_one_body(room: StaffRoom) -> None:
    """The same key with another body is refused, also where the body holds a password."""
    users.add_user(room.office, BOSS, NewUser("one", "One", "maker", "", PASSWORD), asked("a"))

    with pytest.raises(KeyReused):
        users.add_user(
            room.office, BOSS, NewUser("two", "Two", "maker", "", PASSWORD), asked("a", "b2")
        )


def test_two_users_never_share_a_username(room: StaffRoom) -> None:
    """Whatever its case, a username is given once."""
    room.hire("maker")

    assert (
        code_of(lambda: users.add_user(room.office, BOSS, NewUser("MAKER", "M", "maker")))
        is Code.USERNAME_TAKEN
    )


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewUser("ab", "A", "maker"), "username"),
        (NewUser("a b c", "A", "maker"), "username"),
        (NewUser("mphó", "A", "maker"), "username"),
        (NewUser("-dash", "A", "maker"), "username"),
        (NewUser("x" * 41, "A", "maker"), "username"),
        (NewUser("x" * 1_000_000, "A", "maker"), "username"),
        (NewUser("mpho\x00", "A", "maker"), "username"),
        (NewUser("mpho", "  ", "maker"), "fullName"),
        (NewUser("mpho", "A\nB", "maker"), "fullName"),
        (NewUser("mpho", "\ud800", "maker"), "fullName"),
        (NewUser("mpho", "A" * 101, "maker"), "fullName"),
        (NewUser("mpho", "A", "maker", "no address"), "email"),
        (NewUser("mpho", "A", "public"), "role"),
        (NewUser("mpho", "A", "boss"), "role"),
        (NewUser("mpho", "A", "maker", "", "short"), "password"),
    ],
)
def test_a_wrong_user_is_refused_by_field(room: StaffRoom, new: NewUser, field: str) -> None:
    """Each field has its rule, and nobody is added by halves."""
    with pytest.raises(Refusal) as refused:
        users.add_user(room.office, BOSS, new)

    assert refused.value.field == field
    assert users.list_users(room.office, BOSS).rows == []


@pytest.mark.parametrize("role", ROLES_BUT_ADMIN)
def test_only_administrators_manage_users(room: StaffRoom, role: Role) -> None:
    """Every command of this desk is refused to everybody else."""
    person, maker = Person("u-x", role), room.hire("maker")
    commands: list[Callable[[], object]] = [
        lambda: users.list_users(room.office, person),
        lambda: users.add_user(room.office, person, NewUser("mpho", "M", "admin")),
        lambda: users.change_user(room.office, person, maker.id, {"role": "admin"}),
        lambda: users.reset_password(room.office, person, maker.id),
        lambda: users.disable_user(room.office, person, maker.id),
        lambda: users.enable_user(room.office, person, maker.id),
    ]

    assert {code_of(command) for command in commands} == {Code.ROLE_NOT_ALLOWED}
    assert room.again(maker) == maker


def test_a_user_can_be_changed_and_the_history_says_what(room: StaffRoom) -> None:
    """New values are kept; the event names the fields, never their content."""
    maker = room.hire("maker")

    told = users.change_user(
        room.office, BOSS, maker.id, {"fullName": "Mpho Moeng", "email": "m@x.bw", "role": "maker"}
    ).body

    assert (told["fullName"], told["email"], told["role"]) == ("Mpho Moeng", "m@x.bw", "maker")
    entry = room.office.store.load(f"user/{maker.id}")[-1]
    assert entry.event.fields == ("email", "full_name")
    assert entry.actor == BOSS.id


def test_changing_nothing_writes_nothing(room: StaffRoom) -> None:
    """The same values again, a second disabling, a second enabling: no event."""
    maker = room.hire("maker")
    users.change_user(room.office, BOSS, maker.id, {"role": "maker"})
    users.enable_user(room.office, BOSS, maker.id)
    users.disable_user(room.office, BOSS, maker.id)
    users.disable_user(room.office, BOSS, maker.id)

    assert room.kinds(maker) == ["user_added", "user_disabled"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"role": "public"}, "role"),
        ({"role": 7}, "role"),
        ({"role": ["admin"]}, "role"),
        ({"email": None}, "email"),
        ({"fullName": ""}, "fullName"),
        ({"passwordHash": "x"}, "passwordHash"),
        ({"username": "other"}, "username"),
    ],
)
def test_a_wrong_change_is_refused_by_field(
    room: StaffRoom, changes: dict[str, object], field: str
) -> None:
    """Only the role, the name and the address can be changed, and to sound values."""
    maker = room.hire("maker")

    with pytest.raises(Refusal) as refused:
        users.change_user(room.office, BOSS, maker.id, changes)

    assert refused.value.field == field
    assert room.again(maker) == maker


def test_who_is_unknown_cannot_be_changed(room: StaffRoom) -> None:
    """An id that is nobody's is said to be so."""
    assert code_of(lambda: users.disable_user(room.office, BOSS, "u9")) is Code.USER_UNKNOWN
    assert code_of(lambda: users.named(room.office, "nobody")) is Code.USER_UNKNOWN
    assert code_of(lambda: users.named(room.office, "x" * 10_000)) is Code.USER_UNKNOWN


def test_a_reset_password_is_new_told_once_and_must_be_changed(room: StaffRoom) -> None:
    """The old password and the tokens are void; the new one is in the first answer alone."""
    maker = room.hire("maker")
    token = room.sign_in("maker")

    first = users.reset_password(room.office, BOSS, maker.id, asked("r"))
    again = users.reset_password(room.office, BOSS, maker.id, asked("r"))

    with pytest.raises(NotSignedIn):
        room.whose(token)
    with pytest.raises(NotSignedIn):
        room.sign_in("maker")
    assert room.sign_in("maker", first.body["temporaryPassword"])
    assert again.body["temporaryPassword"] is None
    assert room.again(maker).must_change_password


def test_a_reset_turns_codes_off_when_it_is_asked_to(room: StaffRoom) -> None:
    """A reset alone keeps codes on: whoever stole the mail still lacks the phone."""
    maker = room.hire("maker")
    room.turn_codes_on(maker)

    users.reset_password(room.office, BOSS, maker.id)
    assert room.again(maker).totp_confirmed
    given = users.reset_password(room.office, BOSS, maker.id, also_codes=True).body
    assert given["totpEnabled"] is False
    assert room.sign_in("maker", given["temporaryPassword"])


@pytest.mark.parametrize("leaving", ["disabled", "demoted"])
def test_the_last_administrator_stays(room: StaffRoom, leaving: str) -> None:
    """Whoever is the last active administrator is neither disabled nor demoted."""
    first, second = room.hire("first", "admin"), room.hire("second", "admin")

    def leave(who: str) -> None:
        if leaving == "disabled":
            users.disable_user(room.office, BOSS, who)
        else:
            users.change_user(room.office, BOSS, who, {"role": "maker"})

    leave(first.id)
    assert code_of(lambda: leave(second.id)) is Code.LAST_ADMINISTRATOR
    assert room.again(second).active
    users.change_user(room.office, BOSS, room.hire("third", "maker").id, {"role": "admin"})
    leave(second.id)


def test_a_disabled_administrator_counts_again_once_enabled(room: StaffRoom) -> None:
    """Being enabled makes an administrator one who can stay alone."""
    first, second = room.hire("first", "admin"), room.hire("second", "admin")
    users.disable_user(room.office, BOSS, first.id)
    users.enable_user(room.office, BOSS, first.id)

    users.disable_user(room.office, BOSS, second.id)

    assert code_of(lambda: users.disable_user(room.office, BOSS, first.id)) is (
        Code.LAST_ADMINISTRATOR
    )


def test_two_administrators_who_disable_each_other_leave_one(room: StaffRoom) -> None:
    """However they race, one of them stays."""
    pair = [room.hire("first", "admin"), room.hire("second", "admin")]
    start, refused = threading.Barrier(2), []

    def disable(who: str) -> None:
        start.wait()
        try:
            users.disable_user(room.office, BOSS, who)
        except Refusal as refusal:
            refused.append(refusal.code)

    threads = [threading.Thread(target=disable, args=(user.id,)) for user in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert refused == [Code.LAST_ADMINISTRATOR]
    assert [room.again(user).active for user in pair].count(True) == 1


def test_one_username_asked_for_at_once_is_given_once(room: StaffRoom) -> None:
    """Of eight who ask for one name at the same moment, one gets it and seven are told why not."""
    start, answers = threading.Barrier(8), []

    def add() -> None:
        start.wait()
        try:
            users.add_user(room.office, BOSS, NewUser("mpho", "M", "maker", "", PASSWORD))
            answers.append(None)
        except Refusal as refusal:
            answers.append(refusal.code)

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers.count(None) == 1
    assert answers.count(Code.USERNAME_TAKEN) == 7


def test_the_list_of_users_pages_in_order_of_username(room: StaffRoom) -> None:
    """Two pages hold everybody once, and tell no hash."""
    for name in ("cee", "ann", "bob"):
        room.hire(name)

    first = users.list_users(room.office, BOSS, limit=2)
    rest = users.list_users(room.office, BOSS, first.after, limit=2)

    assert [row["username"] for row in first.rows + rest.rows] == ["ann", "bob", "cee"]
    assert rest.after is None
    assert "argon2" not in str(first.rows)


def test_seeding_makes_the_four_roles_once(room: StaffRoom) -> None:
    """Four users with passwords of their own, to be changed; the second time there is none left."""
    room.hire("checker", "checker")

    made = users.seed(room.office)

    assert [(user.username, user.role) for user in made] == [
        ("maker", "maker"),
        ("accountant", "accountant"),
        ("admin", "admin"),
    ]
    assert len({user.password for user in made}) == 3
    for user in made:
        assert room.sign_in(user.username, user.password)
        assert users.named(room.office, user.username).must_change_password
        assert user.password not in repr(user)
    assert users.seed(room.office) == []


def test_every_history_of_staff_is_whole(room: StaffRoom) -> None:
    """After all sorts of changes, each chain verifies, that of the administrators too."""
    admin = room.hire("first", "admin")
    room.hire("second", "admin")
    users.disable_user(room.office, BOSS, admin.id)
    users.enable_user(room.office, BOSS, admin.id)
    users.sign_out(room.office, admin)

    streams = [f"user/{admin.id}", "staff/administrators"]
    for stream in streams:
        entries = room.office.store.load(stream)
        assert entries
        verify(entries)
