"""How the alarms stand: the same shape wherever they are evaluated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from skycap.lending.history import moment_text
from skycap.operations import Stopped
from skycap.operations.alarms.evaluating import judge, notice_of
from skycap.operations.alarms.figures import Figures
from skycap.operations.alarms.notices import Way, tell
from skycap.operations.alarms.rules import BY_NAME, EMBEDDED, Rule
from skycap.operations.findings import Finding
from skycap.services import alarm_log
from skycap.services.alarm_log import AlarmSilenced, State
from skycap.services.office import Office


@dataclass(frozen=True, slots=True)
class Standing:
    """One alarm: how it stands, since when, why, until when it is silent, what changed before."""

    rule: Rule
    state: State
    since: datetime | None = None
    reason: str = ""
    silent_until: datetime | None = None
    silenced: bool = False
    value: float | None = None
    history: tuple[dict[str, Any], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            **self.rule.to_json(),
            "state": self.state,
            "since": moment_text(self.since) if self.since else None,
            "reason": self.reason,
            "value": self.value,
            "silenced": self.silenced,
            "silentUntil": moment_text(self.silent_until) if self.silent_until else None,
            "history": list(self.history),
        }


@dataclass(frozen=True, slots=True)
class Rung:
    """An alarm that was tried out: who was told, and who could not be; `note` says what to know."""

    name: str
    told: tuple[str, ...]
    failed: tuple[str, ...] = ()
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "name": self.name,
            "told": list(self.told),
            "failed": list(self.failed),
            "note": self.note,
        }


@dataclass(slots=True)
class Misses:
    """What could not be told, and why."""

    why: dict[str, str] = field(default_factory=dict)

    def __call__(self, way: str, problem: Exception) -> None:
        """Note it."""
        self.why[way] = str(problem) or type(problem).__name__


def rule_of(name: str, rules: Iterable[Rule]) -> Rule:
    """The rule of that name, with or without ``skycap-``. Raises `Stopped`."""
    full = name if name in BY_NAME else f"skycap-{name}"
    known = {rule.name: rule for rule in rules}
    if full in known:
        return known[full]
    raise Stopped(f"there is no alarm {name} here; there are: {', '.join(known)}")


def standing(office: Office) -> list[Standing]:
    """How every alarm of an embedded installation stands."""
    now = office.clock.now()
    found = []
    for rule in EMBEDDED:
        alarm = alarm_log.load(office, rule.name)
        found.append(
            Standing(
                rule,
                alarm.state,
                alarm.since,
                alarm.reason,
                alarm.silenced_until if alarm.is_silent(now) else None,
                alarm.is_silent(now),
                history=tuple(alarm.changes()),
            )
        )
    return found


def check(figures: Figures) -> list[Standing]:
    """What the figures of now say, without telling anybody or remembering anything."""
    found = []
    for rule in EMBEDDED:
        judged = judge(rule, figures)
        state = judged.state or State.UNKNOWN
        found.append(Standing(rule, state, reason=judged.reason, value=judged.value))
    return found


def findings(alarms: Iterable[Standing]) -> list[Finding]:
    """Those that ring."""
    return [
        Finding(
            one.rule.name.removeprefix("skycap-").replace("-", "_"),
            one.rule.severity,
            one.rule.name,
            f"{one.rule.what}: {one.reason}" if one.reason else one.rule.what,
            f"docs/operations/{one.rule.runbook} says what to look at.",
            {"value": one.value} if one.value is not None else {},
            one.rule.runbook,
        )
        for one in alarms
        if one.state is State.ALARM
    ]


def ring(office: Office, rule: Rule, ways: Sequence[Way]) -> Rung:
    """Tell everybody that it is only a test. Raises `Stopped` if nobody would hear."""
    if not ways:
        raise Stopped(
            "nobody hears the alarms: set SKYCAP_ALARM_EMAIL and SKYCAP_MAIL_SERVER, or "
            "SKYCAP_ALARM_WEBHOOK"
        )
    notice = notice_of(office, rule, alarm_log.load(office, rule.name), trial=True)
    misses = Misses()
    told, failed = tell(notice, ways, misses, lambda _: None)
    return Rung(rule.name, told, failed, "; ".join(misses.why.values()))


def silence(office: Office, rule: Rule, until: datetime | None, actor: str) -> Standing:
    """Tell nobody of it until a moment; without one, tell again."""
    alarm = alarm_log.load(office, rule.name)
    happened = AlarmSilenced(moment_text(until) if until else "")
    alarm_log.write(office, alarm, actor, happened)
    return Standing(rule, alarm.state, alarm.since, alarm.reason, until, until is not None)
