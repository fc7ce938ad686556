"""Filters of lists as links carry them: their words, their totals, and what pages keep of them."""

from datetime import timedelta
from urllib.parse import quote

import pyotp
import pytest

from skycap.services import users
from tests.api.world import OMANG, PDF, TODAY, World


def walk(world: World, path: str, role: str = "checker") -> list[str]:
    """The ids of every page, following `Link`."""
    found: list[str] = []
    while path:
        answer = world.get(path, role)
        assert answer.status_code == 200, answer.text
        found += [row.get("repaymentId") or row["loanId"] for row in answer.json()]
        link = answer.headers.get("Link", "")
        path = link.removeprefix("<").partition(">")[0] if link else ""
    return found


def test_several_statuses_come_in_one_list(each_world: World) -> None:
    """Statuses with commas between are one list, newest first, with its total on the first page."""
    world = each_world
    first, approved, last = world.pending(), world.approved(), world.pending()
    world.disbursed()
    path = "/api/loans?status=pending,approved&limit=2"

    answer = world.get(path, "checker")

    assert [row["reference"] for row in answer.json()] == [last, approved]
    assert answer.headers["X-Total-Count"] == "3"
    assert len(walk(world, path)) == 3
    following = answer.headers["Link"].removeprefix("<").partition(">")[0]
    rest = world.get(following, "checker")
    assert [row["reference"] for row in rest.json()] == [first]
    assert "X-Total-Count" not in rest.headers


def test_lateness_is_told_and_filtered(each_world: World) -> None:
    """A loan is due today, then in 1-30, and a plus in a link may be written as one is used to."""
    world = each_world
    reference = world.disbursed()
    due = world.get(f"/api/loans/{reference}", "checker").json()["schedule"][0]["dueDate"]

    def shown(query: str) -> list[int]:
        answer = world.get(f"/api/loans?{query}", "accountant")
        assert answer.status_code == 200, answer.text
        assert answer.headers["X-Total-Count"] == str(len(answer.json()))
        return [row["daysPastDue"] for row in answer.json()]

    assert shown("due=today") == shown("due=this_week") == shown("arrears=any") == []
    world.clock.advance(timedelta(days=28))
    assert due == "2026-02-28"
    assert shown("due=today") == shown("due=this_week") == [0]
    assert shown("due=overdue") == shown("arrears=true") == []
    world.clock.advance(timedelta(days=30))
    assert shown("arrears=1-30") == shown("arrears=any") == shown("due=overdue") == [30]
    assert shown("arrears=31-60") == []
    world.clock.advance(timedelta(days=400))
    for written in ("366%2B", "366+", "366", quote("over 365")):
        assert shown(f"arrears={written}") == [430]
    exported = world.get("/api/loans/export.csv?arrears=366%2B", "accountant").text
    assert reference in exported


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/api/loans?arrears=very", "arrears"),
        ("/api/loans?due=soon", "due"),
        ("/api/loans?status=pending,lost", "status"),
        ("/api/repayments?state=lost", "state"),
        ("/api/repayments?method=shells", "method"),
        ("/api/repayments?from=2026-02-30", "from"),
        ("/api/repayments?from=2026-03-02&to=2026-03-01", "from"),
        ("/api/audit?stream=till", "stream"),
        ("/api/audit?kind=sung", "kind"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(world: World, path: str, field: str) -> None:
    """A 422 that names the field."""
    answer = world.get(path, "admin")

    assert answer.status_code == 422
    assert [error["field"].rpartition(".")[2] for error in answer.json()["errors"]] == [field]


def test_repayments_are_filtered_and_one_is_shown(each_world: World) -> None:
    """By dates, method, reference and state, page by page; one by its id, for who may see it."""
    world = each_world
    loan = world.disbursed()
    body = world.repayment(loan)
    first = world.post("/api/repayments", body, "accountant").json()
    other = {**body, "paymentMethod": "card", "referenceNumber": "CARD 9", "amountPaid": "10"}
    second = world.post("/api/repayments", other, "accountant").json()
    path = f"/api/repayments/{second['repaymentId']}/reversal"
    proposed = world.post(path, {"comments": "Bounced."}, "accountant").json()

    both = walk(world, f"/api/repayments?from={TODAY}&to={TODAY}&limit=1")
    assert sorted(both) == sorted([first["repaymentId"], second["repaymentId"]])
    receipt = second["receiptNumber"]
    for query in ("method=card", "reference=card%209", "state=proposed",
                  f"reference={receipt}", "from=2026-01-01&method=Card"):  # fmt: skip
        assert walk(world, f"/api/repayments?{query}") == [second["repaymentId"]], query
    assert walk(world, "/api/repayments?to=2026-01-30") == []

    (line,) = world.get("/api/repayments?method=card", "checker").json()
    assert line["borrowerName"] == "Naledi Moyo"
    assert line["may"] == ["confirm_reversal"]
    one = world.get(f"/api/repayments/{second['repaymentId']}", "checker").json()
    assert one == {**line, "proposal": proposed["proposal"], "bounceFee": None}
    assert world.get(f"/api/repayments/{second['repaymentId']}", "maker").status_code == 404
    assert world.get("/api/repayments/nobody", "checker").status_code == 404
    assert world.get("/api/repayments", "checker").headers["X-Total-Count"] == "2"


def test_the_audit_trail_is_narrowed(each_world: World) -> None:
    """By what a stream is about, by who did it and by what was done, page by page."""
    world = each_world
    loan = world.approved()

    def kinds(query: str) -> list[str]:
        found, path = [], f"/api/audit?{query}&limit=1"
        while path:
            answer = world.get(path, "admin")
            assert answer.status_code == 200, answer.text
            found += [row["kind"] for row in answer.json()]
            link = answer.headers.get("Link", "")
            path = link.removeprefix("<").partition(">")[0] if link else ""
        return found

    assert kinds("stream=loan") == kinds(f"stream=loan/{loan}") == ["approved", "applied"]
    assert kinds("actor=checker") == ["approved"]
    assert kinds("kind=applied&actor=public") == ["applied"]
    assert set(kinds("stream=product")) == {"product_saved"}


def test_a_cursor_belongs_to_its_filter(world: World) -> None:
    """A cursor of one filter is refused with another."""
    for _ in range(3):
        world.pending()
    link = world.get("/api/loans?status=pending&limit=1", "checker").headers["Link"]
    cursor = link.partition("cursor=")[2].partition("&")[0]

    answer = world.get(f"/api/loans?status=pending,approved&limit=1&cursor={cursor}", "checker")

    assert (answer.status_code, answer.json()["code"]) == (422, "cursor_invalid")


def test_a_document_tells_what_one_may_do_about_it(world: World) -> None:
    """A checker may verify what somebody else attached; nobody else may."""
    reference = world.pending()
    told = world.document(reference)
    upload = told["upload"]
    world.send("PUT", upload["url"], content=b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n"
               b"trailer<</Root 1 0 R>>\n%%EOF\n", headers=upload["headers"])  # fmt: skip
    who = {"reference": reference, "idNumber": OMANG}
    done = world.post(f"/api/documents/{told['documentId']}/complete", who)
    assert done.json()["may"] == []

    seen = {
        role: [row["may"] for row in world.get(f"/api/loans/{reference}/documents", role).json()]
        for role in ("checker", "maker", "accountant", "admin")
    }

    assert seen == {
        "checker": [["verify_document"]],
        "maker": [[]],
        "accountant": [[]],
        "admin": [[]],
    }


def test_an_applicant_sees_the_own_documents_and_who_did_what(each_world: World) -> None:
    """What arrived and what a checker found of it; the applicant or the lender, never a name."""
    world = each_world
    reference = world.pending()
    who = {"reference": reference, "idNumber": OMANG}
    told = world.document(reference)
    world.document(reference, fileName="never-sent.pdf")
    world.send("PUT", told["upload"]["url"], content=PDF, headers=told["upload"]["headers"])
    world.post(f"/api/documents/{told['documentId']}/complete", who)
    verdict = {"accepted": False}
    world.post(f"/api/documents/{told['documentId']}/verify", verdict, "checker")
    ask = {"action": "request_info", "comments": "A newer one, please."}
    world.post(f"/api/loans/{reference}/review", ask, "checker")

    tracked = world.post("/api/tracking", who).json()

    (document,) = tracked["documents"]
    assert (document["fileName"], document["accepted"]) == ("payslip.pdf", False)
    assert [(step["kind"], step["by"]) for step in tracked["timeline"]] == [
        ("applied", "applicant"),
        ("document_attached", "applicant"),
        ("information_requested", "lender"),
    ]
    assert "Person checker" not in str(tracked)


def test_administrators_see_products_that_are_off_offer(each_world: World) -> None:
    """The public list leaves them out; only who manages products may see them all."""
    world = each_world
    world.send("PUT", "/api/products/weekly", "admin", json={"active": False})

    listed = {row["code"] for row in world.get("/api/products").json()}
    everything = {
        row["code"]: row["active"] for row in world.get("/api/products/all", "admin").json()
    }

    assert everything == {**dict.fromkeys(listed, True), "weekly": False}
    assert world.get("/api/products/all", "checker").status_code == 403
    assert world.get("/api/products/all").status_code == 401


def test_verify_tells_whether_one_time_codes_are_on(world: World) -> None:
    """So that a page about one's own account knows what to offer."""
    assert world.get("/api/auth/verify", "maker").json()["totpEnabled"] is False
    secret = world.post("/api/auth/totp", role="maker").json()
    assert world.get("/api/auth/verify", "maker").json()["totpEnabled"] is False
    code = pyotp.TOTP(secret["secret"]).at(world.clock.now())
    assert world.post("/api/auth/totp/confirm", {"code": code}, "maker").status_code == 200

    world.people["maker"] = users.named(world.office, "maker")
    assert world.get("/api/auth/verify", "maker").json()["totpEnabled"] is True
