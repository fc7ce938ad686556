"""`skycap audit`: proving the books, and looking for what could let somebody in."""

import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skycap.cli.desk import AsJson, counting, say, settings_of, show_json, warn
from skycap.cli.guard import REFUSED
from skycap.cli.place import insist_there, opened_at, place, refusing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups.premises import Premises
    from skycap.operations.findings import Finding
    from skycap.operations.security import Report
    from skycap.operations.security.folder import Standing
    from skycap.services.audit import Report as Books
    from skycap.settings import Settings


class Part(StrEnum):
    """What an audit may be limited to."""

    BOOKS = "books"
    SECURITY = "security"


@dataclass(frozen=True, slots=True)
class Audit:
    """What both halves found; None for one that was not asked for."""

    books: "Books | None"
    security: "Report | None"

    @property
    def findings(self) -> "list[Finding]":
        """Everything that is wrong, in one shape, the worst first."""
        from skycap.operations.findings import worst_first

        books = [] if self.books is None else [_as_finding(one) for one in self.books.findings]
        return worst_first([*books, *(self.security.findings if self.security else ())])

    @property
    def clean(self) -> bool:
        """Whether nothing medium or worse was found."""
        from skycap.operations.security import is_serious

        return not any(is_serious(one) for one in self.findings)

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        told: dict[str, Any] = {"clean": self.clean}
        if self.books is not None:
            books = self.books
            told |= {"streams": books.streams, "events": books.events, "loans": books.loans}
            told["books"] = {
                "clean": books.clean,
                "findings": [asdict(one) for one in books.findings],
            }
        if self.security is not None:
            told["security"] = self.security.to_json()
        return {**told, "findings": [one.to_json() for one in self.findings]}


def audit(
    context: typer.Context,
    only: Annotated[Part | None, typer.Option(help="Only the books, or only security.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what a program may mend.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Mend without asking.")] = False,
    sarif: Annotated[
        Path | None, typer.Option(help="Write the findings as SARIF 2.1.0.", metavar="FILE")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Prove the books, and check security.

    The books: every history, balance, list and counter, recomputed and compared. Security: users
    and passwords, keys, files, backups, libraries; on AWS also rights, buckets, tables, logs,
    unused things and the account. It changes nothing without --fix, and may run while Skycap
    serves. Exit code 1 when anything of medium severity or worse is found.
    """
    with refusing():
        told = _examined(context, only)
        mended = _mend(told, yes=yes, as_json=as_json) if fix else []
        if mended:
            told = _examined(context, only)
    if sarif is not None:
        _write_sarif(sarif, told)
    if as_json:
        show_json({**told.to_json(), **({"mended": mended} if fix else {})})
    else:
        _show(told)
    if not told.clean:
        raise typer.Exit(REFUSED)


def _examined(context: typer.Context, only: Part | None) -> Audit:
    from skycap.operations.aws.place import OnAws
    from skycap.services.audit import audit as examine

    where = place(context)
    books = None
    if only is not Part.SECURITY:
        with opened_at(where) as office, counting("Histories audited") as progress:
            books = examine(office, progress)
    security = None
    if only is not Part.BOOKS:
        with _checking() as show:
            match where:
                case OnAws() as there:
                    security = _security_on_aws(there, show)
                case here:
                    security = _security_here(context, here, show)
    return Audit(books, security)


def _security_on_aws(there: "OnAws", show: "Callable[[int, int], None]") -> "Report":
    from skycap.operations.security import checks

    return checks.on_aws(there, show)


def _security_here(
    context: typer.Context, here: "Premises", show: "Callable[[int, int], None]"
) -> "Report":
    from skycap.operations.security import checks

    insist_there(here)
    return checks.embedded(here, standing_of(settings_of(context), here), show)


def standing_of(settings: "Settings", here: "Premises") -> "Standing":
    """How the installation in a folder is set, for whoever looks at its security."""
    from skycap.assembly import database_library
    from skycap.cli.serve import is_loopback
    from skycap.cli.unasked import LOCK
    from skycap.demo.folder import BUILDING, MARK
    from skycap.operations.security.folder import TLS, Standing

    library, safe = database_library()
    return Standing(
        host=settings.host,
        encrypted=(settings.public_url or "").startswith("https://"),
        secure_cookies=settings.secure_cookies.value,
        log_level=settings.log_level,
        demo=settings.demo or (here.data / MARK).exists(),
        keys=settings.keys,
        is_loopback=is_loopback(settings.host),
        proxies=settings.trusted_proxies,
        origins=settings.cors_origins,
        library=library,
        safe=safe,
        fixed_secret=settings.jwt_secret is not None,
        known=frozenset({here.documents, settings.logs.name, TLS, MARK, BUILDING, LOCK}),
    )


def _mend(told: Audit, *, yes: bool, as_json: bool) -> list[str]:
    """Mend what may be mended, each after a yes; where that was."""
    from skycap.lending.refusals import Refusal
    from skycap.operations import Stopped

    mended = []
    fixable = [one for one in told.findings if one.fix is not None]
    if fixable and not yes and (as_json or not sys.stdin.isatty()):
        raise Stopped("nobody can be asked here; add --yes to mend without asking")
    for one in fixable:
        if one.careful and yes:
            warn(f"skycap: left to a person, who is asked without --yes: {one.where}: {one.what}")
            continue
        if not yes and not typer.confirm(f"{one.where}: {one.what}. Mend it? ({one.remedy})"):
            continue
        assert one.fix is not None
        try:
            one.fix()
        except Refusal as problem:
            warn(f"skycap: not mended: {one.where}: {problem.message}")
            continue
        mended.append(f"{one.where}: {one.what}")
        if not as_json:
            say(f"Mended   {mended[-1]}")
    if told.books is not None and any(one.severity.value == "stale" for one in told.books.findings):
        warn("skycap: lists that are stale are drawn anew by `skycap rebuild`")
    return mended


def _show(told: Audit) -> None:
    from skycap.cli.findings import show_findings

    if told.books is not None:
        books = told.books
        for one in books.findings:
            say(f"{one.severity.value}: {one.where}: {one.what} -> {one.remedy}")
        looked = f"{books.streams} histories, {books.events} events, {books.loans} loans"
        found = "nothing is wrong" if books.clean else f"{len(books.findings)} findings"
        say(f"Looked at {looked}: {found}.")
    if told.security is not None:
        report = told.security
        show_findings(report.findings)
        for name, why in report.skipped.items():
            say(f"Not seen: {name}: {why}")
        count = len(report.findings)
        found = f"{count} finding{'s' * (count > 1)}" if count else "nothing is wrong"
        say(f"Looked at security in {len(report.looked)} ways: {found}.")


def _as_finding(one: Any) -> "Finding":  # noqa: ANN401 - of a module that is imported when needed
    from skycap.operations.findings import Finding, Severity

    severity = Severity.CRITICAL if one.severity.value == "broken" else Severity.MEDIUM
    code = f"books_{one.severity.value}"
    return Finding(code, severity, one.where, one.what, one.remedy, runbook=f"security.md#{code}")


def _write_sarif(path: Path, told: Audit) -> None:
    import orjson

    from skycap import __version__
    from skycap.operations.security.sarif import document

    body = orjson.dumps(document(told.findings, __version__), option=orjson.OPT_INDENT_2)
    path.write_bytes(body + b"\n")


@contextmanager
def _checking() -> "Iterator[Callable[[int, int], None]]":
    """A line that counts the checks, where a person watches."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _done, _of: None
        return
    with console.status("Looking at security") as status:
        yield lambda done, of: status.update(f"Looking at security: {done} of {of}")
