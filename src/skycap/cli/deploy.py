"""`skycap deploy`: putting Skycap up on AWS, and seeing how it stands there."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from skycap.cli.deployment import (
    Job,
    bar,
    busy,
    moment,
    opened,
    show_drift,
    show_plan,
    started,
    stopped,
    stopping,
    watching,
)
from skycap.cli.desk import AsJson, examples, say, show_json, show_table, warn
from skycap.cli.place import Told
from skycap.cli.seeding import seed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skycap.operations.deploy.package import Package
    from skycap.operations.deploy.site import SiteFile
    from skycap.operations.deploy.wheels import Target

app = typer.Typer(
    no_args_is_help=True,
    help="Put Skycap up on AWS: functions, tables and pages. See docs/operations/deploy.md.",
)

Environment = Annotated[
    str | None,
    typer.Option(
        "--env",
        help="Which installation: prod, or another beside it.",
        metavar="NAME",
        show_default="prod",
    ),
]
Region = Annotated[str | None, typer.Option(help="The AWS region.", show_default="us-east-1")]
Endpoint = Annotated[
    str | None, typer.Option(help="The address of an emulator, instead of AWS.", metavar="URL")
]
Prefix = Annotated[
    str | None,
    typer.Option(help='Begins the names of buckets, which all of AWS shares, such as "tati-".'),
]
Profile = Annotated[str | None, typer.Option(help="The profile of your AWS credentials.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")]
Overwrite = Annotated[
    bool,
    typer.Option("--overwrite-drift", help="Put back what was changed by hand since last time."),
]
Given = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        help="A parameter of the template; kept by later deployments.",
        metavar="NAME=VALUE",
    ),
]
Architecture = Annotated[
    str | None, typer.Option(help="arm64, a fifth cheaper, or x86_64.", show_default="arm64")
]
Template = Annotated[
    Path | None, typer.Option(help="Another template than the one of this Skycap.", metavar="FILE")
]
Lender = Annotated[
    str | None, typer.Option(help="The lender's name, used once.", show_default="Skycap")
]
Seed = Annotated[
    bool, typer.Option("--seed/--no-seed", help="Make the first users, if there are none.")
]
PYTHON: Final = "3.13"
"""The Python of the functions, as the template names it."""


@app.command(
    epilog=examples(
        "skycap deploy backend --prefix tati-",
        "skycap deploy backend --env test --region af-south-1 --yes --json",
        "skycap deploy backend --set AlarmEmail=ops@example.org",
    )
)
def backend(  # noqa: PLR0913, PLR0917 - each argument is an option of the command
    context: typer.Context,
    env: Environment = None,
    region: Region = None,
    endpoint_url: Endpoint = None,
    prefix: Prefix = None,
    profile: Profile = None,
    given: Given = None,
    architecture: Architecture = None,
    template: Template = None,
    overwrite_drift: Overwrite = False,
    lender: Lender = None,
    seed_users: Seed = True,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Put up or renew functions, tables and all else.

    Shows what would change and asks first. Never replaces a table or a bucket. A failed change is
    undone, and what ran before keeps running. What was changed by hand stays as it is.
    """
    there = Told(None, env, region, prefix, profile, endpoint_url)
    with started(context, there, yes=yes, as_json=as_json) as job:
        _backend(job, _parameters(given), architecture, template, overwrite=overwrite_drift)
        if seed_users:
            seed(job, lender)


@app.command(epilog=examples("skycap deploy frontend"))
def frontend(
    context: typer.Context,
    env: Environment = None,
    region: Region = None,
    endpoint_url: Endpoint = None,
    prefix: Prefix = None,
    profile: Profile = None,
    as_json: AsJson = False,
) -> None:
    """Send the pages, and let CloudFront forget the old ones."""
    there = Told(None, env, region, prefix, profile, endpoint_url)
    with started(context, there, yes=True, as_json=as_json) as job:
        _frontend(job)
        _show_addresses(job)


@app.command("all", epilog=examples("skycap deploy all --prefix tati-"))
def everything(  # noqa: PLR0913, PLR0917 - each argument is an option of the command
    context: typer.Context,
    env: Environment = None,
    region: Region = None,
    endpoint_url: Endpoint = None,
    prefix: Prefix = None,
    profile: Profile = None,
    given: Given = None,
    architecture: Architecture = None,
    template: Template = None,
    overwrite_drift: Overwrite = False,
    lender: Lender = None,
    seed_users: Seed = True,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Backend, then pages: all of Skycap."""
    there = Told(None, env, region, prefix, profile, endpoint_url)
    with started(context, there, yes=yes, as_json=as_json) as job:
        _backend(job, _parameters(given), architecture, template, overwrite=overwrite_drift)
        if seed_users:
            seed(job, lender)
        _frontend(job)
        _show_addresses(job)


@app.command(epilog=examples("skycap deploy status", "skycap deploy status --env test --json"))
def status(
    context: typer.Context,
    env: Environment = None,
    region: Region = None,
    endpoint_url: Endpoint = None,
    prefix: Prefix = None,
    profile: Profile = None,
    as_json: AsJson = False,
) -> None:
    """Show the stack, what runs, and what was changed by hand."""
    there = Told(None, env, region, prefix, profile, endpoint_url)
    with started(context, there, yes=True, as_json=as_json) as job:
        told = opened(job).status()
        job.told.update(told)
        if as_json:
            return
        say(f"{told['stack']}: {told['status']}, deployed {told.get('deployedAt') or 'never'}")
        if "outputs" not in told:
            return
        say("")
        show_table(("Address or name", ""), sorted(told["outputs"].items()))
        say("")
        rows = [(one["function"], one["alias"], one["version"]) for one in told["versions"]]
        show_table(("Function", "Alias", "Version"), rows)
        show_drift(told["drift"])


@app.command(epilog=examples("skycap deploy destroy --env test"))
def destroy(
    context: typer.Context,
    env: Environment = None,
    region: Region = None,
    endpoint_url: Endpoint = None,
    prefix: Prefix = None,
    profile: Profile = None,
    name: Annotated[
        str | None, typer.Option(help="The stack's name, instead of typing it.", metavar="STACK")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Remove everything but the data: tables and buckets stay.

    Asks for the name of the stack. A later `skycap deploy` takes over what stayed.
    """
    there = Told(None, env, region, prefix, profile, endpoint_url)
    with started(context, there, yes=False, as_json=as_json) as job:
        backend = opened(job)
        stack = backend.stack.name
        if not backend.stack.status:
            raise stopped(f"there is no stack {stack} in {job.account.region}")
        kept = backend.kept()
        job.say(f"Removes the stack {stack}. These stay, with all that is in them:", "")
        job.say(*(f"  {one}" for one in kept), "")
        typed = name
        if typed is None and sys.stdin.isatty() and not as_json:
            typed = typer.prompt("Type the name of the stack to remove it")
        if typed != stack:
            raise stopped(f"nothing was removed; the name of the stack is {stack} (--name {stack})")
        with watching(job, "Removing") as watch:
            backend.destroy(watch)
        job.told.update(removed=stack, kept=kept)
        job.say(f"{stack} is removed.")


@app.command(epilog=examples("skycap deploy package --output build/"))
def package(
    output: Annotated[Path, typer.Option(help="The folder to write into.", metavar="DIR")],
    architecture: Architecture = None,
    endpoint_url: Endpoint = None,
    as_json: AsJson = False,
) -> None:
    """Only build: a package for each function, and the pages.

    For `aws lambda update-function-code` and `aws s3 sync` by hand.
    """
    from skycap.operations.aws.names import FUNCTIONS

    with stopping():
        made = _packaged(_target(architecture, endpoint_url))
        places = []
        for name in FUNCTIONS:
            place = output / name / "function.zip"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(made.body)
            places.append(str(place))
        public = output / "public"
        for file in _pages():
            path = public / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.body)
    if as_json:
        show_json({"functions": places, "public": str(public), "digest": made.digest})
    else:
        say(*places, str(public), f"Each function.zip has {len(made.body):,} bytes.")


def _backend(
    job: Job,
    given: dict[str, str],
    architecture: str | None,
    template: Path | None,
    *,
    overwrite: bool,
) -> None:
    from skycap.operations.deploy import shipped

    target = _target(architecture, job.account.endpoint)
    with busy(job, "Building the package"):
        made = _packaged(target)
    job.say(f"Package {made.digest[:12]}: {len(made.body):,} bytes for {target.architecture}.")
    there, now = opened(job), moment()
    with busy(job, "Asking AWS what would change"):
        parameters = {**given, "Architecture": target.architecture}
        text = shipped.template() if template is None else template.read_text(encoding="utf-8")
        prepared = there.prepare(made, text, parameters, now)
    job.told.update(package=made.digest, stack=there.stack.name, changes=[], drift=[])
    show_plan(job, prepared)
    if prepared.is_idle and not (overwrite and prepared.drifts):
        job.say("Nothing to change: what runs is what is here.")
        return
    try:
        job.confirm("Go ahead?")
    except typer.Exit:
        if prepared.plan is not None:
            there.stack.drop(prepared.plan)
        raise
    with watching(job, "Changing") as watch:
        versions = there.apply(prepared, now, watch, overwrite=overwrite)
    job.told["versions"] = [one.to_json() for one in versions]
    job.say(f"{there.stack.name} is up to date.")


def _frontend(job: Job) -> None:
    from skycap.operations.deploy import site

    outputs = opened(job).stack.outputs()
    bucket = outputs.get("SiteBucketName")
    if bucket is None:
        raise stopped("there is nowhere to send the pages yet; run `skycap deploy backend` first")
    files = _pages()
    with bar(job, "Pages") as told:
        done = site.sync(job.account, bucket, files, told)
    job.told["pages"] = {"sent": len(done.sent), "removed": len(done.removed)}
    job.say(f"Pages: {len(done.sent)} sent, {len(done.removed)} removed, {done.unchanged} current.")
    distribution = outputs.get("DistributionId")
    if done.stale and distribution:
        reference = f"skycap-{moment():%Y%m%d-%H%M%S-%f}"
        job.told["invalidation"] = site.forget(job.account, distribution, reference)
        job.say("CloudFront forgets the old pages within a minute or two.")


def _show_addresses(job: Job) -> None:
    outputs = opened(job).stack.outputs()
    addresses = {key: value for key, value in outputs.items() if key.endswith("Url")}
    job.told["addresses"] = addresses
    job.told["outputs"] = outputs
    if not job.as_json:
        say("")
        show_table(("Address", ""), sorted(addresses.items()))


def _pages() -> "Sequence[SiteFile]":
    """The built pages with the headers that the local server gives them."""
    from skycap.operations.deploy.site import SiteFile
    from skycap.site.files import Files

    files = []
    for name, asset in Files().items():
        plain = asset.variants["identity"]
        headers = {key.decode(): value.decode() for key, value in plain.headers}
        files.append(SiteFile(name, plain.body, headers["content-type"], headers["cache-control"]))
    if not files:
        raise stopped("the pages are not built; run `python3 run.py setup` in the source folder")
    return files


def _packaged(target: "Target") -> "Package":
    from skycap.operations.deploy import package as packages
    from skycap.operations.deploy import shipped

    here = target == _target(None, "http://127.0.0.1")
    made = packages.build(shipped.lock(), target, fetch=not here)
    if not made.compiled:
        warn(
            f"skycap: without Python {target.python} here the package holds no compiled files; "
            "each cold start then compiles anew, some seconds"
        )
    return made


def _target(architecture: str | None, endpoint: str | None) -> "Target":
    """What the functions run on: in an emulator on this machine, this machine."""
    from skycap.operations.aws.account import is_here
    from skycap.operations.deploy.wheels import Target

    if architecture not in {None, "arm64", "x86_64"}:
        raise typer.BadParameter("must be arm64 or x86_64", param_hint="--architecture")
    if is_here(endpoint):
        return Target.here()
    return Target(architecture or "arm64", PYTHON)


def _parameters(given: list[str] | None) -> dict[str, str]:
    parted = [one.partition("=") for one in given or ()]
    if any(not name or not equals for name, equals, _ in parted):
        raise typer.BadParameter("must be NAME=VALUE", param_hint="--set")
    return {name: value for name, _, value in parted}
