"""The truth tables of decisions: every command in every status, and four eyes."""

from typing import get_args

import pytest

from skycap.lending import commands
from skycap.lending.commands import Command
from skycap.lending.history import kind_name
from skycap.lending.loan import PUBLIC, Status
from skycap.lending.refusals import Code, Refusal
from tests.lending.builders import ACCOUNTANT, CHECKER, COMMANDS, MAKER, SECOND, Desk, in_status

EARLY = "pending info_requested"
REFUSED = "rejected withdrawn cancelled"
PAID_OUT = "disbursed closed overpaid written_off"

# One line: a command, the statuses (several share a cell), and what follows. `none` is a loan that
# nobody applied for; a cell not named has the answer after `else`.
TABLE = f"""
Apply              none                    applied                   else bug
Amend              {EARLY}                 amended                   else loan_not_pending
RequestInformation pending                 information_requested     else loan_not_pending
ProvideInformation info_requested          information_provided      else no_information_requested
Approve            {EARLY}                 approved                  else loan_not_pending
Reject             {EARLY}                 rejected                  else loan_not_pending
Withdraw           {EARLY}                 withdrawn                 else loan_not_pending
Cancel             approved                cancelled                 else loan_not_approved
Disburse           approved                disbursed                 else loan_not_approved
Disburse           {PAID_OUT}              loan_already_disbursed
Repay              disbursed               repaid                    else loan_not_disbursed
Repay              closed overpaid         loan_already_paid
Repay              written_off             loan_written_off
ProposeReversal    {PAID_OUT}              reversal_proposed         else repayment_unknown
ConfirmReversal    {PAID_OUT}              reversal_not_proposed     else repayment_unknown
DeclineReversal    {PAID_OUT}              reversal_not_proposed     else repayment_unknown
AttachDocument     {REFUSED}               loan_not_open             else document_attached
VerifyDocument     {REFUSED}               loan_not_open             else document_unknown
Assess             {EARLY}                 affordability_assessed    else loan_not_pending
AddSecurity        {REFUSED}               loan_not_open             else security_added
ReleaseSecurity                                                      else security_unknown
AddNote                                                              else noted
Charge             disbursed closed overpaid  charged                else loan_not_disbursed
Charge             written_off             loan_written_off
ProposeWaiver      disbursed closed overpaid  not_so_much            else loan_not_disbursed
ProposeWaiver      written_off             loan_written_off
ProposeRefund      overpaid                refund_proposed           else loan_not_disbursed
ProposeRefund      disbursed closed        not_so_much
ProposeRefund      written_off             loan_written_off
ProposeWriteOff    disbursed               write_off_proposed        else loan_not_disbursed
ProposeWriteOff    closed overpaid         nothing_owed
ProposeWriteOff    written_off             loan_written_off
Recover            written_off             recovered                 else loan_not_disbursed
Recover            disbursed closed overpaid  loan_not_written_off
GiveNotice         disbursed               settlement_notice_given   else loan_not_disbursed
GiveNotice         closed overpaid         nothing_owed
GiveNotice         written_off             loan_written_off
QuoteSettlement    disbursed               settlement_quoted         else loan_not_disbursed
QuoteSettlement    closed overpaid         nothing_owed
QuoteSettlement    written_off             loan_written_off
ProposeReschedule  disbursed               reschedule_proposed       else loan_not_disbursed
ProposeReschedule  closed overpaid         nothing_owed
ProposeReschedule  written_off             loan_written_off
ProposeTopUp       disbursed               top_up_proposed           else loan_not_disbursed
ProposeTopUp       closed overpaid         loan_already_paid
ProposeTopUp       written_off             loan_written_off
Advance            disbursed closed overpaid  not_so_much            else loan_not_disbursed
Advance            written_off             loan_written_off
StopInterest       disbursed closed overpaid  interest_stopped       else loan_not_disbursed
StopInterest       written_off             loan_written_off
ProposeResume      disbursed closed overpaid  resume_proposed        else loan_not_disbursed
ProposeResume      written_off             loan_written_off
CoolOff            disbursed closed overpaid  cooling_off_over       else loan_not_disbursed
CoolOff            written_off             loan_written_off
ProposeUndo        {PAID_OUT}              later_facts_stand         else loan_not_disbursed
ConfirmUndo        {PAID_OUT}              later_facts_stand         else loan_not_disbursed
Confirm                                                              else act_not_waiting
Decline                                                              else act_not_waiting
"""


def read_table() -> dict[tuple[str, str], str]:
    """Every cell of the truth table: (command, status) to the event or the refusal."""
    named: dict[tuple[str, str], str] = {}
    otherwise: dict[tuple[str, str], str] = {}
    for line in TABLE.strip().splitlines():
        stated, _, remaining = line.partition(" else ")
        command, *words = stated.split()
        named |= {(command, status): words[-1] for status in words[:-1]}
        if remaining:
            otherwise |= {(command, status): remaining.strip() for status in Status}
            otherwise[command, "none"] = "loan_unknown"
    return otherwise | named


CELLS = read_table()


class TestEveryCell:
    """Status × command."""

    def test_the_table_is_complete(self) -> None:
        """Each command there is meets each status there is, and none that is not."""
        names = {command.__name__ for command in get_args(Command)}

        assert names == set(COMMANDS)
        assert {(name, status) for name in names for status in ("none", *Status)} == set(CELLS)

    @pytest.mark.parametrize(("command", "status"), sorted(CELLS))
    def test_a_command_in_a_status(self, command: str, status: str) -> None:
        """Each cell gives its event or its refusal, and a refusal changes nothing."""
        desk = in_status(None if status == "none" else Status(status))
        asked, expected = COMMANDS[command](desk), CELLS[command, status]
        before = (desk.maybe_loan, desk.entries)
        if expected == "bug":
            with pytest.raises(AssertionError):
                desk.do(asked, "someone else")
        elif expected in set(Code):
            with pytest.raises(Refusal) as refused:
                desk.do(asked, "someone else")
            assert expected == refused.value.code
            assert refused.value.message
        else:
            assert [expected] == [
                kind_name(entry.event) for entry in desk.do(asked, "someone else")
            ]
            return
        assert before == (desk.maybe_loan, desk.entries)


AFTER: dict[str, Status] = {
    "Amend": Status.PENDING,
    "RequestInformation": Status.INFO_REQUESTED,
    "ProvideInformation": Status.PENDING,
    "Approve": Status.APPROVED,
    "Reject": Status.REJECTED,
    "Withdraw": Status.WITHDRAWN,
    "Cancel": Status.CANCELLED,
    "Disburse": Status.DISBURSED,
}


@pytest.mark.parametrize(
    ("command", "status"),
    sorted(cell for cell, answer in CELLS.items() if cell[0] in AFTER and answer not in set(Code)),
)
def test_a_command_moves_the_loan_to_its_status(command: str, status: str) -> None:
    """What was accepted shows in the status of the loan."""
    desk = in_status(Status(status))
    desk.do(COMMANDS[command](desk), "someone else")

    assert AFTER[command] is desk.status


def with_duty(status: Status, four_eyes: bool) -> Desk:
    """A loan captured by MAKER and reviewed by CHECKER, at `status`."""
    desk = Desk(four_eyes=four_eyes).apply(MAKER)
    if status is Status.INFO_REQUESTED:
        desk.ask()
    if status is Status.APPROVED:
        desk.approve()
    return desk


FOUR_EYES = [
    (status, actor, name)
    for status in (Status.PENDING, Status.INFO_REQUESTED, Status.APPROVED)
    for actor in (MAKER, CHECKER, ACCOUNTANT, PUBLIC)
    for name in COMMANDS
    if CELLS[name, status] not in {*Code, "bug"}
]
REFUSED_CELLS = {
    (Status.PENDING, MAKER, "RequestInformation"),
    (Status.PENDING, MAKER, "Approve"),
    (Status.PENDING, MAKER, "Reject"),
    (Status.INFO_REQUESTED, MAKER, "Approve"),
    (Status.INFO_REQUESTED, MAKER, "Reject"),
    (Status.INFO_REQUESTED, CHECKER, "Amend"),
    (Status.INFO_REQUESTED, CHECKER, "ProvideInformation"),
    (Status.INFO_REQUESTED, CHECKER, "Assess"),
    (Status.APPROVED, MAKER, "Disburse"),
    (Status.APPROVED, CHECKER, "Disburse"),
}


class TestFourEyes:
    """No person does two of capture, review and disburse on one loan."""

    def test_every_refused_cell_is_among_those_tried(self) -> None:
        """The list of forbidden cells names only cells that exist."""
        assert set(FOUR_EYES) >= REFUSED_CELLS

    @pytest.mark.parametrize("four_eyes", [True, False])
    @pytest.mark.parametrize(("status", "actor", "name"), FOUR_EYES)
    def test_each_person_in_each_status(
        self, status: Status, actor: str, name: str, four_eyes: bool
    ) -> None:
        """Exactly the cells that would join two duties are refused; a lone lender may do all."""
        desk = with_duty(status, four_eyes)
        before = desk.entries
        if four_eyes and (status, actor, name) in REFUSED_CELLS:
            with pytest.raises(Refusal) as refused:
                desk.do(COMMANDS[name](desk), actor)
            assert Code.FOUR_EYES is refused.value.code
            assert before == desk.entries
        else:
            assert len(desk.do(COMMANDS[name](desk), actor)) == 1

    def test_whoever_amends_has_captured(self) -> None:
        """A second maker who amends the application cannot review it either."""
        desk = Desk().apply(MAKER)
        desk.do(commands.Amend(4_000_00, desk.terms, 2), "another maker")

        for actor in (MAKER, "another maker"):
            with pytest.raises(Refusal, match="second person"):
                desk.do(COMMANDS["Approve"](desk), actor)

    def test_whoever_answered_has_captured(self) -> None:
        """Who provides the information asked for cannot then approve."""
        desk = Desk().apply().ask()
        desk.do(commands.ProvideInformation(None), ACCOUNTANT)

        with pytest.raises(Refusal, match="second person"):
            desk.do(COMMANDS["Approve"](desk), ACCOUNTANT)

    def test_the_public_is_not_a_person(self) -> None:
        """What applicants do without signing in takes no duty upon anyone."""
        desk = Desk().apply()

        assert frozenset() == desk.loan.captured_by

    @pytest.mark.parametrize(("actor", "allowed"), [(ACCOUNTANT, False), (SECOND, True)])
    def test_a_reversal_takes_two(self, actor: str, allowed: bool) -> None:
        """Who proposed a reversal cannot confirm it; anybody else can."""
        desk = in_status(Status.DISBURSED)
        desk.do(commands.ProposeReversal("r1", "note"), ACCOUNTANT)
        if allowed:
            desk.do(commands.ConfirmReversal("r1"), actor)
        else:
            with pytest.raises(Refusal) as refused:
                desk.do(commands.ConfirmReversal("r1"), actor)
            assert Code.FOUR_EYES is refused.value.code
        assert allowed == ("r1" in desk.loan.reversed)

    def test_one_may_take_back_ones_own_proposal(self) -> None:
        """Declining is open to the proposer, and leaves the repayment standing."""
        desk = in_status(Status.DISBURSED)
        desk.do(commands.ProposeReversal("r1", "note"), ACCOUNTANT)
        desk.do(commands.DeclineReversal("r1", "note"), ACCOUNTANT)

        assert ({}, frozenset()) == (desk.loan.proposals, desk.loan.reversed)

    @pytest.mark.parametrize(("actor", "allowed"), [(MAKER, False), (CHECKER, True)])
    def test_a_document_is_verified_by_another(self, actor: str, allowed: bool) -> None:
        """Who attached a document cannot verify it."""
        desk = Desk().apply()
        desk.do(commands.AttachDocument("d1", "0" * 64), MAKER)
        if allowed:
            desk.do(commands.VerifyDocument("d1", False), actor)
            assert desk.loan.documents["d1"].accepted is False
        else:
            with pytest.raises(Refusal):
                desk.do(commands.VerifyDocument("d1", True), actor)
