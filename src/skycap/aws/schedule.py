"""What is done without being asked, by the function that EventBridge calls.

Each step is a function of its own that reports what it found. One that fails does not keep the
others from running; then the whole call fails, so that the alarm on Lambda's errors rings. Another
step takes its place in `STEPS`.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import structlog

from skycap.api.logs import failure
from skycap.assembly import Assembled, is_set_up
from skycap.aws.watching import Handler, Watch

Step = Callable[[Assembled], Mapping[str, object]]
_log = structlog.get_logger("skycap.schedule")


class StepsFailed(Exception):
    """Some steps of the scheduled work failed; the log tells which, and where."""


def check_health(installation: Assembled) -> Mapping[str, object]:
    """Ask everything that a request needs: the store, the documents, the signing keys."""
    office = installation.office
    office.blobs.arrived("health-check")  # nobody uploads under this id: only an answer is wanted
    return {"setUp": is_set_up(office), "keys": len(installation.keys.accepted())}


STEPS: Final[Mapping[str, Step]] = {"health": check_health}
"""What is done, in this order, by the names that an event may ask for."""


def scheduled_handler(installation: Assembled, watch: Watch) -> Handler:
    """The handler of the scheduled function: all steps, or those that the event names.

    An event may be ``{"steps": ["health"]}``; the answer reports by the name of each step.
    """

    def handle(event: dict[str, Any], _: object) -> dict[str, Any]:
        return run(installation, watch, event.get("steps") or list(STEPS))

    return watch.around(handle)


def run(installation: Assembled, watch: Watch, names: list[str]) -> dict[str, Any]:
    """Run the steps called `names` and report. Raises `StepsFailed` at the end if any failed."""
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        watch.step(unknown[0], well=False)
        raise ValueError(f"no step is called {', '.join(unknown)}; there are: {', '.join(STEPS)}")
    reports: dict[str, Any] = {}
    failed = []
    for name in names:
        try:
            reports[name] = dict(STEPS[name](installation))
        except Exception as error:  # noqa: BLE001 - the other steps still run; raised at the end
            failed.append(name)
            _log.error("step", step=name, **failure(error))
        else:
            _log.info("step", step=name, report=reports[name])
        watch.step(name, well=name not in failed)
    if failed:
        raise StepsFailed(", ".join(failed))
    return reports
