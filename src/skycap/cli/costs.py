"""`skycap costs`: what was paid to AWS, and what it should come to."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skycap.cli.desk import AsJson, say, show_json, show_table
from skycap.cli.findings import show_findings
from skycap.cli.guard import REFUSED
from skycap.cli.place import place, refusing
from skycap.cli.shown import sized

if TYPE_CHECKING:
    from skycap.operations.backups.premises import Premises
    from skycap.operations.costs.bill import Bill
    from skycap.operations.costs.estimate import Estimate

_EMBEDDED = (
    "Nobody sends a bill for Skycap on one machine. What takes its place: the machine and its "
    "power, its disk, and another place for the backups. `skycap usage` tells how the room grows; "
    "`skycap costs --estimate` what AWS would cost instead."
)


def costs(
    context: typer.Context,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="What a month on AWS should come to.")
    ] = False,
    applications: Annotated[
        int, typer.Option(help="With --estimate: how many applications a month.", min=0)
    ] = 1_000,
    prices: Annotated[
        Path | None, typer.Option(help="With --estimate: a JSON file of other prices.")
    ] = None,
    habits: Annotated[
        Path | None, typer.Option(help="With --estimate: a JSON file of other habits.")
    ] = None,
    months: Annotated[int, typer.Option(help="How many whole months to show.", min=1, max=12)] = 3,
    as_json: AsJson = False,
) -> None:
    """Show what AWS costs, by service and month.

    What rose much is named, with what of it did. AWS charges a cent for each question, and counts
    the whole account, a day late. Exit code 1 when something rose much.
    """
    from skycap.operations.aws.place import OnAws
    from skycap.operations.costs import bill
    from skycap.operations.costs.estimate import estimate as reckon

    if estimate:
        with refusing():
            _show_estimate(reckon(applications, _told(prices), _told(habits)), as_json=as_json)
        return
    here = place(context)
    if not isinstance(here, OnAws):
        with refusing():
            _show_embedded(here, as_json=as_json)
        return
    with refusing():
        found = bill.bill(here, months)
    if as_json:
        show_json(found.to_json())
    else:
        _show_bill(found)
    if found.findings:
        raise typer.Exit(REFUSED)


def _told(path: Path | None) -> dict[str, Any] | None:
    """What a file of the operator's own says."""
    from skycap.operations import Stopped

    if path is None:
        return None
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise Stopped(f"{path} is no JSON: {problem}") from None
    if not isinstance(told, dict):
        raise Stopped(f'{path} must be an object, such as {{"secrets, one a month": 0.40}}')
    return told


def _show_estimate(found: "Estimate", *, as_json: bool) -> None:
    told = found.to_json()
    if as_json:
        show_json(told)
        return
    rows = [
        (
            post["service"],
            post["what"],
            post["quantity"],
            post["free"],
            post["price"],
            post["dollars"],
        )
        for post in told["posts"]
    ]
    headings = ("Service", "What", "Quantity", "Of it free", "Price", "Dollars")
    show_table(headings, rows, numbers=(2, 3, 4, 5))
    say(f"{found.applications:,} applications a month: {told['dollars']} dollars a month,")
    if told["dollarsPerApplication"]:
        say(f"{told['dollarsPerApplication']} for each application.")
    for name, text in found.basis.items():
        say(f"{name.capitalize()}, {text}.")


def _show_embedded(here: "Premises", *, as_json: bool) -> None:
    from skycap.operations.usage import folder

    used = folder.measure(here)
    backups = sum(part.size for part in used.now.parts if part.name == "backups")
    if as_json:
        told: dict[str, Any] = {"currency": None, "months": [], "onCourseFor": None, "findings": []}
        show_json({**told, "bytes": used.now.size, "backupBytes": backups, "remark": _EMBEDDED})
        return
    say(
        f"Skycap takes {sized(used.now.size)} here, {sized(backups)} of it backups; "
        f"{sized(used.free or 0)} are free.",
        _EMBEDDED,
    )


def _show_bill(found: "Bill") -> None:
    headings = ["Service", *[m.name if m.whole else f"{m.name} so far" for m in found.months]]
    rows = [
        [name, *[_cell(month.services.get(name)) for month in found.months]]
        for name in found.services
    ]
    rows.append(["together", *[f"{month.total:.2f}" for month in found.months]])
    show_table(headings, rows, numbers=range(1, len(headings)))
    say(f"In {found.currency}, of the whole account, until yesterday.")
    if found.course is not None:
        say(f"This month is on course for {found.course:.2f}.")
    show_findings(found.findings)


def _cell(paid: object) -> str:
    return "-" if paid is None else f"{paid:.2f}"
