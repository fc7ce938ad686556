"""The log is read alike on one machine and on AWS: the same fields, filters, failures."""

from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from skycap.operations import Stopped
from skycap.operations.aws.account import Account
from skycap.operations.observing.lines import follow, lines, wanted
from tests.operations.observing.conftest import Cloudy, Folder, request_line

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
CALL = "11111111-2222-3333-4444-555555555555"


def told(now: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a moment
    """Four requests, the last of which failed, ten minutes apart."""
    return [
        request_line(now - 40 * MINUTE, requestId="request-one"),
        request_line(now - 30 * MINUTE, route="/api/users", person="someone"),
        request_line(now - 20 * MINUTE, method="POST", status=409, code="conflict"),
        request_line(now - 10 * MINUTE, status=500, error="RuntimeError", where=["a.py:1:f"]),
    ]


def test_a_line_is_the_same_on_both_platforms(folder: Folder, cloudy: Cloudy) -> None:
    """But for what Lambda adds, and the names of functions, which are routes on one machine."""
    here_now, there_now = folder.clock.now(), cloudy.clock.now()
    folder.log(*told(here_now))
    cloudy.log("loans", *told(there_now))
    here = list(lines(folder.place, here_now - HOUR, here_now))
    there = list(lines(cloudy.place, there_now - HOUR, there_now))

    assert [line.level for line in here] == ["info", "info", "info", "error"]
    for one, other in zip(here, there, strict=True):
        assert (one.level, one.event, one.route) == (other.level, other.event, other.route)
        assert set(one.fields) <= set(other.fields)
        assert set(other.fields) - set(one.fields) == {"coldStart", "memoryMb", "lambdaRequestId"}
    assert [line.function for line in here] == ["loans", "users", "loans", "loans"]
    assert {line.function for line in there} == {"loans"}


@pytest.mark.parametrize(
    ("asked", "statuses"),
    [
        ({"errors": True}, [500]),
        ({"request": "request-one"}, [200]),
        ({"function": "users"}, [200]),
        ({"function": "loans", "errors": True}, [500]),
        ({"function": "skycap-repaymentsHandler-prod"}, []),
    ],
)
def test_what_is_asked_for_is_found_on_both(
    folder: Folder, cloudy: Cloudy, asked: dict[str, Any], statuses: list[int]
) -> None:
    """Errors, one request, one function (named as the guide does, or in short), or all of these."""
    for place, now, log in (
        (folder.place, folder.clock.now(), folder.log),
        (cloudy.place, cloudy.clock.now(), lambda *all_: cloudy.log("loans", *all_)),
    ):
        log(*told(now))
        found = lines(place, now - HOUR, now, **asked)
        assert [line.fields["status"] for line in found] == statuses


def test_only_what_lies_between_the_moments_is_told(folder: Folder, cloudy: Cloudy) -> None:
    """From the first on, before the second."""
    for place, now, log in (
        (folder.place, folder.clock.now(), folder.log),
        (cloudy.place, cloudy.clock.now(), lambda *all_: cloudy.log("loans", *all_)),
    ):
        log(*told(now))
        found = list(lines(place, now - 30 * MINUTE, now - 10 * MINUTE))
        assert [line.fields["status"] for line in found] == [200, 409]


def test_without_a_log_there_are_no_lines(folder: Folder, cloudy: Cloudy) -> None:
    """A server that never ran, and a function that was never called, are nothing wrong."""
    now = cloudy.clock.now()
    cloudy.emulator.client("logs").delete_log_group(logGroupName=cloudy.group("auth"))

    assert list(lines(folder.place, folder.clock.now() - HOUR, folder.clock.now())) == []
    assert list(lines(cloudy.place, now - HOUR, now)) == []
    cloudy.emulator.client("logs").create_log_group(logGroupName=cloudy.group("auth"))


def test_what_lambda_says_of_a_death_is_an_error(cloudy: Cloudy) -> None:
    """A call that ran out of time or memory wrote no line itself; its request is named."""
    now = cloudy.clock.now()
    cloudy.put(
        "repayments",
        (now - 5 * MINUTE, f"START RequestId: {CALL} Version: $LATEST"),
        (now - 4 * MINUTE, f"2026-03-02T08:00:00.000Z {CALL} Task timed out after 10.00 seconds"),
        (now - 3 * MINUTE, f"RequestId: {CALL} Error: Runtime exited with error: signal: killed"),
        (now - 2 * MINUTE, f"REPORT RequestId: {CALL}\tDuration: 10000.00 ms"),
        (now - 1 * MINUTE, '{"_aws":{},"Requests":[1]}'),
        (now - 1 * MINUTE, '{"at": "cut off'),
    )
    found = list(lines(cloudy.place, now - HOUR, now, errors=True))
    everything = list(lines(cloudy.place, now - HOUR, now))

    assert [line.event for line in found] == ["lambda", "lambda"]
    assert {line.fields["lambdaRequestId"] for line in found} == {CALL}
    assert [line.event for line in everything] == ["lambda", "lambda", "unreadable"]
    assert list(lines(cloudy.place, now - HOUR, now, request=CALL)) == found


def test_what_comes_late_is_followed_on_aws(cloudy: Cloudy) -> None:
    """Each line once, also one that CloudWatch shows after younger ones."""
    now = cloudy.clock.now()
    cloudy.log("loans", request_line(now - MINUTE, status=201))
    steps = iter([(now - timedelta(seconds=3), 202), (now - timedelta(seconds=9), 203), None])

    def wait() -> bool:
        step = next(steps)
        if step:
            cloudy.log("auth", request_line(step[0], status=step[1]))
            cloudy.clock.advance(timedelta(seconds=2))
        return step is not None

    asked = wanted(errors=False, request=None, function=None)
    found = follow(cloudy.place, now - HOUR, asked, cloudy.clock, wait)
    assert [line.fields["status"] for line in found] == [201, 202, 203]


def test_a_refusal_of_cloudwatch_says_what_is_missing(
    cloudy: Cloudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever may not read the log is told so in a sentence, and by which right."""
    answer = {"Error": {"Code": "AccessDeniedException", "Message": "no logs:FilterLogEvents"}}
    real = Account.client

    def client(account: Account, service: str) -> Any:  # noqa: ANN401 - boto3 has no types
        made = real(account, service)

        def refuse(*_: object, **__: object) -> None:
            raise ClientError(answer, "FilterLogEvents")

        made.get_paginator = refuse
        return made

    monkeypatch.setattr(Account, "client", client)
    now = cloudy.clock.now()
    with pytest.raises(Stopped, match=r"may not do that.*FilterLogEvents"):
        list(lines(cloudy.place, now - HOUR, now))
