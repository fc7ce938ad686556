"""`skycap init`: one installation, made whole or not at all, never overwritten."""

from pathlib import Path

import orjson
import pytest

from skycap.assembly import assemble
from skycap.services import products, users
from skycap.settings import Settings
from tests.cli.conftest import ADMIN_PASSWORD, Skycap


def test_a_script_makes_an_installation_without_questions(nowhere: Skycap) -> None:
    """The answer in JSON has the lender, and the administrator with a password to hand over."""
    words = ("--yes", "--name", "Tati Loans", "--admin", "Thabo", "--admin-name", "Thabo Nkwe")

    told = nowhere.json("init", *words)

    assert told["lender"]["name"] == "Tati Loans"
    assert (told["lender"]["currency"], told["lender"]["timezone"]) == ("BWP", "Africa/Gaborone")
    user = told["administrator"]
    assert (user["username"], user["role"], user["mustChangePassword"]) == ("thabo", "admin", True)
    with assemble(Settings(data=nowhere.data)) as installation:
        signed_in = users.sign_in(
            installation.office, installation.keys, "thabo", user["temporaryPassword"]
        )[1]
        offered = products.list_products(installation.office)
        lender = installation.office.lender()
    assert signed_in.full_name == "Thabo Nkwe"
    assert len(offered) == 4
    assert lender.name == "Tati Loans"


def test_a_person_is_asked_for_what_was_not_given(nowhere: Skycap) -> None:
    """Name, currency, time zone, username, full name and password, with defaults to accept."""
    typed = "Veld Loans\nzar\nAfrica/Johannesburg\nnaledi\nNaledi Dube\n"
    typed += f"{ADMIN_PASSWORD}\n{ADMIN_PASSWORD}\n"

    result = nowhere.run("init", typed=typed)

    assert result.exit_code == 0, result.output
    assert "Skycap is set up for Veld Loans" in result.output
    assert f"skycap --data {nowhere.data} users seed" in result.output
    assert ADMIN_PASSWORD not in result.output
    with assemble(Settings(data=nowhere.data)) as installation:
        lender = installation.office.lender()
        naledi = users.sign_in(installation.office, installation.keys, "naledi", ADMIN_PASSWORD)[1]
    assert (lender.currency, lender.symbol, lender.timezone) == ("ZAR", "R", "Africa/Johannesburg")
    assert not naledi.must_change_password


def test_nothing_typed_accepts_every_default(nowhere: Skycap) -> None:
    """Return, again and again, gives a lender of Botswana and a generated password."""
    result = nowhere.run("init", typed="\n" * 6)

    assert result.exit_code == 0, result.output
    assert "admin signs in with: " in result.output


def test_two_different_passwords_are_not_taken(nowhere: Skycap) -> None:
    """A slip of the finger is found before anything is made."""
    result = nowhere.run("init", typed="\n" * 5 + "one long password\nanother long one\n")

    assert result.exit_code == 2
    assert not nowhere.data.exists()


def test_a_person_who_leaves_leaves_nothing(nowhere: Skycap) -> None:
    """The end of input in the middle of the questions makes nothing."""
    result = nowhere.run("init", typed="\n\n")

    assert result.exit_code == 1
    assert not nowhere.data.exists()


def test_a_password_may_come_from_a_file(nowhere: Skycap, tmp_path: Path) -> None:
    """Its first line is the password; on the command line everybody would see it."""
    file = tmp_path / "password"
    file.write_text(f"{ADMIN_PASSWORD}\r\nnot this\n", encoding="utf-8")

    told = nowhere.json("init", "--yes", "--password-file", str(file))

    assert "temporaryPassword" not in told["administrator"]
    with assemble(Settings(data=nowhere.data)) as installation:
        assert users.sign_in(installation.office, installation.keys, "admin", ADMIN_PASSWORD)


def test_an_installation_is_never_overwritten(skycap: Skycap) -> None:
    """A second init is refused before any question, and not a byte changes."""
    before = {path: path.read_bytes() for path in skycap.data.rglob("*") if path.is_file()}

    result = skycap.run("init", "--yes", "--name", "Other")

    assert result.exit_code == 1
    assert "nothing was changed" in result.stderr
    after = {path: path.read_bytes() for path in skycap.data.rglob("*") if path.is_file()}
    assert after.keys() == before.keys()
    assert skycap.json("users", "list")[0]["username"] == "admin"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--timezone", "Mars/Olympus"), "timezone must be a time zone"),
        (("--currency", "PULA"), "currency must"),
        (("--decimals", "9"), "exponent must lie from 0 to 3"),
        (("--admin", "a b"), "username must have"),
        (("--admin-email", "nobody"), "email must be"),
        (("--name", ""), "name is needed"),
    ],
)
def test_a_wrong_answer_makes_nothing(
    nowhere: Skycap, words: tuple[str, ...], complaint: str
) -> None:
    """Whatever is refused is refused before the folder exists."""
    result = nowhere.run("init", "--yes", *words)

    assert result.exit_code == 1
    assert complaint in result.stderr
    assert not nowhere.data.exists()


def test_a_weak_password_makes_nothing(nowhere: Skycap) -> None:
    """The first administrator's password is held to the same rule as every other."""
    result = nowhere.run("init", "--yes", "--password-file", "-", typed="password1234\n")

    assert result.exit_code == 1
    assert "password_weak" in result.stderr
    assert not nowhere.data.exists()


def test_an_init_that_was_cut_short_can_be_run_again(nowhere: Skycap) -> None:
    """Without an administrator an installation is not finished: init takes it up again."""
    settings = Settings(data=nowhere.data)
    with assemble(settings, create=True) as half:
        products.seed_products(half.office)
    keys = settings.read_keys()

    assert nowhere.run("init", "--yes").exit_code == 0
    assert settings.read_keys() == keys
    assert nowhere.run("init", "--yes").exit_code == 1


def test_a_currency_without_decimals_has_none(nowhere: Skycap) -> None:
    """The decimals follow the currency, and the products' limits are in whole units of it."""
    told = nowhere.json("init", "--yes", "--currency", "UGX")

    assert (told["lender"]["symbol"], told["lender"]["exponent"]) == ("USh", 0)
    quoted = nowhere.json("quote", "--amount", "5000", "--instalments", "12")
    assert quoted["totalAmount"] == "5500"


def test_init_as_a_real_program(nowhere: Skycap) -> None:
    """With nothing but the environment, a program makes an installation and answers in JSON."""
    done = nowhere.program("init", "--yes", "--json")

    assert done.returncode == 0, done.stderr
    assert orjson.loads(done.stdout)["data"] == str(nowhere.data)
    assert done.stderr == ""
