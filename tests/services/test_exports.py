"""Exports: the loans list as a spreadsheet reads it."""

import csv
import io

from skycap.lending.refusals import Code
from skycap.services import exports
from skycap.services.lists import Filters
from skycap.services.permissions import Person
from skycap.services.ports import PAGE_SIZE_MAX
from tests.services.branch import CHECKER, MAKER, MAKER_2, Branch, refusing


def read(branch: Branch, person: Person, filters: Filters) -> list[dict[str, str]]:
    """The export, read back by a CSV reader."""
    text = "".join(exports.loans_csv(branch.office, person, filters))
    return list(csv.DictReader(io.StringIO(text)))


def test_every_loan_of_the_filter_is_one_line(branch: Branch) -> None:
    """More loans than a page holds are all there, newest first, with their figures."""
    made = [branch.apply(last_name='Tau, "the elder"') for _ in range(PAGE_SIZE_MAX + 5)]
    branch.approve(made[0])

    lines = read(branch, CHECKER, Filters(status="pending"))

    assert len(lines) == len(made) - 1
    assert lines[0]["borrowerName"] == 'Keneilwe Tau, "the elder"'
    assert {line["loanAmount"] for line in lines} == {"5000.00"}
    assert list(lines[0]) == list(exports.LOAN_COLUMNS)


def test_a_name_is_never_a_formula(branch: Branch) -> None:
    """What a spreadsheet would compute is told as text."""
    branch.apply(first_name="=HYPERLINK(1)")

    (line,) = read(branch, CHECKER, Filters())

    assert line["borrowerName"].startswith("'=HYPERLINK")
    assert line["contactNumber"] == "'+26771234567"


def test_an_export_shows_no_more_than_the_list(branch: Branch) -> None:
    """A maker's export lacks others' loans, and a wrong filter is refused at once."""
    branch.open(person=MAKER)

    assert len(read(branch, MAKER, Filters())) == 1
    assert read(branch, MAKER_2, Filters()) == []
    with refusing(branch, Code.FIELD_INVALID, "status"):
        exports.loans_csv(branch.office, CHECKER, Filters(status="lost"))
