"""The day end: each day once, in order, in pieces; and what its steps find and keep."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from skycap.lending import history
from skycap.lending.history import moment_text
from skycap.services import day_end_steps, day_roots, runs
from skycap.services.day_end import (
    JOB,
    Chunk,
    Day,
    Effort,
    NotDue,
    Step,
    catch_up,
    close,
    due_days,
    last_day_end,
)
from skycap.services.day_end_steps import STEPS
from skycap.services.ports import Append, Commit, Unavailable
from skycap.services.runs import Overtaken, Report, Run
from skycap.services.staff import ADMINISTRATORS, AdministratorsChanged
from skycap.storage.memory import MemoryStore
from skycap.storage.vaults import MemoryVault
from tests.services.branch import MORNING, Branch

ME = Effort("me")
MONDAY = date(2026, 3, 2)


def opened(branch: Branch) -> Branch:
    """The branch with an administrator from today on, as `skycap init` leaves it."""
    first = history.append(
        ADMINISTRATORS, (), [(branch.today, AdministratorsChanged(("u-admin",)))],
        branch.clock.now(), "operator",
    )  # fmt: skip
    branch.store.commit(Commit(appends=(Append(ADMINISTRATORS, 0, first),)))
    return branch


@pytest.fixture
def lender(branch: Branch) -> Branch:
    """A branch that was set up this morning, a Monday."""
    return opened(branch)


@pytest.fixture
def vault() -> MemoryVault:
    """Where roots are kept."""
    return MemoryVault()


def days(branch: Branch, vault: MemoryVault, effort: Effort = ME) -> list[Run]:
    """Do what is due."""
    return list(catch_up(branch.office, vault, STEPS, effort))


def test_a_day_is_due_ten_minutes_after_it_is_over_and_never_before_the_first(
    lender: Branch, vault: MemoryVault
) -> None:
    """On the day when Skycap is set up nothing is due; after midnight at the lender's, that day."""
    assert due_days(lender.office) == []
    lender.clock.set(datetime(2026, 3, 2, 22, 9, tzinfo=UTC))  # 0:09 in Gaborone
    assert due_days(lender.office) == []
    lender.later(minutes=1)
    assert due_days(lender.office) == [MONDAY]

    [run] = days(lender, vault)

    assert (run.day, run.ended, run.failures) == (MONDAY, True, {})
    assert run.done == ["uploads", "accruals", "books", "root"]
    assert last_day_end(lender.office).to_json() == {
        "day": "2026-03-02", "endedAt": moment_text(lender.clock.now()), "behind": 0, "failures": {}
    }  # fmt: skip


def test_an_installation_of_before_day_ends_begins_a_week_ago(
    lender: Branch, vault: MemoryVault
) -> None:
    """Two years without are not caught up; a day without an administrator is never due."""
    lender.later(days=700)

    assert due_days(lender.office) == [
        lender.today - timedelta(days=back) for back in range(7, 0, -1)
    ]
    assert due_days(Branch(MemoryStore(), start=MORNING).office) == []
    with pytest.raises(NotDue, match="what was before is not caught up"):
        close(lender.office, vault, MONDAY, STEPS, ME)


def test_missed_days_are_done_one_by_one_in_order(lender: Branch, vault: MemoryVault) -> None:
    """Each has its run and its root; a day cannot be done before the one that comes first."""
    lender.later(days=1)
    days(lender, vault)
    lender.later(days=3)
    assert last_day_end(lender.office).behind == 3
    with pytest.raises(NotDue, match="the day end of 2026-03-03 comes first"):
        close(lender.office, vault, date(2026, 3, 5), STEPS, ME)
    with pytest.raises(NotDue, match="not over"):
        close(lender.office, vault, lender.today, STEPS, ME)

    done = days(lender, vault)

    assert [run.day.day for run in done] == [3, 4, 5]
    assert all(vault.read(day_roots.name_of(run.day)) for run in done)
    assert last_day_end(lender.office).behind == 0


def test_a_closed_day_stays_as_it_is(lender: Branch, vault: MemoryVault) -> None:
    """Asking again writes nothing."""
    lender.later(days=1)
    [run] = days(lender, vault)
    before = lender.store.load(run.stream)

    again = close(lender.office, vault, MONDAY, STEPS, ME)

    assert again.ended
    assert lender.store.load(run.stream) == before
    assert days(lender, vault) == []


class Ticking:
    """A step of five pieces, and a watch on which each takes ten seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.pieces: list[str | None] = []
        self.fails = False

    def work(self, _: Day, after: str | None, report: Report) -> Chunk:
        """Do a piece."""
        if self.fails:
            raise Unavailable("of Naledi")
        self.pieces.append(after)
        self.seconds += 10
        done = int(report.get("done", 0)) + 1
        return Chunk(None if done == 5 else str(done), {"done": done})

    @property
    def step(self) -> Step:
        """As the day end takes it."""
        return Step("slow", "It takes its time.", self.work)

    def effort(self, seconds: float) -> Effort:
        """Work for so long."""
        return Effort("me", seconds=seconds, timer=lambda: self.seconds)


def test_a_run_stops_at_its_budget_and_the_next_goes_on_there(
    lender: Branch, vault: MemoryVault
) -> None:
    """No piece is done twice, and the report is of the whole step."""
    lender.later(days=1)
    slow = Ticking()
    [first] = catch_up(lender.office, vault, (slow.step,), slow.effort(20))
    assert (first.ended, first.after) == (False, {"slow": "2"})
    assert last_day_end(lender.office).behind == 1

    [second] = catch_up(lender.office, vault, (slow.step,), slow.effort(1_000))

    assert slow.pieces == [None, "1", "2", "3", "4"]
    assert (second.ended, second.reports) == (True, {"slow": {"done": 5}})


def test_the_place_is_saved_now_and_then_so_that_a_killed_run_loses_little(
    lender: Branch, vault: MemoryVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every thirty seconds; whoever comes after the lease goes on from there."""
    lender.later(days=1)
    slow = Ticking()
    work = slow.work

    def killed(day: Day, after: str | None, report: Report) -> Chunk:
        if len(slow.pieces) == 4:
            raise KeyboardInterrupt
        return work(day, after, report)

    monkeypatch.setattr(slow, "work", killed)
    with pytest.raises(KeyboardInterrupt):
        close(lender.office, vault, MONDAY, (slow.step,), slow.effort(1_000))
    monkeypatch.undo()
    other = Effort("another")
    with pytest.raises(NotDue, match="me is at the day end"):
        close(lender.office, vault, MONDAY, (slow.step,), other)
    lender.later(minutes=16)

    run = close(lender.office, vault, MONDAY, (slow.step,), other)

    assert run.ended
    assert slow.pieces == [None, "1", "2", "3", "3", "4"]


def test_a_step_that_fails_keeps_the_day_open_and_stops_no_other(
    lender: Branch, vault: MemoryVault
) -> None:
    """The run tells which and of what kind, without data; the next run does it alone."""
    lender.later(days=2)
    slow, told = Ticking(), []
    slow.fails = True
    steps = (slow.step, *STEPS)
    effort = Effort("me", failed=lambda step, problem: told.append((step, str(problem))))
    [run] = catch_up(lender.office, vault, steps, effort)

    assert (run.ended, run.failures) == (False, {"slow": "Unavailable"})
    assert run.done == ["uploads", "accruals", "books", "root"]
    assert told == [("slow", "of Naledi")]
    assert last_day_end(lender.office).failures == {"slow": "Unavailable"}
    assert "Naledi" not in str([entry.text for entry in lender.store.load(run.stream)])
    slow.fails = False

    finished = list(catch_up(lender.office, vault, steps, ME))

    assert [each.ended for each in finished] == [True, True]
    assert finished[0].done == ["uploads", "accruals", "books", "root", "slow"]


def test_of_two_runs_at_once_one_gives_way(lender: Branch, vault: MemoryVault) -> None:
    """Whoever was overtaken learns it with the next thing that they write."""
    lender.later(days=1)

    def overtake(day: Day, _after: str | None, _report: Report) -> Chunk:
        other = runs.load(day.office, JOB, day.date)
        runs.write(day.office, other, "day-end", runs.RunBegun("another"))
        return Chunk(None, {})

    with pytest.raises(Overtaken):
        close(lender.office, vault, MONDAY, (Step("slow", "Slow.", overtake),), ME)


def test_people_work_on_while_a_day_is_closed(lender: Branch, vault: MemoryVault) -> None:
    """An application between two steps is taken, and belongs to the next day's root."""
    lender.later(days=1)
    taken: list[str] = []

    def apply(_: Day, _after: str | None, _report: Report) -> Chunk:
        taken.append(lender.apply())
        return Chunk(None, {})

    [run] = catch_up(lender.office, vault, (Step("busy", "Busy.", apply), *STEPS), ME)

    assert run.ended
    assert taken
    assert day_roots.prove(lender.office, vault, MONDAY).streams == run.reports["root"]["streams"]


def test_the_last_day_of_a_month_is_written_down_even_late(
    lender: Branch, vault: MemoryVault
) -> None:
    """What was outstanding at its end, whatever was paid out since."""
    lender.open()
    lender.later(days=29)
    days(lender, vault)
    outstanding = lender.store.counters("loans/")["loans/principal_outstanding"]
    lender.later(days=1)
    lender.open()

    [last] = days(lender, vault)

    assert last.day == date(2026, 3, 31)
    assert last.reports["month_end"] == {
        "month": "2026-03",
        "principalOutstanding": lender.office.lender().text(outstanding),
        "atRisk": "0.00",
        "par30": "0.00",
    }


def test_the_books_are_proved_going_round(
    lender: Branch, vault: MemoryVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two loans a day: the third comes the day after, and then the first again."""
    monkeypatch.setattr(day_end_steps, "SAMPLE", 2)
    monkeypatch.setattr(day_end_steps, "SAMPLE_AT_ONCE", 2)
    for _ in range(3):
        lender.apply()
    lender.later(days=1)
    done = days(lender, vault)
    lender.later(days=2)
    done += days(lender, vault)

    assert [run.reports["books"]["loans"] for run in done] == [2, 1, 2]


def test_a_wrong_line_of_a_loan_is_counted(lender: Branch, vault: MemoryVault) -> None:
    """A read model that disagrees with its history is stale, and named."""
    loan = lender.apply()
    wrong = replace(lender.line(loan), outstanding=1)
    lender.store.commit(Commit(puts=(wrong,)))
    lender.later(days=1)

    [run] = days(lender, vault)

    assert (run.reports["books"]["wrong"], run.reports["books"]["stale"]) == (0, 1)
    assert run.reports["books"]["first"] == f"loan/{loan}"
