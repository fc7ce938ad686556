"""`skycap harden`: setting what the maintenance guide sets under Security Hardening."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skycap.cli.desk import AsJson, say, settings_of, show_json, show_table
from skycap.cli.place import insist_there, place, refusing
from skycap.cli.tuning import carry_out, shown_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups.premises import Premises
    from skycap.operations.security.harden import Step


def harden(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be set.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Set what the guide sets to be safe.

    On AWS: firewall, GuardDuty, CloudTrail, recovery, private buckets, secrets, throttling and
    the retention of logs, by one change set that is shown first. In a folder: permissions, keys
    and backups. Where nothing corresponds, it says what takes its place.
    """
    from skycap.operations.aws.place import OnAws

    with refusing():
        match place(context):
            case OnAws() as there:
                told = _on_aws(there, dry_run=dry_run, yes=yes, as_json=as_json)
            case here:
                told = _here(context, here, dry_run=dry_run, yes=yes, as_json=as_json)
    if as_json:
        show_json(told)


def _on_aws(there: "OnAws", *, dry_run: bool, yes: bool, as_json: bool) -> dict[str, Any]:
    from skycap.operations.aws.tuning import drop
    from skycap.operations.deploy.backend import Backend
    from skycap.operations.security import harden as hardening
    from skycap.services.clock import SystemClock

    now = SystemClock().now()
    steps = hardening.on_aws(there)
    wanted = hardening.parameters(steps)
    backend = Backend(there.account, there.installation)
    prepared = backend.prepare_settings(wanted, hardening.MEANT, now) if wanted else None
    told = _told(steps, dry_run=dry_run)
    if not as_json:
        _show(steps)
    if prepared is not None:
        told |= shown_plan(prepared, as_json=as_json)
    fixes = [step for step in steps if step.fixes]
    idle = (prepared is None or prepared.is_idle) and not fixes
    if dry_run or idle or not _agreed(yes=yes, as_json=as_json):
        if prepared is not None:
            drop(there, prepared)
        if idle and not as_json:
            say("Nothing to set.")
        return told
    if prepared is not None and not prepared.is_idle:
        carry_out(there, prepared, now, as_json=as_json)
    told["mended"] = hardening.mend(fixes)
    if not as_json:
        say("Set. `skycap audit --only security` tells what is left.")
    return told


def _here(
    context: typer.Context, here: "Premises", *, dry_run: bool, yes: bool, as_json: bool
) -> dict[str, Any]:
    from skycap.cli.audit import standing_of
    from skycap.operations.security import harden as hardening

    insist_there(here)
    steps = hardening.embedded(here, standing_of(settings_of(context), here))
    told = _told(steps, dry_run=dry_run)
    if not as_json:
        _show(steps)
    fixes = [step for step in steps if step.fixes]
    if not fixes and not as_json:
        say("Nothing to set.")
    if fixes and not dry_run and _agreed(yes=yes, as_json=as_json):
        told["mended"] = hardening.mend(fixes)
        if not as_json:
            say("Set. `skycap audit --only security` tells what is left.")
    return told


def _told(steps: "Sequence[Step]", *, dry_run: bool) -> dict[str, Any]:
    return {"steps": [one.to_json() for one in steps], "dryRun": dry_run, "mended": 0}


def _show(steps: "Sequence[Step]") -> None:
    show_table(("Step", "State", ""), [(one.name, one.state.value, one.told) for one in steps])
    say("")


def _agreed(*, yes: bool, as_json: bool) -> bool:
    from skycap.operations import Stopped

    if yes:
        return True
    if as_json or not sys.stdin.isatty():
        raise Stopped("nobody can be asked here; add --yes to go on without asking, or --dry-run")
    return typer.confirm("Set all of it?")
