"""The life of a loan over HTTP, with the payloads of the old clients."""

from decimal import Decimal

import pytest

from tests.api.world import APPLICATION, OMANG, World


def test_five_thousand_at_ten_per_cent_is_five_thousand_five_hundred(each_world: World) -> None:
    """The sample of the old system: P5,500 in all, and the instalments add up to the thebe."""
    loan = each_world.disbursed()
    rows = each_world.get(f"/api/loans/{loan}/schedule", "checker").json()

    assert len(rows) == 12
    assert sum(Decimal(row["total"]) for row in rows) == Decimal("5500.00")


def test_a_loan_from_question_to_payment(each_world: World) -> None:
    """Applied, asked about, answered, approved, paid out, repaid in full: closed and balanced."""
    loan = each_world.pending()
    who = {"reference": loan, "idNumber": OMANG}
    ask = {"action": "request_info", "comments": "Which employer?"}
    each_world.post(f"/api/loans/{loan}/review", ask, "checker")
    tracked = each_world.post("/api/tracking", who).json()
    answered = each_world.post("/api/tracking/respond", {**who, "comments": "The mine."})
    approve = {"action": "approve", "comments": "Fine."}
    each_world.post(f"/api/loans/{loan}/review", approve, "checker")
    each_world.post(f"/api/loans/{loan}/disburse", {"referenceNumber": "O1"}, "accountant")
    body = each_world.repayment(loan, amountPaid=5500)
    receipt = each_world.post("/api/repayments", body, "accountant").json()

    assert (tracked["status"], tracked["question"]) == ("info_requested", "Which employer?")
    assert "loanId" not in answered.json()
    assert (receipt["status"], receipt["balance"]) == ("closed", "0.00")
    assert each_world.post("/api/tracking", who).json()["status"] == "closed"


@pytest.mark.parametrize("amount", ["458.33", 458.33, " 458.33 "])
def test_an_amount_is_the_same_as_number_or_text(world: World, amount: object) -> None:
    """A JSON number gains no error on its way in."""
    body = world.repayment(world.disbursed(), amountPaid=amount)
    receipt = world.post("/api/repayments", body, "accountant").json()

    assert receipt["amountPaid"] == "458.33"
    assert receipt["balance"] == "5041.67"


def test_an_approval_may_change_the_terms(world: World) -> None:
    """A checker lends less over a shorter time; the loan says so."""
    loan = world.pending()
    body = {"action": "approve", "comments": "Less.", "loanAmount": 3000, "loanPeriodMonths": "6"}
    world.post(f"/api/loans/{loan}/review", body, "checker")
    told = world.get(f"/api/loans/{loan}", "checker").json()

    assert (told["loanAmount"], told["totalAmount"]) == ("3000.00", "3300.00")
    assert told["terms"]["instalments"] == 6


def test_an_application_is_amended_withdrawn_or_cancelled(world: World) -> None:
    """A maker completes one, withdraws another; a checker cancels an approval."""
    amended, withdrawn, cancelled = world.pending(), world.pending(), world.approved()
    body = {**APPLICATION, "loanAmount": 6000, "totalAmount": None}
    comments = {"comments": "They asked."}

    told = world.send("PATCH", f"/api/loans/{amended}", "maker", json=body).json()
    assert told["totalAmount"] == "6600.00"
    path = f"/api/loans/{withdrawn}/withdraw"
    assert world.post(path, comments, "maker").json()["status"] == "withdrawn"
    path = f"/api/loans/{cancelled}/cancel"
    assert world.post(path, comments, "checker").json()["status"] == "cancelled"
    own = {"reference": world.pending(), "idNumber": OMANG, **comments}
    assert world.post("/api/tracking/withdraw", own).json()["status"] == "withdrawn"


def test_a_reversal_needs_two(each_world: World) -> None:
    """An accountant proposes, cannot confirm alone, a checker does, and the balance is back."""
    loan = each_world.disbursed()
    body = each_world.repayment(loan)
    repayment = each_world.post("/api/repayments", body, "accountant").json()["repaymentId"]
    path = f"/api/repayments/{repayment}/reversal"
    each_world.post(path, {"comments": "Bounced."}, "accountant")
    alone = each_world.post(f"{path}/confirm", {}, "accountant")
    declined = each_world.post(f"{path}/decline", {"comments": "No."}, "checker")
    proposed = each_world.post(path, {"comments": "Really."}, "accountant").json()
    stale = each_world.post(f"{path}/confirm", {"proposal": "0" * 64}, "checker")
    confirmed = each_world.post(f"{path}/confirm", {"proposal": proposed["proposal"]}, "checker")

    assert (alone.status_code, alone.json()["code"]) == (403, "four_eyes")
    assert declined.status_code == 200
    assert (stale.status_code, stale.json()["code"]) == (409, "confirmation_stale")
    assert confirmed.json()["balance"] == "5500.00"


def test_a_loan_is_found_by_reference_name_and_number(world: World) -> None:
    """The list is searched by what people have at hand; unknown ones are an empty list."""
    loan = world.pending()
    for query in (f"search={loan}", "search=moyo", f"idNumber={OMANG}", "status=pending"):
        found = [row["reference"] for row in world.get(f"/api/loans?{query}", "checker").json()]
        assert found == [loan], query
    assert world.get("/api/loans?search=nobody", "checker").json() == []


def test_a_loan_is_seen_as_it_stood(world: World) -> None:
    """`asOf` and `knownAt` tell what was so, and what was known, back then."""
    from datetime import timedelta

    loan = world.disbursed()
    before = world.clock.now().isoformat()
    world.clock.advance(timedelta(days=1))
    body = world.repayment(loan, paymentDate="2026-02-01")
    world.post("/api/repayments", body, "accountant")

    def paid(query: str) -> str:
        answer = world.client.get(
            f"/api/loans/{loan}", params=query, headers=world.headers("checker")
        )
        told: str = answer.json()["balances"]["paid"]
        return told

    assert paid("") == "458.33"
    assert paid("asOf=2026-01-31") == "0.00"
    assert paid(f"knownAt={before.replace('+00:00', 'Z')}") == "0.00"


def test_statistics_add_up(world: World) -> None:
    """The counters of the dashboard agree with what was done."""
    world.pending()
    world.post("/api/repayments", world.repayment(world.disbursed()), "accountant")
    told = world.get("/api/loans/stats/summary", "maker").json()
    repaid = world.get("/api/repayments/stats/summary", "maker").json()

    assert (told["total"], told["pending"], told["disbursed"]) == (2, 1, 1)
    assert told["totalAmount"] == "5000.00"
    assert (repaid["total"], repaid["totalAmount"]) == (1, "458.33")


def test_a_product_is_saved_as_a_new_version(world: World) -> None:
    """A new product is 201, the next version of it 200; what is off offer is not listed."""
    body = {"name": "Salary advance", "method": "flat", "ratePercent": 5, "ratePeriod": "term",
            "principalMin": "100", "principalMax": 1000, "instalmentsMin": "1",
            "instalmentsMax": 1}  # fmt: skip
    path = "/api/products/salary-advance"
    made = world.send("PUT", path, "admin", json=body)
    changed = world.send("PUT", path, "admin", json={"active": "no"})

    assert (made.status_code, made.json()["version"]) == (201, 1)
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert "salary-advance" not in [p["code"] for p in world.get("/api/products").json()]


def test_the_public_sees_part_of_the_settings(world: World) -> None:
    """Whether two people look at each loan is nobody's business outside."""
    assert "fourEyes" not in world.get("/api/settings").json()
    assert world.get("/api/settings/all", "admin").json()["fourEyes"] is True
    changed = world.send("PUT", "/api/settings", "admin", json={"fourEyes": "no", "address": ""})
    assert changed.json()["fourEyes"] is False


def test_late_loans_are_listed_longest_late_first(world: World) -> None:
    """The list of arrears holds what is overdue today, page by page, and nothing else."""
    from datetime import timedelta

    first = world.disbursed()
    world.clock.advance(timedelta(days=10))
    second = world.disbursed()
    world.clock.advance(timedelta(days=40))
    world.disbursed()
    path = "/api/loans?arrears=true&product=standard&limit=1"
    page = world.get(path, "accountant")
    following = page.headers["link"].partition(">")[0][1:]

    assert [row["reference"] for row in page.json()] == [first]
    rows = world.get(following, "accountant").json()
    assert [row["reference"] for row in rows] == [second]
    assert world.get("/api/loans?arrears=true&product=weekly", "accountant").json() == []


def test_the_list_goes_into_a_spreadsheet(world: World) -> None:
    """The list as CSV has a line a loan, and a name that looks like a formula stays a name."""
    loan = world.pending(firstName="=1+1")
    answer = world.get("/api/loans/export.csv?status=pending", "checker")

    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert loan in answer.text
    assert "'=1+1 Moyo" in answer.text
    assert world.get("/api/loans/export.csv?status=x", "checker").status_code == 422
