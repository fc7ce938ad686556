"""The application form: what makes it acceptable, and every problem told at once."""

import pytest

from skycap.lending.events import PaymentMethod
from skycap.lending.refusals import Code, Refusal
from skycap.services.forms import TEXT_MAX, Form, InvalidForm, check, payment_method, phone_number
from tests.services.branch import FORM, form

BOTSWANA = "+267"


def problems_of(told: Form) -> dict[str, str]:
    """The problems of a form: field and message."""
    with pytest.raises(InvalidForm) as caught:
        check(told, BOTSWANA)
    problems = caught.value.problems
    assert {problem.code for problem in problems} == {Code.FIELD_INVALID}
    assert len({problem.field for problem in problems}) == len(problems), "one problem a field"
    assert caught.value.field == problems[0].field
    return {problem.field: problem.message for problem in problems}


def test_a_good_form_comes_back_in_normal_form() -> None:
    """Numbers lose their spaces, telephone numbers become international, methods get their name."""
    told = form(
        first_name="  Keneilwe ",
        id_number="123 456-789",
        contact_number="(71) 234 567",
        account_number="6200 1234-567",
        kin_contact="00267 2401234",
        email=" k@example.org ",
    )

    checked = check(told, BOTSWANA)

    assert checked == form(
        contact_number="+26771234567",
        kin_contact="+2672401234",
        repayment_method="debit_order",
        email="k@example.org",
    )
    assert check(checked, BOTSWANA) == checked
    assert Form.from_json(checked.to_json()) == checked
    assert checked.name == "Keneilwe Mosarwa"


def test_every_problem_is_told_at_once() -> None:
    """A form with eleven problems names all eleven fields, each once."""
    empty = Form(*[" "] * 10, email="not an address", kin_contact="12")

    assert problems_of(empty).keys() == {
        "firstName",
        "lastName",
        "idNumber",
        "contactNumber",
        "physicalAddress",
        "kinName",
        "kinRelationship",
        "bankName",
        "accountNumber",
        "repaymentMethod",
        "email",
        "kinContact",
    }


@pytest.mark.parametrize(
    "number", ["12345678", "1234567890", "12345678A", "١٢٣٤٥٦٧٨٩", "", "-" * 9, "1" * 400]
)
def test_an_omang_has_nine_digits(number: str) -> None:
    """What is not nine plain digits is no Omang."""
    assert list(problems_of(form(id_number=number))) == ["idNumber"]


@pytest.mark.parametrize("number", ["BN 123456", "bn-0123456", "A12345678901234"])
def test_a_passport_has_letters_and_digits(number: str) -> None:
    """A passport number is six to fifteen letters and digits, in capitals without spaces."""
    checked = check(form(id_type="passport", id_number=number), BOTSWANA)

    assert checked.id_number == number.upper().replace(" ", "").replace("-", "")


@pytest.mark.parametrize("number", ["BN123", "A234567890123456", "BN_12345", "ÄB123456"])
def test_a_wrong_passport_number_is_named(number: str) -> None:
    """Too short, too long or with other characters it is refused."""
    assert list(problems_of(form(id_type="passport", id_number=number))) == ["idNumber"]


def test_an_unknown_kind_of_identity_is_named() -> None:
    """Only Omang and passport are known."""
    assert list(problems_of(form(id_type="driver"))) == ["idType"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("71234567", "+26771234567"),
        ("71 234 567", "+26771234567"),
        ("+267 71-234-567", "+26771234567"),
        ("00267.71.234.567", "+26771234567"),
        ("2401234", "+2672401234"),
        ("+27 82 123 4567", "+27821234567"),
    ],
)
def test_a_telephone_number_becomes_international(typed: str, number: str) -> None:
    """However it is typed, the same number is kept in the same form."""
    assert phone_number(typed, BOTSWANA) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "7123456",
        "81234567",
        "712345678",
        "+267",
        "+0123456789",
        "٧١٢٣٤٥٦٧",
        "+1" + "2" * 20,
        "x",
    ],
)
def test_what_is_no_telephone_number_is_none(typed: str) -> None:
    """Too short, too long, a wrong beginning or other digits make no number."""
    assert phone_number(typed, BOTSWANA) is None


@pytest.mark.parametrize("number", ["1234", "1" * 21, "12AB567", "٦٢٠٠١٢٣"])
def test_an_account_number_has_five_to_twenty_digits(number: str) -> None:
    """Anything else is refused."""
    assert list(problems_of(form(account_number=number))) == ["accountNumber"]


@pytest.mark.parametrize(
    ("typed", "method"),
    [
        ("Debit Order", PaymentMethod.DEBIT_ORDER),
        ("stop-order", PaymentMethod.DEBIT_ORDER),
        ("EFT", PaymentMethod.BANK_TRANSFER),
        (" bank ", PaymentMethod.BANK_TRANSFER),
        ("Salary  deduction", PaymentMethod.PAYROLL),
        ("MOBILE", PaymentMethod.MOBILE_MONEY),
        *[(method.value, method) for method in PaymentMethod],
    ],
)
def test_a_method_is_read_as_people_write_it(typed: str, method: PaymentMethod) -> None:
    """Old names and other spellings mean the method that they always meant."""
    assert payment_method(typed, "paymentMethod") is method


def test_an_unknown_method_is_refused_with_those_that_are_known() -> None:
    """The refusal names the field and lists the methods."""
    with pytest.raises(Refusal) as caught:
        payment_method("cheque", "paymentMethod")

    assert (caught.value.code, caught.value.field) == (Code.FIELD_INVALID, "paymentMethod")
    assert "mobile_money" in caught.value.message


@pytest.mark.parametrize("field", ["first_name", "physical_address", "purpose", "email", "branch"])
def test_no_text_is_longer_than_its_limit(field: str) -> None:
    """Text beyond the limit is refused, at the limit it is kept."""
    camel = field.replace("_n", "N").replace("_a", "A")
    text = "a@b." + "c" * (TEXT_MAX - 4)

    assert list(problems_of(form(**{field: text + "c"}))) == [camel]
    assert getattr(check(form(**{field: text}), BOTSWANA), field) == text


def test_the_sample_form_is_acceptable() -> None:
    """What the other tests apply with is in order."""
    assert check(FORM, BOTSWANA).first_name == FORM.first_name
