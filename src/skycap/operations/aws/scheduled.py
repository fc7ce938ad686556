"""Asking the scheduled function to do something now, with its rights and beside its tables."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import orjson

from skycap.operations import Stopped
from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws
from skycap.operations.closing import Asked

FUNCTION: Final = "scheduledHandler"
STEP: Final = "day_end"
SECONDS: Final = 40
"""How long one call works; the connection is kept for a minute."""
CALLS_MAX: Final = 1_000

Show = Callable[[date, str], None]


def close(there: OnAws, asked: Asked, show: Show) -> dict[str, Any]:
    """Let it close days, call by call until what was asked for is done. Raises `Stopped`."""
    runs: dict[str, dict[str, Any]] = {}
    for _ in range(CALLS_MAX):
        answer = ask(there, asked)
        for run in answer["runs"]:
            runs[run["day"]] = run
            show(date.fromisoformat(run["day"]), next(reversed(run["steps"]), ""))
        answer["runs"] = list(runs.values())
        if not _goes_on(asked, answer):
            return answer
    raise Stopped(f"{CALLS_MAX} calls of {SECONDS} seconds did not end it; call it again")


def ask(there: OnAws, asked: Asked) -> dict[str, Any]:
    """Call it once."""
    event = {"steps": [STEP], "dayEnd": {**asked.to_json(), "seconds": SECONDS}}
    with explained():
        told = there.client("lambda").invoke(
            FunctionName=there.installation.function(FUNCTION), Payload=orjson.dumps(event)
        )
    answer = orjson.loads(told["Payload"].read())
    if "FunctionError" in told:
        raise Stopped(f"the scheduled function failed: {answer.get('errorMessage', 'see its log')}")
    report: dict[str, Any] = answer[STEP]
    if "stopped" in report:
        raise Stopped(str(report["stopped"]))
    return report


def _goes_on(asked: Asked, answer: dict[str, Any]) -> bool:
    """Whether time was used up before the end."""
    if asked.status or asked.verify or not answer["runs"]:
        return False
    last = answer["runs"][-1]
    if last["failures"]:
        return False
    return not last["ended"] or (asked.catch_up and answer["last"]["behind"] > 0)
