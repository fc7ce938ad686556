"""Facts: what counts on a date besides repayments, and the order in which facts are replayed."""

from dataclasses import dataclass
from datetime import date, datetime

from skycap.lending import servicing

_RANKS: dict[type, int] = {
    servicing.NoticeGiven: 0,
    servicing.Charged: 1,
    servicing.WaiverProposed: 2,
    servicing.InterestStopped: 3,
    servicing.ResumeProposed: 4,
    servicing.SettlementQuoted: 5,
    servicing.Recovered: 7,
    servicing.RefundProposed: 8,
    servicing.RescheduleProposed: 9,
    servicing.TopUpProposed: 9,
    servicing.Advanced: 9,
    servicing.CooledOff: 11,
    servicing.WriteOffProposed: 12,
}
REPAYMENT_RANK = 6
"""Money that came in counts after what was charged or given up on its day, before a new order."""

DEMANDING = (
    servicing.Advanced,
    servicing.RescheduleProposed,
    servicing.CooledOff,
    servicing.WriteOffProposed,
)
"""Facts agreed upon figures: nothing dated before one may be entered until it is undone."""

NEED_A_SECOND = (
    servicing.WaiverProposed,
    servicing.RefundProposed,
    servicing.WriteOffProposed,
    servicing.RescheduleProposed,
    servicing.TopUpProposed,
    servicing.ResumeProposed,
)
"""Acts that are proposed by one person and confirmed by another."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One act as recorded, on its own date; `hash` is that of the entry that told it."""

    id: str
    on: date
    recorded_at: datetime
    actor: str
    event: servicing.Act
    hash: str

    @property
    def rank(self) -> int:
        """Where it comes among the facts of one day."""
        return _RANKS[type(self.event)]

    @property
    def replay_key(self) -> tuple[date, int, int, str, str]:
        """Orders facts by date, kind and content; never by when they were typed.

        New schedules of one day follow each other as their instalments are numbered.
        """
        if isinstance(self.event, servicing.RescheduleProposed | servicing.Advanced):
            return (self.on, self.rank, self.event.schedule[0].number, "", self.id)
        amount: int = getattr(self.event, "amount", 0)
        bucket: str = getattr(self.event, "bucket", "")
        return (self.on, self.rank, amount, bucket, self.id)
