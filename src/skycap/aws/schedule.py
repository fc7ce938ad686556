"""What is done without being asked, by the function that EventBridge calls.

Each step is a function of its own that reports what it found. One that fails does not keep the
others from running; then the whole call fails, so that the alarm on Lambda's errors rings. Another
step takes its place in `STEPS`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import structlog

from skycap.api.logs import failure
from skycap.assembly import Assembled, is_set_up
from skycap.aws.watching import Handler, Watch
from skycap.operations import Stopped, closing
from skycap.operations.alarms import cloud, figures
from skycap.services.day_end import Effort

WORKED: Final = 0.8
"""Which part of the time that is left is worked in; the rest is for saving the place."""
SECONDS_UNKNOWN: Final = 60
"""How long a call works where nobody says how much time there is."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the function: what it was asked, and for how long it may work."""

    event: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = SECONDS_UNKNOWN
    holder: str = "lambda"


Step = Callable[[Assembled, Call], Mapping[str, object]]
_log = structlog.get_logger("skycap.schedule")


class StepsFailed(Exception):
    """Some steps of the scheduled work failed; the log tells which, and where."""


def check_health(installation: Assembled, _: Call) -> Mapping[str, object]:
    """Ask everything that a request needs: the store, the documents, the signing keys."""
    office = installation.office
    office.blobs.arrived("health-check")  # nobody uploads under this id: only an answer is wanted
    return {"setUp": is_set_up(office), "keys": len(installation.keys.accepted())}


def close_days(installation: Assembled, call: Call) -> Mapping[str, object]:
    """Close the days that are over, or do what the event's `dayEnd` asks for."""
    if installation.vault is None:
        return {"stopped": "BACKUPS_BUCKET is not set: deploy again, and days are closed"}
    told = call.event.get("dayEnd")
    asked = closing.Asked.from_json(told) if told else closing.Asked(catch_up=True)
    seconds = min(call.seconds, float((told or {}).get("seconds", call.seconds)))

    def failed(step: str, problem: Exception) -> None:
        _log.error("day_end", step=step, **failure(problem))

    effort = Effort(call.holder, seconds=seconds, failed=failed)
    try:
        answer = closing.carry_out(installation.office, installation.vault, asked, effort)
    except Stopped as problem:
        return {"stopped": str(problem)}
    return answer.to_json()


def measure(installation: Assembled, _: Call) -> Mapping[str, object]:
    """Work out the figures that alarms watch; `run` sends them."""
    return figures.of_books(installation.office, installation.recoverable())


def end_silences(installation: Assembled, _: Call) -> Mapping[str, object]:
    """Let the alarms ring again that were silent for a while."""
    return cloud.end_silences(installation.office, installation.ring)


STEPS: Final[Mapping[str, Step]] = {
    "health": check_health,
    "day_end": close_days,
    "figures": measure,
    "silences": end_silences,
}
"""What is done, in this order, by the names that an event may ask for."""


def scheduled_handler(installation: Assembled, watch: Watch) -> Handler:
    """The handler of the scheduled function: all steps, or those that the event names.

    An event may be ``{"steps": ["health"]}``; the answer reports by the name of each step.
    """

    def handle(event: dict[str, Any], context: Any) -> dict[str, Any]:  # noqa: ANN401 - Lambda's
        seconds = context.get_remaining_time_in_millis() / 1_000 * WORKED
        call = Call(event, seconds, context.aws_request_id)
        return run(installation, watch, event.get("steps") or list(STEPS), call)

    return watch.around(handle)


def run(
    installation: Assembled, watch: Watch, names: list[str], call: Call | None = None
) -> dict[str, Any]:
    """Run the steps called `names` and report. Raises `StepsFailed` at the end if any failed."""
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        watch.step(unknown[0], well=False)
        raise ValueError(f"no step is called {', '.join(unknown)}; there are: {', '.join(STEPS)}")
    reports: dict[str, Any] = {}
    failed = []
    for name in names:
        try:
            reports[name] = dict(STEPS[name](installation, call or Call()))
        except Exception as error:  # noqa: BLE001 - the other steps still run; raised at the end
            failed.append(name)
            _log.error("step", step=name, **failure(error))
        else:
            _log.info("step", step=name, report=reports[name])
        watch.step(name, well=name not in failed)
    if "figures" in reports:
        watch.figures(reports["figures"])
    if failed:
        raise StepsFailed(", ".join(failed))
    return reports
