"""What every test shares: Hypothesis profiles, and tests that need a program of the system."""

import os
import shutil
import signal
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.emulators"]

# Set by CI (through run.py): whatever did not run is a failure, so no suite can vanish unseen.
REQUIRE_ALL = os.environ.get("SKYCAP_REQUIRE_ALL") == "1"

# Without deadlines: parallel tests on a busy machine are slow for reasons of their own.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, print_blob=True)
settings.register_profile(
    "nightly", deadline=None, max_examples=5_000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(
    os.environ.get("SKYCAP_HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "default")
)


# A run in the background ignores Ctrl-C, and so would every program that a test ends by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test marked ``needs`` where a program is missing."""
    for mark in item.iter_markers("needs"):
        missing = [program for program in mark.args if shutil.which(program) is None]
        if missing:
            pytest.skip(f"needs {', '.join(missing)}")


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure; an expected failure stays what it is."""
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"did not run, and SKYCAP_REQUIRE_ALL is set: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Apply SKYCAP_REQUIRE_ALL to a single test."""
    report = yield
    _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Apply SKYCAP_REQUIRE_ALL to a module that skips itself."""
    report = yield
    _forbid_skip(report)
    return report
