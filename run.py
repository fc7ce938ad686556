"""Set Skycap up in its own folder, and start or test it.

    python3 run.py demo [options]    start Skycap with a demo portfolio
    python3 run.py test [options]    lint, type-check and run every test; options go to pytest
    python3 run.py lint              only lint, format check and types
    python3 run.py aws-local         start Skycap as on AWS, in an emulator on this machine
    python3 run.py screenshots       take pictures of every page, into screenshots/
    python3 run.py setup             only make .venv and the pages, with the tools for development
    python3 run.py lock [--upgrade]  renew requirements/*.lock after a change of pyproject.toml

Needs Python 3.11 or newer and nothing else. Everything it installs goes into ``.venv`` beside
this file, at the versions and hashes of ``requirements/``; remove that folder to start afresh.
"""

import contextlib
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an old Python reads this far and is told so
    sys.exit("Skycap needs Python 3.11 or newer; this is " + platform.python_version() + ".")

import tomllib

import hatch_build

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
VENV_PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "skycap-stamp.json"
REQUIREMENTS = ROOT / "requirements"
PIP_OPTIONS = ("--disable-pip-version-check", "--no-input")
PROFILES = ("runtime", "dev")  # each holds everything that the one before it holds

# Programs from outside Python: (program, Debian package, the suites that need it).
SYSTEM_PROGRAMS = (
    ("curl", "curl", "examples"),
    ("strace", "strace", "durability"),
    ("chromium", "chromium", "browser"),
    ("/usr/bin/aws", "awscli", "guide"),  # by its path: the first `aws` may be of version 1
)

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lint", ("ruff", "check")),
    ("format", ("ruff", "format", "--check")),
    ("types", ("mypy",)),
)

# Pytest's last line: "==== 3 failed, 120 passed in 4.56s ====", or the same without its rules.
CLOSING_LINE = re.compile(r"=* ?(\d+ (?:passed|failed|error|skipped).* in [\d.]+s\b.*?) ?=*\s*$")

VENV_REMEDY = (
    "This Python cannot make a virtual environment with pip. On Debian and Ubuntu this mends it:\n"
    "    sudo apt-get install -y python3-venv"
)


class Stop(Exception):
    """The run cannot go on; the message says why and what to do."""


def say(message: str) -> None:
    """Tell the person, at once, what happens now."""
    print(f"skycap: {message}", flush=True)


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> int:
    """Run a program in the root folder and return its exit code."""
    try:
        done = subprocess.run(list(map(str, command)), check=False, cwd=ROOT, env=environment)
    except OSError as error:
        raise Stop(f"cannot start {command[0]}: {error.strerror}") from error
    return done.returncode


def must(command: Sequence[str | Path], otherwise: str) -> None:
    """Run a program that has to succeed."""
    code = run(command)
    if code != 0:
        raise Stop(f"{otherwise} (exit code {code}; the lines above say why)")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Keep a second run.py waiting while this one changes .venv.

    The system drops the lock when the process ends, however it ends.
    """
    with (ROOT / ".venv.lock").open("w", encoding="ascii") as handle:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore] # typeshed shows it on Windows only
        else:
            import fcntl  # noqa: PLC0415 - exists on Unix only

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("waiting for another run.py to finish its set-up")
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def base_python() -> str:
    """Return the Python that .venv is made from, even when .venv's own Python runs this file."""
    return getattr(sys, "_base_executable", None) or sys.executable


def wanted_stamp(profile: str) -> dict[str, str]:
    """Describe the .venv that this source, this Python and this place ask for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    digest = hashlib.sha256((REQUIREMENTS / f"{profile}.lock").read_bytes())
    # Only what shapes an installation: a change of a lint rule must not install anything.
    shape = {key: project.get(key) for key in ("build-system", "project", "dependency-groups")}
    digest.update(json.dumps(shape, sort_keys=True).encode())
    return {
        "profile": profile,
        "digest": digest.hexdigest(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "folder": str(ROOT),
    }


def found_stamp() -> dict[str, str]:
    """Read what the last finished set-up left, or nothing."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and VENV_PYTHON.exists() else {}


def is_fresh(profile: str) -> bool:
    """Say whether .venv already has all that this profile needs."""
    found = found_stamp()
    larger = PROFILES[PROFILES.index(profile) :]
    return any(found == wanted_stamp(candidate) for candidate in larger)


def set_up(profile: str) -> None:
    """Make .venv hold the profile's locked packages and Skycap itself, if it does not yet."""
    if is_fresh(profile):
        return
    with alone():
        if is_fresh(profile):  # the run we waited for did it
            return
        found = found_stamp()
        if found.get("profile") == "dev":
            profile = "dev"  # a demo must not take the tools away from a developer
        wanted = wanted_stamp(profile)
        keep = all(found.get(key) == wanted[key] for key in ("python", "folder"))
        pip = existing_pip() if keep else make_venv()
        STAMP.unlink(missing_ok=True)
        say(f"installing the {profile} packages (requirements/{profile}.lock)")
        lock = REQUIREMENTS / f"{profile}.lock"
        locked = ("--require-hashes", "-r", lock)
        must([*pip, "install", "-qq", *locked], "cannot install the packages")
        build_pages(*(["--tools"] if profile == "dev" else []))  # else pip would, in silence
        # The lock holds the build backend, so nothing is fetched beside what the lock names.
        itself = ("--no-deps", "--no-build-isolation", "-e", ROOT)
        must([*pip, "install", "-qq", *itself], "cannot install Skycap itself")
        STAMP.write_text(json.dumps(wanted, indent=2) + "\n", encoding="utf-8")


def build_pages(*options: str) -> None:
    """Build the pages if they are stale; with --tools, install what tests them too."""
    if hatch_build.has_work(options):
        must([VENV_PYTHON, ROOT / "hatch_build.py", *options], "cannot build the pages")


def existing_pip() -> list[str | Path]:
    """Return the pip command for the .venv that is there."""
    inside: list[str | Path] = [VENV_PYTHON, "-m", "pip", *PIP_OPTIONS]
    return inside if works(*inside, "--version") else outside_pip()


def outside_pip() -> list[str | Path]:
    """Return the command of the base Python's pip, aimed at .venv."""
    return [base_python(), "-m", "pip", *PIP_OPTIONS, "--python", VENV_PYTHON]


def works(*command: str | Path, environment: Mapping[str, str] | None = None) -> bool:
    """Say whether a program starts and succeeds, without showing what it prints."""
    words = [str(part) for part in command]
    try:
        done = subprocess.run(words, check=False, capture_output=True, cwd=ROOT, env=environment)
    except OSError:
        return False
    return done.returncode == 0


def make_venv() -> list[str | Path]:
    """Make an empty .venv and return the pip command for it.

    Debian splits pip and ``ensurepip`` from Python, so three ways are tried before giving up:
    the ordinary one; a .venv without pip, filled by the base Python's pip; the Debian package.
    """
    say(f"making .venv with Python {platform.python_version()}")
    if works(base_python(), "-m", "venv", "--clear", VENV):
        return existing_pip()
    if works(base_python(), "-m", "venv", "--clear", "--without-pip", VENV):
        pip = outside_pip()
        if works(*pip, "--version"):
            return pip
    if may_install_packages():
        say("installing the Debian package python3-venv")
        if install_packages(["python3-venv"]) and works(
            base_python(), "-m", "venv", "--clear", VENV
        ):
            return existing_pip()
    raise Stop(VENV_REMEDY)


def may_install_packages() -> bool:
    """Say whether this is root on a Debian, where installing a package is no surprise."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def install_packages(packages: Sequence[str]) -> bool:
    """Install Debian packages, and say whether that went well."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    # Lists are old or absent in a fresh container: try with what is there, then renew them.
    if works(*install, environment=environment):
        return True
    renewed = works("apt-get", "update", "-qq", environment=environment)
    return renewed and works(*install, environment=environment)


def missing_programs() -> list[tuple[str, str, str]]:
    """Return the rows of SYSTEM_PROGRAMS that are not on the PATH."""
    return [row for row in SYSTEM_PROGRAMS if shutil.which(row[0]) is None]


def provide_programs() -> None:
    """Install the system programs that the tests use, or name the suites that do without."""
    missing = missing_programs()
    if missing and may_install_packages():
        packages = [package for _, package, _ in missing]
        say(f"installing the Debian packages {', '.join(packages)}")
        install_packages(packages)
        missing = missing_programs()
    for program, package, suites in missing:
        say(f"{program} is missing, so these suites cannot run: {suites} (package {package})")


def demo(options: Sequence[str]) -> int:
    """Set up and start Skycap with a demo portfolio."""
    set_up("runtime")
    build_pages()
    program = BIN / ("skycap.exe" if os.name == "nt" else "skycap")
    if os.name != "nt":
        # Become Skycap: Ctrl-C and signals then reach it, with nothing in between.
        os.execv(program, [str(program), "demo", *options])  # noqa: S606 - no shell is what we want
    return run([program, "demo", *options])


def setup(_options: Sequence[str]) -> int:
    """Make .venv with the tools for development, and the pages."""
    set_up("dev")
    build_pages("--tools")
    provide_aws_tools()
    say(f"ready: {VENV_PYTHON}")
    return 0


def provide_aws_tools() -> None:
    """Install what the tests of AWS need beside .venv."""
    must([VENV_PYTHON, ROOT / "infra" / "tools.py"], "cannot install the tools for AWS")


def aws_local(options: Sequence[str]) -> int:
    """Set up and start Skycap as on AWS, in an emulator on this machine."""
    setup(())
    command = [str(VENV_PYTHON), "-m", "infra.local", *options]
    if os.name != "nt":
        os.chdir(ROOT)
        os.execv(command[0], command)  # noqa: S606 - as in demo: Ctrl-C reaches it, nothing between
    return run(command)


def check() -> dict[str, str]:
    """Run the checks that read the source; return the outcome of each."""
    outcome = {}
    for name, (tool, *arguments) in CHECKS:
        say(f"{name}: {tool} {' '.join(arguments)}".rstrip())
        outcome[name] = "passed" if run([BIN / tool, *arguments]) == 0 else "FAILED"
    return outcome


def lint(_options: Sequence[str]) -> int:
    """Set up and run the checks that read the source."""
    set_up("dev")
    return conclude(check())


def test(options: Sequence[str]) -> int:
    """Set up, run the checks that read the source, then the tests."""
    set_up("dev")
    build_pages("--tools")
    with ThreadPoolExecutor() as pool:  # the checks keep one core busy, what is installed another
        provided = pool.map(lambda work: work(), (provide_aws_tools, provide_programs))
        outcome = check()
        list(provided)  # raises what either raised
    if not options:
        # Playwright keeps an event loop in its process, which other tests cannot share. A page
        # waits more than it works, so one process more than there are processors ends sooner.
        browser = ["tests/browser", "-n", str((os.cpu_count() or 1) + 1)]
        outcome["browser"] = run_pytest(browser)
        if "FAILED" in outcome["browser"]:  # on a busy machine a page can be late: fail twice
            outcome["browser"] = run_pytest([*browser, "--last-failed"])
    outcome["tests"] = run_pytest(options or ["--ignore=tests/browser", "--dist", "loadfile"])
    return conclude(outcome)


def run_pytest(options: Sequence[str]) -> str:
    """Run the tests; return "passed" or "FAILED" with pytest's own count."""
    arguments = list(options)
    if not any(re.match(r"-n|--numprocesses|--pdb|--trace", option) for option in options):
        arguments += ["-n", "auto"]
    if sys.stdout.isatty():
        arguments.append("--color=yes")  # pytest writes into our pipe, not to the terminal
    say(f"tests: pytest {' '.join(arguments)}".rstrip())
    environment = dict(os.environ)
    if environment.get("CI", "").lower() in {"1", "true"}:
        environment.setdefault("SKYCAP_REQUIRE_ALL", "1")  # a test that did not run is a failure
    code, count = relay([VENV_PYTHON, "-m", "pytest", *arguments], environment)
    return f"passed ({count})" if code == 0 else f"FAILED ({count})"


def relay(command: Sequence[str | Path], environment: Mapping[str, str]) -> tuple[int, str]:
    """Run pytest, pass its output on, and return its exit code and its closing count."""
    count = "no test ran"
    pipe, words = subprocess.PIPE, list(map(str, command))
    with subprocess.Popen(words, cwd=ROOT, env=environment, stdout=pipe) as process:
        assert process.stdout is not None
        for line in process.stdout:
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
            text = re.sub(r"\x1b\[[0-9;]*m", "", line.decode(errors="replace"))
            closing = CLOSING_LINE.match(text)
            count = closing.group(1) if closing else count
    return process.returncode, count


def conclude(outcome: Mapping[str, str]) -> int:
    """Print the summary; return the exit code."""
    print("\n" + "\n".join(f"{name:<8}{result}" for name, result in outcome.items()), flush=True)
    return 1 if any("FAILED" in result for result in outcome.values()) else 0


def screenshots(options: Sequence[str]) -> int:
    """Set up and take pictures of the pages whose names contain one of the options, or all."""
    setup(options)
    provide_programs()
    return run([VENV_PYTHON, "-m", "tests.browser.screenshots", *options])


def lock(options: Sequence[str]) -> int:
    """Renew the lock files, and install what they name."""
    set_up("dev")
    must([VENV_PYTHON, REQUIREMENTS / "renew.py", *options], "cannot renew the locks")
    set_up("dev")
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    command.__name__.replace("_", "-"): command
    for command in (demo, aws_local, test, lint, setup, screenshots, lock)
}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks."""
    name, *options = arguments or ["--help"]
    if name not in COMMANDS:
        print(__doc__)
        return 0 if name in {"-h", "--help", "help"} else 2
    try:
        return COMMANDS[name](options)
    except Stop as stop:
        print(f"skycap: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
