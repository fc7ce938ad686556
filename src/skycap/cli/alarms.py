"""`skycap alarms`: how they stand, what they would say now, trying them out, silencing them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skycap.cli.desk import AsJson, examples, opened, say, settings_of, show_json, show_table, warn
from skycap.cli.guard import REFUSED
from skycap.cli.place import place, refusing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skycap.operations.alarms.standing import Standing
    from skycap.operations.findings import Finding

app = typer.Typer(help="List, check, try out and silence the alarms.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="ALARM", help="Such as skycap-failed-logins.")]


@app.command(
    name="list", epilog=examples("skycap alarms list", "skycap --env prod alarms list --json")
)
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List every alarm, how it stands and since when. Exit code 1 when one rings."""
    from skycap.operations.alarms import cloud, standing
    from skycap.operations.aws.place import OnAws

    with refusing():
        match place(context):
            case OnAws() as there:
                found = cloud.on_aws(there)
            case _:
                with opened(context) as installation:
                    found = standing.standing(installation.office)
    _show(found, as_json=as_json)


@app.command(epilog=examples("skycap alarms check", "skycap --env prod alarms check --fix"))
def check(
    context: typer.Context,
    fix: Annotated[
        bool, typer.Option("--fix", help="On AWS: put back what was changed by hand.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say what rings by the figures of this moment.

    Nobody is told. On AWS also whether the alarms are as they were deployed. Exit code 1 when an
    alarm rings, or is not.
    """
    from skycap.cli import unasked
    from skycap.operations.alarms import cloud, drifted, standing
    from skycap.operations.aws.place import OnAws

    wrong: Sequence[Finding] = ()
    with refusing():
        match place(context):
            case OnAws() as there:
                wrong = drifted.drifted(there)
                if fix:
                    wrong = [one for one in wrong if not _mended(one)]
                found = cloud.on_aws(there)
            case _:
                with opened(context) as installation:
                    figures = unasked.figures(settings_of(context), installation)()
                    found = standing.check(figures)
    _show(found, wrong, as_json=as_json)


def _mended(found: "Finding") -> bool:
    if found.fix is None:
        return False
    found.fix()
    warn(f"{found.where} is put back.")
    return True


@app.command(
    name="test",
    epilog=examples(
        "skycap alarms test failed-logins", "skycap --env prod alarms test api-latency"
    ),
)
def ring(context: typer.Context, name: Name, as_json: AsJson = False) -> None:
    """Ring an alarm as a test, to see that people hear it.

    Exit code 1 when somebody could not be told, or nobody would be.
    """
    from skycap.cli import unasked
    from skycap.operations.alarms import cloud, rules, standing
    from skycap.operations.aws.place import OnAws

    with refusing():
        match place(context):
            case OnAws() as there:
                rung = cloud.ring(there, standing.rule_of(name, cloud.ON_AWS))
            case _:
                rule = standing.rule_of(name, rules.EMBEDDED)
                with opened(context) as installation:
                    told = unasked.ways(settings_of(context))
                    rung = standing.ring(installation.office, rule, told)
    if as_json:
        show_json(rung.to_json())
    elif rung.told:
        say(f"{rung.name} rang; told by {', '.join(rung.told)}.")
    if rung.failed:
        warn(f"skycap: not told by {', '.join(rung.failed)}: {rung.note}")
        raise typer.Exit(REFUSED)


@app.command(
    epilog=examples(
        "skycap alarms silence api-latency --for 2h",
        "skycap --env prod alarms silence api-latency --end",
    )
)
def silence(
    context: typer.Context,
    name: Name,
    length: Annotated[str, typer.Option("--for", help="How long: 30m, 2h, 3d.")] = "1h",
    end: Annotated[bool, typer.Option("--end", help="End the silence now.")] = False,
    as_json: AsJson = False,
) -> None:
    """Tell nobody of an alarm for a while. It goes on being evaluated."""
    from skycap.cli.looking import span_of
    from skycap.operations.alarms import cloud, rules, standing
    from skycap.operations.aws.place import OnAws
    from skycap.services.clock import SystemClock
    from skycap.services.staff import OPERATOR

    now = SystemClock().now()
    with refusing():
        until = None if end else cloud.until(now, span_of(length))
        match place(context):
            case OnAws() as there:
                rule = standing.rule_of(name, cloud.ON_AWS)
                silenced = cloud.silence(there, rule, until, OPERATOR.id)
            case _:
                rule = standing.rule_of(name, rules.EMBEDDED)
                with opened(context) as installation:
                    silenced = standing.silence(installation.office, rule, until, OPERATOR.id)
    if as_json:
        show_json(silenced.to_json())
    elif until:
        say(f"Nobody is told of {rule.name} until {_moment(until)}.")
    else:
        say(f"People are told of {rule.name} again.")


def _show(found: "Sequence[Standing]", wrong: "Sequence[Finding]" = (), *, as_json: bool) -> None:
    from skycap.cli.findings import show_findings
    from skycap.operations.alarms.standing import findings

    ringing = [*findings(found), *wrong]
    if as_json:
        told: dict[str, Any] = {"alarms": [one.to_json() for one in found]}
        show_json({**told, "findings": [one.to_json() for one in ringing]})
    else:
        rows = [
            (
                one.rule.name,
                one.state + (" (silent)" if one.silenced else ""),
                _moment(one.since) if one.since else "",
                one.reason,
            )
            for one in found
        ]
        show_table(("Alarm", "State", "Since (UTC)", "Why"), rows)
        show_findings(ringing)
    if ringing:
        raise typer.Exit(REFUSED)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
