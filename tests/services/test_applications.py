"""The applications desk: applying, capturing, amending, answering, withdrawing."""

from datetime import timedelta

import pytest

from skycap.lending.history import kind_name, verify
from skycap.lending.refusals import Code
from skycap.services import applications, products, reviews
from skycap.services.forms import Form, InvalidForm
from skycap.services.machine import valid_reference
from skycap.services.permissions import ANYONE, Person
from skycap.services.records import APPLICATIONS, LOANS
from skycap.services.reviews import Decision
from skycap.services.work import KeyReused
from tests.services.branch import (
    ACCOUNTANT,
    ADMIN,
    CHECKER,
    MAKER,
    MAKER_2,
    Branch,
    asked,
    form,
    refusing,
    request,
)


def kinds(branch: Branch, loan: str) -> list[str]:
    """What happened to a loan."""
    entries = branch.store.load(f"loan/{loan}")
    verify(entries)
    return [kind_name(entry.event) for entry in entries]


def test_the_public_may_apply(branch: Branch) -> None:
    """An application answers 201 with a reference that has a check character, and the price."""
    outcome = applications.apply(branch.office, ANYONE, request())

    assert outcome.status == 201
    assert outcome.body | {"reference": "", "message": ""} == {
        "success": True,
        "reference": "",
        "message": "",
        "status": "pending",
        "loanAmount": "5000.00",
        "interestRate": "10",
        "instalments": 12,
        "instalmentAmount": "458.33",
        "totalAmount": "5500.00",
    }
    assert valid_reference(outcome.body["reference"])
    assert outcome.body["reference"] in outcome.body["message"]
    assert "loanId" not in outcome.body


def test_an_application_is_kept_apart_from_its_history(branch: Branch) -> None:
    """Names and numbers of people are in rows that can be erased, never in an event."""
    loan = branch.apply()

    text = "".join(entry.text for entry in branch.store.load(f"loan/{loan}"))
    kept = branch.store.get(APPLICATIONS, f"{loan}/1")
    assert kept is not None
    assert Form.from_json(kept.form).first_name == "Keneilwe"
    for personal in ("Keneilwe", "Mosarwa", "123456789", "71234567", "62001234567", "Monarch"):
        assert personal not in text


@pytest.mark.parametrize(
    ("claimed", "code", "field", "right"),
    [
        ({"total": 550_001}, Code.TOTAL_DIFFERS, "totalAmount", "P5,500.00"),
        ({"total": 500_000}, Code.TOTAL_DIFFERS, "totalAmount", "5500.00"),
        ({"total": -1}, Code.TOTAL_DIFFERS, "totalAmount", "P5,500.00"),
        ({"rate_percent": "9"}, Code.RATE_DIFFERS, "interestRate", "must be 10"),
        ({"rate_percent": "ten"}, Code.RATE_INVALID, "interestRate", "percentage"),
        ({"rate_percent": "1001"}, Code.RATE_INVALID, "interestRate", "1000"),
    ],
)
def test_a_price_that_a_client_sends_is_checked(
    branch: Branch, claimed: dict[str, object], code: Code, field: str, right: str
) -> None:
    """A wrong total or rate is refused, and the message gives the right figure."""
    with refusing(branch, code, field) as refused:
        applications.apply(branch.office, ANYONE, request(**claimed))

    assert right in refused.value.message


def test_the_right_price_is_accepted(branch: Branch) -> None:
    """5,000 at 10 % over 12 months is 5,500 in all; the rate may be written 10.00."""
    applications.apply(branch.office, ANYONE, request(total=550_000, rate_percent="10.00"))


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"principal": 49_999}, Code.AMOUNT_OUTSIDE_LIMITS, "loanAmount"),
        ({"principal": 5_000_001}, Code.AMOUNT_OUTSIDE_LIMITS, "loanAmount"),
        ({"principal": -500_000}, Code.AMOUNT_OUTSIDE_LIMITS, "loanAmount"),
        ({"principal": 10**30}, Code.AMOUNT_OUTSIDE_LIMITS, "loanAmount"),
        ({"instalments": 0}, Code.TERM_OUTSIDE_LIMITS, "loanPeriodMonths"),
        ({"instalments": 25}, Code.TERM_OUTSIDE_LIMITS, "loanPeriodMonths"),
        ({"terms_accepted": False}, Code.TERMS_NOT_ACCEPTED, "termsAccepted"),
        ({"product": "golden"}, Code.PRODUCT_UNKNOWN, "product"),
        ({"product": "../x"}, Code.PRODUCT_UNKNOWN, "product"),
        ({"id_number": "12"}, Code.FIELD_INVALID, "idNumber"),
    ],
)
def test_a_wrong_application_is_refused(
    branch: Branch, wrong: dict[str, object], code: Code, field: str
) -> None:
    """What the product or the form does not allow is refused by name, and nothing is kept."""
    with refusing(branch, code, field):
        applications.apply(branch.office, ANYONE, request(**wrong))


def test_a_bad_form_tells_all_its_problems(branch: Branch) -> None:
    """The desk passes on every problem of the form, not the first alone."""
    with pytest.raises(InvalidForm) as caught:
        applications.apply(branch.office, ANYONE, request(first_name="", bank_name="", email="x"))

    assert [problem.field for problem in caught.value.problems] == [
        "firstName",
        "bankName",
        "email",
    ]


@pytest.mark.parametrize(
    ("days", "counts"), [(0, 0), (-1, -1), (-30, -30), (-31, 0), (1, 0), (40_000, 0)]
)
def test_the_date_on_the_form_counts_if_it_is_recent(
    branch: Branch, days: int, counts: int
) -> None:
    """An application counts from the date it bears, or from today if that is too old or to come."""
    loan = branch.apply(loan_date=branch.today + timedelta(days=days))

    (applied,) = branch.store.load(f"loan/{loan}")
    assert applied.effective_on == branch.today + timedelta(days=counts)
    assert applied.recorded_at == branch.clock.now()


def test_a_product_that_is_no_longer_offered_is_refused(branch: Branch) -> None:
    """Nobody may apply for a product that was taken off."""
    products.save_product(branch.office, ADMIN, {"code": "weekly", "active": False})

    with refusing(branch, Code.FIELD_INVALID, "product"):
        branch.apply(product="weekly")


def test_the_same_key_gives_the_same_application(branch: Branch) -> None:
    """A repeated request is answered alike and makes no second loan; another body is refused."""
    first = applications.apply(branch.office, ANYONE, request(), asked("k1"))
    before = branch.contents()

    again = applications.apply(branch.office, ANYONE, request(), asked("k1"))

    assert (again.status, again.body, again.replayed) == (201, first.body, True)
    with pytest.raises(KeyReused):
        applications.apply(branch.office, ANYONE, request(principal=600_000), asked("k1", "other"))
    assert branch.contents() == before


def test_a_refused_request_leaves_its_key_free(branch: Branch) -> None:
    """Only accepted commands use up a key: the mended request may carry the same one."""
    with refusing(branch, Code.TOTAL_DIFFERS, "totalAmount"):
        applications.apply(branch.office, ANYONE, request(total=1), asked("k1", "wrong"))

    assert not applications.apply(branch.office, ANYONE, request(), asked("k1", "right")).replayed


def test_two_loans_never_share_a_reference(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    """When chance draws a reference that is taken, another is drawn."""
    taken = applications.apply(branch.office, ANYONE, request()).body["reference"]
    draws = iter([taken, taken])
    draw = branch.office.ids.reference
    monkeypatch.setattr(branch.office.ids, "reference", lambda: next(draws, None) or draw())

    assert applications.apply(branch.office, ANYONE, request()).body["reference"] != taken


def test_the_longest_name_fits_in_one_commit(branch: Branch) -> None:
    """A name of very many words is kept and amended like any other."""
    words = " ".join(chr(0x4E00 + n) for n in range(100))
    other = " ".join(chr(0x5E00 + n) for n in range(100))
    loan = branch.apply(first_name=words, last_name=words[::-1])

    applications.amend(branch.office, MAKER, loan, request(first_name=other, last_name=other[::-1]))

    row = branch.store.get(LOANS, loan)
    assert row is not None
    assert row.borrower_name == f"{other} {other[::-1]}"


def test_only_a_maker_captures(branch: Branch) -> None:
    """Capturing for a walk-in is a maker's work, and is remembered as theirs."""
    outcome = applications.capture(branch.office, MAKER, request())

    assert outcome.status == 201
    assert branch.line(outcome.body["loanId"]).captured_by == MAKER.id
    assert "loanId" not in applications.apply(branch.office, ANYONE, request()).body
    for person in (ANYONE, CHECKER, ACCOUNTANT, ADMIN):
        with refusing(branch, Code.ROLE_NOT_ALLOWED):
            applications.capture(branch.office, person, request())


def test_a_maker_completes_an_application(branch: Branch) -> None:
    """An amendment makes a new version, prices it anew, and the old version stays."""
    loan = branch.apply()
    outcome = applications.amend(
        branch.office, MAKER, loan, request(principal=600_000, last_name="Mosarwa-Tau")
    )

    row = branch.store.get(LOANS, loan)
    assert row is not None
    assert (outcome.status, outcome.body["totalAmount"]) == (200, "6600.00")
    assert (row.principal, row.application, row.borrower_name) == (
        600_000,
        2,
        "Keneilwe Mosarwa-Tau",
    )
    first = branch.store.get(APPLICATIONS, f"{loan}/1")
    assert first is not None
    assert Form.from_json(first.form).last_name == "Mosarwa"
    assert kinds(branch, loan) == ["applied", "amended"]


def test_an_amendment_answers_what_was_asked(branch: Branch) -> None:
    """Amending an application that waits for information puts it back under review."""
    loan = branch.apply()
    reviews.review(branch.office, CHECKER, loan, Decision.REQUEST_INFO, "Which employer?")

    assert (
        applications.amend(branch.office, MAKER, loan, request(employer="BCL")).body["status"]
        == "pending"
    )


@pytest.mark.parametrize("person", [ANYONE, CHECKER, ACCOUNTANT, ADMIN], ids=lambda p: p.role)
def test_only_makers_amend_and_answer(branch: Branch, person: Person) -> None:
    """Nobody else changes an application or answers for it at the desk."""
    loan = branch.apply()
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        applications.amend(branch.office, person, loan, request())
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        applications.provide_information(branch.office, person, loan, "Here.")


def test_a_decided_application_is_not_amended_or_withdrawn(branch: Branch) -> None:
    """Once approved or rejected, an application can no longer change."""
    approved = branch.approve(branch.apply(person=MAKER))
    with refusing(branch, Code.LOAN_NOT_PENDING):
        applications.amend(branch.office, MAKER, approved, request())
    with refusing(branch, Code.LOAN_NOT_PENDING):
        applications.withdraw(branch.office, ANYONE, approved, "No more.")


def test_an_unknown_loan_is_refused(branch: Branch) -> None:
    """A loan that does not exist cannot be amended, answered for or withdrawn."""
    for act in (
        lambda: applications.amend(branch.office, MAKER, "nothing", request()),
        lambda: applications.provide_information(branch.office, MAKER, "nothing", "x"),
        lambda: applications.withdraw(branch.office, MAKER, "nothing", "x"),
    ):
        with refusing(branch, Code.LOAN_UNKNOWN):
            act()


def test_information_is_provided_once_it_was_asked(branch: Branch) -> None:
    """The answer puts the application back under review; without a question there is no answer."""
    loan = branch.apply()
    with refusing(branch, Code.NO_INFORMATION_REQUESTED):
        applications.provide_information(branch.office, MAKER, loan, "Here it is.")

    reviews.review(branch.office, CHECKER, loan, Decision.REQUEST_INFO, "Which employer?")
    with refusing(branch, Code.COMMENTS_REQUIRED, "comments"):
        applications.provide_information(branch.office, MAKER, loan, "  ")
    outcome = applications.provide_information(branch.office, MAKER, loan, "BCL.")

    assert outcome.body["status"] == "pending"
    assert kinds(branch, loan)[-2:] == ["information_requested", "information_provided"]


def test_a_withdrawn_application_is_over(branch: Branch) -> None:
    """A maker or the applicant may take it back, saying why; then it is closed."""
    loan = branch.apply(person=MAKER)
    with refusing(branch, Code.COMMENTS_REQUIRED, "comments"):
        applications.withdraw(branch.office, MAKER, loan, "")
    assert applications.withdraw(branch.office, MAKER, loan, "Too dear.").body["status"] == (
        "withdrawn"
    )
    with refusing(branch, Code.LOAN_NOT_PENDING):
        applications.withdraw(branch.office, MAKER, loan, "Again.")
    for person in (CHECKER, ACCOUNTANT, ADMIN):
        with refusing(branch, Code.ROLE_NOT_ALLOWED):
            applications.withdraw(branch.office, person, loan, "x")


def test_every_write_of_this_desk_is_idempotent(branch: Branch) -> None:
    """Amending, answering and withdrawing under one key happen once, with one answer."""
    loan = branch.apply()
    reviews.review(branch.office, CHECKER, loan, Decision.REQUEST_INFO, "Which employer?")
    for number, act in enumerate(
        (
            lambda key: applications.provide_information(branch.office, MAKER, loan, "BCL", key),
            lambda key: applications.amend(branch.office, MAKER_2, loan, request(), key),
            lambda key: applications.withdraw(branch.office, MAKER, loan, "No.", key),
        )
    ):
        first = act(asked(f"k{number}"))
        before = branch.contents()
        again = act(asked(f"k{number}"))
        assert (again.status, again.body, again.replayed) == (first.status, first.body, True)
        with pytest.raises(KeyReused):
            act(asked(f"k{number}", "other"))
        assert branch.contents() == before


def test_a_comment_has_a_limit(branch: Branch) -> None:
    """Two thousand characters are kept, one more is refused."""
    loan = branch.apply()
    with refusing(branch, Code.FIELD_INVALID, "comments"):
        applications.withdraw(branch.office, MAKER, loan, "x" * 2001)
    applications.withdraw(branch.office, MAKER, loan, "x" * 2000)


def test_a_form_is_normalised_before_it_is_kept(branch: Branch) -> None:
    """What is kept is the checked form, so searching and comparing work on one spelling."""
    loan = branch.apply(contact_number="71 234 567")

    row = branch.store.get(LOANS, loan)
    kept = branch.store.get(APPLICATIONS, f"{loan}/1")
    assert row is not None
    assert kept is not None
    assert row.phone == "+26771234567"
    assert Form.from_json(kept.form) == form(
        contact_number="+26771234567", repayment_method="debit_order"
    )
