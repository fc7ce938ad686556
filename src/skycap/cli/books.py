"""`skycap audit` and `skycap rebuild`: proving the books, and drawing the read models anew."""

from dataclasses import asdict

import typer

from skycap.cli.desk import AsJson, counting, opened, say, show_json
from skycap.cli.guard import REFUSED


def audit(context: typer.Context, as_json: AsJson = False) -> None:
    """Prove that the books are whole.

    It recomputes every history, every balance, every list and every counter, and compares.
    It changes nothing and may run while Skycap serves. Exit code 1 when anything is wrong.
    """
    from skycap.services.audit import audit as examine

    with opened(context) as installation, counting("Histories audited") as progress:
        report = examine(installation.office, progress)
    if as_json:
        show_json(
            {
                "clean": report.clean,
                "streams": report.streams,
                "events": report.events,
                "loans": report.loans,
                "findings": [asdict(finding) for finding in report.findings],
            }
        )
    else:
        for finding in report.findings:
            say(f"{finding.severity.value}: {finding.where}: {finding.what} -> {finding.remedy}")
        looked = f"{report.streams} histories, {report.events} events, {report.loans} loans"
        found = "nothing is wrong" if report.clean else f"{len(report.findings)} findings"
        say(f"Looked at {looked}: {found}.")
    if not report.clean:
        raise typer.Exit(REFUSED)


def rebuild(context: typer.Context, as_json: AsJson = False) -> None:
    """Draw lists and counters anew.

    They come from the histories; do it when an audit calls them stale.
    Writers wait meanwhile. Histories, users, documents and settings are not touched.
    """
    from skycap.services.replay import rebuild as draw

    with opened(context) as installation:
        loans = draw(installation.office)
    if as_json:
        show_json({"loans": loans})
    else:
        say(f"Drew the read models of {loans} loans anew.")
