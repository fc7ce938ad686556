"""`skycap users`: the staff from the machine itself."""

import pytest

from skycap.assembly import assemble
from skycap.services import users
from skycap.services.tokens import NotSignedIn
from skycap.settings import Settings
from tests.cli.conftest import ADMIN_PASSWORD, Skycap


def signs_in(skycap: Skycap, username: str, password: str) -> bool:
    """Whether somebody can sign in."""
    with assemble(Settings(data=skycap.data)) as installation:
        try:
            users.sign_in(installation.office, installation.keys, username, password)
        except NotSignedIn:
            return False
        return True


def test_seeding_shows_each_password_once(skycap: Skycap) -> None:
    """The roles that lack a user get one; a second time nothing is made and nothing shown."""
    made = skycap.json("users", "seed")

    assert [user["username"] for user in made] == ["maker", "checker", "accountant"]
    assert all(signs_in(skycap, user["username"], user["password"]) for user in made)
    assert skycap.json("users", "seed") == []
    assert "nothing was changed" in skycap.run("users", "seed").output


def test_seeding_for_a_person_is_a_table(skycap: Skycap) -> None:
    """Usernames, passwords, and what to do with them."""
    output = skycap.run("users", "seed").output

    assert "maker" in output
    assert "Shown this once" in output


def test_an_added_user_is_listed_and_can_sign_in(skycap: Skycap) -> None:
    """Add tells the password, list tells everything else."""
    told = skycap.json(
        "users", "add", "kgosi", "--role", "maker", "--name", "Kgosi Sebina", "--email", "k@x.bw"
    )

    assert signs_in(skycap, "kgosi", told.pop("temporaryPassword"))
    [listed] = [user for user in skycap.json("users", "list") if user["username"] == "kgosi"]
    assert listed.pop("lastSeenAt")
    assert listed == told | {"mustChangePassword": True}
    lines = skycap.run("users", "list").output.splitlines()
    (line,) = [line for line in lines if line.startswith("kgosi")]
    assert "Kgosi Sebina" in line
    assert "new password" in line


def test_a_table_in_a_pipe_is_never_cut(skycap: Skycap) -> None:
    """The longest name stays whole for the next program, and `--json` tells the address too."""
    name, email = "N" * 100, "e" * 240 + "@x.bw"
    skycap.json("users", "add", "longest", "--role", "maker", "--name", name, "--email", email)

    assert name in skycap.program("users", "list").stdout
    assert email in {user["email"] for user in skycap.json("users", "list")}


def test_a_reset_password_works_and_the_old_one_does_not(skycap: Skycap) -> None:
    """The new one is shown once."""
    told = skycap.json("users", "reset-password", "ADMIN")

    assert signs_in(skycap, "admin", told["temporaryPassword"])
    assert not signs_in(skycap, "admin", ADMIN_PASSWORD)
    assert "Shown this once" in skycap.run("users", "reset-password", "admin").output


def test_a_disabled_user_is_out_until_enabled(skycap: Skycap) -> None:
    """Disable and enable say what they did, and do it."""
    password = skycap.json("users", "seed")[0]["password"]

    assert "maker is disabled" in skycap.run("users", "disable", "maker").output
    assert not signs_in(skycap, "maker", password)
    assert skycap.json("users", "enable", "maker")["active"] is True
    assert "may sign in again" in skycap.run("users", "enable", "maker").output
    assert signs_in(skycap, "maker", password)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("disable", "admin"), "last_administrator"),
        (("disable", "nobody"), "user_unknown"),
        (("add", "admin", "--role", "maker", "--name", "A"), "username_taken"),
        (("add", "mpho", "--role", "boss", "--name", "A"), "field_invalid"),
    ],
)
def test_a_refusal_names_its_code(skycap: Skycap, words: tuple[str, ...], code: str) -> None:
    """Scripts can tell refusals apart by the code at the end of the line."""
    result = skycap.run("users", *words)

    assert result.exit_code == 1
    assert result.stderr.endswith(f"({code})\n")


def test_what_the_machine_did_is_in_the_history(skycap: Skycap) -> None:
    """The command line is an actor of its own."""
    skycap.json("users", "seed")

    with assemble(Settings(data=skycap.data)) as installation:
        entries = installation.office.store.trail().rows
    assert {entry.actor for entry in entries} == {"operator"}
