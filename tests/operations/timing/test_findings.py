"""What was done by itself and went wrong is a finding, with what to do about it."""

import pytest

from skycap.operations.closing import Asked, carry_out, findings
from skycap.operations.timing.jobs import ACTOR
from skycap.services import runs
from skycap.services.day_end import Effort
from skycap.storage.memory import MemoryStore
from skycap.storage.vaults import MemoryVault
from tests.house.source import ROOT
from tests.services.branch import Branch
from tests.services.test_day_end import opened
from tests.services.test_day_roots import gone


@pytest.fixture
def branch() -> Branch:
    """A lender that was set up this morning."""
    return opened(Branch(MemoryStore()))


def codes(branch: Branch) -> dict[str, str]:
    """The findings and where to read on, each of which is a heading of its page."""
    found = {one.code: str(one.runbook) for one in findings(branch.office)}
    for page in found.values():
        name, _, heading = page.partition("#")
        text = (ROOT / "docs" / "operations" / name).read_text(encoding="utf-8")
        headings = [
            line[3:].lower().replace(",", "").replace(" ", "-")
            for line in text.splitlines()
            if line.startswith("## ")
        ]
        assert heading in headings
    return found


def test_days_that_wait_and_backups_that_failed_are_found(branch: Branch) -> None:
    """One day behind is every night; two are a finding. A backup is told with the kind of error."""
    branch.later(days=1)
    assert codes(branch) == {}
    branch.later(days=1)
    run = runs.load(branch.office, "backup", branch.today)
    failed = runs.RunFailed("create", "OSError")
    runs.write(branch.office, run, ACTOR, runs.RunBegun("me"), failed)

    assert set(codes(branch)) == {"day_end_behind", "backup_failed"}


def test_a_backup_without_all_documents_is_found(branch: Branch) -> None:
    """It ended, and yet something is missing from it."""
    run = runs.load(branch.office, "backup", branch.today)
    told = runs.advanced("create", None, {"missing": 2})
    runs.write(branch.office, run, ACTOR, runs.RunBegun("me"), told, runs.RunEnded())

    assert set(codes(branch)) == {"backup_incomplete"}


def test_a_history_that_is_gone_is_found_by_its_root(branch: Branch) -> None:
    """The day end closes, and from then on a loan that is taken away is missed."""
    branch.apply()
    branch.later(days=1)
    vault, effort = MemoryVault(), Effort("me")
    closed = carry_out(branch.office, vault, Asked(catch_up=True), effort)
    assert [run.ended for run in closed.runs] == [True]
    proved = carry_out(branch.office, vault, Asked(verify=True), effort)
    assert proved.proved
    gone(branch, branch.store.streams("loan/")[0])

    missed = carry_out(branch.office, vault, Asked(verify=True), effort)

    assert missed.proved is None
    assert [one.code for one in missed.findings] == ["root_unlike"]


def test_what_is_asked_survives_the_way_to_the_function() -> None:
    """As the scheduled function of AWS gets it."""
    for asked in (Asked(), Asked(catch_up=True), Asked(verify=True), Asked(status=True)):
        assert Asked.from_json(asked.to_json()) == asked
