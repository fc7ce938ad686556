"""What an operation found that is not as it should be: the same shape for every verb.

Health, audits, alarms and diagnoses all answer in findings, so that scripts, the portal and the
runbooks read them alike.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    CRITICAL = "critical"
    """Money or data is at risk, or nobody can work: now."""
    HIGH = "high"
    """Today."""
    MEDIUM = "medium"
    """This week."""
    LOW = "low"
    """When convenient."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    `code` is stable, such as ``backup_too_old``; `where` names the thing, `what` says in plain
    words what is wrong with it, `evidence` holds what was measured, `remedy` says what to do. `fix`
    does it, if a program may, and answers what a person has to be told once, such as a password.
    With `careful`, only a person who is asked may say yes to that. `runbook` is a page of
    ``docs/operations``, with its heading.
    """

    code: str
    severity: Severity
    where: str
    what: str
    remedy: str
    evidence: dict[str, Any] = field(default_factory=dict)
    runbook: str | None = None
    fix: Callable[[], str | None] | None = None
    careful: bool = False

    def to_json(self) -> dict[str, Any]:
        """As `--json`, the API and SARIF show it."""
        return {
            "code": self.code,
            "severity": self.severity,
            "where": self.where,
            "what": self.what,
            "remedy": self.remedy,
            "evidence": self.evidence,
            "runbook": self.runbook,
            "fixable": self.fix is not None,
        }


def from_json(told: Mapping[str, Any]) -> Finding:
    """A finding as it came from elsewhere; what a program could do about it stayed there."""
    return Finding(
        told["code"],
        Severity(told["severity"]),
        told["where"],
        told["what"],
        told["remedy"],
        dict(told["evidence"]),
        told["runbook"],
    )


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, the worst first; equal ones in the order they came."""
    order = list(Severity)
    return sorted(findings, key=lambda found: order.index(found.severity))
