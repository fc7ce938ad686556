"""What people do in the demo's two years: the script that `portfolio` plays at the real desks."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from skycap.demo.files import Paper
from skycap.demo.people import Borrower
from skycap.lending.events import PaymentMethod


@dataclass(frozen=True, slots=True)
class Apply:
    """Ask for `principal` minor units over `instalments`."""

    principal: int
    instalments: int
    purpose: str


@dataclass(frozen=True, slots=True)
class Attach:
    """Hand in a document; `number` tells the documents of one loan apart."""

    number: int
    paper: Paper


@dataclass(frozen=True, slots=True)
class Verify:
    """Look at the document `number`."""

    number: int
    accepted: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the applicant for more."""

    comments: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer what was asked."""

    comments: str


@dataclass(frozen=True, slots=True)
class Amend:
    """Change the application to another amount, or only what the form says."""

    principal: int
    instalments: int
    purpose: str


@dataclass(frozen=True, slots=True)
class Approve:
    """Approve, with a lower amount where `principal` is given."""

    comments: str
    principal: int | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """Turn the application down."""

    comments: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take the application back."""

    comments: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Give the approved loan up."""

    comments: str


@dataclass(frozen=True, slots=True)
class Disburse:
    """Pay the loan out today."""

    method: PaymentMethod
    reference: str


@dataclass(frozen=True, slots=True)
class Pay:
    """A repayment `number` of this loan, received `on`; `again` is the second typing of one."""

    number: int
    on: date
    amount: int
    method: PaymentMethod
    reference: str
    notes: str = ""
    above_debt: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Propose:
    """Propose to reverse repayment `number`."""

    number: int
    comments: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Agree that repayment `number` never counted."""

    number: int


@dataclass(frozen=True, slots=True)
class Decline:
    """Disagree with the reversal of repayment `number`."""

    number: int
    comments: str


@dataclass(frozen=True, slots=True)
class WriteOff:
    """Propose to write off what is owed."""

    comments: str


@dataclass(frozen=True, slots=True)
class Agree:
    """Agree to what was proposed last, as a second person."""


@dataclass(frozen=True, slots=True)
class Recover:
    """Money that came in after the write-off."""

    on: date
    amount: int
    method: PaymentMethod
    reference: str


@dataclass(frozen=True, slots=True)
class Note:
    """Write something down."""

    comments: str


Act = (
    Apply
    | Attach
    | Verify
    | Ask
    | Answer
    | Amend
    | Approve
    | Reject
    | Withdraw
    | Cancel
    | Disburse
    | Pay
    | Propose
    | Confirm
    | Decline
    | WriteOff
    | Agree
    | Recover
    | Note
)


class Step(NamedTuple):
    """Somebody does something at a UTC moment; `who` is a username of the staff, or the public."""

    at: datetime
    who: str
    act: Act


@dataclass(frozen=True, slots=True)
class Story:
    """One loan from its application on: whose it is, under which product, and all that happens."""

    number: int
    borrower: Borrower
    product: str
    steps: tuple[Step, ...] = field(default_factory=tuple)
