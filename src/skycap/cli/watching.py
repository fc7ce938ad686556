"""What `skycap serve` keeps of itself: its log, its figures, and the note that it runs."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from skycap.cli.desk import warn

if TYPE_CHECKING:
    from skycap.api.figures import Figures, Gauge
    from skycap.assembly import Assembled
    from skycap.operations.observing.keeping import LogFolder
    from skycap.operations.observing.standing import Standing
    from skycap.settings import Settings


@contextmanager
def keeping_log(settings: "Settings") -> "Iterator[LogFolder]":
    """Log to standard error and into the folder of the log, until the block ends."""
    from skycap.api.logs import configure_logs
    from skycap.operations.observing.keeping import LogFolder
    from skycap.services.clock import SystemClock

    def tell(why: str) -> None:
        warn(f"skycap: the log cannot be kept, and goes to standard error alone: {why}")

    with closing(LogFolder(settings.logs, settings.log_bytes_max, SystemClock(), tell)) as kept:
        configure_logs(level=settings.log_level, keep=kept.write)
        yield kept


@contextmanager
def noting(settings: "Settings", url: str) -> Iterator[None]:
    """Leave a note for `skycap health` that this process answers at `url`, until the block ends."""
    from skycap import __version__
    from skycap.lending.history import moment_text
    from skycap.operations.observing.serving import Running, noted
    from skycap.services.clock import SystemClock

    since = moment_text(SystemClock().now())
    with noted(settings.logs, Running(os.getpid(), "server", url, __version__, since)):
        yield


def figures(settings: "Settings", installation: "Assembled", kept: "LogFolder") -> "Figures":
    """The figures of an installation that is being served."""
    from skycap.api.figures import Figures
    from skycap.assembly import premises_of
    from skycap.operations.observing.standing import Looking

    look = Looking(premises_of(settings), installation.office)
    return Figures(lambda: gauges(look(), kept.lost))


def gauges(standing: "Standing", lost: int) -> "Iterable[Gauge]":
    """How an installation stands, as Prometheus is told it."""
    yield "skycap_loans", "Loans by status.", "status", standing.loans
    yield "skycap_store_bytes", "What the store takes, by part.", "part", standing.sizes
    free = {"": float(standing.disk_free)}
    yield "skycap_disk_free_bytes", "What is free on the disk.", "", free
    told = "Lines of the log that could not be kept."
    yield "skycap_log_lines_lost", told, "", {"": float(lost)}
    behind = {"": float(standing.days_behind)}
    yield "skycap_day_end_days_behind", "Days that are over and not closed.", "", behind
    for name, moment in (("backup", standing.last_backup), ("day_end", standing.last_day_end)):
        if moment:
            told = "When the last one was done (Unix time)."
            yield f"skycap_last_{name}_timestamp_seconds", told, "", {"": moment.timestamp()}
