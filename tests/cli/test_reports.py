"""`skycap books`: day ends, statements, lists, exports and closing from the command line."""

from datetime import timedelta

import pytest

from skycap.assembly import assemble
from skycap.services import users
from skycap.services.permissions import Role
from skycap.settings import Settings
from tests.cli.conftest import Skycap
from tests.services.branch import ADMIN, Branch


@pytest.fixture
def books(skycap: Skycap) -> Skycap:
    """An installation with a loan of some weeks ago, repaid once."""
    with assemble(Settings(data=skycap.data)) as installation:
        branch = Branch(installation.office.store)
        branch.pay(branch.open(), 458_33)
        for name, role in (("thabo", Role.ACCOUNTANT), ("lorato", Role.CHECKER)):
            new = users.NewUser(name, name.title(), role, "", "correct horse battery")
            users.add_user(installation.office, ADMIN, new)
    return skycap


STATEMENTS = {
    "trial-balance": "difference",
    "profit-and-loss": "profit",
    "balance-sheet": "difference",
    "ageing": "atRisk",
    "provisions": "stages",
    "ratios": "collectionRate",
}


def test_a_month_from_the_day_end_to_its_close(books: Skycap) -> None:
    """Accrue to the end of March, look at every statement, and close it by two people."""
    done = books.json("books", "accrue", "--date", "2026-03-31")
    assert done["loans"] == 1
    assert books.json("books", "accrue", "--date", "2026-03-31")["days"] == []
    for verb, name in STATEMENTS.items():
        assert name in books.json("books", verb, "--date", "2026-03-31")
        assert "2026-03-31, BWP, accrual basis" in books.run("books", verb).output
    told = books.json("books", "trial-balance", "--date", "2026-03-31")
    assert (told["difference"], told["complete"]) == ("0.00", True)

    words = ("books", "close", "2026-03", "--comments", "All is well.")
    assert "Another person" in books.run(*words, "--as", "thabo").output
    refused = books.run(*words, "--as", "thabo")
    assert (refused.exit_code, "four_eyes" in refused.output + refused.stderr) == (1, True)
    assert "end of 2026-03" in books.run(*words, "--as", "lorato").output
    assert books.json("books", "periods")["closedUntil"] == "2026-03"
    assert books.json("audit")["clean"]


def test_lists_and_exports(books: Skycap) -> None:
    """The journal, an account, the register and the chart; a file for another program."""
    books.run("books", "accrue", "--date", "2026-03-31")
    assert len(books.json("books", "journal")) == 4
    assert "paid_out" in books.run("books", "journal").output
    ledger = books.json("books", "ledger", "bank", "--since", "2026-03-01")
    assert (ledger["opening"], ledger["closing"]) == ("0.00", "-4541.67")
    assert "-4541.67" in books.run("books", "ledger", "bank", "--since", "2026-03-01").output
    assert books.json("books", "register")[0]["principal"] == "5000.00"
    assert "Monarch" in books.run("books", "register").output
    assert "Banka" in books.run("books", "accounts").output
    path = books.data / "march.beancount"
    books.run("books", "export", "--format", "beancount", "--output", str(path))
    assert "Assets:Loans" in path.read_text()
    assert books.run("books", "export").output.startswith("Date,Entry,")
    assert books.run("books", "export", "--format", "cattle").exit_code == 1


def test_a_day_that_is_not_over_is_refused(books: Skycap) -> None:
    """Today is no day end."""
    with assemble(Settings(data=books.data)) as installation:
        today = installation.office.today(installation.office.lender())
    refused = books.run("books", "accrue", "--date", (today + timedelta(days=1)).isoformat())

    assert refused.exit_code == 1
