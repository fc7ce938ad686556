"""What the pages of operations ask an installation: the verbs of `skycap`, for administrators.

Every answer is what the verb shows with ``--json``. The same on a machine and on AWS, but for what
only one of them has: then `Stopped` says what takes its place.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from skycap.lending.history import moment_text
from skycap.operations import Stopped, closing
from skycap.operations.alarms.standing import Standing
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.premises import Premises
from skycap.operations.diagnose.causes import Section
from skycap.operations.diagnose.scene import Scene
from skycap.operations.observing.lines import Place
from skycap.operations.security import Report
from skycap.services import runs
from skycap.services.day_end import JOB, Effort, last_day_end
from skycap.services.office import Office
from skycap.services.ports import Vault

LINES_MAX: Final = 500
"""How many lines of the log one answer has, the newest."""
RUNS_MAX: Final = 30
"""How many days of day ends are shown."""


@dataclass(frozen=True, slots=True)
class Operations:
    """An installation as its administrators see it; the assembly and the server fill it in.

    `office` is the open one. `alarms` tells how the alarms stand, `examine` looks at security, and
    `scene` is what a diagnosis looks at.
    """

    place: Place
    office: Office
    vault: Vault | None
    holder: str
    alarms: Callable[[], Sequence[Standing]]
    examine: Callable[[], Report]
    scene: Callable[[tuple[Section, ...]], Scene]

    @property
    def now(self) -> datetime:
        """The moment."""
        return self.office.clock.now()

    def health(self, since: timedelta) -> dict[str, Any]:
        """Whether all is well."""
        from skycap.operations.observing.health import health  # noqa: PLC0415 - only where asked

        return health(self.place, self.now - since, self.now).to_json()

    def logs(
        self, since: timedelta, *, errors: bool, request: str | None, function: str | None
    ) -> list[dict[str, Any]]:
        """The newest lines of the log, newest first, `LINES_MAX` at most."""
        from skycap.operations.observing.lines import lines  # noqa: PLC0415 - only where asked

        found = lines(
            self.place,
            self.now - since,
            self.now,
            errors=errors,
            request=request,
            function=function,
        )
        return [line.to_json() for line in reversed(deque(found, LINES_MAX))]

    def figures(self, name: str, since: timedelta, period: timedelta) -> dict[str, Any]:
        """A figure over time."""
        from skycap.operations.observing.metrics import figures  # noqa: PLC0415 - only where asked

        return figures(self.place, name, self.now - since, self.now, period).to_json()

    def performance(self, since: timedelta) -> dict[str, Any]:
        """How fast it is, and what to change."""
        from skycap.operations.observing.performance import performance  # noqa: PLC0415 - as above

        return performance(self.place, self.now - since, self.now).to_json()

    def usage(self) -> dict[str, Any]:
        """How much room is taken."""
        if isinstance(self.place, OnAws):
            from skycap.operations.usage import cloud  # noqa: PLC0415 - only where asked

            return cloud.measure(self.place).to_json()
        from skycap.operations.usage import folder  # noqa: PLC0415 - only where asked

        return folder.measure(self.place).to_json()

    def costs(self, months: int) -> dict[str, Any]:
        """What AWS costs; on a machine, what takes its place."""
        from skycap.operations.costs import bill  # noqa: PLC0415 - only where asked

        if isinstance(self.place, OnAws):
            return bill.bill(self.place, months).to_json()
        remark = "Nobody sends a bill for Skycap on one machine; see how the room grows instead."
        nothing: dict[str, Any] = {"currency": None, "months": [], "onCourseFor": None}
        return {**nothing, "findings": [], "remark": remark}

    def alarm_list(self) -> list[dict[str, Any]]:
        """Every alarm, and how it stands."""
        return [one.to_json() for one in self.alarms()]

    def security(self) -> dict[str, Any]:
        """What is not as safe as it should be."""
        return self.examine().to_json()

    def backups(self) -> list[dict[str, Any]]:
        """The backups, newest first."""
        if isinstance(self.place, OnAws):
            from skycap.operations.backups.tables import keeping as tables  # noqa: PLC0415 - as above

            return [
                {"name": told["name"], "size": told["size"], "problem": told["problem"]}
                | {"madeAt": told["madeAt"], "loans": None, "events": None}
                for told in (kept.to_json(self.now) for kept in tables.list_backups(self.place))
            ]
        from skycap.operations.backups import keeping  # noqa: PLC0415 - only where asked

        return [
            {
                "name": kept.path.name,
                "size": kept.size,
                "problem": kept.problem,
                "madeAt": moment_text(kept.made_at),
                "loans": kept.manifest.loans if kept.manifest else None,
                "events": kept.manifest.events if kept.manifest else None,
            }
            for kept in keeping.list_backups(self.place)
        ]

    def make_backup(self) -> dict[str, Any]:
        """Make a backup now."""
        from skycap.operations.backups import making  # noqa: PLC0415 - only where asked

        if isinstance(self.place, OnAws):
            told = self._command("backup create")
            raise Stopped(f"on AWS whoever runs the account makes backups, with {told}")
        made = making.create(self.place)
        return {"name": made.path.name, "size": made.size}

    def day_ends(self) -> dict[str, Any]:
        """The last day ends, newest first, and what is not as it should be with them."""
        today = self.office.today(self.office.lender())
        days = [today - timedelta(days=back) for back in range(RUNS_MAX)]
        found = [runs.load(self.office, JOB, day) for day in days]
        return {
            "runs": [run.to_json() for run in found if run.entries],
            "last": last_day_end(self.office).to_json(),
            "findings": [one.to_json() for one in closing.findings(self.office)],
        }

    def close_day(self, actor: str) -> dict[str, Any]:
        """Close the first day that is over and not closed."""
        if self.vault is None:
            told = self._command("day-end")
            raise Stopped(f"on AWS the scheduled function closes days, and so does {told}")
        effort = Effort(self.holder, actor)
        return closing.carry_out(self.office, self.vault, closing.Asked(), effort).to_json()

    def insist_restorable(self, moment: datetime) -> None:
        """Raise `Stopped` where books are not brought back to `moment` from a page."""
        if isinstance(self.place, OnAws):
            told = self._command(f"restore --to {moment_text(moment)}")
            raise Stopped(f"on AWS whoever runs the account brings the books back, with {told}")

    def diagnose(self, section: str | None) -> dict[str, Any]:
        """Try the symptoms and causes of one trouble of the guide, or of all; mend nothing."""
        from skycap.operations.diagnose.running import diagnose  # noqa: PLC0415 - only where asked

        sections = (Section(section),) if section else tuple(Section)
        with self.scene(sections) as scene:
            return diagnose(scene).to_json()

    def prepare_restore(self, moment: datetime) -> dict[str, Any]:
        """Draw the books as they were known at `moment`, audited, beside those in use."""
        from skycap.operations.backups import prepared  # noqa: PLC0415 - only where asked

        self.insist_restorable(moment)
        assert isinstance(self.place, Premises)  # what can be restored is a folder
        return prepared.prepare(self.place, moment).to_json()

    def _command(self, rest: str) -> str:
        """The command that does on AWS what a page does not."""
        assert isinstance(self.place, OnAws)  # on a machine, pages do it
        return f"`skycap --env {self.place.installation.environment} {rest}`"
