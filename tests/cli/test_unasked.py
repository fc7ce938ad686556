"""What `skycap serve` does by itself: a night and a week in the life of an installation."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skycap.assembly import Assembled, assemble
from skycap.cli import unasked
from skycap.operations.alarms.figures import Embedded
from skycap.operations.alarms.rules import BY_NAME
from skycap.operations.backups.keeping import paths
from skycap.operations.observing.folder_lines import CURRENT
from skycap.services import alarm_log, runs, users
from skycap.services.clock import SimulatedClock
from skycap.services.day_end import last_day_end
from skycap.services.staff import OPERATOR
from skycap.settings import Settings
from tests.cli.conftest import Skycap

NOON = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
"""A Monday noon in Gaborone."""


@pytest.fixture
def clock() -> SimulatedClock:
    """Monday noon."""
    return SimulatedClock(NOON)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A folder, and the default hours."""
    return Settings(data=tmp_path / "data")


def set_up(settings: Settings, clock: SimulatedClock) -> Assembled:
    """An installation with an administrator."""
    made = assemble(settings, create=True, clock=clock)
    users.add_user(made.office, OPERATOR, users.NewUser("thabo", "Thabo Nkwe", "admin"))
    return made


def look(settings: Settings, made: Assembled) -> None:
    """What the timer does every minute."""
    for job in unasked._jobs(settings, made, time.monotonic):
        job.look()


def test_a_week_of_nights(settings: Settings, clock: SimulatedClock) -> None:
    """Each day is closed, backed up and, on Sunday, a restore is tried out; nothing rings."""
    with set_up(settings, clock) as made:
        for _ in range(7):
            look(settings, made)
            clock.advance(timedelta(days=1))
            look(settings, made)

        assert last_day_end(made.office).behind == 0
        assert len(list((settings.backups / "roots").iterdir())) == 7
        assert len(paths(settings.backups)) == 7
        drill = runs.latest(made.office, "drill", ended=True)
        assert drill
        assert drill.day.weekday() == 6
        assert drill.reports["drill"]["backup"]
        assert {alarm_log.load(made.office, name).state for name in BY_NAME} == {"OK"}


def test_what_is_switched_off_is_not_done_and_rings(
    settings: Settings, clock: SimulatedClock
) -> None:
    """Without day ends and backups two alarms ring by the third day."""
    off = replace(settings, day_end_at=None, backup_at=None)
    with set_up(off, clock) as made:
        clock.advance(timedelta(days=3))
        look(off, made)

        assert not off.backups.exists()
        ringing = [n for n in BY_NAME if alarm_log.load(made.office, n).state == "ALARM"]
    assert ringing == ["skycap-day-end-behind", "skycap-backup-too-old"]


def test_figures_of_requests_come_from_the_log(settings: Settings, clock: SimulatedClock) -> None:
    """Failures, refusals, wrong passwords and slow answers of the last minutes."""
    settings.logs.mkdir(parents=True)
    lines = []
    for minute, status, code, ms in ((1, 500, "", 5_000), (1, 401, "invalid_credentials", 20),
                                     (7, 404, "", 30), (14, 200, "", 40)):  # fmt: skip
        at = (NOON - timedelta(minutes=minute)).isoformat()
        level = "error" if status == 500 else "info"
        lines.append(
            f'{{"at":"{at}","level":"{level}","event":"request","method":"GET",'
            f'"route":"/api/loans","status":{status},"code":"{code}","ms":{ms}}}\n'
        )
    (settings.logs / CURRENT).write_text("".join(reversed(lines)))
    with set_up(settings, clock) as made:
        figures = unasked.figures(settings, made)()

    assert isinstance(figures, Embedded)
    told = {
        name: [figures.value(BY_NAME[f"skycap-{name}"], place) for place in range(3)]
        for name in ("lambda-errors", "api-5xx-errors", "api-4xx-errors", "failed-logins")
    }
    assert told == {
        "lambda-errors": [1, 0, 0],
        "api-5xx-errors": [1, 0, 0],
        "api-4xx-errors": [1, 1, 0],
        "failed-logins": [1, 0, 0],
    }
    assert figures.value(BY_NAME["skycap-api-latency"], 0) == 5_000


def test_a_demo_does_nothing_by_itself(settings: Settings, clock: SimulatedClock) -> None:
    """Its portfolio stays what it is."""
    demo = replace(settings, demo=True)
    with set_up(demo, clock) as made, unasked.working(demo, made):
        assert not (demo.data / unasked.LOCK).exists()


def test_who_is_told_is_said_by_the_settings() -> None:
    """A mail needs a server and an address, a webhook an address."""
    mail = Settings(alarm_email=("it@example.com",), mail_server="smtp://localhost")
    assert unasked.ways(Settings(alarm_email=("it@example.com",))) == []
    assert [way.name for way in unasked.ways(mail)] == ["mail"]
    both = replace(mail, alarm_webhook="https://example.com/hook")
    assert [way.name for way in unasked.ways(both)] == ["mail", "webhook"]


def test_days_are_closed_by_hand(skycap: Skycap) -> None:
    """A new installation has nothing to close; a day that is not over is refused."""
    told = skycap.json("day-end")
    assert (told["runs"], told["last"]["behind"], told["findings"]) == ([], 0, [])
    refused = skycap.run("day-end", "--date", "2099-01-01")
    assert (refused.exit_code, "not over" in refused.output) == (1, True)
    assert skycap.run("day-end", "--catch-up", "--status").exit_code == 2
    unproved = skycap.run("day-end", "--verify")
    assert (unproved.exit_code, "no day was closed yet" in unproved.output) == (1, True)


def test_alarms_on_the_command_line(skycap: Skycap) -> None:
    """Listed, checked, silenced by either name; a test needs somebody to hear it."""
    assert {one["state"] for one in skycap.json("alarms", "list")["alarms"]} == {"OK"}
    checked = {one["name"]: one for one in skycap.json("alarms", "check")["alarms"]}
    assert checked["skycap-day-end-behind"]["value"] == 0
    assert skycap.json("alarms", "silence", "api-latency", "--for", "2h")["silenced"] is True
    assert skycap.json("alarms", "silence", "skycap-api-latency", "--end")["silenced"] is False
    for words, said in (
        (("silence", "nonsense"), "there is no alarm"),
        (("silence", "api-latency", "--for", "31d"), "thirty days"),
        (("test", "api-latency"), "SKYCAP_ALARM_EMAIL"),
    ):
        result = skycap.run("alarms", *words)
        assert (result.exit_code, said in result.output) == (1, True), result.output
