"""The staff of the demo, and their well-known passwords, which work only because it makes them."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from skycap.services import users
from skycap.services.office import Office
from skycap.services.permissions import ANYONE, Person, Role
from skycap.services.users import NewUser

PUBLIC: Final = "public"
"""The name under which an applicant acts."""


class Member(NamedTuple):
    """Somebody who works at the demo's lender, with a password that everybody knows."""

    username: str
    full_name: str
    role: Role
    password: str


def _member(username: str, full_name: str, role: Role) -> Member:
    return Member(username, full_name, role, password_of(username))


def password_of(username: str) -> str:
    """What the demo gives somebody of that name, so that an audit can look for it elsewhere."""
    return f"{username}-demo-2026"


STAFF: Final = (
    _member("maker", "Gorata Mosojane", Role.MAKER),
    _member("checker", "Thabo Nleya", Role.CHECKER),
    _member("accountant", "Keneilwe Mathiba", Role.ACCOUNTANT),
    _member("admin", "Mothusi Tibone", Role.ADMIN),
    _member("maker2", "Uyapo Habangana", Role.MAKER),
    _member("checker2", "Refilwe Kgathi", Role.CHECKER),
    _member("accountant2", "Wazha Ndzinge", Role.ACCOUNTANT),
)
"""The four sign-ins that are shown, then a second of each whose work needs a second person."""

SHOWN: Final = STAFF[:4]


def hire(office: Office) -> Mapping[str, Person]:
    """Add the staff to an empty office; gives who acts under which name, the public too."""
    people = {PUBLIC: ANYONE}
    for member in STAFF:
        email = f"{member.username}@tatiriver.example"
        new = NewUser(
            username=member.username,
            full_name=member.full_name,
            role=member.role,
            email=email,
            password=member.password,
            must_change_password=False,
        )
        added = users.add_user(office, users.OPERATOR, new)
        people[member.username] = Person(added.body["userId"], member.role, member.full_name)
    return people
