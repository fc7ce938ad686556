"""The alarms of an installation on AWS: CloudWatch evaluates them and rings at the topic."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from skycap.lending.history import moment_text
from skycap.operations import Stopped
from skycap.operations.alarms import standing
from skycap.operations.alarms.rules import BY_NAME, RULES, Rule
from skycap.operations.alarms.standing import Rung, Standing
from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws
from skycap.services import alarm_log
from skycap.services.alarm_log import AlarmSilenced, State
from skycap.services.office import Office

ON_AWS: Final = tuple(rule for rule in RULES if rule.on_aws)
TOPIC: Final = "Alerts"
CHANGES: Final = 20

Act = Callable[[list[str]], None]
"""Lets alarms ring again, by their names without the suffix of an environment."""


def on_aws(there: OnAws) -> list[Standing]:
    """How every alarm that is deployed stands."""
    names = [there.named(rule.name) for rule in ON_AWS]
    with explained():
        told = there.client("cloudwatch").describe_alarms(AlarmNames=names)["MetricAlarms"]
    silent = _silences(there)
    found = {one["AlarmName"]: one for one in told}
    return [
        _standing(there, rule, found[name], silent.get(rule.name))
        for rule, name in zip(ON_AWS, names, strict=True)
        if name in found
    ]


def ring(there: OnAws, rule: Rule) -> Rung:
    """Let it ring for real: CloudWatch tells the topic, and puts it right within minutes."""
    name = there.named(rule.name)
    with explained():
        heard = there.client("sns").list_subscriptions_by_topic(TopicArn=there.physical(TOPIC))
        confirmed = [
            one["Protocol"]
            for one in heard["Subscriptions"]
            if one["SubscriptionArn"].startswith("arn:")
        ]
        there.client("cloudwatch").set_alarm_state(
            AlarmName=name, StateValue="ALARM", StateReason="this is a test: nothing is wrong"
        )
    note = "" if confirmed else "nobody has subscribed to the topic and confirmed it"
    return Rung(name, tuple(confirmed), () if confirmed else ("topic",), note)


def silence(there: OnAws, rule: Rule, until: datetime | None, actor: str) -> Standing:
    """Tell nobody of it until a moment: the scheduled function ends the silence then."""
    name = there.named(rule.name)
    client = there.client("cloudwatch")
    with there.opened() as office:
        silenced = standing.silence(office, rule, until, actor)
    with explained():
        act = client.disable_alarm_actions if until else client.enable_alarm_actions
        act(AlarmNames=[name])
    return silenced


def end_silences(office: Office, enable: Act) -> dict[str, Any]:
    """Let the alarms ring again whose silence is over; what the scheduled function does."""
    now, ended = office.clock.now(), []
    for stream in office.store.streams("alarm/"):
        name = stream.removeprefix("alarm/")
        alarm = alarm_log.load(office, name)
        if name in BY_NAME and alarm.silenced_until and not alarm.is_silent(now):
            enable([name])
            alarm_log.write(office, alarm, alarm_log.ACTOR, AlarmSilenced(""))
            ended.append(name)
    return {"ended": ended}


def _silences(there: OnAws) -> dict[str, datetime]:
    """Until when alarms are silent, as the books say."""
    found = {}
    with there.opened() as office:
        for stream in office.store.streams("alarm/"):
            alarm = alarm_log.load(office, stream.removeprefix("alarm/"))
            if alarm.silenced_until:
                found[alarm.name] = alarm.silenced_until
    return found


def _standing(
    there: OnAws, rule: Rule, told: dict[str, Any], silent_until: datetime | None
) -> Standing:
    since = told.get("StateUpdatedTimestamp")
    return Standing(
        rule,
        State(told["StateValue"]),
        since.astimezone(UTC) if since else None,
        told.get("StateReason", ""),
        silent_until if not told["ActionsEnabled"] else None,
        not told["ActionsEnabled"],
        history=_changes(there, told["AlarmName"]),
    )


def _changes(there: OnAws, name: str) -> tuple[dict[str, Any], ...]:
    """The last changes of state, newest first."""
    with explained():
        told = there.client("cloudwatch").describe_alarm_history(
            AlarmName=name, HistoryItemType="StateUpdate", MaxRecords=CHANGES
        )
    return tuple(
        {
            "at": moment_text(one["Timestamp"].astimezone(UTC)),
            "state": _state_in(one["HistorySummary"]),
            "reason": one["HistorySummary"],
        }
        for one in told["AlarmHistoryItems"]
    )


def _state_in(summary: str) -> str:
    """The state that a summary such as "Alarm updated from OK to ALARM" ends with."""
    word = summary.rstrip(".").rpartition(" ")[2]
    return word if word in set(State) else "UNKNOWN"


def until(now: datetime, length: timedelta) -> datetime:
    """When a silence ends. Raises `Stopped` for one that is no silence, or one for good."""
    if not timedelta(0) < length <= timedelta(days=30):
        raise Stopped("an alarm can be silent for a minute to thirty days")
    return now + length
