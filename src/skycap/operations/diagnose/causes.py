"""What a cause and a symptom are: one function each, which a decorator puts into the register."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from skycap.operations.findings import Finding, Severity

RUNBOOK: Final = "troubleshooting.md"


class Section(StrEnum):
    """The seven troubles, as people notice them."""

    LOGIN = "login"
    CORS = "cors"
    APPLY = "apply"
    UPLOADS = "uploads"
    COSTS = "costs"
    DASHBOARD = "dashboard"
    REPAYMENTS = "repayments"


HEADINGS: Final = {
    Section.LOGIN: "nobody-can-sign-in",
    Section.CORS: "another-site-cannot-call-the-api",
    Section.APPLY: "an-application-is-not-taken",
    Section.UPLOADS: "a-document-cannot-be-uploaded",
    Section.COSTS: "the-bill-is-too-high",
    Section.DASHBOARD: "the-dashboard-stays-empty",
    Section.REPAYMENTS: "a-repayment-is-not-recorded",
}
"""The heading of each trouble in the runbook, as a link names it."""


SHARED: Final = "what-several-troubles-share"
"""The heading of causes that make at least `SHARED_FROM` troubles."""

SHARED_FROM: Final = 4


class Platform(StrEnum):
    """Where Skycap runs."""

    EMBEDDED = "embedded"
    AWS = "aws"


BOTH: Final = frozenset(Platform)
EMBEDDED: Final = frozenset({Platform.EMBEDDED})
AWS: Final = frozenset({Platform.AWS})


class CannotTell(Exception):
    """Something could not be tried; the message says why. It is neither well nor wrong."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a cause was seen: what it is there, what was measured, and what mends it.

    What `fix` answers is told once to whoever mends, such as a password.
    """

    where: str
    what: str
    evidence: dict[str, Any] = field(default_factory=dict)
    fix: Callable[[], str | None] | None = None
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that may be wrong. `code` never changes; `meaning` is a sentence for people."""

    code: str
    sections: tuple[Section, ...]
    platforms: frozenset[Platform]
    severity: Severity
    meaning: str
    remedy: str
    look: Callable[[Any], Iterable[Seen]]
    about: str | None = None
    """What has to be told for it to be looked for: a user, an origin, a loan or a token."""

    @property
    def heading(self) -> str:
        """The heading of the runbook that tells about it."""
        return SHARED if len(self.sections) >= SHARED_FROM else HEADINGS[self.sections[0]]

    def finding(self, seen: Seen) -> Finding:
        """What was seen, in the shape of every operation."""
        return Finding(
            code=self.code,
            severity=self.severity,
            where=seen.where,
            what=seen.what,
            remedy=seen.remedy or self.remedy,
            evidence=seen.evidence,
            runbook=f"{RUNBOOK}#{self.heading}",
            fix=seen.fix,
        )


@dataclass(frozen=True, slots=True)
class Tried:
    """What people would meet: what was asked, what came back, and whether that is well."""

    asked: str
    told: str
    well: bool


@dataclass(frozen=True, slots=True)
class Symptom:
    """What people notice in a trouble, and how it is tried."""

    section: Section
    platforms: frozenset[Platform]
    title: str
    attempt: Callable[[Any], Iterable[Tried]]


CAUSES: Final[list[Cause]] = []
SYMPTOMS: Final[list[Symptom]] = []

Look = Callable[[Any], Iterable[Seen]]
Attempt = Callable[[Any], Iterable[Tried]]


def cause(
    code: str,
    *sections: Section,
    on: frozenset[Platform],
    severity: Severity,
    remedy: str,
    about: str | None = None,
) -> Callable[[Look], Look]:
    """Make a function a cause of the troubles `sections`; its docstring is what the cause means.

    With `about`, it is looked for only when that part of `Narrowed` is told.
    """

    def register(look: Look) -> Look:
        assert all(known.code != code for known in CAUSES), f"there is a {code} already"
        meaning = _sentence(look)
        CAUSES.append(Cause(code, sections, on, severity, meaning, remedy, look, about))
        return look

    return register


def symptom(section: Section, *, on: frozenset[Platform] = BOTH) -> Callable[[Attempt], Attempt]:
    """Make a function a symptom of the trouble `section`; its docstring is what is tried."""

    def register(attempt: Attempt) -> Attempt:
        SYMPTOMS.append(Symptom(section, on, _sentence(attempt), attempt))
        return attempt

    return register


def _sentence(function: Callable[..., object]) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join((inspect.getdoc(function) or "").partition("\n\n")[0].split())
