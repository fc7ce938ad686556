"""Evaluating alarms where no CloudWatch does: every minute, told once a change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, NamedTuple

from skycap.operations.alarms.figures import Figures
from skycap.operations.alarms.notices import Notice, Way, tell
from skycap.operations.alarms.rules import EMBEDDED, Missing, Rule
from skycap.services import alarm_log
from skycap.services.alarm_log import Alarm, AlarmChanged, AlarmTold, State
from skycap.services.office import Office

TELL_FOR: Final = timedelta(hours=1)
"""For how long it is tried to tell a change, minute by minute, while nobody could be told."""


class Judged(NamedTuple):
    """What the figures say of a rule; `state` is None where the alarm stays as it is."""

    state: State | None
    value: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Alarms:
    """The job of the timer: evaluates, remembers, tells."""

    office: Office
    figures: Callable[[], Figures]
    ways: Sequence[Way]
    failed: Callable[[str, Exception], None]
    wait: Callable[[float], None]
    name: str = "alarms"

    def look(self) -> None:
        """Evaluate every rule once."""
        figures = self.figures()
        for rule in EMBEDDED:
            alarm = alarm_log.load(self.office, rule.name)
            judged = judge(rule, figures)
            if judged.state is not None and judged.state is not alarm.state:
                changed = AlarmChanged(judged.state, judged.reason)
                alarm_log.write(self.office, alarm, alarm_log.ACTOR, changed)
            if alarm.untold:
                self._tell(rule, alarm)

    def _tell(self, rule: Rule, alarm: Alarm) -> None:
        """Tell the last change, unless it is silent; again in a minute if nobody could be told."""
        now = self.office.clock.now()
        if alarm.is_silent(now) or not self.ways:
            alarm_log.write(self.office, alarm, alarm_log.ACTOR, AlarmTold((), ()))
            return
        notice = notice_of(self.office, rule, alarm)
        told, failed = tell(notice, self.ways, self.failed, self.wait)
        assert alarm.since
        if told or now >= alarm.since + TELL_FOR:
            alarm_log.write(self.office, alarm, alarm_log.ACTOR, AlarmTold(told, failed))


def judge(rule: Rule, figures: Figures) -> Judged:
    """Whether the rule is broken in each of its periods."""
    values = [figures.value(rule, place) for place in range(rule.periods)]
    last = values[0]
    if None in values:
        if rule.missing is Missing.KEEP:
            return Judged(None, last, "there is no figure")
        state = State.ALARM if rule.missing is Missing.ALARM else State.OK
        return Judged(state, last, "there is no figure")
    known = [value for value in values if value is not None]
    state = State.ALARM if all(map(rule.is_over, known)) else State.OK
    side = "below" if rule.below else "above"
    over = f"{rule.statistic} of {rule.metric} was {', '.join(f'{one:g}' for one in known)}"
    minutes = rule.period * rule.periods // 60
    return Judged(state, last, f"{over} in {minutes} minutes; it rings {side} {rule.threshold:g}")


def notice_of(office: Office, rule: Rule, alarm: Alarm, *, trial: bool = False) -> Notice:
    """What is told of an alarm as it stands; with `trial`, that it is only tried out."""
    lender = office.lender()
    return Notice(
        alarm=rule.name,
        state=State.ALARM if trial else alarm.state,
        what=rule.what,
        reason="this is a test: nothing is wrong" if trial else alarm.reason,
        severity=rule.severity,
        at=office.clock.now() if trial else alarm.since or office.clock.now(),
        lender=lender.name,
        runbook=rule.runbook,
        trial=trial,
    )
