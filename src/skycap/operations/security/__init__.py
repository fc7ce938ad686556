"""The security audit: what could let somebody in, or let something be lost, on both platforms.

Each check looks at one thing and answers with what is wrong. A check that cannot look, such as for
want of rights, says so: nothing counts as fine that nobody saw.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.findings import Finding, Severity, worst_first

RUNBOOK: Final = "security.md"

Check = Callable[[], Iterable[Finding]]
Progress = Callable[[int, int], None]
"""Is told how many checks are done, and how many there are."""


@dataclass(slots=True)
class Report:
    """What was looked at, what could not be, and what is wrong."""

    findings: list[Finding] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "looked": self.looked,
            "skipped": [{"check": name, "reason": why} for name, why in self.skipped.items()],
            "findings": [one.to_json() for one in self.findings],
        }


def is_serious(found: Finding) -> bool:
    """Whether an audit ends with exit code 1 for it: medium or worse."""
    return found.severity is not Severity.LOW


def examine(checks: Mapping[str, Check], progress: Progress = lambda _done, _of: None) -> Report:
    """Do every check; the findings are the worst first."""
    report = Report()
    for done, (name, check) in enumerate(checks.items(), 1):
        try:
            report.findings.extend(check())
            report.looked.append(name)
        except Stopped as problem:
            report.skipped[name] = str(problem)
        progress(done, len(checks))
    report.findings = worst_first(report.findings)
    return report


def found(
    code: str,
    severity: Severity,
    where: str,
    what: str,
    remedy: str,
    evidence: Mapping[str, Any] | None = None,
    fix: Callable[[], str | None] | None = None,
    *,
    careful: bool = False,
) -> Finding:
    """A finding whose runbook is the heading of its code in our page."""
    runbook = f"{RUNBOOK}#{code}"
    return Finding(code, severity, where, what, remedy, dict(evidence or {}), runbook, fix, careful)
