"""run.py: what it takes for a fresh set-up, and what it reads from pytest."""

import ast
import json
import platform
import sys
from pathlib import Path

import pytest

import run


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project folder that run.py takes for its own."""
    venv = tmp_path / ".venv"
    (tmp_path / "requirements").mkdir()
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").touch()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "skycap"\n[tool.ruff]\na = 1\n')
    for profile in run.PROFILES:
        (tmp_path / "requirements" / f"{profile}.lock").write_text(f"{profile}==1\n")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "REQUIREMENTS", tmp_path / "requirements")
    monkeypatch.setattr(run, "VENV_PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(run, "STAMP", venv / "skycap-stamp.json")
    return tmp_path


def leave_stamp(profile: str) -> None:
    """Leave what a finished set-up leaves."""
    run.STAMP.write_text(json.dumps(run.wanted_stamp(profile)))


def test_an_unfinished_set_up_is_not_fresh(house: Path) -> None:
    """Without a stamp, or with a broken one, there is something to install."""
    assert not run.is_fresh("runtime")

    run.STAMP.write_text("{")
    assert not run.is_fresh("runtime")


def test_a_developers_set_up_serves_the_demo_too(house: Path) -> None:
    """The larger profile stands in for the smaller, and not the other way round."""
    leave_stamp("dev")
    assert run.is_fresh("runtime")

    leave_stamp("runtime")
    assert run.is_fresh("runtime")
    assert not run.is_fresh("dev")


def test_a_changed_lock_or_project_table_is_noticed(house: Path) -> None:
    """What shapes an installation makes it stale."""
    leave_stamp("runtime")
    (house / "requirements" / "runtime.lock").write_text("runtime==2\n")
    assert not run.is_fresh("runtime")

    leave_stamp("runtime")
    (house / "pyproject.toml").write_text('[project]\nname = "skycap"\nversion = "2"\n')
    assert not run.is_fresh("runtime")


def test_a_changed_lint_rule_installs_nothing(house: Path) -> None:
    """Tables of tools do not shape an installation."""
    leave_stamp("runtime")
    (house / "pyproject.toml").write_text('[project]\nname = "skycap"\n[tool.ruff]\na = 2\n')

    assert run.is_fresh("runtime")


def test_another_python_or_folder_is_noticed(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment made by another Python, or moved elsewhere, is stale."""
    leave_stamp("runtime")
    with monkeypatch.context() as patch:
        patch.setattr(platform, "python_version", lambda: "3.99.0")
        assert not run.is_fresh("runtime")
    with monkeypatch.context() as patch:
        patch.setattr(run, "ROOT", house / "moved")
        (house / "moved").mkdir()
        (house / "pyproject.toml").rename(house / "moved" / "pyproject.toml")
        assert not run.is_fresh("runtime")


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("===== 99 passed in 1.32s =====", "99 passed in 1.32s"),
        ("99 passed in 1.32s", "99 passed in 1.32s"),
        (
            "= 2 failed, 97 passed in 61.02s (0:01:01) =\n",
            "2 failed, 97 passed in 61.02s (0:01:01)",
        ),
        ("1 error in 0.18s", "1 error in 0.18s"),
    ],
)
def test_the_count_of_tests_is_read_from_pytests_last_line(line: str, count: str) -> None:
    """The closing line is understood with and without its rules, and in long runs."""
    found = run.CLOSING_LINE.match(line)

    assert found is not None
    assert found.group(1) == count


@pytest.mark.parametrize("line", ["tests/x.py ..... [ 9%]", "it took 5 passed balls", ""])
def test_other_lines_are_not_taken_for_the_count(line: str) -> None:
    """What is not pytest's closing line does not count."""
    assert run.CLOSING_LINE.match(line) is None


def test_a_relayed_program_keeps_its_output_and_exit_code(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    """What pytest prints reaches the terminal unchanged, and its exit code comes back."""
    script = "print('\\x1b[32m= 3 passed in 0.1s =\\x1b[0m'); raise SystemExit(3)"

    assert run.relay([sys.executable, "-c", script], {}) == (3, "3 passed in 0.1s")
    assert b"\x1b[32m= 3 passed in 0.1s =\x1b[0m" in capfdbinary.readouterr().out


def test_a_failed_check_fails_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is zero only if everything passed."""
    assert run.conclude({"lint": "passed", "tests": "passed (9 passed in 1s)"}) == 0
    assert run.conclude({"lint": "FAILED", "tests": "passed (9 passed in 1s)"}) == 1
    assert "tests   passed (9 passed in 1s)" in capsys.readouterr().out


def test_an_unknown_command_prints_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Help is an answer; a slip of the finger is a failure that shows the help."""
    assert run.main(["--help"]) == 0
    assert run.main(["tset"]) == 2
    assert "python3 run.py demo" in capsys.readouterr().out


def test_an_old_python_can_read_run_py() -> None:
    """Pythons from 3.7 parse run.py, so that they reach the line that says what is needed."""
    text = Path(run.__file__).read_text(encoding="utf-8")

    ast.parse(text, feature_version=(3, 7))
    assert text.index("sys.version_info <") < text.index("import tomllib")
