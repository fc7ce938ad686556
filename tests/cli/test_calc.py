"""`skycap calc`: questions from files and the standard input, answers in JSON, one line a slip."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from skycap.cli import app

DATA = Path(__file__).parents[1] / "lending" / "data"
KINDS = ("schedule", "loan", "apr", "days")
DAYS = {"convention": "ACT/360", "start": "2025-01-01", "end": "2025-02-01"}
ANSWER = {"days": 31, "year_fraction": "0.086111111111"}


def calc(*words: str, given: str | None = None) -> Result:
    """Run `skycap calc`."""
    return CliRunner().invoke(app, ["calc", *words], input=given)


def expected_of(case: dict[str, Any]) -> dict[str, Any]:
    """The published answer to a case."""
    return case.get("expected") or {name: case[name] for name in ("days", "year_fraction")}


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_file_of_cases_is_answered(kind: str) -> None:
    """An array of cases gives the array of their published answers."""
    path = DATA / f"cases_{kind}.json"
    result = calc(kind, str(path))

    assert result.exit_code == 0
    answers = json.loads(result.stdout)
    for case, answer in zip(json.loads(path.read_text("utf-8")), answers, strict=True):
        for name, value in expected_of(case).items():
            assert (value or answer[name]) == answer[name]


@pytest.mark.parametrize("words", [(), ("-",)])
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_question_comes_by_the_standard_input(words: tuple[str, ...], wrapped: bool) -> None:
    """Without a file, or with a dash, one question or one whole case is read from the input."""
    question = {"id": "a", "input": DAYS, "expected": {}} if wrapped else DAYS
    result = calc("days", *words, given=json.dumps(question))

    assert (result.exit_code, json.loads(result.stdout)) == (0, ANSWER)


def test_numbers_may_be_numbers() -> None:
    """An amount or a rate written as a JSON number is read digit for digit."""
    given = (
        '{"principal": 1000.10, "annual_rate_pct": 12.5, "instalments": 1,'
        ' "start_date": "2025-01-31", "interest_method": "flat"}'
    )
    answer = json.loads(calc("schedule", given=given).stdout)

    assert answer["totals"] == {"principal": "1000.10", "interest": "10.42", "total_due": "1010.52"}


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ('{"convention": "x"}', "skycap: convention must be one of: ACT/360, "),
        (json.dumps([DAYS, {**DAYS, "end": 5}]), "skycap: question 2: end must be a date"),
        (json.dumps([{"id": "C-7", **DAYS, "start": ""}]), "skycap: C-7: start must be a date"),
        ("{", "skycap: the standard input is not JSON: "),
        ("[" * 100_000, "skycap: the standard input is not JSON: "),
        ("3", "skycap: the question must be an object"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(given: str, line: str) -> None:
    """What cannot be answered is said in one line that names the field, and nothing is printed."""
    result = calc("days", given=given)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A missing file is said by its name, with the exit code of what was typed wrongly."""
    result = calc("apr", str(tmp_path / "none.json"))

    assert result.exit_code == 2
    assert "none.json: No such file" in result.stderr


def test_needs_no_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Calculations run anywhere: no lender, no settings and no data folder are looked at."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKYCAP_DATA", str(tmp_path / "nowhere"))

    assert calc("days", given=json.dumps(DAYS)).exit_code == 0
    assert list(tmp_path.iterdir()) == []
