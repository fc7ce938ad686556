"""One-time codes: set up, asked for, and where they are a duty; over each store."""

from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest

from skycap.lending.refusals import Code, Refusal
from skycap.services import accounts, lenders, users
from skycap.services.ports import Store
from skycap.services.tokens import NotSignedIn
from skycap.services.users import CodeNeeded
from tests.services.conftest import STORES
from tests.services.staffroom import BOSS, PASSWORD, StaffRoom, asked


@pytest.fixture(params=STORES)
def room(request: pytest.FixtureRequest, open_store: Callable[[str], Store]) -> StaffRoom:
    """A staff room over each store."""
    return StaffRoom(open_store(request.param))


def test_codes_are_asked_for_once_they_are_on(room: StaffRoom) -> None:
    """A right password without a code is told so; with the code it signs in."""
    secret = room.turn_codes_on(room.hire("maker"))

    with pytest.raises(CodeNeeded, match="Enter the code"):
        room.sign_in("maker")
    assert room.whose(room.sign_in("maker", code=room.code(secret))) == "maker"


def test_codes_give_nothing_away_to_who_lacks_the_password(room: StaffRoom) -> None:
    """A wrong password gets the ordinary answer, with codes or without, and spends no code."""
    secret = room.turn_codes_on(room.hire("maker"))
    code = room.code(secret)

    with pytest.raises(NotSignedIn, match="Invalid credentials") as failed:
        room.sign_in("maker", "wrong words here", code)

    assert not isinstance(failed.value, CodeNeeded)
    assert room.sign_in("maker", code=code)


def test_a_code_is_accepted_once(room: StaffRoom) -> None:
    """Whoever looks over a shoulder cannot use the code again; the next one works."""
    secret = room.turn_codes_on(room.hire("maker"))
    code = room.code(secret)
    room.sign_in("maker", code=code)

    with pytest.raises(CodeNeeded, match="was used"):
        room.sign_in("maker", code=code)
    room.clock.advance(timedelta(seconds=30))
    assert room.sign_in("maker", code=room.code(secret))


@pytest.mark.parametrize(("seconds", "holds"), [(-30, True), (0, True), (30, True), (90, False)])
def test_a_phone_may_be_one_code_off(room: StaffRoom, seconds: int, holds: bool) -> None:
    """The code before and the code after are accepted, none further away."""
    secret = room.turn_codes_on(room.hire("maker"))
    code = room.code(secret, seconds)

    if holds:
        assert room.sign_in("maker", code=code)
    else:
        with pytest.raises(CodeNeeded, match="wrong"):
            room.sign_in("maker", code=code)


@pytest.mark.parametrize("code", ["000000000", "abc", "\ud800", "12 34", "😀", "٠١٢٣٤٥"])
def test_rubbish_is_no_code(room: StaffRoom, code: str) -> None:
    """Whatever is typed as a code is answered, never broken by."""
    room.turn_codes_on(room.hire("maker"))

    with pytest.raises(CodeNeeded):
        room.sign_in("maker", code=code)


def test_codes_are_off_until_one_was_seen(room: StaffRoom) -> None:
    """Beginning is not enough: a lost phone at that moment locks nobody out."""
    maker = room.hire("maker")
    begun = users.begin_totp(room.office, maker).body

    assert pyotp.parse_uri(begun["otpauthUri"]).secret == begun["secret"]
    assert room.sign_in("maker")
    with pytest.raises(Refusal) as refused:
        users.confirm_totp(room.office, maker, "000000")
    assert (refused.value.code, refused.value.field) == (Code.CODE_WRONG, "code")
    assert begun["totpEnabled"] is False


def test_the_code_that_confirmed_does_not_sign_in(room: StaffRoom) -> None:
    """A code is used up by confirming."""
    maker = room.hire("maker")
    secret = users.begin_totp(room.office, maker).body["secret"]
    code = room.code(secret)
    confirmed = users.confirm_totp(room.office, maker, code)

    assert confirmed.body["totpEnabled"] is True
    with pytest.raises(CodeNeeded, match="was used"):
        room.sign_in("maker", code=code)


def test_codes_go_through_their_steps_in_order(room: StaffRoom) -> None:
    """Nothing is confirmed that was not begun, and what is on is not begun again."""
    maker = room.hire("maker")
    with pytest.raises(Refusal) as refused:
        users.confirm_totp(room.office, maker, "000000")
    assert refused.value.code is Code.TOTP_NOT_BEGUN

    room.turn_codes_on(maker)
    for command in (
        lambda: users.begin_totp(room.office, maker),
        lambda: users.confirm_totp(room.office, maker, "000000"),
    ):
        with pytest.raises(Refusal) as refused:
            command()
        assert refused.value.code is Code.TOTP_ALREADY_ON


def test_codes_are_turned_off_with_the_password_alone(room: StaffRoom) -> None:
    """A stolen token does not turn codes off; the password does."""
    maker = room.hire("maker")
    room.turn_codes_on(maker)

    with pytest.raises(Refusal) as refused:
        users.remove_totp(room.office, maker, "wrong words here")
    assert refused.value.code is Code.PASSWORD_WRONG
    assert users.remove_totp(room.office, maker, PASSWORD).body["totpEnabled"] is False
    assert room.sign_in("maker")
    assert room.again(maker).totp_secret is None


def test_a_secret_is_not_kept_with_its_request_key(room: StaffRoom) -> None:
    """The stored first answer holds no secret; asking again before confirming shows it again."""
    maker = room.hire("maker")

    first = users.begin_totp(room.office, maker, asked("t"))
    stored = room.office.store.answered("test:t")
    again = users.begin_totp(room.office, maker, asked("t"))

    assert stored is not None
    assert first.body["secret"] not in stored.answer
    assert again.body["secret"] == first.body["secret"]


def require_codes(room: StaffRoom, *roles: str) -> None:
    """Make codes the duty of these roles."""
    lenders.change_settings(room.office, BOSS, {"secondFactorRoles": list(roles)})


def test_codes_may_be_a_duty(room: StaffRoom) -> None:
    """Who owes codes may do nothing until they are on; other roles, and who has them, go on."""
    maker, checker = room.hire("maker"), room.hire("checker", "checker")
    require_codes(room, "maker")
    lender = room.office.lender()

    accounts.require_second_factor(checker, lender)
    with pytest.raises(Refusal) as refused:
        accounts.require_second_factor(maker, lender)
    assert refused.value.code is Code.SECOND_FACTOR_REQUIRED
    room.turn_codes_on(maker)
    accounts.require_second_factor(room.again(maker), lender)


def test_codes_that_are_a_duty_are_kept(room: StaffRoom) -> None:
    """Nobody turns their own codes off then; who loses the phone is reset, and owes them again."""
    maker = room.hire("maker")
    room.turn_codes_on(maker)
    require_codes(room, "maker")

    with pytest.raises(Refusal) as refused:
        users.remove_totp(room.office, maker, PASSWORD)
    assert refused.value.code is Code.SECOND_FACTOR_REQUIRED
    users.reset_password(room.office, BOSS, maker.id, also_codes=True)
    [*_, lost] = room.office.store.load(f"user/{maker.id}")
    assert (lost.actor, lost.event.step) == (BOSS.id, "removed")
    with pytest.raises(Refusal, match="Set up one-time codes"):
        accounts.require_second_factor(room.again(maker), room.office.lender())


def test_only_roles_can_have_a_duty(room: StaffRoom) -> None:
    """A role that is none is refused by name."""
    with pytest.raises(Refusal, match="not public") as refused:
        require_codes(room, "maker", "public")
    assert refused.value.field == "secondFactorRoles"
