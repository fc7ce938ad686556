"""The command line: `skycap`.

Each group of commands is a file here, and imports what it needs when it runs, so that `--help`
answers at once. A new command is a function in a file of its own, named in this one.

Exit codes never change meaning: 0 fine; 1 refused, or something was found; 2 the command was typed
wrongly; 3 Skycap cannot be reached or is not set up.
"""

from pathlib import Path
from typing import Annotated

import typer

from skycap.cli import (
    alarms,
    audit,
    backup,
    books,
    calc,
    closing,
    costs,
    dashboard,
    day_end,
    demo,
    deploy,
    diagnose,
    export,
    harden,
    health,
    init,
    loan,
    logs,
    metrics,
    performance,
    place,
    quote,
    restore,
    secrets,
    serve,
    update,
    usage,
    users,
)
from skycap.cli.desk import examples
from skycap.cli.guard import Guarded

_HELP = """Skycap: loan management for small lenders.

\b
A look around:
  skycap demo          a made-up lender with two years of loans
\b
A fresh start:
  skycap init          make an installation in ./skycap-data
  skycap users seed    a user for each role, passwords shown once
  skycap serve         open it in a browser
\b
On AWS instead:
  skycap deploy all    functions, tables and pages
\b
Exit codes:
  0  fine
  1  refused, or something was found
  2  typed wrongly
  3  unavailable, or not set up

docs/settings.md tells what the environment may set.
"""

app = typer.Typer(
    cls=Guarded,
    help=_HELP,
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # our errors are one line; see guard.py
    rich_markup_mode=None,  # plain help comes in half the time
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from skycap import __version__

        typer.echo(f"skycap {__version__}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(help="The installation's folder, instead of SKYCAP_DATA.", metavar="DIR"),
    ] = None,
    env: Annotated[
        str | None,
        typer.Option(help="The installation on AWS of this name, such as prod.", metavar="NAME"),
    ] = None,
    region: Annotated[
        str | None, typer.Option(help="The AWS region.", show_default=place.REGION_DEFAULT)
    ] = None,
    prefix: Annotated[
        str | None, typer.Option(help='What begins its buckets\' names, such as "tati-".')
    ] = None,
    profile: Annotated[
        str | None, typer.Option(help="The profile of your AWS credentials.")
    ] = None,
    endpoint_url: Annotated[
        str | None, typer.Option(help="An emulator, instead of AWS.", metavar="URL")
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Keep the options that every command shares."""
    context.obj = place.Told(data, env, region, prefix, profile, endpoint_url)


app.command(
    epilog=examples(
        "skycap init",
        'skycap --data /srv/skycap init --yes --name "Tati Loans" --admin thabo --json',
    )
)(init.init)
app.command(
    epilog=examples(
        "skycap serve",
        "skycap serve --host 0.0.0.0 --tls-self-signed",
        "skycap serve --host 0.0.0.0 --port 443 --tls-certificate cert.pem --tls-key key.pem",
    )
)(serve.serve)
app.command(
    epilog=examples(
        "skycap demo",
        "skycap demo --port 8080 --fresh",
        "skycap demo --data /tmp/demo --no-serve --json",
    )
)(demo.demo)
app.add_typer(users.app, name="users")
app.command(
    epilog=examples(
        "skycap quote --product standard --amount 5000 --instalments 12",
        "skycap quote --amount 5000 --instalments 12 --start 2026-03-31 --json",
    )
)(quote.quote)
app.add_typer(calc.app, name="calc")
app.add_typer(loan.app, name="loan")
app.add_typer(closing.app, name="books")
deploy.app.command(
    epilog=examples("skycap deploy local", "skycap --data /srv/skycap deploy local --stop --json")
)(update.local)
app.add_typer(deploy.app, name="deploy")
app.add_typer(secrets.app, name="secrets")
app.command(
    epilog=examples(
        "skycap harden --dry-run", "skycap --env prod harden", "skycap --env prod harden --yes"
    )
)(harden.harden)
app.command(
    epilog=examples(
        "skycap audit && echo all is well",
        "skycap audit --only security --sarif audit.sarif",
        "skycap --env prod audit --fix",
    )
)(audit.audit)
app.command(epilog=examples("skycap rebuild && skycap audit"))(books.rebuild)
app.add_typer(alarms.app, name="alarms")
app.command(
    epilog=examples(
        "skycap dashboard",
        "skycap dashboard --once --since 1d",
        "skycap dashboard --html skycap.html",
        "skycap --env prod dashboard --json",
    )
)(dashboard.dashboard)
app.command(
    epilog=examples(
        "skycap day-end",
        "skycap day-end --catch-up",
        "skycap day-end --verify --date 2026-03-01",
        "skycap --env prod day-end --status --json",
    )
)(day_end.day_end)
app.add_typer(backup.app, name="backup")
app.command(
    epilog=examples(
        "skycap restore skycap-20260301-020000.backup",
        "skycap restore --to 2024-01-15T10:00:00Z",
        "skycap restore skycap-20260301-020000.backup --to 2024-01-15T12:00:00+02:00 --json",
        "skycap --env prod restore 20260301",
        "skycap --env prod restore --adopt Restored",
    )
)(restore.restore)
app.command(
    epilog=examples("skycap drill", "skycap drill --json", "skycap --env prod drill 20260301")
)(restore.drill)
app.command(
    epilog=examples(
        "skycap export --format csv --what loans,journal --to books-2026",
        "skycap export --format parquet --personal --to s3://tati-figures/march",
        "skycap --env prod export --native",
    )
)(export.export)
app.command(epilog=examples("skycap usage", "skycap --env prod usage --record --json"))(usage.usage)
app.command(
    epilog=examples(
        "skycap --env prod costs",
        "skycap costs --estimate --applications 1000",
        "skycap costs --estimate --prices prices.json --json",
    )
)(costs.costs)

app.command(
    epilog=examples(
        "skycap diagnose",
        "skycap diagnose login --user thabo",
        "skycap diagnose cors --origin https://loans.example.com",
        "skycap --env prod diagnose uploads --fix",
    )
)(diagnose.diagnose)
app.command(
    epilog=examples(
        "skycap logs --since 1h",
        "skycap logs --errors --since 7d --json",
        "skycap --env prod logs --function loans --follow",
        "skycap logs --since 1d --request 5b0a6a0e-7c26-4f6e-9a53-0a8b1d1f2b11",
    )
)(logs.logs)
app.command(
    epilog=examples(
        "skycap metrics",
        "skycap metrics Errors --since 1d --period 1h",
        "skycap --env prod metrics Latency --statistic p99 --period 5m --since 3h --json",
    )
)(metrics.metrics)
app.command(
    epilog=examples(
        "skycap health", "skycap health --since 7d --json", "skycap --env prod health || echo look"
    )
)(health.health)
app.command(
    epilog=examples(
        "skycap performance",
        "skycap --env prod performance --since 30d --json",
    )
)(performance.performance)


def main() -> None:
    """Run the command that was typed."""
    app(prog_name="skycap")
