"""The scheduled work: each step reports, one that fails does not stop the others, and is heard."""

import json
from datetime import timedelta
from typing import Any

import pytest

from skycap.aws import schedule
from skycap.aws.watching import Watch
from skycap.services.ports import Unavailable
from tests.api.world import World
from tests.aws.conftest import installed
from tests.aws.gateway import Context

TIMER = {"source": "aws.events", "detail-type": "Scheduled Event", "detail": {}}


def run(world: World, watch: Watch, event: dict[str, Any]) -> dict[str, Any]:
    """Call the scheduled function."""
    handler = schedule.scheduled_handler(installed(world), watch)
    report: dict[str, Any] = handler(event, Context("skycap-scheduledHandler-prod"))
    return report


def test_the_timer_runs_every_step(
    each_world: World, watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The store, the documents and the keys answer, wherever they are; the report says so."""
    report = run(each_world, watch, TIMER)
    out = capsys.readouterr().out

    assert set(report) == set(schedule.STEPS)
    assert report["health"] == {"setUp": True, "keys": 1}
    assert report["day_end"]["last"]["behind"] == 0
    assert set(report["figures"]) == {"DayEndBehind", "BooksWrong", "RecoveryAgeHours"}
    assert '"DayEndBehind":[0.0]' in out
    assert json.loads(json.dumps(report)) == report
    assert '"ScheduledFailures":[0.0,0.0,0.0,0.0]' in out
    assert '"step":"health"' in out


def test_an_event_may_name_the_steps(world: World, watch: Watch) -> None:
    """An operator asks for a step by hand; a name that is none is refused with those there are."""
    assert set(run(world, watch, {"steps": ["health"]})) == {"health"}
    with pytest.raises(ValueError, match=r"no step is called tidy.*health"):
        run(world, watch, {"steps": ["tidy"]})


def test_a_step_that_fails_is_heard_and_stops_no_other(
    world: World,
    watch: Watch,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The others run, the call fails for Lambda's alarm, and the log says where without data."""

    def fail(*_: object) -> dict[str, object]:
        raise Unavailable("of Naledi")

    steps = {"first": fail, "health": schedule.check_health}
    monkeypatch.setattr(schedule, "STEPS", steps)
    with pytest.raises(schedule.StepsFailed, match=r"^first$"):
        run(world, watch, TIMER)
    out = capsys.readouterr().out

    assert '"step":"health","report":{"setUp":true' in out
    assert "ERROR" in out
    assert "Unavailable" in out
    assert "Naledi" not in out
    assert '"ScheduledFailures":[1.0,0.0]' in out


def test_days_are_closed_by_the_timer_and_on_request(world: World, watch: Watch) -> None:
    """The timer catches up; an operator may ask how things stand, or for one day."""
    world.clock.advance(timedelta(days=2))
    asked = {"steps": ["day_end"], "dayEnd": {"status": True}}
    behind = run(world, watch, asked)["day_end"]["last"]["behind"]
    assert behind == 2

    told = run(world, watch, {"steps": ["day_end"]})["day_end"]

    assert [one["ended"] for one in told["runs"]] == [True] * behind
    assert (told["last"]["behind"], told["findings"]) == (0, [])
    early = {"steps": ["day_end"], "dayEnd": {"day": "2020-01-01"}}
    assert "stopped" in run(world, watch, early)["day_end"]
