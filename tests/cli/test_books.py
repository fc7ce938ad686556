"""`skycap quote`, `loan show`, `audit` and `rebuild`: figures, and the proof of them."""

import pytest

from skycap.assembly import assemble
from skycap.services.ports import Commit
from skycap.services.views import loan_detail
from skycap.settings import Settings
from tests.cli.conftest import Skycap
from tests.services.branch import ADMIN, Branch


@pytest.fixture
def reference(skycap: Skycap) -> str:
    """The reference of a loan that was paid out and repaid once."""
    with assemble(Settings(data=skycap.data)) as installation:
        branch = Branch(installation.office.store)
        loan = branch.open()
        branch.later(days=31)
        branch.pay(loan, 45_833)
        told: str = loan_detail(branch.office, ADMIN, loan)["reference"]
        return told


def test_a_quote_in_json_is_that_of_the_desk(skycap: Skycap) -> None:
    """P5,000 over 12 is P5,500 in all."""
    told = skycap.json(
        "quote", "--product", "standard", "--amount", "5000", "--instalments", "12",
        "--start", "2026-01-31",
    )  # fmt: skip

    assert (told["totalAmount"], told["lastInstalmentAmount"]) == ("5500.00", "458.37")
    assert told["schedule"][0]["dueDate"] == "2026-02-28"


def test_a_quote_for_a_person_is_a_table(skycap: Skycap) -> None:
    """The default product, the total, and a line for each instalment."""
    result = skycap.run("quote", "--amount", "5000.00", "--instalments", "12")

    assert result.exit_code == 0
    assert "Standard loan: BWP 5000.00" in result.output
    assert "to repay 5500.00 in all" in result.output
    assert "458.37" in result.output


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("--amount", "5", "--instalments", "1"), 1, "amount_outside_limits"),
        (("--amount", "five", "--instalments", "1"), 1, "amount must be a plain number"),
        (("--amount", "NaN", "--instalments", "1"), 1, "amount_invalid"),
        (("--amount", "5000", "--instalments", "99"), 1, "term_outside_limits"),
        (("--amount", "5000", "--instalments", "x"), 2, "valid integer"),
        (("--amount", "5000"), 2, "--instalments"),
        (("--amount", "5000", "--instalments", "1", "--start", "tomorrow"), 2, "2026-03-31"),
        (("--amount", "5000", "--instalments", "1", "--product", "x"), 1, "product_unknown"),
    ],
)
def test_a_wrong_quote_is_refused(
    skycap: Skycap, words: tuple[str, ...], code: int, complaint: str
) -> None:
    """What the desk refuses is exit code 1; what was typed wrongly is 2."""
    result = skycap.run("quote", *words)

    assert result.exit_code == code
    assert complaint in result.stderr


def test_a_loan_is_shown_however_its_reference_is_typed(skycap: Skycap, reference: str) -> None:
    """With or without dashes, in small letters, or by its id."""
    told = skycap.json("loan", "show", reference)

    assert told["reference"] == reference
    assert told["balances"]["paid"] == "458.33"
    for typed in (
        reference.lower().replace("-", ""),
        reference.removeprefix("SK-"),
        told["loanId"],
    ):
        assert skycap.json("loan", "show", typed)["loanId"] == told["loanId"]


def test_a_loan_for_a_person_has_all_its_parts(skycap: Skycap, reference: str) -> None:
    """Status, figures, schedule, repayments and history."""
    output = skycap.run("loan", "show", reference).output

    for part in (
        reference,
        "Keneilwe Mosarwa",
        "458.37",
        f"{reference}-001",
        "repaid",
        "disbursed",
    ):
        assert part in output


@pytest.mark.parametrize("typed", ["SK-0000-0000-0", "nonsense", "0" * 36])
def test_an_unknown_loan_is_said_to_be_so(skycap: Skycap, typed: str) -> None:
    """Exit code 1 and one line."""
    result = skycap.run("loan", "show", typed)

    assert result.exit_code == 1
    assert "loan_unknown" in result.stderr


def test_an_audit_of_sound_books_finds_nothing(skycap: Skycap, reference: str) -> None:
    """Exit code 0, with what was looked at."""
    told = skycap.json("audit")

    assert (told["clean"], told["loans"], told["findings"]) == (True, 1, [])
    assert told["events"] > 8
    assert "nothing is wrong" in skycap.run("audit").output


def test_an_audit_finds_what_is_wrong_and_rebuild_mends_it(skycap: Skycap, reference: str) -> None:
    """A counter that disagrees is exit code 1 and named; after a rebuild all is well."""
    with assemble(Settings(data=skycap.data)) as installation:
        installation.office.store.commit(Commit(additions={"loans/outstanding": 100}))

    found = skycap.run("audit", "--json")
    assert found.exit_code == 1
    assert '"severity": "stale"' in found.stdout
    assert "stale: counters" in skycap.run("audit").output
    assert skycap.json("rebuild") == {"loans": 1}
    assert "1 loans anew" in skycap.run("rebuild").output
    assert skycap.run("audit").exit_code == 0
