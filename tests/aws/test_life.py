"""The life of a loan through the functions, as API Gateway calls them."""

import httpx2

from tests.api.world import OMANG, PDF, Json, World, password_of


def test_a_loan_lives_behind_the_functions(each_world: World) -> None:
    """Sign in, apply, send a document, review, pay out, repay, look: each at its own function."""
    world = each_world
    login = {"username": "checker", "password": password_of("checker")}
    token = world.post("/api/auth/login", login).json()["token"]
    signed_in = {"Authorization": f"Bearer {token}"}
    loan = world.pending()
    told = world.document(loan)
    sent(world, told["upload"], PDF)
    who = {"reference": loan, "idNumber": OMANG}
    path = f"/api/documents/{told['documentId']}"
    completed = world.post(f"{path}/complete", who)
    decision = {"action": "approve", "comments": "All in order."}
    approved = world.post(f"/api/loans/{loan}/review", decision, headers=signed_in)
    paid_out = world.post(f"/api/loans/{loan}/disburse", {"referenceNumber": "O1"}, "accountant")
    receipt = world.post("/api/repayments", world.repayment(loan), "accountant")
    summary = world.get("/api/loans/stats/summary", "checker")

    assert (completed.status_code, completed.json()["state"]) == (200, "stored")
    assert [one.status_code for one in (approved, paid_out, receipt)] == [200, 200, 201]
    assert receipt.json()["balance"] == "5041.67"
    assert summary.json()["disbursed"] == 1
    assert world.get(f"/api/repayments/loan/{loan}", "checker").json()[0]["amountPaid"] == "458.33"
    assert downloaded(world.get(f"{path}/content", "checker")) == PDF
    assert world.get(f"{path}/content", "public").status_code == 401


def test_a_repeated_request_pays_once(each_world: World) -> None:
    """The same key at another process of the function gives the first answer."""
    loan = each_world.disbursed()
    body = each_world.repayment(loan)
    key = {"Idempotency-Key": "one-payment"}
    first = each_world.post("/api/repayments", body, "accountant", headers=key)
    again = each_world.post("/api/repayments", body, "accountant", headers=key)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert len(each_world.get(f"/api/repayments/loan/{loan}", "checker").json()) == 1


def test_what_arrived_is_looked_at_before_it_counts(each_world: World) -> None:
    """A page of HTML that calls itself a PDF is refused and dropped, wherever it was sent to."""
    loan = each_world.pending()
    page = b"<html>" + b" " * (len(PDF) - 6)
    told = each_world.document(loan)
    who = {"reference": loan, "idNumber": OMANG}
    path = f"/api/documents/{told['documentId']}/complete"
    missing = each_world.post(path, who)
    sent(each_world, told["upload"], page)
    refused = each_world.post(path, who)
    sent(each_world, told["upload"], PDF)

    assert (missing.status_code, missing.json()["code"]) == (409, "upload_missing")
    assert (refused.status_code, refused.json()["code"]) == (422, "document_unacceptable")
    assert each_world.post(path, who).status_code == 200


def sent(world: World, ticket: Json, content: bytes) -> None:
    """Send a file where its ticket says, which is a bucket or one of our own addresses."""
    method, url, headers = ticket["method"], ticket["url"], ticket["headers"]
    if url.startswith("/"):
        answer = world.send(method, url, content=content, headers=headers)
    else:
        answer = httpx2.request(method, url, content=content, headers=headers)
    assert answer.status_code == 200, answer.text


def downloaded(answer: httpx2.Response) -> bytes:
    """The content of an answer, wherever it leads."""
    if answer.status_code == 307:
        there = httpx2.get(answer.headers["location"])
        assert there.headers["content-disposition"].startswith("attachment;")
        assert there.headers["content-type"] == "application/pdf"
        return there.content
    assert answer.status_code == 200
    return answer.content
