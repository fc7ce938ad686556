"""The invented people: numbers that look right, and nobody twice."""

from random import Random

import pytest

from skycap.demo import names
from skycap.demo.people import Borrower, People
from skycap.services.forms import check

WOMAN, MAN = "2", "1"


@pytest.fixture(scope="module")
def crowd() -> list[Borrower]:
    """Five hundred people."""
    people = People(Random(7))
    return [people.somebody() for _ in range(500)]


def test_an_omang_has_nine_digits_and_tells_man_from_woman(crowd: list[Borrower]) -> None:
    """The fifth digit of the nine is 1 for a man and 2 for a woman."""
    for borrower in crowd:
        omang = borrower.form.id_number
        assert len(omang) == 9
        assert omang.isdigit()
        expected = WOMAN if borrower.form.first_name in names.WOMEN else MAN
        assert omang[4] == expected


def test_no_first_name_is_both_a_mans_and_a_womans() -> None:
    """The lists of first names share none, so a name tells which digit is right."""
    assert set(names.MEN).isdisjoint(names.WOMEN)


def test_nobody_shares_a_number(crowd: list[Borrower]) -> None:
    """Identity numbers and telephone numbers belong to one person each."""
    assert len({borrower.form.id_number for borrower in crowd}) == len(crowd)
    phones = [borrower.form.contact_number for borrower in crowd]
    phones += [borrower.form.kin_contact for borrower in crowd]
    assert len(set(phones)) == len(phones)


def test_every_form_is_acceptable(crowd: list[Borrower]) -> None:
    """The applications desk would take every form as it is."""
    for borrower in crowd:
        assert check(borrower.form, "+267") == borrower.form


def test_mobile_numbers_are_botswanas(crowd: list[Borrower]) -> None:
    """Mobile numbers begin with +267 7 and have seven digits more."""
    for borrower in crowd:
        number = borrower.form.contact_number
        assert number.startswith("+2677")
        assert len(number) == len("+26771234567")


def test_account_numbers_have_the_length_of_their_bank(crowd: list[Borrower]) -> None:
    """Each bank's accounts have its own length and beginning."""
    banks = {bank.name: bank for bank in names.BANKS}
    for borrower in crowd:
        bank = banks[borrower.form.bank_name]
        assert len(borrower.form.account_number) == bank.digits
        assert borrower.form.account_number.startswith(bank.begins)


def test_only_payrolls_deduct(crowd: list[Borrower]) -> None:
    """Who repays by payroll works where instalments may be deducted."""
    deducted = [b for b in crowd if b.form.repayment_method == "payroll"]

    assert deducted
    assert all(borrower.employer.payroll for borrower in deducted)


def test_mail_goes_nowhere(crowd: list[Borrower]) -> None:
    """Every e-mail address is of a domain that is reserved for examples."""
    addresses = [borrower.form.email for borrower in crowd if borrower.form.email]

    assert addresses
    assert all(address.endswith("@example.com") for address in addresses)
