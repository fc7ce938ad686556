"""Alarms on AWS that are not as they were deployed, changed by hand or gone; putting them back.

The guide's own `put-metric-alarm` for the API takes away the dimension by which CloudWatch finds
the figure: the alarm then watches nothing, and nobody would notice.
"""

from functools import partial
from typing import Any, Final

from skycap.operations.alarms.cloud import ON_AWS, TOPIC
from skycap.operations.alarms.rules import OURS, PAGE, Rule
from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws
from skycap.operations.findings import Finding, Severity

ALARM: Final = "AWS::CloudWatch::Alarm"
SERVICE: Final = "skycap"
SCHEDULED: Final = "skycap-scheduled-"


def drifted(there: OnAws) -> list[Finding]:
    """What is not as the rules say. Each finding can be put right by its `fix`."""
    rules = {there.named(rule.name): rule for rule in ON_AWS}
    with explained():
        told = there.client("cloudwatch").describe_alarms(AlarmNames=list(rules))["MetricAlarms"]
    deployed = {name for kind, name in there.resources.values() if kind == ALARM}
    gone = sorted((deployed & rules.keys()) - {one["AlarmName"] for one in told})
    found = [_finding(there, rules[name], "it is gone") for name in gone]
    for one in told:
        rule = rules[one["AlarmName"]]
        if wrong := _differences(there, rule, one):
            found.append(_finding(there, rule, ", ".join(wrong)))
    return found


def put(there: OnAws, rule: Rule) -> None:
    """Put the alarm as its rule says. A threshold that a parameter sets has no rule to say it."""
    assert rule.threshold is not None
    topic = there.physical(TOPIC)
    statistic = "ExtendedStatistic" if rule.statistic.startswith("p") else "Statistic"
    with explained():
        there.client("cloudwatch").put_metric_alarm(
            AlarmName=there.named(rule.name),
            AlarmDescription=rule.what,
            Namespace=rule.namespace,
            MetricName=rule.metric,
            Dimensions=dimensions(there, rule),
            Period=rule.period,
            EvaluationPeriods=rule.periods,
            Threshold=rule.threshold,
            ComparisonOperator="LessThanThreshold" if rule.below else "GreaterThanThreshold",
            TreatMissingData=rule.missing,
            AlarmActions=[topic],
            OKActions=[topic],
            **{statistic: rule.statistic},
        )


def dimensions(there: OnAws, rule: Rule) -> list[dict[str, str]]:
    """By what CloudWatch finds the figure of a rule, in this installation."""
    names: dict[str, str] = {}
    match rule.namespace:
        case "AWS/ApiGateway":
            names = {"ApiName": there.named("SkycapLoansAPI")}
        case "AWS/Lambda" if rule.name.startswith(SCHEDULED):
            names = {"FunctionName": there.installation.function("scheduledHandler")}
        case "AWS/DynamoDB":
            names = {"TableName": there.named("SkycapEvents")}
        case "AWS/WAFV2":
            acl, region = there.named("skycap-waf"), there.account.region
            names = {"WebACL": acl, "Region": region, "Rule": "ALL"}
        case "AWS/Billing":
            names = {"Currency": "USD"}
        case space if space == OURS:
            names = {"service": SERVICE}
    return [{"Name": name, "Value": value} for name, value in names.items()]


def _differences(there: OnAws, rule: Rule, told: dict[str, Any]) -> list[str]:
    wanted = {
        "Namespace": rule.namespace,
        "MetricName": rule.metric,
        "Period": rule.period,
        "EvaluationPeriods": rule.periods,
        "Threshold": told["Threshold"] if rule.threshold is None else rule.threshold,
    }
    wrong = [f"{name} is {told.get(name)}" for name in wanted if told.get(name) != wanted[name]]
    if _by_name(told.get("Dimensions", [])) != _by_name(dimensions(there, rule)):
        wrong.append("its dimensions are others, so it watches something else or nothing")
    if not told.get("AlarmActions"):
        wrong.append("it rings nowhere")
    return wrong


def _by_name(told: list[dict[str, str]]) -> dict[str, str]:
    return {one["Name"]: one["Value"] for one in told}


def _finding(there: OnAws, rule: Rule, what: str) -> Finding:
    return Finding(
        "alarm_changed",
        Severity.HIGH,
        there.named(rule.name),
        what,
        "Run `skycap alarms check --fix` with the same options: it puts the alarm back.",
        runbook=f"{PAGE}#changed-by-hand",
        fix=partial(put, there, rule) if rule.threshold is not None else None,
    )
