"""`skycap export`: what people and scripts are told, and the exit codes."""

import json
from pathlib import Path

import pytest

from skycap.assembly import assemble
from skycap.settings import Settings
from tests.cli.conftest import Skycap
from tests.services.branch import Branch


@pytest.fixture
def books(skycap: Skycap) -> Skycap:
    """An installation with a loan."""
    with assemble(Settings(data=skycap.data)) as installation:
        Branch(installation.office.store).open()
    return skycap


def test_an_export_is_of_one_moment_and_tells_its_counts(books: Skycap, tmp_path: Path) -> None:
    """Scripts and people are told the same; nothing of the copy of the books stays."""
    told = books.json("export", "--what", "loans,events", "--to", str(tmp_path / "one"))
    shown = books.run("export", "--format", "csv", "--to", str(tmp_path / "two"))

    assert told["oneMoment"]
    assert {one["what"]: one["lines"] for one in told["files"]}["loans"] == 1
    assert json.loads((tmp_path / "one" / "manifest.json").read_text())["files"] == told["files"]
    assert "loans.csv" in shown.output
    assert "one moment" not in shown.output
    assert {path.name for path in tmp_path.iterdir()} == {"data", "one", "two"}


def test_personal_data_comes_with_a_warning(books: Skycap, tmp_path: Path) -> None:
    """Asked for, and only then."""
    plain = books.run("export", "--what", "users", "--to", str(tmp_path / "export"))
    asked = books.run("export", "--personal", "--to", str(tmp_path / "export"))

    assert plain.exit_code == 1
    assert "--personal" in plain.stderr
    assert asked.exit_code == 0
    assert "holds personal data" in asked.stderr


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("--format", "xml"), 2, "jsonl, csv, parquet, dynamodb-json"),
        (("--native",), 2, "installation on AWS"),
        (("--what", "lones"), 1, "there are no lones"),
        (("--to", "."), 1, "there already"),
        (("--to", "s3://"), 1, "s3://bucket/prefix"),
    ],
)
def test_what_cannot_be_is_refused(
    books: Skycap, words: tuple[str, ...], code: int, complaint: str
) -> None:
    """Typed wrongly is 2, refused is 1; each says what to do."""
    result = books.run("export", *words)

    assert result.exit_code == code
    assert complaint in result.stderr
