"""Documents arrive whole, from who may send them, and are never shown as pages."""

import pytest

from tests.api.world import APPLICATION, OMANG, PDF, World


def uploaded(world: World, loan: str, content: bytes = PDF, **changes: object) -> str:
    """A document of the applicant that has arrived; gives its id."""
    told = world.document(loan, content, **changes)
    upload = told["upload"]
    sent = world.send(upload["method"], upload["url"], content=content, headers=upload["headers"])
    assert sent.status_code == 200, sent.text
    who = {"reference": loan, "idNumber": OMANG}
    done = world.post(f"/api/documents/{told['documentId']}/complete", who)
    assert done.status_code == 200, done.text
    document: str = told["documentId"]
    return document


def test_an_applicant_uploads_and_staff_read(each_world: World) -> None:
    """What the applicant sent is what staff download, byte for byte, as an attachment."""
    document = uploaded(each_world, each_world.pending())
    answer = each_world.get(f"/api/documents/{document}/content", "checker")

    assert answer.content == PDF
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("role", [None])
def test_the_public_downloads_nothing(world: World, role: str | None) -> None:
    """Documents are for staff who may see the loan."""
    document = uploaded(world, world.pending())

    assert world.get(f"/api/documents/{document}/content", role).status_code == 401


def test_a_file_name_cannot_break_out_of_its_header(world: World) -> None:
    """Quotes, new lines and other scripts in a name are made safe, and the name survives."""
    name = 'kéo";.html'
    document = uploaded(world, world.pending(), fileName=name)
    header = world.get(f"/api/documents/{document}/content", "checker").headers
    disposition = header["content-disposition"]

    assert disposition.count('"') == 2
    assert "filename*=UTF-8''k%C3%A9o" in disposition


def test_staff_upload_for_a_loan(world: World) -> None:
    """A maker attaches a document to a captured application by its id."""
    loan = world.post("/api/loans", APPLICATION, "maker").json()["reference"]
    body = {"loanId": loan, "kind": "identity", "fileName": "id.pdf", "size": len(PDF),
            "contentType": "application/pdf"}  # fmt: skip
    told = world.post("/api/documents", body, "maker").json()
    upload = told["upload"]
    world.send("PUT", upload["url"], content=PDF, headers=upload["headers"])
    done = world.post(f"/api/documents/{told['documentId']}/complete", role="maker")

    assert done.json()["uploadedBy"] == "Person maker"
    assert len(world.get(f"/api/loans/{loan}/documents", "maker").json()) == 1


def test_a_wrong_identity_number_uploads_nothing(world: World) -> None:
    """A reference alone does not let anybody attach to an application."""
    body = {"reference": world.pending(), "idNumber": "987654321", "kind": "payslip",
            "fileName": "a.pdf", "contentType": "application/pdf", "size": 9}  # fmt: skip

    assert world.post("/api/documents", body).status_code == 404


def test_an_upload_must_be_what_its_ticket_says(world: World) -> None:
    """Another type, more or fewer bytes, a changed or expired ticket: refused, nothing kept."""
    from datetime import timedelta

    upload = world.document(world.pending())["upload"]
    url, headers = upload["url"], upload["headers"]

    def put(address: str = url, content: bytes = PDF, **more: str) -> tuple[int, str]:
        answer = world.send("PUT", address, content=content, headers={**headers, **more})
        return answer.status_code, answer.json().get("code", "")

    assert put(content=PDF + b"x") == (413, "upload_too_large")
    assert put(content=PDF[:-1]) == (422, "upload_too_small")
    assert put(**{"Content-Type": "text/html"}) == (415, "upload_wrong_type")
    assert put(url[:-2] + "xx")[0] == 403
    assert put("/api/uploads/nonsense") == (403, "upload_bad_ticket")
    world.clock.advance(timedelta(hours=1))
    assert put() == (403, "upload_expired")


def test_nothing_sent_is_nothing_completed(world: World) -> None:
    """Completing what never arrived is refused with a code."""
    loan = world.pending()
    told = world.document(loan)
    who = {"reference": loan, "idNumber": OMANG}
    answer = world.post(f"/api/documents/{told['documentId']}/complete", who)

    assert (answer.status_code, answer.json()["code"]) == (409, "upload_missing")


def test_completing_twice_is_completing_once(each_world: World) -> None:
    """A repeated completion answers the same and attaches nothing again."""
    loan = each_world.pending()
    document = uploaded(each_world, loan)
    who = {"reference": loan, "idNumber": OMANG}
    again = each_world.post(f"/api/documents/{document}/complete", who)

    assert again.status_code == 200
    assert len(each_world.get(f"/api/loans/{loan}/documents", "checker").json()) == 1


def test_content_that_is_gone_is_said_to_be_gone(world: World) -> None:
    """When a file was lost where it was kept, staff are told so, and what to do."""
    document = uploaded(world, world.pending())
    world.office.blobs._content.clear()  # type: ignore[attr-defined] # the accident
    answer = world.get(f"/api/documents/{document}/content", "checker")

    assert (answer.status_code, answer.json()["code"]) == (404, "document_unknown")
    assert "backup" in answer.json()["detail"]
