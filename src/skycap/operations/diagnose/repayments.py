"""A repayment is not recorded: who may, for which loan, and what an accountant meets."""

from collections.abc import Iterator
from typing import Final

from skycap.lending.loan import Status
from skycap.operations.diagnose.causes import BOTH, Section, Seen, Tried, cause, symptom
from skycap.operations.diagnose.scene import Scene
from skycap.operations.findings import Severity
from skycap.services.loans import reference_claim
from skycap.services.permissions import ALLOWED, Action
from skycap.services.records import LOANS, LoanRow

_REFUSED: Final = 422


@symptom(Section.REPAYMENTS)
def a_repayment_is_read(scene: Scene) -> Iterator[Tried]:
    """An empty repayment must be refused for what it lacks, and no other reason."""
    token = scene.sign_in(Action.RECORD_REPAYMENT)
    answer = scene.ask("POST", "/api/repayments", token=token, json={})
    yield Tried("POST /api/repayments with nothing in it", answer.told, answer.status == _REFUSED)


@cause(
    "role_may_not", Section.REPAYMENTS, on=BOTH, severity=Severity.MEDIUM,
    remedy="let an accountant record it, or change the role on the page Users",
    about="user",
)  # fmt: skip
def role_may_not(scene: Scene) -> Iterator[Seen]:
    """The user's role may not record repayments."""
    user = scene.user
    if user is not None and user.role not in ALLOWED[Action.RECORD_REPAYMENT]:
        allowed = ", ".join(sorted(ALLOWED[Action.RECORD_REPAYMENT]))
        what = f"a {user.role} may not record repayments; it is for: {allowed}"
        yield Seen(user.username, what, {"role": user.role})


@cause(
    "no_accountant", Section.REPAYMENTS, on=BOTH, severity=Severity.HIGH,
    remedy="skycap users add NAME --role accountant, or enable one",
)  # fmt: skip
def no_accountant(scene: Scene) -> Iterator[Seen]:
    """No active user may record repayments."""
    able = ALLOWED[Action.RECORD_REPAYMENT]
    if scene.users and not any(user.active and user.role in able for user in scene.users):
        yield Seen("users", "nobody who is active is an accountant")


@cause(
    "loan_unknown", Section.REPAYMENTS, on=BOTH, severity=Severity.MEDIUM,
    remedy="check the reference on the agreement or in the loans list",
    about="loan",
)  # fmt: skip
def loan_unknown(scene: Scene) -> Iterator[Seen]:
    """There is no loan of the reference that was given."""
    if scene.narrowed.loan is not None and _loan(scene) is None:
        yield Seen(scene.narrowed.loan, "there is no such loan")


@cause(
    "loan_not_disbursed", Section.REPAYMENTS, on=BOTH, severity=Severity.MEDIUM,
    remedy="pay the loan out first, on its page; only then can money come back",
    about="loan",
)  # fmt: skip
def loan_not_disbursed(scene: Scene) -> Iterator[Seen]:
    """The loan was not paid out, so nothing can be repaid on it."""
    row = _loan(scene)
    if row is not None and row.disbursed_on is None:
        status = Status(row.status).value.replace("_", " ")
        yield Seen(row.reference, f"it is {status}, not disbursed", {"status": row.status})


def _loan(scene: Scene) -> LoanRow | None:
    """The loan that the trouble is about, by its reference or id."""
    named = scene.narrowed.loan
    if named is None:
        return None

    def find() -> LoanRow | None:
        store = scene.office.store
        held = store.claimed(reference_claim(named))
        return store.get(LOANS, held or named)

    return scene.read(find)
