"""Findings as SARIF 2.1.0 (OASIS), the format that code hosts and scanners read."""

from collections.abc import Iterable
from typing import Any, Final

from skycap.operations.findings import Finding, Severity

VERSION: Final = "2.1.0"
SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
}
_SCORES: Final = {
    Severity.CRITICAL: "9.5",
    Severity.HIGH: "8.0",
    Severity.MEDIUM: "5.0",
    Severity.LOW: "2.0",
}
"""What scanners call security-severity: the middle of each band of CVSS."""


def document(findings: Iterable[Finding], skycap: str) -> dict[str, Any]:
    """One run of the audit; `skycap` is the version of this program."""
    listed = list(findings)
    codes = sorted({one.code for one in listed})
    driver = {
        "name": "skycap audit",
        "semanticVersion": skycap,
        "rules": [_rule(code, listed) for code in codes],
    }
    results = [_result(one, codes.index(one.code)) for one in listed]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _rule(code: str, findings: list[Finding]) -> dict[str, Any]:
    first = next(one for one in findings if one.code == code)
    text = code.replace("_", " ").capitalize() + "."
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": text},
        "help": {"text": first.remedy},
        "defaultConfiguration": {"level": _LEVELS[first.severity]},
        "properties": {"tags": ["security"], "security-severity": _SCORES[first.severity]},
    }
    return rule


def _result(one: Finding, index: int) -> dict[str, Any]:
    place = {"logicalLocations": [{"fullyQualifiedName": one.where, "kind": "resource"}]}
    return {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "message": {"text": f"{one.where}: {one.what}. {one.remedy}."},
        "locations": [place],
        "properties": {
            "severity": one.severity.value,
            "evidence": one.evidence,
            "runbook": one.runbook,
        },
    }
