"""`skycap demo`: a lender with two made-up years behind it, ready to be looked at."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from skycap.cli.desk import AsJson, say, settings_of, show_json, show_table, warn
from skycap.cli.guard import REFUSED
from skycap.cli.place import told

if TYPE_CHECKING:
    from skycap.demo.folder import DemoFolder
    from skycap.demo.portfolio import Book
    from skycap.demo.summary import Summary
    from skycap.settings import Settings

FOLDER: Final = "skycap-demo"


def demo(
    context: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(help="The folder of the demo.", metavar="DIR", show_default=FOLDER),
    ] = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 lets the system choose.")] = 8000,
    seed: Annotated[
        int | None, typer.Option(help="Another number makes another portfolio.", min=0)
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Make it anew, ending today; changes made in it go.")
    ] = False,
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Only make the portfolio and show what is in it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Serve a made-up lender with two years of loans.

    The first time, the portfolio is made: some ten seconds. All its people are invented, and its
    passwords are known to everybody: never keep real loans in it.
    """
    from skycap.demo.folder import DemoFolder, NotOurs

    # Not SKYCAP_DATA: that names a real installation.
    folder = DemoFolder(data or told(context).data or Path(FOLDER))
    settings = replace(settings_of(context), data=folder.path, host=host, port=port, demo=True)
    try:
        _prepare(folder, settings, seed, fresh=fresh)
    except NotOurs as problem:
        warn(f"skycap: {problem}")
        raise typer.Exit(REFUSED) from None
    summary = _summary(settings)
    if as_json:
        show_json(_told(settings, summary))
    else:
        _show(summary)
    if no_serve:
        if not as_json:
            _show_sign_ins()
        return
    with redirect_stdout(sys.stderr if as_json else sys.stdout):
        _serve(settings)


def _prepare(folder: "DemoFolder", settings: "Settings", seed: int | None, *, fresh: bool) -> None:
    """Make the portfolio, unless it is there."""
    from skycap.demo.folder import NotOurs

    made_from = folder.made_from()
    if fresh or made_from is None:
        _make(folder, settings, seed)
    elif seed not in {None, made_from["seed"]}:
        message = f"{folder.path} was made with --seed {made_from['seed']}; add --fresh"
        raise NotOurs(message)


def _make(folder: "DemoFolder", settings: "Settings", seed: int | None) -> None:
    """Build the portfolio beside its place, with a bar that shows how far it is."""
    from skycap.assembly import assemble
    from skycap.demo.portfolio import SEED, Book, build
    from skycap.services.books.accruals import accrue
    from skycap.services.clock import SimulatedClock, SystemClock

    until = SystemClock().now().replace(microsecond=0)
    book = Book(until, SEED if seed is None else seed)
    folder.begin()
    try:
        clock = SimulatedClock(book.start)
        drafted = replace(settings, data=folder.draft)
        with assemble(drafted, create=True, clock=clock) as installation, _bar() as progress:
            build(installation.office, book, progress)
            clock.set(until)
            office = installation.office
            accrue(office, office.today(office.lender()) - timedelta(days=1))
    except Exception:
        folder.give_up()
        raise
    folder.finish(_made_from(book))


def _made_from(book: "Book") -> dict[str, Any]:
    from skycap import __version__
    from skycap.lending.history import moment_text

    return {
        "seed": book.seed,
        "loans": book.loans,
        "until": moment_text(book.until),
        "skycap": __version__,
    }


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        warn("Making the demo portfolio: two years of loans. This takes some ten seconds.")
        yield lambda _done, _of: None
        return
    columns = (TextColumn("Two years of loans"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, of: shown.update(task, completed=done, total=of)


def _summary(settings: "Settings") -> "Summary":
    from skycap.assembly import assemble
    from skycap.demo.summary import summarise

    with assemble(settings) as installation:
        return summarise(installation.office)


def _told(settings: "Settings", summary: "Summary") -> dict[str, Any]:
    from skycap.demo.staff import SHOWN

    people = [{"username": m.username, "password": m.password, "role": m.role} for m in SHOWN]
    where = {"data": str(settings.data), "url": f"http://{settings.host}:{settings.port}"}
    return {**where, "signIns": people, **summary.to_json()}


def _show(summary: "Summary") -> None:
    """What is in the portfolio, and how the books stand."""
    told, arrears, repaid = summary.loans, summary.loans["arrears"], summary.repayments
    amounts = list(told["amounts"].values())
    rows = [
        (status.replace("_", " "), count, _grouped(amount))
        for (status, count), amount in zip(summary.by_status.items(), amounts, strict=True)
    ]
    say("", f"{summary.lender}: {told['total']} loans, all invented", "")
    show_table(("Loans", "Number", "Principal (P)"), rows, numbers=(1, 2))
    late = [
        (line["bucket"], line["loans"], _grouped(line["principal"])) for line in arrears["buckets"]
    ]
    say("")
    show_table(("Days late", "Loans", "Principal (P)"), late, numbers=(1, 2))
    report = summary.report
    found = "nothing is wrong" if report.clean else f"{len(report.findings)} findings"
    say(
        "",
        f"{repaid['total']} repayments of P{_grouped(repaid['totalAmount'])} in all, "
        f"{repaid['reversed']} reversed; P{_grouped(told['outstanding'])} outstanding, "
        f"PAR30 {arrears['par30']} %.",
        f"Audit of {report.events} events in {report.streams} histories: {found}; "
        f"the trial balance sums to {summary.balance['sum']}.",
        "",
    )


def _grouped(amount: str) -> str:
    """An amount as people read it: 1,234.50."""
    whole, _, cents = amount.partition(".")
    return f"{int(whole):,}.{cents}"


def _show_sign_ins() -> None:
    from skycap.demo.staff import SHOWN

    people = [(member.username, member.password, member.full_name) for member in SHOWN]
    show_table(("Sign in as", "Password", "Name"), people)
    say("", "Everybody knows these passwords: never keep real loans here.")


def _serve(settings: "Settings") -> None:
    from skycap.cli import serve

    def ready() -> None:
        say("")
        _show_sign_ins()
        if not serve.is_loopback(settings.host):
            warn("Warning: everybody who reaches this address can sign in.")

    serve.run(settings, ready=ready)
