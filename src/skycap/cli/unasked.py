"""What `skycap serve` does by itself: the timer with its jobs, and who is told of alarms."""

import os
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from skycap.assembly import Assembled
    from skycap.operations.alarms.figures import Figures
    from skycap.operations.alarms.notices import Way
    from skycap.operations.timing.jobs import Job
    from skycap.services.ports import Clock
    from skycap.settings import Settings

LOCK: Final = "timer.lock"


def ways(settings: "Settings") -> "list[Way]":
    """How people are told of alarms, by the settings."""
    from skycap.operations.alarms.notices import Mail, Way, Webhook

    found: list[Way] = []
    if settings.alarm_email and settings.mail_server:
        sender = settings.mail_from or settings.alarm_email[0]
        found.append(Mail(settings.mail_server, sender, settings.alarm_email))
    if settings.alarm_webhook:
        found.append(Webhook(settings.alarm_webhook, settings.alarm_webhook_secret))
    return found


def figures(settings: "Settings", installation: "Assembled") -> "Callable[[], Figures]":
    """Reads the figures that alarms watch, as they are then."""
    from skycap.assembly import premises_of
    from skycap.operations.alarms.figures import Embedded

    premises = premises_of(settings, installation.office.clock)
    office = installation.office
    return lambda: Embedded.now(premises, office, installation.recoverable())


@contextmanager
def working(settings: "Settings", installation: "Assembled") -> Iterator[None]:
    """Do what is due by itself until the block ends. A demo does nothing by itself."""
    if settings.demo:
        yield
        return
    from skycap.operations.timing.lease import FileLease
    from skycap.operations.timing.timer import Timer

    with Timer(
        lambda watch: _jobs(settings, installation, watch), FileLease(settings.data / LOCK), _failed
    ):
        yield


def _jobs(
    settings: "Settings", installation: "Assembled", watch: Callable[[], float]
) -> "Sequence[Job]":
    from skycap.assembly import premises_of
    from skycap.operations.alarms.evaluating import Alarms
    from skycap.operations.timing import embedded

    assert installation.vault, "an installation on one machine has its own"
    hours = embedded.Hours(settings.day_end_at, settings.backup_at, settings.drill_day)
    holder = f"{socket.gethostname()}/{os.getpid()}"
    office = installation.office
    jobs = embedded.jobs(
        office,
        premises_of(settings, installation.office.clock),
        installation.vault,
        hours,
        holder,
        _failed,
        watch,
    )
    alarms = Alarms(
        office, figures(settings, installation), ways(settings), _failed, wait=time.sleep
    )
    return [*jobs, alarms, *_keys(settings, office.clock)]


def _keys(settings: "Settings", clock: "Clock") -> "Iterator[Job]":
    """Dropping the keys that ended, where they are in a file."""
    from skycap.operations.secrets.signing import EndedKeys

    if settings.jwt_secret is None:
        yield EndedKeys(settings.keys, clock)


def _failed(name: str, problem: Exception) -> None:
    """Log what went wrong, without what an exception says: it may be personal."""
    import structlog

    from skycap.api.logs import failure

    structlog.get_logger("skycap.timer").error("timer", job=name, **failure(problem))
