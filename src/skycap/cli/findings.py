"""How every verb shows what it found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from skycap.cli.desk import say

if TYPE_CHECKING:
    from skycap.operations.findings import Finding


def show_findings(findings: "Sequence[Finding]") -> None:
    """Tell a person each finding: how bad, where, what, and what to do."""
    from skycap.operations.findings import worst_first

    for found in worst_first(findings):
        say(f"{found.severity.upper():<9}{found.where}: {found.what}")
        say(f"{'':<9}{found.remedy}")
        if found.runbook:
            say(f"{'':<9}See docs/operations/{found.runbook}")
