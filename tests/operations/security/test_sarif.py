"""The findings as SARIF 2.1.0: what the schema demands, and what a reader of it needs."""

from typing import Any

from skycap.operations.findings import Severity
from skycap.operations.security import found
from skycap.operations.security.sarif import document

LEVELS = {"none", "note", "warning", "error"}


def insist_sarif(told: dict[str, Any]) -> None:
    """Assert what the schema of SARIF 2.1.0 requires of the parts that we write.

    The schema is no package here, so its rules stand in words: required properties, enumerations,
    and that each `ruleIndex` names the rule of its `ruleId`.
    """
    assert set(told) == {"$schema", "version", "runs"}
    assert told["version"] == "2.1.0"
    for run in told["runs"]:
        driver = run["tool"]["driver"]
        assert isinstance(driver["name"], str)
        assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
        rules = driver["rules"]
        assert len({one["id"] for one in rules}) == len(rules), "rules are unique"
        for rule in rules:
            assert rule["shortDescription"]["text"]
            assert rule["help"]["text"]
            assert rule["defaultConfiguration"]["level"] in LEVELS
        for result in run["results"]:
            assert result["message"]["text"]
            assert result["level"] in LEVELS
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            for place in result["locations"]:
                assert place["logicalLocations"][0]["fullyQualifiedName"]


def test_findings_become_results_with_their_rules() -> None:
    """Two findings of one code share a rule; severities become levels and scores."""
    findings = [
        found("bucket_open", Severity.CRITICAL, "skycap-documents", "is public", "close it"),
        found("bucket_open", Severity.HIGH, "skycap-backups", "is open", "close it"),
        found("one_person", Severity.LOW, "settings", "one person decides", "hire another"),
    ]
    told = document(findings, "0.1.0")
    insist_sarif(told)
    (run,) = told["runs"]
    assert [one["id"] for one in run["tool"]["driver"]["rules"]] == ["bucket_open", "one_person"]
    assert [one["level"] for one in run["results"]] == ["error", "error", "note"]
    assert run["results"][0]["properties"]["runbook"] == "security.md#bucket_open"


def test_no_findings_are_a_run_all_the_same() -> None:
    """A scanner reads that nothing was found."""
    told = document([], "0.1.0")
    insist_sarif(told)
    assert told["runs"][0]["results"] == []
