"""The staff of the demo: they sign in at once, and nobody else ever has their passwords."""

from pathlib import Path

import pytest

import skycap
from skycap.demo.staff import SHOWN, STAFF, Member
from skycap.services import passwords, users
from skycap.services.permissions import Role
from skycap.services.tokens import SigningKeys
from tests.demo.books import Written, empty_office

SOURCE = Path(skycap.__file__).parent


@pytest.mark.parametrize("member", STAFF, ids=lambda member: member.username)
def test_a_member_signs_in_and_need_not_change_the_password(small: Written, member: Member) -> None:
    """The known password works at once and is strong enough for the rule."""
    passwords.check_new(member.password, member.username)

    keys = SigningKeys(b"k" * 32)
    _, user = users.sign_in(small.office, keys, member.username, member.password)

    users.require_own_password(user)
    assert user.role == member.role


def test_one_of_each_role_is_shown() -> None:
    """The sign-ins that are printed are a maker, a checker, an accountant and an administrator."""
    assert [member.role for member in SHOWN] == [
        Role.MAKER,
        Role.CHECKER,
        Role.ACCOUNTANT,
        Role.ADMIN,
    ]


def test_there_is_a_second_person_for_each_duty() -> None:
    """Whoever captures, reviews or pays out has a colleague of the same role."""
    roles = [member.role for member in STAFF]

    assert all(roles.count(role) >= 2 for role in (Role.MAKER, Role.CHECKER, Role.ACCOUNTANT))


def test_known_passwords_stand_in_one_room_alone() -> None:
    """No file outside the demo's room holds a known password, or the words they are made of."""
    for path in SOURCE.rglob("*.py"):
        if path.parent != SOURCE / "demo":
            text = path.read_text(encoding="utf-8")
            assert "-demo-20" not in text, path
            assert not any(member.password in text for member in STAFF), path


def test_seeded_users_do_not_have_them(small: Written) -> None:
    """What `users seed` generates on a real installation is never a known password."""
    made = users.seed(empty_office(small.book))

    known = {member.password for member in STAFF}
    assert known.isdisjoint(user.password for user in made)
