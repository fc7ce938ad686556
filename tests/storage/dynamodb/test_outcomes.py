"""A commit whose outcome got lost is found out; it is neither told as failed nor made twice."""

import re
import socket
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from skycap.services.ports import Claim, Commit, Conflict, KeyUsed, Unavailable
from skycap.storage.dynamodb import DynamoStore, connection, writing
from skycap.storage.dynamodb.connection import Cancelled, Connection, NotDone, Unknown
from skycap.storage.dynamodb.writing import ATTEMPTS_MAX
from tests.contract.samples import answered, appending, everything
from tests.storage.dynamodb.trouble import (
    Attempt,
    Troubled,
    collision,
    lost_reply,
    lost_request,
    throttled,
)

pytestmark = pytest.mark.usefixtures("hasty")

KINDS = {
    "with a request key": Commit(
        appends=(appending("loan/1"),), additions={"n": 1}, answered=answered("k1")
    ),
    "of events only": Commit(appends=(appending("loan/1"),), additions={"n": 1}),
    "of a counter only": Commit(additions={"n": 1}),
    "of a claim only": Commit(additions={"n": 1}, claims=(Claim("new", "1"),)),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "troubles",
    [
        [lost_reply],
        [lost_request],
        [lost_reply, lost_request, lost_reply],
        [lost_request, throttled, lost_reply, throttled],
        [collision, lost_reply],
        [throttled] * (ATTEMPTS_MAX - 1),
        [collision] * (ATTEMPTS_MAX - 1),
        [lost_reply] * (ATTEMPTS_MAX - 1),
    ],
    ids=lambda troubles: " ".join(trouble.__name__ for trouble in troubles),
)
def test_what_got_lost_is_sent_again_and_happens_once(
    store: DynamoStore, line: Troubled, kind: str, troubles: list[Any]
) -> None:
    """Whatever gets lost or turned away on the way, the commit succeeds and counts once."""
    line.coming = list(troubles)

    store.commit(KINDS[kind])

    assert store.counters("") == {"n": 1}
    assert len(store.load("loan/1")) == len(KINDS[kind].appends)


@pytest.mark.parametrize("kind", ["with a request key", "of events only"])
def test_if_no_reply_ever_comes_it_is_looked_up(
    store: DynamoStore, line: Troubled, kind: str
) -> None:
    """When every reply was lost, what was written tells that it was."""
    line.coming = [lost_reply] * ATTEMPTS_MAX

    store.commit(KINDS[kind])

    assert store.counters("") == {"n": 1}


def test_if_it_cannot_be_looked_up_the_doubt_is_told(store: DynamoStore, line: Troubled) -> None:
    """A commit that leaves no trace of its own, and no reply, is told to be in doubt."""
    line.coming = [lost_reply] * ATTEMPTS_MAX

    with pytest.raises(Unavailable, match="not known"):
        store.commit(KINDS["of a counter only"])


@pytest.mark.parametrize("trouble", [lost_request, throttled])
def test_what_never_arrives_is_unavailable(
    store: DynamoStore, line: Troubled, trouble: Callable[..., Any]
) -> None:
    """When nothing gets through, the caller is told so, and nothing was written."""
    line.coming = [trouble] * ATTEMPTS_MAX
    before = everything(store)

    with pytest.raises(Unavailable):
        store.commit(KINDS["with a request key"])

    assert everything(store) == before


def test_endless_collisions_are_a_conflict(store: DynamoStore, line: Troubled) -> None:
    """A commit that others always collide with is given up, to be decided anew."""
    line.coming = [collision] * ATTEMPTS_MAX

    with pytest.raises(Conflict):
        store.commit(KINDS["with a request key"])

    assert store.load("loan/1") == ()
    assert len(line.transactions()) == ATTEMPTS_MAX


def test_no_attempt_begins_when_the_time_is_up(
    store: DynamoStore, line: Troubled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where each attempt takes long, a commit is given up early enough to answer the caller."""
    monkeypatch.setattr(writing, "BUDGET_SECONDS", -1)
    line.coming = [throttled] * ATTEMPTS_MAX

    with pytest.raises(Unavailable):
        store.commit(KINDS["with a request key"])

    assert len(line.transactions()) == 1


def test_each_try_after_a_collision_draws_another_shard_and_token(
    store: DynamoStore, line: Troubled
) -> None:
    """After collisions the shard is drawn from all; a doubtful try is repeated to the byte."""
    for _ in range(20):
        line.coming = [collision, collision, lost_request, lost_request]
        store.commit(Commit(additions={"n": 1}))

    sent = line.transactions()
    assert len({each["ClientRequestToken"] for each in sent}) == 20 * 3
    shards = re.findall(r"'#(\d\d)'", str(sent))
    assert {int(shard) for shard in shards[::5]} <= set(range(8))
    assert max(int(shard) for shard in shards) > 7
    for begin in range(0, len(sent), 5):
        assert sent[begin + 2] == sent[begin + 3] == sent[begin + 4]


def test_one_who_was_faster_meanwhile_is_a_conflict(store: DynamoStore, line: Troubled) -> None:
    """If a request was lost and another wrote to the stream, the repeated one is a conflict."""
    other = Commit(appends=(appending("loan/1"),))

    def overtaken(_: Attempt) -> dict[str, Any]:
        store.commit(other)
        raise Unknown("lost")

    line.coming = [overtaken]
    with pytest.raises(Conflict):
        store.commit(KINDS["with a request key"])

    assert store.answered("k1") is None
    assert store.counters("") == {}


def test_a_forgotten_token_is_no_danger(store: DynamoStore, line: Troubled) -> None:
    """Even if DynamoDB no longer knew the token, the trace of the first try is found."""
    commit = KINDS["with a request key"]

    def forgotten(attempt: Attempt) -> dict[str, Any]:
        raise Cancelled([{"Code": "ConditionalCheckFailed", "Item": {}}] * attempt.items)

    line.coming = [lost_reply, forgotten]
    store.commit(commit)

    assert store.counters("") == {"n": 1}
    with pytest.raises(KeyUsed):
        store.commit(commit)


def test_a_used_key_is_found_if_the_refusal_does_not_name_it(
    store: DynamoStore, line: Troubled
) -> None:
    """DynamoDB may name one failed condition of several: the key is looked up then."""
    commit = replace(KINDS["with a request key"], claims=(Claim("c", "1"),))
    store.commit(commit)

    def one_reason(attempt: Attempt) -> dict[str, Any]:
        try:
            return attempt()
        except Cancelled as cancelled:
            first, *rest = cancelled.reasons
            assert first["Code"] == "ConditionalCheckFailed"
            raise Cancelled([{"Code": "None"}, *rest]) from cancelled

    line.coming = [one_reason]
    with pytest.raises(KeyUsed):
        store.commit(commit)


def test_a_server_that_hangs_leaves_the_outcome_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer in time is an unknown outcome; a closed door is certainly none."""
    monkeypatch.setattr(connection, "READ_SECONDS_MAX", 0.05)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        taken: list[socket.socket] = []
        threading.Thread(target=lambda: taken.append(listener.accept()[0]), daemon=True).start()
        line = Connection(_at(listener.getsockname()[1]))
        with pytest.raises(Unknown):
            line.send("get_item", TableName="t", Key={"a": {"S": "b"}})
        for one in taken:
            one.close()
    with pytest.raises(NotDone):
        line.send("get_item", TableName="t", Key={"a": {"S": "b"}})
    line.close()


def test_a_missing_table_is_told_at_once(store: DynamoStore, line: Troubled) -> None:
    """What only an operator can mend is unavailable, without trying again."""
    line.client.delete_table(TableName=store._names.keys)
    line.asked.clear()

    with pytest.raises(Unavailable, match="refuses to serve"):
        store.answered("k1")

    assert len(line.asked) == 1
    line.client.create_table(
        TableName=store._names.keys,
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "key", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "key", "AttributeType": "S"}],
    )


def _at(port: int) -> dict[str, str]:
    return {
        "endpoint_url": f"http://127.0.0.1:{port}",
        "region_name": "us-east-1",
        "aws_access_key_id": "test",
        "aws_secret_access_key": "test",
    }
