"""Acts on a loan that was paid out, over HTTP."""

from decimal import Decimal

from tests.api.world import World


def test_a_waiver_takes_two_people(world: World) -> None:
    """A fee is charged, proposed to be waived, confirmed by another, and gone."""
    loan = world.disbursed()
    today = world.get("/api/loans/stats/summary", "accountant").json()["asOf"]
    fee = {"chargeDate": today, "kind": "fee", "name": "Letter of demand", "amount": "25.00"}
    charged = world.post(f"/api/loans/{loan}/charges", fee, "accountant").json()
    waiver = {"waiverDate": today, "part": "fee", "amount": 25, "comments": "Our mistake."}

    proposed = world.post(f"/api/loans/{loan}/waivers", waiver, "accountant").json()
    path = f"/api/loans/{loan}/acts/{proposed['actId']}/confirm"
    body = {"proposal": proposed["proposal"]}
    alone = world.post(path, body, "accountant")
    confirmed = world.post(path, body, "checker")

    assert proposed["balance"] == charged["balance"]
    assert (alone.status_code, alone.json()["code"]) == (403, "four_eyes")
    assert confirmed.status_code == 200, confirmed.text
    waived = Decimal(charged["balance"]) - Decimal(confirmed.json()["balance"])
    assert waived == 25
    acts = world.get(f"/api/loans/{loan}/acts", "checker").json()
    assert [(act["kind"], act["state"]) for act in acts] == [
        ("charge", "counts"),
        ("waiver", "counts"),
    ]


def test_a_wrong_part_is_named(world: World) -> None:
    """What can be waived is said, naming the field; nothing is written."""
    loan = world.disbursed()
    waiver = {"waiverDate": "2026-01-01", "part": "hope", "amount": 25, "comments": "x"}

    answer = world.post(f"/api/loans/{loan}/waivers", waiver, "accountant")

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "part")
    assert world.get(f"/api/loans/{loan}/acts", "accountant").json() == []


def test_a_preview_writes_nothing(world: World) -> None:
    """With `preview` the figures before and after are told, and nothing else happens."""
    loan = world.disbursed()
    today = world.get("/api/loans/stats/summary", "accountant").json()["asOf"]
    fee = {"chargeDate": today, "kind": "fee", "name": "Letter of demand", "amount": "25.00"}

    told = world.post(f"/api/loans/{loan}/charges?preview=true", fee, "accountant").json()

    before, after = (told["foreseen"][name]["balances"] for name in ("before", "after"))
    assert Decimal(after["outstanding"]) - Decimal(before["outstanding"]) == 25
    off = {"writeOffDate": today, "comments": "-"}
    told = world.post(f"/api/loans/{loan}/write-off?preview=true", off, "accountant").json()
    assert told["foreseen"]["after"]["status"] == "written_off"
    assert world.get(f"/api/loans/{loan}/acts", "accountant").json() == []


def test_a_top_up_needs_another_checker(world: World) -> None:
    """Neither its proposer nor an accountant agrees to it, and nothing is paid out before."""
    loan = world.disbursed()
    more = {"amount": "400.00", "loanPeriodMonths": 6, "comments": "School fees."}
    foreseen = world.post(f"/api/loans/{loan}/top-ups?preview=true", more, "checker").json()
    proposed = world.post(f"/api/loans/{loan}/top-ups", more, "checker").json()
    path = f"/api/loans/{loan}/acts/{proposed['actId']}/confirm"
    body = {"proposal": proposed["proposal"]}
    alone = world.post(path, body, "checker")
    wrong = world.post(path, body, "accountant")

    assert (alone.status_code, alone.json()["code"]) == (403, "four_eyes")
    assert (wrong.status_code, wrong.json()["code"]) == (403, "role_not_allowed")
    assert foreseen["foreseen"]["schedule"][-6:][0]["principal"] == "900.00"
    refused = world.post(f"/api/loans/{loan}/advances", {"referenceNumber": "EFT-2"}, "accountant")
    assert (refused.status_code, refused.json()["code"]) == (422, "not_so_much")
