"""What is sent and answered about documents and tracking."""

from typing import Literal

from pydantic import Field

from skycap.api.fields import FileSize, Line, Note, Numeral, OptionalLine, OptionalNumeral, Truth
from skycap.api.models.base import Money, Sent, Told, example
from skycap.api.models.loans import BalancesTold

_ID = "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"


class UploadAsked(Sent):
    """A file that somebody wants to upload.

    Staff name the loan by `loanId`; an applicant by `reference` and `idNumber` together.
    """

    model_config = example(
        {
            "reference": "SKY-7K2M-Q",
            "idNumber": "123456789",
            "kind": "payslip",
            "fileName": "payslip-january.pdf",
            "contentType": "application/pdf",
            "size": 48213,
        }
    )

    loan_id: OptionalLine = None
    reference: OptionalLine = None
    id_number: OptionalNumeral = None
    kind: Line
    file_name: Line
    content_type: Line
    size: FileSize


class TicketTold(Told):
    """Where to send the file, how, and until when."""

    url: str
    method: Literal["PUT", "POST"]
    headers: dict[str, str]
    expires_at: str


class UploadTold(Told):
    """Leave to upload."""

    model_config = example(
        {
            "documentId": _ID,
            "upload": {
                "url": "/api/uploads/eyJkb2N1bWVudCI6…",
                "method": "PUT",
                "headers": {"Content-Type": "application/pdf"},
                "expiresAt": "2026-01-31T10:30:00.000000Z",
            },
        }
    )

    document_id: str
    upload: TicketTold


class UploadDone(Sent):
    """A file was sent. An applicant says again whose application it belongs to."""

    model_config = example({"reference": "SKY-7K2M-Q", "idNumber": "123456789"})

    reference: OptionalLine = None
    id_number: OptionalNumeral = None


class DocumentTold(Told):
    """A document of a loan; `accepted` is null until a checker has looked at it."""

    model_config = example(
        {
            "documentId": _ID,
            "loanId": _ID,
            "kind": "payslip",
            "fileName": "payslip-january.pdf",
            "contentType": "application/pdf",
            "size": 48213,
            "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "state": "stored",
            "accepted": None,
            "uploadedBy": "Applicant",
            "uploadedAt": "2026-01-31T10:00:00.000000Z",
            "may": ["verify_document"],
        }
    )

    document_id: str
    loan_id: str | None = None
    kind: str
    file_name: str
    content_type: str
    size: int
    sha256: str | None
    state: str
    accepted: bool | None
    uploaded_by: str
    uploaded_at: str
    may: list[str] = Field(description="What whoever asks may do next about it.")


class Verdict(Sent):
    """Whether a document is in order."""

    model_config = example({"accepted": True})

    accepted: Truth


class Track(Sent):
    """The public reference and the identity number that belong together."""

    model_config = example({"reference": "SKY-7K2M-Q", "idNumber": "123456789"})

    reference: Line
    id_number: Numeral


class Response(Track):
    """An applicant's answer, or why they withdraw."""

    model_config = example(
        {
            "reference": "SKY-7K2M-Q",
            "idNumber": "123456789",
            "comments": "I have added my payslip of January.",
        }
    )

    comments: Note


class StepTold(Told):
    """One step of an application."""

    kind: str
    on: str
    text: str
    by: Literal["applicant", "lender"]


class OwnDocumentTold(Told):
    """A document that the lender has; `accepted` is null until a checker has looked at it."""

    document_id: str
    kind: str
    file_name: str
    content_type: str
    size: int
    accepted: bool | None
    uploaded_at: str


class TrackTold(Told):
    """Where an application stands, and what comes next."""

    model_config = example(
        {
            "reference": "SKY-7K2M-Q",
            "status": "pending",
            "loanAmount": "5000.00",
            "totalAmount": "5500.00",
            "instalments": 12,
            "nextStep": "We are looking at your application. You need to do nothing now.",
            "question": None,
            "timeline": [
                {
                    "kind": "applied",
                    "on": "2026-01-31",
                    "text": "We received your application.",
                    "by": "applicant",
                }
            ],
            "documents": [
                {
                    "documentId": _ID,
                    "kind": "payslip",
                    "fileName": "payslip-january.pdf",
                    "contentType": "application/pdf",
                    "size": 48213,
                    "accepted": None,
                    "uploadedAt": "2026-01-31T10:00:00.000000Z",
                }
            ],
            "balances": None,
            "phone": "+267 241 2345",
        }
    )

    reference: str
    status: str
    loan_amount: Money
    total_amount: Money
    instalments: int
    next_step: str
    question: str | None
    timeline: list[StepTold]
    documents: list[OwnDocumentTold]
    balances: BalancesTold | None
    phone: str


class RespondedTold(Told):
    """How an application stands after its applicant did something."""

    model_config = example(
        {"success": True, "reference": "SKY-7K2M-Q", "status": "pending", "version": 3}
    )

    success: bool
    reference: str
    status: str
    version: int = Field(description="How many things have happened to the application.")
