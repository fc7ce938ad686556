"""Documents: leave to upload, the upload itself where files are kept here, and reading them."""

from typing import Annotated, cast

from fastapi import APIRouter, Request
from fastapi.concurrency import contextmanager_in_threadpool, run_in_threadpool
from starlette.responses import Response, StreamingResponse

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Anyone, Call, allowed, answer, outcome
from skycap.api.fields import Id, UploadToken
from skycap.api.models.base import Done
from skycap.api.models.documents import DocumentTold, UploadAsked, UploadDone, UploadTold, Verdict
from skycap.api.problems import FieldProblem, Problem, summary
from skycap.api.published import publish
from skycap.services import documents, tracking
from skycap.services.documents import NewDocument
from skycap.services.permissions import Action
from skycap.services.ports import LocalUploads

WRITE_BYTES = 1 << 18
"""How much of an upload is gathered before it is written: each write takes a thread."""

OCTETS = "application/octet-stream"
_BINARY = {"schema": {"type": "string", "format": "binary"}}
FILE_CONTENT = dict.fromkeys((*documents.MEDIA_TYPES, OCTETS), _BINARY)

router = APIRouter(prefix="/api", tags=["documents"], route_class=ExactRoute)
Attacher = Annotated[Call, allowed(Action.ATTACH_DOCUMENT)]


@router.post(
    "/documents",
    **publish(UploadTold, action=Action.ATTACH_DOCUMENT, status=201, command=True, limited=True),
)
def request_upload(call: Attacher, body: UploadAsked) -> Response:
    """Ask for leave to upload a file: the answer says where to send it, how, and until when."""
    new = NewDocument(body.kind, body.file_name, body.content_type, body.size)
    if call.user is not None:
        loan = body.loan_id or _needed(body.reference, "loanId")
        return outcome(
            documents.request_upload(call.office, call.person, loan, new, call.asked(body))
        )
    call.limit("upload")
    reference = _needed(body.reference, "reference")
    id_number = _needed(body.id_number, "idNumber")
    return outcome(
        tracking.request_upload(call.office, reference, id_number, new, call.asked(body))
    )


@router.post(
    "/documents/{document}/complete",
    **publish(DocumentTold, action=Action.ATTACH_DOCUMENT, command=True, limited=True),
)
def complete_upload(call: Attacher, document: Id, body: UploadDone | None = None) -> Response:
    """Say that the file was sent: it is checked, kept, and attached to its loan."""
    if call.user is not None:
        return outcome(
            documents.complete_upload(call.office, call.person, document, call.asked(body))
        )
    call.limit("upload")
    reference = _needed(body.reference if body else None, "reference")
    id_number = _needed(body.id_number if body else None, "idNumber")
    return outcome(
        tracking.complete_upload(call.office, reference, id_number, document, call.asked(body))
    )


@router.post(
    "/documents/{document}/verify",
    **publish(DocumentTold, action=Action.VERIFY_DOCUMENT, command=True),
)
def verify_document(
    call: Annotated[Call, allowed(Action.VERIFY_DOCUMENT)], document: Id, body: Verdict
) -> Response:
    """Say whether a document is in order."""
    return outcome(
        documents.verify(call.office, call.person, document, body.accepted, call.asked(body))
    )


def _needed(value: str | None, name: str) -> str:
    if value is None:
        errors = (FieldProblem(name, "missing", "is needed"),)
        raise Problem(422, "fields_invalid", summary(errors), errors)
    return value


@router.put("/uploads/{token}", **publish(Done, limited=True, body=FILE_CONTENT))
async def receive_upload(
    call: Annotated[Call, Anyone], token: UploadToken, request: Request
) -> Response:
    """Send a file to the address that its ticket named, where Skycap keeps documents itself."""
    call.limit("receive")
    media_type = request.headers.get("content-type", OCTETS)
    receiving = _local(call).receiving(token, media_type)
    async with contextmanager_in_threadpool(receiving) as receiver:
        gathered = bytearray()
        async for chunk in request.stream():
            gathered += chunk
            if len(gathered) >= WRITE_BYTES:
                await run_in_threadpool(receiver.write, bytes(gathered))
                gathered.clear()
        await run_in_threadpool(receiver.write, bytes(gathered))
    return answer({"success": True})


@router.get(
    "/documents/{document}/content",
    **publish(None, action=Action.READ_LOANS),
    response_class=Response,
    responses={
        200: {"description": "The file.", "content": FILE_CONTENT},
        307: {
            "description": "The file is at the address in `Location`, for some minutes.",
            "headers": {"Location": {"schema": {"type": "string", "format": "uri"}}},
        },
    },
)
def content(call: Annotated[Call, allowed(Action.READ_LOANS)], document: Id) -> Response:
    """Download a document. It is never shown inside a page of ours."""
    row, chunks, address = documents.content(call.office, call.person, document)
    if address is not None:
        return Response(status_code=307, headers={"Location": address})
    headers = {
        "Content-Disposition": documents.disposition(row.file_name),
        "Content-Length": str(row.size),
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingResponse(chunks, headers=headers, media_type=documents.shown_as(row))


def _local(call: Call) -> LocalUploads:
    """Where uploads are received here; elsewhere they go straight to a bucket."""
    blobs = call.office.blobs
    if not hasattr(blobs, "receiving"):
        raise Problem(404, "route_unknown", "Documents are not uploaded here.")
    return cast("LocalUploads", blobs)
