"""What the template says about watching: alarms, their topic, the dashboard, logs."""

import json
import re

import pytest

from skycap.aws.watching import NAMESPACE, SERVICE
from tests.infra.reading import Json, Template, statements

PROD = Template()
ALARM = "AWS::CloudWatch::Alarm"


def _alarms(template: Template) -> dict[str, Json]:
    return {one["AlarmName"]: one for one in template.of(ALARM).values()}


@pytest.mark.parametrize(
    ("name", "metric", "namespace", "threshold"),
    [
        ("skycap-lambda-errors", "Errors", "AWS/Lambda", 5),
        ("skycap-api-5xx-errors", "5XXError", "AWS/ApiGateway", 10),
    ],
)
def test_the_alarms_of_the_guide_are_set_as_it_sets_them(
    name: str, metric: str, namespace: str, threshold: int
) -> None:
    """More than 5 errors of functions, or 10 of the API, within 300 seconds."""
    alarm = _alarms(PROD)[name]
    told = (alarm["MetricName"], alarm["Namespace"], alarm["Statistic"], alarm["Period"])
    assert told == (metric, namespace, "Sum", 300)
    assert (alarm["Threshold"], alarm["EvaluationPeriods"]) == (threshold, 1)
    assert alarm["ComparisonOperator"] == "GreaterThanThreshold"


def test_every_alarm_rings_at_the_topic_and_says_so_when_it_ends() -> None:
    """None is silent, none watches a figure that nobody makes."""
    for name, alarm in _alarms(PROD).items():
        assert alarm["AlarmActions"] == alarm["OKActions"] == ["<Alerts>"], name
        dimensions = {one["Name"]: one["Value"] for one in alarm.get("Dimensions", ())}
        if alarm["Namespace"] == "AWS/ApiGateway":
            assert dimensions == {"ApiName": "SkycapLoansAPI"}, name
        if alarm["Namespace"] == NAMESPACE:
            assert dimensions == {"service": SERVICE}, name


def test_what_may_go_wrong_has_an_alarm() -> None:
    """The guide's two and ours: refusals, latency, throttling, sign-ins, scheduled work, cost."""
    assert set(_alarms(PROD)) == {
        "skycap-lambda-errors", "skycap-api-5xx-errors", "skycap-api-4xx-errors",
        "skycap-api-latency", "skycap-lambda-throttles", "skycap-dynamodb-throttles",
        "skycap-failed-logins", "skycap-scheduled-failures", "skycap-scheduled-errors",
        "skycap-day-end-behind", "skycap-chain-broken", "skycap-backup-too-old",
        "skycap-scheduled-missing", "skycap-waf-blocked", "skycap-monthly-cost",
    }  # fmt: skip


def test_the_topic_is_encrypted_with_a_key_that_lets_alarms_ring() -> None:
    """CloudWatch may use the key and publish, for this account alone, and only over TLS."""
    assert PROD.of("AWS::SNS::Topic")["Alerts"] == {
        "TopicName": "alerts", "KmsMasterKeyId": "<AlertsKey>"
    }  # fmt: skip
    key = PROD.of("AWS::KMS::Key")["AlertsKey"]
    policies = [
        key["KeyPolicy"],
        PROD.of("AWS::SNS::TopicPolicy")["AlertsPolicy"]["PolicyDocument"],
    ]
    for policy in policies:
        [allowed] = [one for one in statements(policy) if one["Sid"] == "AlarmsRing"]
        assert allowed["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
        assert allowed["Condition"] == {"StringEquals": {"aws:SourceAccount": "123456789012"}}
    assert key["EnableKeyRotation"] is True
    [denied] = [one for one in statements(policies[1]) if one["Effect"] == "Deny"]
    assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_the_dashboard_shows_what_this_installation_has() -> None:
    """It is called as the guide calls it, and every figure is of this environment and region."""
    template = Template({"Environment": "dev", "NameSuffix": "-dev"})
    [dashboard] = template.of("AWS::CloudWatch::Dashboard").values()
    widgets = json.loads(dashboard["DashboardBody"])["widgets"]
    figures = [figure for one in widgets for figure in one["properties"]["metrics"]]
    names = {
        figure[place + 1]
        for figure in figures
        for place, part in enumerate(figure)
        if part in ("FunctionName", "ApiName", "TableName")
    }
    assert dashboard["DashboardName"] == "SkycapLoans-dev"
    assert {one["properties"]["region"] for one in widgets} == {"us-east-1"}
    tables = {one["TableName"] for one in template.of("AWS::DynamoDB::Table").values()}
    functions = {one["FunctionName"] for one in template.of("AWS::Serverless::Function").values()}
    assert names - {"SkycapLoansAPI-dev"} == (tables - {"SkycapLimits-dev"}) | functions


def test_every_log_ends_some_day_and_every_function_has_one() -> None:
    """AWS keeps the lines of a group forever that it had to make itself; these it need not."""
    groups = PROD.of("AWS::Logs::LogGroup")
    assert {str(one["RetentionInDays"]) for one in groups.values()} == {"365"}
    named = {f"<{logical}>": one["LogGroupName"] for logical, one in groups.items()}
    for function in PROD.of("AWS::Serverless::Function").values():
        assert (
            named[function["LoggingConfig"]["LogGroup"]]
            == f"/aws/lambda/{function['FunctionName']}"
        )


def test_the_gateway_logs_nothing_personal() -> None:
    """The access log holds routes, not paths, and neither addresses nor who asked."""
    [api] = PROD.of("AWS::Serverless::Api").values()
    told = api["AccessLogSetting"]["Format"]
    assert json.loads(re.sub(r":\$[\w.]+", ":1", told))["route"] == "$context.resourcePath"
    for personal in ("identity", "$context.path", "authorizer", "requestOverride", "query"):
        assert personal not in told
