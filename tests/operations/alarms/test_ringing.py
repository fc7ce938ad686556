"""Alarms ring once when something goes wrong and once when it is over, and people hear them."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from skycap.operations import Stopped
from skycap.operations.alarms.evaluating import Alarms, judge
from skycap.operations.alarms.notices import Mail, Notice, Way, Webhook
from skycap.operations.alarms.rules import BY_NAME, Rule
from skycap.operations.alarms.standing import findings, ring, silence, standing
from skycap.services import alarm_log
from skycap.services.alarm_log import State
from skycap.storage.memory import MemoryStore
from tests.operations.alarms.ears import mail_server, web_server
from tests.services.branch import Branch

LOGINS = BY_NAME["skycap-failed-logins"]
LATENCY = BY_NAME["skycap-api-latency"]
SECRET = "s" * 32
NOTICE = Notice(
    LOGINS.name, State.ALARM, LOGINS.what, "25 failed", LOGINS.severity,
    datetime(2026, 3, 2, tzinfo=UTC), "Tati Loans", LOGINS.runbook,
)  # fmt: skip


@dataclass
class Set:
    """Figures that a test sets: the last period first; those that are not set are fine."""

    values: dict[str, list[float | None]] = field(default_factory=dict)

    def value(self, rule: Rule, place: int) -> float | None:
        """The figure."""
        if rule.metric not in self.values:
            return 10_000 if rule.below else 0
        return self.values[rule.metric][place]


@pytest.fixture
def branch() -> Branch:
    """A lender in memory."""
    return Branch(MemoryStore())


class Watched:
    """Alarms over figures that are set, told every given way."""

    def __init__(self, branch: Branch, *ways: Way) -> None:
        self.figures = Set()
        self.waited: list[float] = []
        self.missed: list[str] = []
        self.job = Alarms(
            branch.office, lambda: self.figures, ways,
            lambda way, _: self.missed.append(way), self.waited.append,
        )  # fmt: skip

    def look(self, metric: str, value: float) -> None:
        """Evaluate with that figure."""
        self.figures.values[metric] = [value] * 3
        self.job.look()


def test_people_hear_once_that_it_begins_and_once_that_it_is_over(branch: Branch) -> None:
    """By mail and by a request that proves who sent it, with why and where it says what to do."""
    with mail_server() as (smtp, mails), web_server() as (url, posts):
        ways = Mail(smtp, "skycap@example.com", ("it@example.com",)), Webhook(url, SECRET)
        watched = Watched(branch, *ways)
        for value in (0, 25, 30, 31, 3, 0):
            watched.look("FailedLogins", value)
            branch.later(minutes=1)

    assert len(mails) == len(posts) == 2
    assert "Subject: ALARM: Many sign-ins fail (skycap-failed-logins, Skycap)" in mails[0]
    assert "docs/operations/alarms.md#skycap-failed-logins" in mails[0]
    assert "Subject: Over: Many sign-ins fail" in mails[1]
    body, headers = posts[0]
    told = json.loads(body)
    assert (told["state"], told["reason"]) == (
        "ALARM", "Sum of FailedLogins was 25 in 5 minutes; it rings above 20"
    )  # fmt: skip
    signed = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    assert headers["X-Skycap-Signature"] == f"sha256={signed}"
    assert json.loads(posts[1][0])["state"] == "OK"
    assert watched.missed == []


def test_a_restart_tells_nothing_twice(branch: Branch) -> None:
    """What was told is in the books."""
    with web_server() as (url, posts):
        for _ in range(2):
            Watched(branch, Webhook(url)).look("FailedLogins", 25)
    assert len(posts) == 1


def test_a_webhook_is_tried_three_times_and_a_minute_later_again(branch: Branch) -> None:
    """Neither errors nor redirects count as told; after an hour it is given up."""
    with web_server(500, 302, 503) as (url, posts):
        watched = Watched(branch, Webhook(url))
        watched.look("FailedLogins", 25)
        assert (len(posts), watched.waited, watched.missed) == (3, [1.0, 4.0], ["webhook"])
        assert alarm_log.load(branch.office, LOGINS.name).untold
        branch.later(minutes=1)
        watched.job.look()
        assert len(posts) == 4
    assert not alarm_log.load(branch.office, LOGINS.name).untold

    watched.look("FailedLogins", 0)
    assert alarm_log.load(branch.office, LOGINS.name).untold
    branch.later(hours=1)
    watched.job.look()
    alarm = alarm_log.load(branch.office, LOGINS.name)
    assert (alarm.untold, alarm.told_failed) == (False, ("webhook",))


def test_a_silent_alarm_is_evaluated_and_not_told(branch: Branch) -> None:
    """When the silence is over, the next change is told."""
    with web_server() as (url, posts):
        watched = Watched(branch, Webhook(url))
        silence(branch.office, LOGINS, branch.clock.now().replace(hour=9), "operator")
        watched.look("FailedLogins", 25)
        [one] = [each for each in standing(branch.office) if each.rule is LOGINS]
        assert (one.state, one.silenced, posts) == (State.ALARM, True, [])
        branch.later(hours=4)
        watched.look("FailedLogins", 0)
        assert len(posts) == 1


def test_what_rings_is_a_finding_with_its_runbook(branch: Branch) -> None:
    """So that health, the portal and scripts read it like any other."""
    watched = Watched(branch)
    watched.look("BooksWrong", 1)

    [found] = findings(standing(branch.office))

    assert (found.code, found.severity) == ("chain_broken", "critical")
    assert found.runbook == "alarms.md#skycap-chain-broken"


def test_a_trial_says_that_it_is_one_and_needs_somebody_to_hear_it(branch: Branch) -> None:
    """Without anybody to tell, it says which settings are missing."""
    with web_server() as (url, posts), mail_server() as (smtp, mails):
        ways = Webhook(url), Mail(smtp, "a@example.com", ("b@example.com",))
        rung = ring(branch.office, LOGINS, ways)
    assert rung.told == ("webhook", "mail")
    assert json.loads(posts[0][0])["test"] is True
    assert "Subject: TEST:" in mails[0]
    assert alarm_log.load(branch.office, LOGINS.name).entries == ()

    with pytest.raises(Stopped, match="SKYCAP_ALARM_EMAIL"):
        ring(branch.office, LOGINS, ())
    assert ring(branch.office, LOGINS, (Webhook(url),)).failed == ("webhook",)


def test_a_password_goes_nowhere_unencrypted() -> None:
    """A server without STARTTLS gets neither it nor the mail."""
    with mail_server() as (smtp, mails):
        known = smtp.replace("://", "://user:secret@")
        with pytest.raises(Stopped, match="does not encrypt"):
            Mail(known, "a@example.com", ("b@example.com",)).send(NOTICE)
    assert mails == []


@pytest.mark.parametrize(
    ("rule", "values", "state"),
    [
        (LATENCY, [4_000, 4_000, 4_000], State.ALARM),
        (LATENCY, [4_000, 2_000, 4_000], State.OK),
        (LATENCY, [4_000, None, 4_000], State.OK),
        (BY_NAME["skycap-scheduled-missing"], [None], State.ALARM),
        (BY_NAME["skycap-chain-broken"], [None], None),
        (BY_NAME["skycap-disk-low"], [999], State.ALARM),
        (BY_NAME["skycap-disk-low"], [1_000], State.OK),
        (BY_NAME["skycap-lambda-errors"], [5], State.OK),
    ],
)
def test_a_rule_is_broken_in_each_of_its_periods(
    rule: Rule, values: list[float | None], state: State | None
) -> None:
    """As CloudWatch does: over the threshold, in all periods, and what no figure means."""
    assert judge(rule, Set({rule.metric: values})).state is state
