"""Day ends, alarms and the dashboard of an installation on AWS, in an emulator of it."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from skycap.cli import app
from skycap.operations.alarms.rules import RULES
from tests.cloud import Cloud, cloud  # noqa: F401 - pytest hands the fixture in by name

ON_AWS = {rule.name for rule in RULES if rule.on_aws} - {"skycap-monthly-cost"}
"""The emulator's conditions do not see the region."""


@pytest.fixture
def run(cloud: Cloud) -> Any:  # noqa: ANN401, F811 - a command that answers JSON; as above
    """Run a command on the installation and give its exit code and what it answers."""

    def command(*words: str) -> tuple[int, Any]:
        where = ("--env", "prod", "--endpoint-url", cloud.emulator.url)
        result = CliRunner().invoke(app, [*where, *words, "--json"])
        assert result.stdout, result.output
        return result.exit_code, json.loads(result.stdout)

    return command


def test_an_alarm_is_tried_out_silenced_and_heard(
    cloud: Cloud,  # noqa: F811 - pytest hands the fixture in by this name
    run: Any,  # noqa: ANN401 - as above
) -> None:
    """A test rings at the topic; a silent one does not, until the scheduled function ends it."""
    code, told = run("alarms", "list")
    alarms = {one["name"]: one for one in told["alarms"]}
    assert (code, set(alarms)) == (0, ON_AWS)
    code, told = run("alarms", "test", "failed-logins")
    assert (code, told["failed"]) == (1, ["topic"])
    queues, topic = cloud.emulator.client("sqs"), cloud.outputs["AlertsTopic"]
    queue = queues.create_queue(QueueName="heard")["QueueUrl"]
    place = queues.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])
    cloud.emulator.client("sns").subscribe(
        TopicArn=topic, Protocol="sqs", Endpoint=place["Attributes"]["QueueArn"]
    )
    watch = cloud.emulator.client("cloudwatch")
    try:
        watch.set_alarm_state(AlarmName="skycap-failed-logins", StateValue="OK", StateReason="over")
        queues.purge_queue(QueueUrl=queue)
        assert run("alarms", "test", "failed-logins") == (
            0, {"name": "skycap-failed-logins", "told": ["sqs"], "failed": [], "note": ""}
        )  # fmt: skip
        [heard] = queues.receive_message(QueueUrl=queue, WaitTimeSeconds=10)["Messages"]
        message = json.loads(json.loads(heard["Body"])["Message"])
        assert (message["AlarmName"], message["NewStateValue"]) == ("skycap-failed-logins", "ALARM")
        code, told = run("alarms", "check")
        assert (code, [one["code"] for one in told["findings"]]) == (1, ["failed_logins"])

        assert run("alarms", "silence", "api-latency", "--for", "1m")[1]["silenced"] is True
        silent = {one["name"] for one in run("alarms", "list")[1]["alarms"] if one["silenced"]}
        assert silent == {"skycap-api-latency"}
        assert run("alarms", "silence", "api-latency", "--end")[1]["silenced"] is False
    finally:
        watch.set_alarm_state(AlarmName="skycap-failed-logins", StateValue="OK", StateReason="over")


def test_an_alarm_that_was_changed_by_hand_is_found_and_put_back(
    cloud: Cloud,  # noqa: F811 - pytest hands the fixture in by this name
    run: Any,  # noqa: ANN401 - as above
) -> None:
    """The guide's own command takes the dimension away; another alarm is deleted."""
    watch = cloud.emulator.client("cloudwatch")
    names = ["skycap-api-5xx-errors", "skycap-chain-broken"]
    kept = ("Dimensions", "Threshold", "Period", "AlarmActions", "TreatMissingData", "Statistic")

    def deployed() -> dict[str, Any]:
        told = watch.describe_alarms(AlarmNames=names)["MetricAlarms"]
        return {one["AlarmName"]: {key: one.get(key) for key in kept} for one in told}

    before = deployed()
    watch.put_metric_alarm(
        AlarmName=names[0], MetricName="5XXError", Namespace="AWS/ApiGateway", Statistic="Sum",
        Period=300, Threshold=10, ComparisonOperator="GreaterThanThreshold", EvaluationPeriods=1,
        AlarmActions=[cloud.outputs["AlertsTopic"]],
    )  # fmt: skip
    watch.delete_alarms(AlarmNames=names[1:])

    code, told = run("alarms", "check")
    assert (code, sorted(one["where"] for one in told["findings"])) == (1, names)
    assert all(one["fixable"] for one in told["findings"])
    code, told = run("alarms", "check", "--fix")

    assert (code, told["findings"]) == (0, [])
    assert deployed() == before


def test_the_scheduled_function_is_asked_how_days_stand(run: Any) -> None:  # noqa: ANN401 - as above
    """It was set up today, so nothing is due; a day that is not over is refused with its words."""
    code, told = run("day-end", "--status")
    assert (code, told["last"]["behind"], told["findings"]) == (0, 0, [])
    code, told = run("day-end", "--catch-up")
    assert (code, told["runs"]) == (0, [])


def test_the_dashboard_is_put_back_and_read(
    cloud: Cloud,  # noqa: F811 - pytest hands the fixture in by this name
    run: Any,  # noqa: ANN401 - as above
) -> None:
    """Whatever became of it, it is again the one of the template; its figures are told."""
    watch = cloud.emulator.client("cloudwatch")
    before = json.loads(watch.get_dashboard(DashboardName="SkycapLoans")["DashboardBody"])
    watch.put_dashboard(DashboardName="SkycapLoans", DashboardBody='{"widgets": []}')

    code, told = run("dashboard")

    after = json.loads(watch.get_dashboard(DashboardName="SkycapLoans")["DashboardBody"])
    assert (code, after) == (0, before)
    assert told["address"].endswith("#dashboards/dashboard/SkycapLoans")
    titles = [one["properties"]["title"] for one in before["widgets"]]
    assert [one["title"] for one in told["charts"]] == titles
    assert {one["name"] for one in told["figures"]} >= {"loans", "recoveryAgeHours"}
