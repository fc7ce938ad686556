"""The figures that `docs/promises.md` tells are those that the tests use."""

import re

from tests.house.source import ROOT
from tests.promises.scale import FIGURES

ROW = re.compile(r"^\| ([a-z ]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$", re.MULTILINE)
SIMULATED = "random lives of fifty steps"


def test_the_document_tells_the_figures() -> None:
    """Every figure is in the table, as it is, and none that is not."""
    text = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    told = {
        name: tuple(int(number.replace(",", "")) for number in numbers)
        for name, *numbers in ROW.findall(text)
    }

    assert told.pop(SIMULATED) == (80, 2_000, 20_000)
    assert told == FIGURES


def test_the_document_names_tests_that_exist() -> None:
    """No promise rests on a file that is gone."""
    text = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/]+(?:\.py)?)`", text))
    named |= {f"tests/promises/{name}" for name in re.findall(r"`(test_\w+\.py)`", text)}

    assert len(named) > 8
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_each_scale_is_as_large_as_the_one_before() -> None:
    """Nightly and release prove no less than a push."""
    assert all(push <= nightly <= release for push, nightly, release in FIGURES.values())
