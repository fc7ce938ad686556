"""The files that the maintenance guide's own commands read, as they lie in `infra/guide`."""

import json

import pytest

from tests.api.world import TODAY, World
from tests.aws.conftest import _cheap_passwords, _one_loop, watch, world  # noqa: F401 - pytest hands fixtures in by name
from tests.house.source import ROOT
from tests.infra.reading import Json, Template

GUIDE = ROOT / "infra" / "guide"
PROD = Template()


def _file(name: str) -> Json:
    return json.loads((GUIDE / name).read_text(encoding="utf-8"))


def test_the_dashboard_is_the_one_of_the_template() -> None:
    """`put-dashboard` with dashboard.json changes nothing about what was deployed."""
    [dashboard] = PROD.of("AWS::CloudWatch::Dashboard").values()
    assert _file("dashboard.json") == json.loads(dashboard["DashboardBody"])


def test_the_rules_are_those_of_the_template() -> None:
    """`create-web-acl` with waf-rules.json makes what was deployed."""
    [acl] = PROD.of("AWS::WAFv2::WebACL").values()
    assert _file("waf-rules.json") == acl["Rules"]


@pytest.mark.usefixtures("_cheap_passwords")
def test_the_application_and_the_payment_are_accepted(world: World) -> None:  # noqa: F811 - a fixture
    """`test-loan.json` applies as it is; `test-payment.json` once it names a disbursed loan."""
    applied = world.post("/api/loans/apply", _file("test-loan.json"))
    assert (applied.status_code, applied.json()["success"]) == (201, True)
    payment = _file("test-payment.json")
    unknown = world.post("/api/repayments", payment, "accountant")
    assert unknown.status_code == 404
    named = {**payment, "loanId": world.disbursed(), "paymentDate": TODAY}
    assert world.post("/api/repayments", named, "accountant").status_code == 201
