"""The dashboard stays empty: its figures, and what they are made from."""

from collections.abc import Iterator
from typing import Final

from skycap.operations.diagnose.causes import BOTH, Section, Seen, Tried, cause, symptom
from skycap.operations.diagnose.scene import Scene
from skycap.operations.findings import Severity
from skycap.services import audit
from skycap.services.permissions import Action
from skycap.services.replay import rebuild
from skycap.services.staff import OPERATOR
from skycap.services.statistics import loan_statistics

SUMMARY: Final = "/api/loans/stats/summary"
SUMS: Final = {"counters", "ledger"}
_FINE: Final = 200
_SHOWN: Final = 3


@symptom(Section.DASHBOARD)
def figures_come(scene: Scene) -> Iterator[Tried]:
    """The figures must come, for somebody who may read them."""
    token = scene.sign_in(Action.READ_STATISTICS)
    answer = scene.ask("GET", SUMMARY, token=token)
    told = answer.json if answer.status == _FINE else None
    total = f", {told['total']} loans" if isinstance(told, dict) else ""
    yield Tried(f"GET {SUMMARY}", answer.told + total, answer.status == _FINE)


@cause(
    "counters_wrong", Section.DASHBOARD, on=BOTH, severity=Severity.HIGH,
    remedy="draw them anew: skycap rebuild, or skycap diagnose dashboard --fix",
)  # fmt: skip
def counters_wrong(scene: Scene) -> Iterator[Seen]:
    """The counters behind the figures are not what the histories make, such as 0."""
    yield from _stale(scene, sums=True)


@cause(
    "lists_stale", Section.DASHBOARD, Section.REPAYMENTS, on=BOTH, severity=Severity.HIGH,
    remedy="draw them anew: skycap rebuild, or skycap diagnose dashboard --fix",
)  # fmt: skip
def lists_stale(scene: Scene) -> Iterator[Seen]:
    """Lines of the lists are missing, or are not what the histories make."""
    yield from _stale(scene, sums=False)


@cause(
    "history_broken", Section.DASHBOARD, Section.REPAYMENTS, on=BOTH, severity=Severity.CRITICAL,
    remedy="stop writing, and restore the newest backup that passes skycap audit",
)  # fmt: skip
def history_broken(scene: Scene) -> Iterator[Seen]:
    """A history is not what was written."""
    for found in scene.report.findings:
        if found.severity is audit.Severity.BROKEN:
            yield Seen(found.where, found.what, remedy=found.remedy)


@cause(
    "other_books", Section.DASHBOARD, on=BOTH, severity=Severity.HIGH,
    remedy="look which folder or tables the server works with; --url may name another's",
)  # fmt: skip
def other_books(scene: Scene) -> Iterator[Seen]:
    """The server's figures are not those of these books: it works with others."""
    token = scene.sign_in(Action.READ_STATISTICS)
    answer = scene.reach("GET", SUMMARY, token=token)
    told = answer.json if answer.status == _FINE else None
    if not isinstance(told, dict):
        return
    ours = scene.read(lambda: loan_statistics(scene.office, OPERATOR))
    if told["total"] != ours["total"]:
        evidence = {"told": told["total"], "here": ours["total"]}
        what = f"it counts {told['total']} loans, these books {ours['total']}"
        yield Seen(scene.url, what, evidence)


def _stale(scene: Scene, *, sums: bool) -> Iterator[Seen]:
    """What an audit calls stale, sums or lines; in one, for one thing mends them all."""
    found = [
        one
        for one in scene.report.findings
        if one.severity is audit.Severity.STALE and (one.where in SUMS) == sums
    ]
    if not found:
        return

    def fix() -> None:
        rebuild(scene.office)

    shown = "; ".join(f"{one.where}: {one.what}" for one in found[:_SHOWN])
    more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    yield Seen("the books", shown + more, {"places": [one.where for one in found]}, fix)
