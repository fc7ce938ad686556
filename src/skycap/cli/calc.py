"""`skycap calc`: schedules, loans, yearly rates and day counts from a file, without a lender."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from skycap.cli.desk import examples, show_json, warn
from skycap.cli.guard import MISUSED

app = typer.Typer(
    no_args_is_help=True,
    help="Compute schedules, loans, APRs and day counts from JSON.",
)

File = Annotated[
    str, typer.Argument(help="A JSON file; the standard input if left out, or -.", metavar="FILE")
]


@app.command(
    epilog=examples(
        "skycap calc schedule question.json",
        'echo \'{"principal": "1000", "annual_rate_pct": "12", "instalments": 3,',
        '  "start_date": "2025-01-31", "interest_method": "declining"}\' | skycap calc schedule',
    )
)
def schedule(file: File = "-") -> None:
    """Compute the instalments of a loan."""
    from skycap.services import calculations

    _answer(file, calculations.schedule)


@app.command(
    epilog=examples(
        "skycap calc loan question.json",
        'echo \'{"principal": "1000", "annual_rate_pct": "12", "instalments": 3,',
        '  "start_date": "2025-01-31", "interest_method": "flat", "as_of": "2025-02-28",',
        '  "transactions": [{"type": "repayment", "date": "2025-02-28", "amount": "400"}]}\' \\',
        "  | skycap calc loan",
    )
)
def loan(file: File = "-") -> None:
    """Compute what is paid and left of a loan on a day."""
    from skycap.services import calculations

    _answer(file, calculations.loan)


@app.command(
    epilog=examples(
        "skycap calc apr question.json",
        'echo \'{"method": "both", "unit_periods_per_year": "12", "flows": [',
        '  {"kind": "advance", "amount": "1000", "t": 0},',
        '  {"kind": "payment", "amount": "1300", "t": 1}]}\' | skycap calc apr',
    )
)
def apr(file: File = "-") -> None:
    """Compute the yearly rate of advances and payments."""
    from skycap.services import calculations

    _answer(file, calculations.apr)


@app.command(
    epilog=examples(
        "skycap calc days question.json",
        'echo \'{"convention": "30E/360", "start": "2025-01-31", "end": "2025-02-28"}\' \\',
        "  | skycap calc days",
    )
)
def days(file: File = "-") -> None:
    """Count the days between two dates by a convention."""
    from skycap.services import calculations

    _answer(file, calculations.days)


def _answer(file: str, solve: Callable[[object], dict[str, Any]]) -> None:
    """Answer one question, or each of a list; the first that is wrong ends it."""
    asked = _read(file)
    if isinstance(asked, list):
        show_json(
            [_solved(one, solve, f"question {place}: ") for place, one in enumerate(asked, 1)]
        )
    else:
        show_json(_solved(asked, solve, ""))


def _solved(asked: object, solve: Callable[[object], dict[str, Any]], where: str) -> dict[str, Any]:
    from skycap.lending.refusals import Refusal

    question = asked["input"] if isinstance(asked, dict) and "input" in asked else asked
    try:
        return solve(question)
    except Refusal as refusal:
        name = asked.get("id") if isinstance(asked, dict) else None
        where = f"{name}: " if isinstance(name, str) else where
        raise _failed(f"{where}{refusal.field} {refusal.message}") from None


def _read(file: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    import json
    from decimal import Decimal

    where = "the standard input" if file == "-" else file
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
        return json.loads(text, parse_float=Decimal)
    except OSError as problem:
        raise _failed(f"{where}: {problem.strerror}") from None
    except (ValueError, RecursionError) as problem:
        raise _failed(f"{where} is not JSON: {problem}") from None


def _failed(message: str) -> typer.Exit:
    warn(f"skycap: {' '.join(message.split())}")
    return typer.Exit(MISUSED)
