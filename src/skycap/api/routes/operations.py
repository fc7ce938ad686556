"""Operations: health, logs, figures, alarms, backups, costs, audit, day ends, diagnoses, restores.

For administrators, and for whoever agrees to a restore as a second person. Each answers what the
verb of `skycap` shows; where nobody handed the operations in, they refuse.
"""

from collections.abc import Callable
from datetime import UTC, timedelta
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Call, allowed, answer, outcome
from skycap.api.fields import QueryText
from skycap.api.models.loans import Comments
from skycap.api.models.operations import (
    AlarmTold,
    BackupMadeTold,
    BackupTold,
    CostsTold,
    DayEndsTold,
    DiagnosisTold,
    FiguresTold,
    HealthReportTold,
    LogLineTold,
    PerformanceTold,
    SecurityAuditTold,
    UsageTold,
)
from skycap.api.models.restores import (
    AgreementSent,
    RestorePreparedTold,
    RestoreSent,
    RestoreTold,
    RestoreWaitingTold,
)
from skycap.api.published import publish
from skycap.lending.refusals import Code, Refusal
from skycap.operations import Stopped
from skycap.operations.portal import Operations
from skycap.services import restores
from skycap.services.permissions import Action

router = APIRouter(prefix="/api/operations", tags=["operations"], route_class=ExactRoute)
Operator = Annotated[Call, allowed(Action.OPERATE)]
Second = Annotated[Call, allowed(Action.CONFIRM_RESTORE)]
T = TypeVar("T")

_HOURS_MAX = 24 * 31
Hours = Annotated[int, Query(ge=1, le=_HOURS_MAX, description="From how many hours ago on.")]
Minutes = Annotated[int, Query(ge=1, le=24 * 60, description="How long a period is.")]


class Trouble(StrEnum):
    """The troubles of the maintenance guide."""

    LOGIN = "login"
    CORS = "cors"
    APPLY = "apply"
    UPLOADS = "uploads"
    COSTS = "costs"
    DASHBOARD = "dashboard"
    REPAYMENTS = "repayments"


@router.get("/health", **publish(HealthReportTold, action=Action.OPERATE, may_stop=True))
def health(call: Operator, hours: Hours = 24) -> Response:
    """Tell whether all is well, and what to do if not."""
    return answer(_done(call, lambda desk: desk.health(timedelta(hours=hours))))


@router.get("/logs", **publish(list[LogLineTold], action=Action.OPERATE, may_stop=True))
def logs(
    call: Operator,
    hours: Hours = 1,
    errors: bool = False,
    request: QueryText | None = None,
    function: QueryText | None = None,
) -> Response:
    """List the newest lines of the log, newest first."""
    since = timedelta(hours=hours)
    found = _done(
        call,
        lambda desk: desk.logs(since, errors=errors, request=request, function=function),
    )
    return answer([_line(told) for told in found])


@router.get("/metrics/{name}", **publish(FiguresTold, action=Action.OPERATE, may_stop=True))
def figures(call: Operator, name: str, hours: Hours = 24, minutes: Minutes = 60) -> Response:
    """Tell a figure over time, such as Errors, Count or Latency."""
    since, period = timedelta(hours=hours), timedelta(minutes=minutes)
    return answer(_done(call, lambda desk: desk.figures(name[:60], since, period)))


@router.get("/performance", **publish(PerformanceTold, action=Action.OPERATE, may_stop=True))
def performance(call: Operator, hours: Hours = 24 * 7) -> Response:
    """Review how fast it is, and what to change."""
    return answer(_done(call, lambda desk: desk.performance(timedelta(hours=hours))))


@router.get("/alarms", **publish(list[AlarmTold], action=Action.OPERATE, may_stop=True))
def alarms(call: Operator) -> Response:
    """List every alarm, and how it stands."""
    return answer(_done(call, lambda desk: desk.alarm_list()))


@router.get("/usage", **publish(UsageTold, action=Action.OPERATE, may_stop=True))
def usage(call: Operator) -> Response:
    """Tell how much room is taken, and how that grows."""
    return answer(_done(call, lambda desk: desk.usage()))


@router.get("/costs", **publish(CostsTold, action=Action.OPERATE, may_stop=True))
def costs(call: Operator, months: Annotated[int, Query(ge=1, le=12)] = 3) -> Response:
    """Tell what AWS costs, by service and month. AWS charges a cent for each question."""
    told = _done(call, lambda desk: desk.costs(months))
    return answer({"remark": "", **told})


@router.get("/security", **publish(SecurityAuditTold, action=Action.OPERATE, may_stop=True))
def security(call: Operator) -> Response:
    """Look at security; the books are audited by the day end, and by `skycap audit`."""
    return answer(_done(call, lambda desk: desk.security()))


@router.get("/backups", **publish(list[BackupTold], action=Action.OPERATE, may_stop=True))
def backups(call: Operator) -> Response:
    """List the backups, newest first."""
    return answer(_done(call, lambda desk: desk.backups()))


@router.post(
    "/backups", **publish(BackupMadeTold, action=Action.OPERATE, status=201, may_stop=True)
)
def make_backup(call: Operator) -> Response:
    """Make a backup now."""
    return answer(_done(call, lambda desk: desk.make_backup()), 201)


@router.get("/day-ends", **publish(DayEndsTold, action=Action.OPERATE, may_stop=True))
def day_ends(call: Operator) -> Response:
    """List the day ends of the last weeks, newest first."""
    return answer(_done(call, lambda desk: desk.day_ends()))


@router.post("/day-ends", **publish(DayEndsTold, action=Action.OPERATE, may_stop=True))
def close_day(call: Operator) -> Response:
    """Close the first day that is over and not closed."""

    def closed(desk: Operations) -> dict[str, Any]:
        desk.close_day(call.person.id)
        return desk.day_ends()

    return answer(_done(call, closed))


@router.get("/diagnoses", **publish(DiagnosisTold, action=Action.OPERATE, may_stop=True))
def diagnose(call: Operator, trouble: Trouble | None = None) -> Response:
    """Try the symptoms and causes of one trouble, or of all; nothing is changed."""
    return answer(_done(call, lambda desk: desk.diagnose(trouble)))


@router.get("/restores", **publish(list[RestoreWaitingTold], action=Action.CONFIRM_RESTORE))
def waiting_restores(call: Second) -> Response:
    """List the restore that waits for a second person, if one does."""
    found = restores.waiting(call.office)
    return answer([found] if found else [])


@router.post("/restores", **publish(RestoreTold, action=Action.OPERATE, status=201, command=True))
def propose_restore(call: Operator, body: RestoreSent) -> Response:
    """Propose to go back to a past moment; a second person has to agree."""
    moment = body.moment.astimezone(UTC)
    asked = call.asked(body)
    return outcome(restores.propose(call.office, call.person, moment, body.comments, asked))


@router.post(
    "/restores/agree", **publish(RestorePreparedTold, action=Action.CONFIRM_RESTORE, command=True)
)
def agree_to_restore(call: Second, body: AgreementSent) -> Response:
    """Agree to a restore: the books of that moment are drawn, audited, and wait for a restart."""
    # Where it cannot be done, nobody shall have agreed to it.
    wanted = restores.moment_of(call.office, body.proposal)
    _done(call, lambda desk: desk.insist_restorable(wanted))
    _, moment = restores.agree(call.office, call.person, body.proposal, call.asked(body))
    return answer(_done(call, lambda desk: desk.prepare_restore(moment)))


@router.post(
    "/restores/decline", **publish(RestoreTold, action=Action.CONFIRM_RESTORE, command=True)
)
def decline_restore(call: Second, body: Comments) -> Response:
    """Decline a restore, or take one's own back."""
    asked = call.asked(body)
    return outcome(restores.decline(call.office, call.person, body.comments, asked))


def _done(call: Call, ask: Callable[[Operations], T]) -> T:
    """What the operations answer; why they cannot is a refusal."""
    desk = call.api.operations
    if desk is None:
        message = "Operations are not served here; the command line has them all."
        raise Refusal(Code.OPERATION_STOPPED, message)
    try:
        return ask(desk)
    except Stopped as problem:
        raise Refusal(Code.OPERATION_STOPPED, str(problem)) from problem


def _line(told: dict[str, Any]) -> dict[str, Any]:
    head = {name: told.pop(name) for name in ("at", "level", "event", "function")}
    return {**head, "details": told}
