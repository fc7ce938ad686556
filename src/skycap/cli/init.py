"""`skycap init`: making an installation."""

import shlex
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from skycap.cli.desk import AsJson, say, settings_of, show_json, warn
from skycap.cli.guard import REFUSED
from skycap.cli.place import told

if TYPE_CHECKING:
    from skycap.services.office import Office
    from skycap.services.users import NewUser
    from skycap.settings import Settings

_CURRENCIES: Final = {
    "BWP": ("P", 2), "EUR": ("€", 2), "GBP": ("£", 2), "GHS": ("GH₵", 2), "KES": ("KSh", 2),
    "LSL": ("L", 2), "MWK": ("MK", 2), "MZN": ("MT", 2), "NAD": ("N$", 2), "NGN": ("₦", 2),
    "RWF": ("FRw", 0), "SZL": ("E", 2), "TZS": ("TSh", 2), "UGX": ("USh", 0), "USD": ("$", 2),
    "XAF": ("FCFA", 0), "XOF": ("CFA", 0), "ZAR": ("R", 2), "ZMW": ("K", 2),
}  # fmt: skip
"""The symbol and decimals of currencies around us; any other code can be given with both."""


@dataclass(frozen=True, slots=True)
class _Answers:
    """What the lender and the first administrator are to be."""

    lender: dict[str, object]
    username: str
    full_name: str
    email: str
    password: str | None


def init(  # noqa: PLR0913, PLR0917 - each argument is an option of the command
    context: typer.Context,
    name: Annotated[str | None, typer.Option(help="The lender's name.")] = None,
    currency: Annotated[str | None, typer.Option(help="Its code, such as BWP.")] = None,
    timezone: Annotated[str | None, typer.Option(help="Such as Africa/Gaborone.")] = None,
    admin: Annotated[
        str | None, typer.Option(help="The first administrator's username.", metavar="USERNAME")
    ] = None,
    admin_name: Annotated[str | None, typer.Option(help="Their full name.")] = None,
    admin_email: Annotated[str, typer.Option(help="Their e-mail address.")] = "",
    password_file: Annotated[
        Path | None,
        typer.Option(help="A file whose first line is their password; - is standard input."),
    ] = None,
    symbol: Annotated[str | None, typer.Option(help="The currency's symbol, such as P.")] = None,
    decimals: Annotated[int | None, typer.Option(help="The currency's decimals.")] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing: defaults, and a generated password.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make an installation.

    It holds the lender, the first administrator, four products and the signing keys.
    Asks for what is not given. Refuses to touch an installation that is there.
    """
    from skycap.assembly import assemble, is_set_up
    from skycap.services.users import OPERATOR, NewUser, add_user

    settings = settings_of(context)
    if settings.database.exists():
        with assemble(settings, create=True) as there:
            if is_set_up(there.office):
                warn(f"skycap: there is an installation in {settings.data}; nothing was changed")
                raise typer.Exit(REFUSED)
    ask = _Asking(silent=yes)
    name = ask.text("The lender's name", name, "Skycap")
    currency = ask.text("Currency code", currency, "BWP").upper()
    known = _CURRENCIES.get(currency, (currency[:5], 2))
    answers = _Answers(
        lender={
            "name": name,
            "currency": currency,
            "symbol": known[0] if symbol is None else symbol,
            "exponent": known[1] if decimals is None else decimals,
            "timezone": ask.text("Time zone", timezone, "Africa/Gaborone"),
        },
        username=ask.text("The first administrator's username", admin, "admin"),
        full_name=ask.text("Their full name", admin_name, "Administrator"),
        email=admin_email,
        password=ask.password(password_file),
    )
    new = NewUser(
        answers.username, answers.full_name, "admin", answers.email, answers.password, False
    )
    _rehearse(settings, answers, new)
    with assemble(settings, create=True) as installation:
        open_shop(installation.office, answers.lender)
        # The administrator comes last: whoever stops before can run this again.
        user = add_user(installation.office, OPERATOR, new).body
    _report(context, str(settings.data), answers, user, as_json)


class _Asking:
    """Asks for what was not given, or takes the default when it may not ask."""

    def __init__(self, *, silent: bool) -> None:
        self._silent = silent

    def text(self, question: str, given: str | None, default: str) -> str:
        if given is not None:
            return given
        return default if self._silent else str(typer.prompt(question, default=default))

    def password(self, file: Path | None) -> str | None:
        """The administrator's password; None to have one generated."""
        if file is not None:
            text = sys.stdin.readline() if str(file) == "-" else file.read_text(encoding="utf-8")
            return text.partition("\n")[0].rstrip("\r")
        if self._silent:
            return None
        question = "Their password (nothing: generate one)"
        typed = typer.prompt(question, default="", hide_input=True, show_default=False)
        if typed and typed != typer.prompt("The same again", hide_input=True):
            raise typer.BadParameter("the two passwords differ", param_hint="password")
        return str(typed) or None


def _rehearse(settings: "Settings", answers: _Answers, new: "NewUser") -> None:
    """Refuse wrong answers before anything is made, by making it all somewhere else first."""
    from skycap.assembly import assemble
    from skycap.services.users import OPERATOR, add_user

    with TemporaryDirectory(prefix="skycap-") as folder:
        elsewhere = replace(settings, data=Path(folder))
        with assemble(elsewhere, create=True) as installation:
            open_shop(installation.office, answers.lender)
            add_user(installation.office, OPERATOR, new)


def open_shop(office: "Office", lender: dict[str, object]) -> None:
    """Make the lender and its first products."""
    from skycap.services.lenders import change_settings
    from skycap.services.products import seed_products
    from skycap.services.users import OPERATOR

    change_settings(office, OPERATOR, lender)
    seed_products(office)


def _report(
    context: typer.Context, data: str, answers: _Answers, user: dict[str, Any], as_json: bool
) -> None:
    if as_json:
        show_json({"data": data, "lender": answers.lender, "administrator": user})
        return
    say(f"Skycap is set up for {answers.lender['name']} in {data}.")
    if "temporaryPassword" in user:
        say(
            f"{user['username']} signs in with: {user['temporaryPassword']}",
            "Shown this once. It must be changed at the first sign-in.",
        )
    typed = f"skycap --data {shlex.quote(data)}" if told(context).data else "skycap"
    seed, serve = f"{typed} users seed", f"{typed} serve"
    say(
        "",
        "Next:",
        f"  {seed}   a user for each role, since nobody can lend alone",
        f"  {serve:{len(seed)}}   open it in a browser",
    )
