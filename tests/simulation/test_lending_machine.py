"""Memory and SQLite agree step by step under random commands, and every event and code is met."""

import os
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from skycap.lending import decide, events, servicing, underwriting
from skycap.lending.history import kind_name
from skycap.lending.refusals import Code
from skycap.services import documents, work
from tests.simulation.machine import Lending
from tests.simulation.twins import FAULTS, REACHED, patched

PROFILE = os.environ.get("SKYCAP_HYPOTHESIS_PROFILE", "default")
RUNS = int(os.environ.get("SKYCAP_SIMULATION_RUNS") or (2_000 if PROFILE == "nightly" else 80))
STEPS = 50

ELSEWHERE = {
    # Of people and their accounts: no loan is involved.
    Code.PASSWORD_WEAK,
    Code.PASSWORD_WRONG,
    Code.PASSWORD_CHANGE_REQUIRED,
    Code.CODE_WRONG,
    Code.USER_UNKNOWN,
    Code.USERNAME_TAKEN,
    Code.LAST_ADMINISTRATOR,
    Code.TOTP_NOT_BEGUN,
    Code.TOTP_ALREADY_ON,
    Code.SECOND_FACTOR_REQUIRED,
    # The documents desk answers the second completion before the core would refuse it.
    Code.DOCUMENT_ALREADY_ATTACHED,
    # Acts besides repayments are asked for at no desk of this machine.
    Code.BARRIER_STANDS,
    Code.LATER_FACTS_STAND,
    Code.LOAN_WRITTEN_OFF,
    Code.LOAN_NOT_WRITTEN_OFF,
    Code.NOTHING_OWED,
    Code.NOT_SO_MUCH,
    Code.SURPLUS_SAVES_NOTHING,
    Code.ACT_UNKNOWN,
    Code.ACT_ALREADY_UNDONE,
    Code.ACT_NOT_WAITING,
    Code.UNDO_ALREADY_PROPOSED,
    Code.COOLING_OFF_OVER,
    Code.TOP_UP_WAITS,
    Code.CHARGE_NOT_AGREED,
    # What is looked at before lending has a lender that asks for it, in tests of its own.
    Code.AFFORDABILITY_MISSING,
    Code.NOT_AFFORDABLE,
    Code.AGREEMENT_MISSING,
    Code.FIRST_DUE_PASSED,
    Code.SECURITY_UNKNOWN,
    Code.SECURITY_ALREADY_RELEASED,
    Code.BORROWER_BARRED,
    Code.BORROWER_NOT_BARRED,
    # Of single instalments, of the books and of the installation: no command of a loan's life.
    Code.INSTALMENT_UNKNOWN,
    Code.ACCOUNT_UNKNOWN,
    Code.CLOSE_NOT_PROPOSED,
    Code.ENTRY_ALREADY_REVERSED,
    Code.ENTRY_NOT_POSTED,
    Code.ENTRY_NOT_WAITING,
    Code.ENTRY_UNBALANCED,
    Code.ENTRY_UNKNOWN,
    Code.PERIOD_CLOSED,
    Code.PERIOD_NOT_CLOSED,
    Code.PERIOD_NOT_OVER,
    Code.PERIOD_NOT_READY,
    Code.RECEIPT_NOT_WAITING,
    Code.RECEIPT_UNKNOWN,
    Code.RESTORE_ALREADY_PROPOSED,
    Code.RESTORE_NOT_PROPOSED,
    Code.OPERATION_STOPPED,
}
"""Codes that no command of this machine can meet."""

ACTS = {*get_args(servicing.Act), *get_args(servicing.Step), *get_args(underwriting.Event)}
EVENTS = {
    kind_name(object.__new__(kind)) for kind in {*get_args(events.LoanEvent)} - ACTS
} | {"settings_changed", "product_saved"}  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(7_200)
def test_both_stores_agree_under_random_commands() -> None:
    """Every answer is the same, at the end everything is, and nothing that exists was missed.

    The usual run has one fixed set of lives, so its reach is the same every time; nightly it is
    another set every night, and larger.
    """
    REACHED.clear()
    nightly = PROFILE == "nightly"
    profile = settings(
        max_examples=RUNS,
        stateful_step_count=STEPS,
        derandomize=not nightly,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    with (
        patched(decide, "EVENTS_PER_LOAN_MAX", 15),
        patched(documents, "DOCUMENTS_PER_LOAN_MAX", 2),
        patched(work, "_BACKOFF_MS_MAX", 1),
    ):
        run_state_machine_as_test(Lending, settings=profile)

    wanted = {f"event {kind}" for kind in EVENTS}
    wanted |= {f"code {code}" for code in set(Code) - ELSEWHERE}
    wanted |= {f"fault {fault}" for fault in FAULTS} | {"replayed"}
    counts = "\n".join(f"{count:6} {what}" for what, count in sorted(REACHED.items()))
    missed = wanted - REACHED.keys()
    assert not missed, f"{sorted(missed)} of\n{counts}"
    assert REACHED.keys() - wanted == set(), "reached what was thought to be out of reach"
    floor = max(1, RUNS // 80)
    assert min(REACHED.values()) >= floor, counts
