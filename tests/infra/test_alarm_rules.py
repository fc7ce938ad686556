"""The table of rules, the template and the runbook tell of the same alarms."""

import re
from contextlib import nullcontext

import pytest

from skycap.operations.alarms.drifted import dimensions
from skycap.operations.alarms.rules import RULES, Missing, Rule
from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.aws.place import OnAws
from tests.house.source import ROOT
from tests.infra.reading import Json, Template

PROD = Template()
DEPLOYED: dict[str, Json] = {
    one["AlarmName"]: one for one in PROD.of("AWS::CloudWatch::Alarm").values()
}
PAGE = (ROOT / "docs" / "operations" / "alarms.md").read_text(encoding="utf-8")
PLACE = OnAws(
    Account("us-east-1", None, None), Installation(), lambda _: nullcontext(), lambda _: None
)  # type: ignore[arg-type] # nothing is opened here
LIMIT = float(PROD.parameters["MonthlyCostLimit"])


def test_every_alarm_of_the_template_has_a_rule_and_the_other_way_round() -> None:
    """But for those that CloudWatch cannot know of."""
    assert set(DEPLOYED) == {rule.name for rule in RULES if rule.on_aws}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.on_aws], ids=lambda one: one.name)
def test_the_template_says_what_the_rule_says(rule: Rule) -> None:
    """The same figure, the same threshold, the same time."""
    alarm = DEPLOYED[rule.name]
    side = "LessThanThreshold" if rule.below else "GreaterThanThreshold"
    assert (alarm["Namespace"], alarm["MetricName"]) == (rule.namespace, rule.metric)
    assert alarm.get("Statistic", alarm.get("ExtendedStatistic")) == rule.statistic
    assert float(alarm["Threshold"]) == (LIMIT if rule.threshold is None else rule.threshold)
    assert (alarm["Period"], alarm["EvaluationPeriods"]) == (rule.period, rule.periods)
    assert alarm["ComparisonOperator"] == side
    assert Missing(alarm["TreatMissingData"]) is rule.missing
    # <ScheduledFunction> and the like stand for what the emulator's test compares by name.
    told = {one["Name"]: one["Value"] for one in alarm.get("Dimensions", ())}
    wanted = {one["Name"]: one["Value"] for one in dimensions(PLACE, rule)}
    assert told.keys() == wanted.keys()
    assert {n: v for n, v in told.items() if not v.startswith("<")}.items() <= wanted.items()


def test_every_rule_has_its_section_of_the_runbook_and_no_section_is_left_over() -> None:
    """It says what the alarm means, what to look at and what to do."""
    sections = dict(
        re.findall(r"^## (skycap-\S+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    )
    assert set(sections) == {rule.name for rule in RULES}
    for name, text in sections.items():
        assert "Look at:" in text, name
        assert "Do:" in text, name
