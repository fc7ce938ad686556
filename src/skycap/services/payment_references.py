"""Payment references of acts: a slip counts once, whether as a repayment or as money recovered.

What was paid out has names of its own: a bank may number both directions alike.
"""

from typing import NamedTuple

from skycap.lending import acts, servicing
from skycap.lending.loan import Loan
from skycap.lending.refusals import Code, Refusal
from skycap.services.office import Office
from skycap.services.ports import Claim
from skycap.services.projections import reference_key


class References(NamedTuple):
    """What a command claims, and what it gives back."""

    claims: tuple[Claim, ...] = ()
    releases: tuple[str, ...] = ()


def claim_name(method: str, reference: str) -> str:
    """The unique name that money received claims, as references are compared."""
    return f"payment/{method}/{reference_key(reference)}"


def of_act(office: Office, loan: Loan, command: acts.Command, named: str) -> References:
    """The references that `command` on the act `named` of `loan` claims or gives back.

    An act that never happens, declined or undone, gives its own back. Raises `Refusal` with
    `duplicate_repayment` when another payment has the reference.
    """
    if isinstance(command, acts.Recover | acts.ProposeRefund | acts.Advance):
        name = name_of(command)
        if not command.payment_reference.strip():
            return References()
        if office.store.claimed(name) is not None:
            message = "This reference is already recorded; every payment has one of its own."
            raise Refusal(Code.DUPLICATE_REPAYMENT, message, "referenceNumber")
        return References(claims=(Claim(name, named),))
    declined = isinstance(command, acts.Decline) and named in loan.waiting
    if not (declined or isinstance(command, acts.ConfirmUndo)):
        return References()
    fact = loan.waiting.get(named) or loan.fact(named)
    event = fact.event if fact else None
    if isinstance(event, servicing.Recovered | servicing.RefundProposed | servicing.Advanced):
        name = name_of(event)
        if office.store.claimed(name) == named:  # an act of before references were claimed has none
            return References(releases=(name,))
    return References()


def name_of(
    paid: acts.Recover
    | acts.ProposeRefund
    | acts.Advance
    | servicing.Recovered
    | servicing.RefundProposed
    | servicing.Advanced,
) -> str:
    """The unique name that an act with a payment claims."""
    if isinstance(paid, acts.Recover | servicing.Recovered):
        return claim_name(paid.method, paid.payment_reference)
    return f"payout/{paid.method}/{reference_key(paid.payment_reference)}"
