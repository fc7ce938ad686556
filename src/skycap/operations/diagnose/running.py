"""Trying every symptom and cause of some troubles, and mending what a program may."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.diagnose.causes import HEADINGS, RUNBOOK, CannotTell, Cause, Section, Symptom
from skycap.operations.diagnose.registry import CAUSES, SYMPTOMS
from skycap.operations.diagnose.scene import Scene
from skycap.operations.findings import Finding, Severity

WELL: Final = "well"
FOUND: Final = "found"
UNKNOWN: Final = "unknown"
UNEXPLAINED: Final = "unexplained"
"""The code of a symptom that is there although no cause was found."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was tried. `outcome` is well, found or unknown; `told` says what came back."""

    kind: str
    name: str
    title: str
    outcome: str
    told: str = ""
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "kind": self.kind,
            "name": self.name,
            "title": self.title,
            "outcome": self.outcome,
            "told": self.told,
        }


Watch = Callable[[Step], None]


@dataclass(slots=True)
class Diagnosis:
    """What was tried at an installation, and what was found."""

    platform: str
    url: str
    sections: tuple[Section, ...]
    steps: list[Step] = field(default_factory=list)

    @property
    def findings(self) -> list[Finding]:
        """All that was found, in the order in which it was tried."""
        return [found for step in self.steps for found in step.findings]

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "platform": self.platform,
            "url": self.url,
            "sections": list(self.sections),
            "steps": [step.to_json() for step in self.steps],
            "findings": [found.to_json() for found in self.findings],
        }


def diagnose(scene: Scene, watch: Watch = lambda _: None) -> Diagnosis:
    """Try each symptom and each cause of the troubles that `scene` is about.

    `watch` is told of every step as it ends. A symptom that no cause explains is a finding too.
    """
    diagnosis = Diagnosis(scene.platform.value, scene.url, scene.sections)
    met: list[Step] = []
    explained: set[Section] = set()

    def keep(step: Step) -> None:
        diagnosis.steps.append(step)
        watch(step)

    for shown in SYMPTOMS:
        if shown.section in scene.sections and scene.platform in shown.platforms:
            for step in _attempted(scene, shown):
                keep(step)
                if step.outcome == FOUND:
                    met.append(step)
    for cause in CAUSES:
        if _concerns(cause, scene):
            step = _looked(scene, cause)
            keep(step)
            if step.outcome == FOUND:
                explained |= set(cause.sections)
    for step in met:
        if step.name not in explained:
            keep(_unexplained(scene, step))
    return diagnosis


def _concerns(cause: Cause, scene: Scene) -> bool:
    """Whether a cause may be there, and belongs to a trouble that the scene is about."""
    told = cause.about is None or getattr(scene.narrowed, cause.about) is not None
    mine = scene.platform in cause.platforms and set(cause.sections) & set(scene.sections)
    return told and bool(mine)


def _attempted(scene: Scene, shown: Symptom) -> Iterator[Step]:
    try:
        for tried in shown.attempt(scene):
            outcome = WELL if tried.well else FOUND
            yield Step("symptom", shown.section, tried.asked, outcome, tried.told)
    except (CannotTell, Stopped) as problem:
        yield Step("symptom", shown.section, shown.title, UNKNOWN, str(problem))


def _looked(scene: Scene, cause: Cause) -> Step:
    try:
        findings = tuple(cause.finding(seen) for seen in cause.look(scene))
    except (CannotTell, Stopped) as problem:
        return Step("cause", cause.code, cause.meaning, UNKNOWN, str(problem))
    told = "; ".join(f"{found.where}: {found.what}" for found in findings)
    outcome = FOUND if findings else WELL
    return Step("cause", cause.code, cause.meaning, outcome, told, findings)


def _unexplained(scene: Scene, step: Step) -> Step:
    section = Section(step.name)
    finding = Finding(
        code=UNEXPLAINED,
        severity=Severity.HIGH,
        where=scene.url,
        what=f"{step.title}: {step.told}; none of the known causes is there",
        remedy="look for the request in the log: skycap logs --errors --since 1h",
        evidence={"section": section.value},
        runbook=f"{RUNBOOK}#{HEADINGS[section]}",
    )
    return Step("cause", UNEXPLAINED, "A symptom without a known cause.", FOUND, "", (finding,))


@dataclass(frozen=True, slots=True)
class Mended:
    """One repair: of what, why it failed if it did, and what to tell once, such as a password."""

    finding: Finding
    problem: str = ""
    told: str | None = field(default=None, repr=False)


def mend(
    findings: Iterable[Finding], agreed: Callable[[Finding], bool] = lambda _: True
) -> list[Mended]:
    """Apply the repair of each finding that has one and that `agreed` wants mended."""
    return [_mended(found) for found in findings if found.fix is not None and agreed(found)]


def _mended(found: Finding) -> Mended:
    assert found.fix is not None
    try:
        told = found.fix()
    except Exception as problem:  # noqa: BLE001 - one repair that fails must not keep the others from being tried; it is told
        return Mended(found, f"{type(problem).__name__}: {problem}")
    return Mended(found, told=told)
