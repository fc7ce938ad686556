"""A command that is sent twice is carried out once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.api.world import APPLICATION, World


def keyed(key: str) -> dict[str, str]:
    """The header of a key."""
    return {"Idempotency-Key": key}


def test_the_same_key_gets_the_first_answer(each_world: World) -> None:
    """A repeated application makes no second loan, and the answer says that it is repeated."""
    first = each_world.post("/api/loans/apply", APPLICATION, headers=keyed("k1"))
    second = each_world.post("/api/loans/apply", APPLICATION, headers=keyed("k1"))

    assert (201, first.content) == (second.status_code, second.content)
    assert "idempotency-replayed" not in first.headers
    assert second.headers["idempotency-replayed"] == "true"
    assert len(each_world.get("/api/loans", "checker").json()) == 1


def test_the_same_key_with_another_body_is_refused(each_world: World) -> None:
    """A key cannot be used for something else."""
    each_world.post("/api/loans/apply", APPLICATION, headers=keyed("k1"))
    other = {**APPLICATION, "firstName": "Neo"}
    answer = each_world.post("/api/loans/apply", other, headers=keyed("k1"))

    assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")


def test_a_body_is_compared_by_what_it_means(world: World) -> None:
    """Order, space and unknown names do not make another body; another person does make a key."""
    world.post("/api/loans/apply", APPLICATION, headers=keyed("k1"))
    reordered = dict(reversed(APPLICATION.items())) | {"unknown": 1, "firstName": "  Naledi "}
    again = world.post("/api/loans/apply", reordered, headers=keyed("k1"))
    by_staff = world.post("/api/loans/apply", APPLICATION, "maker", headers=keyed("k1"))

    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in by_staff.headers


def test_a_refused_command_does_not_use_its_key_up(world: World) -> None:
    """After a refusal the same key serves the corrected command."""
    wrong = world.post("/api/loans/apply", {**APPLICATION, "idNumber": "1"}, headers=keyed("k"))
    right = world.post("/api/loans/apply", APPLICATION, headers=keyed("k"))

    assert [wrong.status_code, right.status_code] == [422, 201]


@pytest.mark.parametrize("key", ["", " ", "k" * 256, "a\tb", "naïve"])
def test_a_key_that_is_none_is_refused(world: World, key: str) -> None:
    """Too long, empty or unprintable keys are refused by name."""
    headers = [("Idempotency-Key", key.encode("latin-1"))]
    answer = world.client.post("/api/loans/apply", json=APPLICATION, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (422, "key_invalid")


def test_fifty_at_once_with_one_key_are_one(each_world: World) -> None:
    """The same repayment sent fifty times at once with one key is recorded once."""
    loan = each_world.disbursed()
    body = each_world.repayment(loan)

    def send(_: int) -> tuple[int, bytes]:
        answer = each_world.post("/api/repayments", body, "accountant", headers=keyed("one"))
        return answer.status_code, answer.content

    with ThreadPoolExecutor(16) as pool:
        answers = set(pool.map(send, range(50)))
    changed = {**body, "amountPaid": "1"}
    other = each_world.post("/api/repayments", changed, "accountant", headers=keyed("one"))

    assert {201} == {status for status, _ in answers}
    assert len(answers) == 1
    assert len(each_world.get(f"/api/repayments/loan/{loan}", "checker").json()) == 1
    assert other.status_code == 422


def test_fifty_keys_with_one_reference_are_one(each_world: World) -> None:
    """With fifty keys and one reference one is recorded, the rest are 409 until confirmed."""
    loan = each_world.disbursed()
    body = each_world.repayment(loan, amountPaid="10")

    def send(number: int) -> int:
        headers = keyed(f"key-{number}")
        status: int = each_world.post(
            "/api/repayments", body, "accountant", headers=headers
        ).status_code
        return status

    with ThreadPoolExecutor(16) as pool:
        statuses = sorted(pool.map(send, range(50)))
    confirmed = each_world.post(
        "/api/repayments", {**body, "confirmDuplicate": "yes"}, "accountant"
    )

    assert statuses == [201] + [409] * 49
    assert confirmed.status_code == 201
