"""Deploying the backend: what changes, what stays, and what a failure leaves."""

from datetime import timedelta

import pytest

from skycap.operations import Stopped
from tests.operations.deploy.conftest import SMALL, Desk, code

ONE, TWO = code("one"), code("two")
BROKEN = """
  Handle: {Type: AWS::CloudFormation::WaitConditionHandle}
  Broken:
    Type: AWS::CloudFormation::WaitCondition
    DependsOn: LoansFunction
    Properties: {Handle: !Ref Handle, Timeout: "1", Count: 1}
Outputs:"""


def broken() -> str:
    """The small template with a part that waits in vain, after the function."""
    return SMALL.read_text(encoding="utf-8").replace("\nOutputs:", BROKEN)


def test_the_first_deployment_makes_everything(desk: Desk) -> None:
    """Everything is planned as an addition, is told step by step, and then answers."""
    prepared = desk.prepare(ONE)
    assert prepared.plan is not None
    assert prepared.plan.creates
    assert {change.action for change in prepared.plan.changes} == {"Add"}

    versions = desk.backend.apply(prepared, desk.moment, lambda _: None)

    assert desk.answer() == desk.answer(desk.backend.installation.environment) == "one"
    assert [one.version for one in versions] == ["1"]
    assert desk.backend.status()["status"] == "CREATE_COMPLETE"


def test_a_second_deployment_without_a_change_does_nothing(desk: Desk) -> None:
    """The same package and template are recognised, and no version is made of them."""
    desk.deploy(ONE)

    assert desk.prepare(ONE).is_idle
    assert desk.deploy(ONE) == []
    assert desk.backend.status()["versions"][0]["version"] == "1"


def test_new_code_replaces_the_old_and_the_alias_follows(desk: Desk) -> None:
    """After a deployment of other code both the newest and the alias answer with it."""
    desk.deploy(ONE)
    prepared = desk.prepare(TWO)
    assert prepared.plan is not None
    shown = {change.resource: change for change in prepared.plan.changes}
    assert shown["LoansFunction"].action == "Modify"
    assert "LoansTable" not in shown
    desk.backend.apply(prepared, desk.moment, lambda _: None)

    assert desk.answer() == desk.answer(desk.backend.installation.environment) == "two"


def test_a_parameter_stays_as_it_was_given_until_it_is_given_again(desk: Desk) -> None:
    """A later deployment that does not name a parameter keeps it."""
    desk.deploy(ONE, Timeout="20")
    desk.deploy(TWO)

    assert desk.settings()["Timeout"] == 20


def test_a_parameter_that_the_template_lacks_is_named(desk: Desk) -> None:
    """A slip in a parameter's name is told together with the names that there are."""
    with pytest.raises(Stopped, match=r"no Timeuot; it has .*Timeout"):
        desk.prepare(ONE, Timeuot="20")


def test_what_was_changed_by_hand_is_shown_and_kept(desk: Desk) -> None:
    """Timeout, memory, throttle and an added variable survive a deployment that changes all."""
    desk.deploy(ONE)
    client = desk.emulator.client("lambda")
    variables = {**desk.settings()["Environment"]["Variables"], "EXTRA": "1"}
    client.update_function_configuration(
        FunctionName=desk.function, Timeout=60, Environment={"Variables": variables}
    )
    client.update_function_configuration(FunctionName=desk.function, MemorySize=1024)
    rate = {"op": "replace", "path": "/*/*/throttling/rateLimit", "value": "50"}
    stage = desk.stage()
    desk.emulator.client("apigateway").update_stage(
        restApiId=stage["restApiId"], stageName=stage["stageName"], patchOperations=[rate]
    )
    shown = {f"{one.setting}": (one.deployed, one.live) for one in desk.prepare(ONE).drifts}

    desk.deploy(TWO, Timeout="21")

    assert shown["timeout"] == (25, 60)
    assert shown["memory"] == (256, 1024)
    assert shown["variables.EXTRA"] == (None, "1")
    assert shown["rate"] == (100.0, 50.0)
    now = desk.settings()
    assert (now["Timeout"], now["MemorySize"]) == (60, 1024)
    assert now["Environment"]["Variables"]["EXTRA"] == "1"
    assert desk.stage()["methodSettings"]["*/*"]["throttlingRateLimit"] == 50
    assert desk.answer() == "two"
    after = {one["setting"]: one["deployed"] for one in desk.backend.status()["drift"]}
    assert after == {"timeout": 21, "memory": 256, "rate": 100.0, "variables.EXTRA": None}


def test_a_deployment_may_overwrite_what_was_changed_by_hand(desk: Desk) -> None:
    """When asked to, it puts back what the template says, and nothing differs any more."""
    desk.deploy(ONE)
    client = desk.emulator.client("lambda")
    client.update_function_configuration(FunctionName=desk.function, Timeout=60)

    desk.deploy(ONE, overwrite=True)

    assert desk.settings()["Timeout"] == 25
    assert desk.backend.status()["drift"] == []


def test_a_lost_variable_is_put_back_and_the_secret_by_hand_kept(desk: Desk) -> None:
    """The guide's way to set a secret drops the tables: they come back, and it stays unseen."""
    desk.deploy(ONE)
    secret = "a-secret-of-at-least-32-characters"
    desk.emulator.client("lambda").update_function_configuration(
        FunctionName=desk.function, Environment={"Variables": {"JWT_SECRET": secret}}
    )
    prepared = desk.prepare(ONE)
    assert not prepared.is_idle
    assert secret not in str([one.to_json() for one in prepared.drifts])

    desk.deploy(ONE)

    table = f"SkycapLoans{desk.backend.installation.suffix}"
    variables = desk.settings()["Environment"]["Variables"]
    assert variables == {"LOANS_TABLE": table, "JWT_SECRET": secret}
    assert secret not in str(desk.backend.artifacts.record(desk.backend.stack.name))


def test_code_put_there_by_hand_is_replaced(desk: Desk) -> None:
    """After `update-function-code` by hand the next deployment brings its own package back."""
    desk.deploy(ONE)
    client = desk.emulator.client("lambda")
    client.update_function_code(FunctionName=desk.function, ZipFile=TWO.body)
    assert desk.answer() == "two"

    prepared = desk.prepare(ONE)
    assert prepared.foreign == (desk.function,)
    desk.backend.apply(prepared, desk.moment, lambda _: None)

    assert desk.answer() == "one"


def test_a_failed_update_is_undone_and_the_old_keeps_running(desk: Desk) -> None:
    """It says what failed; functions answer as before, and the next deployment works."""
    desk.deploy(ONE)

    with pytest.raises(Stopped, match=r"what ran before still runs.*Broken"):
        desk.deploy(TWO, broken())

    assert desk.answer() == desk.answer(desk.backend.installation.environment) == "one"
    assert desk.backend.status()["status"] == "UPDATE_ROLLBACK_COMPLETE"
    desk.deploy(TWO)
    assert desk.answer() == "two"


def test_a_failed_creation_says_how_to_begin_again(desk: Desk) -> None:
    """What a failed creation leaves is removed on purpose, and the next one works."""
    with pytest.raises(Stopped, match="the creation failed and was undone"):
        desk.deploy(ONE, broken())
    with pytest.raises(Stopped, match=r"ROLLBACK_COMPLETE.*skycap deploy destroy"):
        desk.prepare(ONE)

    desk.backend.stack.delete(lambda _: None)
    desk.deploy(ONE)

    assert desk.answer() == "one"


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("{AttributeName: loanId, ", "{AttributeName: number, "),
        ("  LoansTable:\n", "  OtherTable:\n"),
    ],
    ids=["replaced", "removed"],
)
def test_a_table_is_never_replaced_or_removed(desk: Desk, words: str, others: str) -> None:
    """A template that would cost the lender's data is refused, and nothing has changed."""
    desk.deploy(ONE)
    text = SMALL.read_text(encoding="utf-8").replace(words, others)
    if "OtherTable" in text:
        text = text.replace("!Ref LoansTable", "!Ref OtherTable").replace("SkycapLoans$", "Other$")

    with pytest.raises(Stopped, match="LoansTable, which holds the lender's data"):
        desk.prepare(ONE, text)

    assert desk.prepare(ONE).is_idle


def test_what_a_removed_stack_kept_is_taken_over_by_the_next(desk: Desk) -> None:
    """Removing the stack keeps the table with its rows, and deploying again works with them."""
    desk.deploy(ONE)
    table = f"SkycapLoans{desk.backend.installation.suffix}"
    dynamodb = desk.emulator.client("dynamodb")
    dynamodb.put_item(TableName=table, Item={"loanId": {"S": "L-1"}})

    assert desk.backend.kept() == [table]
    desk.backend.destroy(lambda _: None)
    assert not desk.backend.stack.exists
    desk.deploy(TWO)

    assert desk.answer() == "two"
    assert dynamodb.get_item(TableName=table, Key={"loanId": {"S": "L-1"}})["Item"]


def test_settings_on_purpose_go_over_what_a_hand_set_and_touch_nothing_else(desk: Desk) -> None:
    """A parameter alone changes neither code nor template, lasts, and leaves other drift."""
    desk.deploy(ONE)
    functions = desk.emulator.client("lambda")
    functions.update_function_configuration(FunctionName=desk.function, Timeout=9, MemorySize=512)
    meant = frozenset({"timeout"})
    desk.moment += timedelta(minutes=1)

    prepared = desk.backend.prepare_settings({"Timeout": "25"}, meant, desk.moment)
    assert prepared.plan is None, "the stack says so already; only the hand does not"
    assert not prepared.is_idle
    desk.backend.apply(prepared, desk.moment, lambda _: None)

    assert (desk.settings()["Timeout"], desk.settings()["MemorySize"]) == (25, 512)
    assert desk.answer() == "one"
    drifts = desk.backend.status()["drift"]
    assert [one["setting"] for one in drifts] == ["memory"], "the other hand's work stays known"
    desk.deploy(TWO, Timeout="20")
    assert desk.settings()["Timeout"] == 20


def test_settings_without_an_installation_are_refused(desk: Desk) -> None:
    """There is nothing to tune or harden before the first deployment."""
    with pytest.raises(Stopped, match="skycap deploy all"):
        desk.backend.prepare_settings({"Timeout": "25"}, frozenset(), desk.moment)
