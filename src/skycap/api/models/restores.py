"""What is sent and answered about going back to a past moment."""

from datetime import datetime

from pydantic import AwareDatetime, Field

from skycap.api.fields import Line, Note
from skycap.api.models.base import Sent, Told, example
from skycap.api.models.operations import MOMENT


class RestoreSent(Sent):
    """The moment to go back to, and why."""

    model_config = example({"to": "2026-02-27T18:00:00Z", "comments": "A wrong file was imported."})

    to: AwareDatetime
    comments: Note

    @property
    def moment(self) -> datetime:
        """The moment."""
        return self.to


class AgreementSent(Sent):
    """The hash of the proposal that is agreed to."""

    model_config = example({"proposal": "9f" * 32})

    proposal: Line


class RestoreWaitingTold(Told):
    """A restore that waits for a second person."""

    model_config = example(
        {
            "to": MOMENT,
            "proposedBy": "Naledi Dube",
            "proposedById": "019358fe-f078-72c2-8549-7a96fef0cf7a",
            "proposedAt": MOMENT,
            "comments": "A wrong file was imported.",
            "proposal": "9f" * 32,
        }
    )

    to: str
    proposed_by: str
    proposed_by_id: str = Field(description="Who may decline it, but not agree to it.")
    proposed_at: str
    comments: str | None
    proposal: str


class RestoreTold(Told):
    """A restore was proposed or declined."""

    model_config = example({"success": True, "proposal": "9f" * 32})

    success: bool
    proposal: str


class RestorePreparedTold(Told):
    """The books of that moment wait, audited: Skycap opens with them at its next start."""

    model_config = example({"to": MOMENT, "events": 5443, "loans": 560, "documents": 411})

    to: str
    events: int
    loans: int
    documents: int
