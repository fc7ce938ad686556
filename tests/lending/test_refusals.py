"""Refusals: stable codes, and what sort of answer each is."""

import pytest

from skycap.lending.refusals import Code, Kind, Refusal, kind_of


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (Code.AMOUNT_INVALID, Kind.INVALID),
        (Code.BACKDATED_TOO_FAR, Kind.INVALID),
        (Code.FOUR_EYES, Kind.FORBIDDEN),
        (Code.ROLE_NOT_ALLOWED, Kind.FORBIDDEN),
        (Code.LOAN_UNKNOWN, Kind.MISSING),
        (Code.DOCUMENT_UNKNOWN, Kind.MISSING),
        (Code.LOAN_ALREADY_DISBURSED, Kind.STATE),
        (Code.DUPLICATE_REPAYMENT, Kind.STATE),
        (Code.CONFIRMATION_STALE, Kind.STATE),
        (Code.HISTORY_FULL, Kind.STATE),
    ],
)
def test_a_code_is_of_its_kind(code: Code, kind: Kind) -> None:
    """A refusal is invalid input, forbidden, missing, or against the state of things."""
    assert kind is kind_of(code)
    assert kind is Refusal(code, "why").kind


@pytest.mark.parametrize("code", Code)
def test_a_code_reads_like_its_name(code: Code) -> None:
    """Clients see the name in lower case; what is unknown is missing, a loan's state is a state."""
    assert code.name.lower() == code.value
    if code.value.startswith("loan_") and code is not Code.LOAN_UNKNOWN:
        assert kind_of(code) is Kind.STATE
    assert (kind_of(code) is Kind.MISSING) == code.endswith("_unknown")


def test_a_refusal_carries_a_sentence_and_a_field() -> None:
    """People read the message, programs the code and the field."""
    refusal = Refusal(Code.AMOUNT_INVALID, "must be a number", "loanAmount")

    assert (refusal.code, refusal.field, str(refusal)) == (
        Code.AMOUNT_INVALID,
        "loanAmount",
        "must be a number",
    )
