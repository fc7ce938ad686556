"""What the linters of AWS say about the template: nothing. About 20 s on an idle machine."""

import json
import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from tests.emulators import TOOLS, _require
from tests.house.source import ROOT
from tests.infra.reading import CODE, TEMPLATE, Template

CONFIGURATION = ROOT / "infra" / "checkov.yaml"
EXPAND = """
import json, sys
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

class NoManagedPolicies:
    def load(self):
        return {}

template = yaml_parse(open(sys.argv[1], encoding="utf-8").read())
print(json.dumps(transform(template, json.loads(sys.argv[2]), NoManagedPolicies())))
"""


def _run(command: Sequence[str | Path]) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "AWS_DEFAULT_REGION": "us-east-1"}
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=False, env=environment)


@pytest.fixture(scope="module", autouse=True)
def _tools() -> None:
    _require(TOOLS / "bin" / "cfn-lint")


@pytest.fixture(scope="module")
def expanded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template as AWS's own translator of SAM writes it out."""
    done = _run([TOOLS / "bin" / "python", "-c", EXPAND, TEMPLATE, json.dumps(CODE)])
    assert done.returncode == 0, done.stderr
    place = tmp_path_factory.mktemp("expanded") / "template.json"
    place.write_text(done.stdout, encoding="utf-8")
    return place


def test_cfn_lint_finds_nothing() -> None:
    """Every property exists, every reference leads somewhere."""
    done = _run([TOOLS / "bin" / "cfn-lint", TEMPLATE])
    assert (done.returncode, done.stdout) == (0, "")


def test_checkov_finds_nothing_that_is_not_explained(expanded: Path) -> None:
    """Each exception stands with its reason, beside the resource or in infra/checkov.yaml."""
    done = _run(
        [TOOLS / "bin" / "checkov", "--config-file", CONFIGURATION, "-f", expanded, "-o", "json"]
    )
    told = json.loads(done.stdout)
    assert told["results"]["failed_checks"] == []
    assert told["summary"]["passed"] > 80
    for name, resource in Template().raw["Resources"].items():
        for skipped in resource.get("Metadata", {}).get("checkov", {}).get("skip", ()):
            assert len(skipped["comment"]) > 20, name


def test_every_general_exception_has_its_reason_above_it() -> None:
    """In checkov.yaml a comment precedes each check that is left out."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    skipped = yaml.safe_load(text)["skip-check"]
    assert re.findall(r"^  # \S.{30,}\n  - (\w+)$", text, re.MULTILINE) == skipped


def test_sam_writes_out_an_alias_for_each_function(expanded: Path) -> None:
    """What the guide calls the qualifier `prod` is there, and so is the stage of that name."""
    resources = json.loads(expanded.read_text(encoding="utf-8"))["Resources"].values()
    aliases = [one["Properties"] for one in resources if one["Type"] == "AWS::Lambda::Alias"]
    stages = [one["Properties"] for one in resources if one["Type"] == "AWS::ApiGateway::Stage"]
    assert [one["Name"] for one in aliases] == ["prod"] * 5
    assert [one["StageName"] for one in stages] == [{"Ref": "Environment"}]
