"""`skycap users`: the staff, from the machine itself. Passwords are made here and shown once."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from skycap.cli.desk import AsJson, examples, say, show_json, show_table
from skycap.cli.place import office_of

if TYPE_CHECKING:
    from skycap.services.work import Outcome

app = typer.Typer(
    no_args_is_help=True,
    help="Seed, add, list, reset, disable and enable the staff.",
)

Username = Annotated[str, typer.Argument(help="Whom it is about.", metavar="USERNAME")]


@app.command(epilog=examples("skycap users seed --json > passwords.json"))
def seed(context: typer.Context, as_json: AsJson = False) -> None:
    """Make a user for each role that has none.

    They are called maker, checker, accountant and admin.
    Each gets a generated password, shown once, to be changed at the first sign-in.
    """
    from skycap.services import users

    with office_of(context) as office:
        made = users.seed(office)
    if as_json:
        told = [{"username": u.username, "role": u.role, "password": u.password} for u in made]
        show_json(told)
    elif not made:
        say("Every role has its user already; nothing was changed.")
    else:
        show_table(("Username", "Password"), [(user.username, user.password) for user in made])
        say("Shown this once. Each must be changed at the first sign-in.")


@app.command(epilog=examples('skycap users add kgosi --role maker --name "Kgosi Sebina"'))
def add(
    context: typer.Context,
    username: Annotated[str, typer.Argument(help="What they sign in with.", metavar="USERNAME")],
    role: Annotated[str, typer.Option(help="maker, checker, accountant or admin.")],
    name: Annotated[str, typer.Option(help="Their full name.")],
    email: Annotated[str, typer.Option(help="Their e-mail address.")] = "",
    as_json: AsJson = False,
) -> None:
    """Add somebody to the staff.

    They get a generated password, shown once, to be changed at the first sign-in.
    """
    from skycap.services import users

    new = users.NewUser(username, name, role, email)
    with office_of(context) as office:
        outcome = users.add_user(office, users.OPERATOR, new)
    _show_password(outcome, as_json)


@app.command("list", epilog=examples("skycap users list --json"))
def list_users(context: typer.Context, as_json: AsJson = False) -> None:
    """List the staff.

    With --json it tells e-mail addresses too, and since when.
    """
    from skycap.services import users

    found: list[dict[str, Any]] = []
    with office_of(context) as office:
        after: tuple[Any, ...] | None = None
        while True:
            page = users.list_users(office, users.OPERATOR, after)
            found += page.rows
            after = page.after
            if after is None:
                break
    if as_json:
        show_json(found)
        return
    headings = ("Username", "Name", "Role", "State", "Codes", "Last seen")
    show_table(headings, [_line(user) for user in found])


@app.command("reset-password", epilog=examples("skycap users reset-password maker"))
def reset_password(
    context: typer.Context,
    username: Username,
    also_codes: Annotated[
        bool, typer.Option("--also-codes", help="Also turn off codes: the phone is lost.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Give somebody a new password.

    It is shown once, and they are signed out everywhere.
    """
    from skycap.services import users

    with office_of(context) as office:
        user = users.named(office, username)
        outcome = users.reset_password(office, users.OPERATOR, user.id, also_codes=also_codes)
    _show_password(outcome, as_json)


@app.command(epilog=examples("skycap users disable maker"))
def disable(context: typer.Context, username: Username, as_json: AsJson = False) -> None:
    """Shut somebody out at once. The last active administrator stays."""
    from skycap.services import users

    with office_of(context) as office:
        user = users.named(office, username)
        outcome = users.disable_user(office, users.OPERATOR, user.id)
    _show(outcome, as_json, f"{user.username} is disabled and signed out.")


@app.command(epilog=examples("skycap users enable maker"))
def enable(context: typer.Context, username: Username, as_json: AsJson = False) -> None:
    """Let somebody who was disabled sign in again."""
    from skycap.services import users

    with office_of(context) as office:
        user = users.named(office, username)
        outcome = users.enable_user(office, users.OPERATOR, user.id)
    _show(outcome, as_json, f"{user.username} may sign in again.")


def _line(user: dict[str, Any]) -> tuple[str, ...]:
    state = "disabled"
    if user["active"]:
        state = "new password" if user["mustChangePassword"] else "active"
    codes = "on" if user["totpEnabled"] else "off"
    seen = (user["lastSeenAt"] or "never")[:10]
    return user["username"], user["fullName"], user["role"], state, codes, seen


def _show(outcome: "Outcome", as_json: bool, sentence: str) -> None:
    if as_json:
        show_json(outcome.body)
    else:
        say(sentence)


def _show_password(outcome: "Outcome", as_json: bool) -> None:
    told = outcome.body
    sentence = (
        f"{told['username']} ({told['role']}) signs in with: {told['temporaryPassword']}\n"
        "Shown this once. It must be changed at the first sign-in."
    )
    _show(outcome, as_json, sentence)
