"""The lender's guide: every example on the page gives what the page says."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from skycap.cli import app
from skycap.lending.calendars import Shift, Unit
from skycap.lending.conditions import Broken, FeeBase, FeeTime, LastInstalment, YearDays, YearLength
from skycap.lending.day_counts import DayCount
from skycap.lending.early import Rebate, Surplus
from skycap.lending.late import InDuplum, PenaltyBase, PenaltyKind, PenaltyPeriod
from skycap.lending.money import Rounding
from skycap.lending.terms import Method, RatePeriod

GUIDE = (Path(__file__).parents[2] / "docs" / "lending.md").read_text("utf-8")
EXAMPLES = re.findall(
    r"```console\n\$ skycap calc (\w+) <<'END'\n(.*?)\nEND\n(.*?)\n```", GUIDE, re.DOTALL
)
SETTINGS = (
    Method, RatePeriod, Unit, Shift, Broken, FeeTime, FeeBase, LastInstalment, YearDays, YearLength,
    Rounding, Surplus, Rebate, PenaltyKind, PenaltyBase, PenaltyPeriod, InDuplum,
)  # fmt: skip


@pytest.mark.parametrize(("kind", "question", "answer"), EXAMPLES)
def test_the_example_gives_what_the_page_says(kind: str, question: str, answer: str) -> None:
    """The command on the page prints the answer on the page."""
    result = CliRunner().invoke(app, ["calc", kind], input=question)

    assert result.exit_code == 0, result.stderr
    assert json.loads(answer) == json.loads(result.stdout)


def test_every_console_block_is_an_example() -> None:
    """No example escapes the test above; commands about loans are of `test_lending_walk`."""
    others = re.findall(r"```console\n\$ skycap (?:quote|loan) ", GUIDE)
    assert GUIDE.count("```console") - len(others) == len(EXAMPLES) >= 15


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.__name__)
def test_every_choice_is_explained(setting: type[Method]) -> None:
    """Each value that a product can have is on the page."""
    missing = [choice.value for choice in setting if f"`{choice.value}`" not in GUIDE]

    assert missing == []


def test_every_day_count_is_explained() -> None:
    """Each convention is on the page; the directive's three share a line."""
    named = [one.value for one in DayCount if not one.startswith("EU_CCD_")]

    assert [name for name in named if f"`{name}`" not in GUIDE] == []
    assert "`EU_CCD_MONTH`, `_YEAR`, `_WEEK`" in GUIDE
