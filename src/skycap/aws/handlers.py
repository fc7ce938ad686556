"""What Lambda calls: a handler of each part of the API, and `scheduled_handler`.

Lambda asks this module for its handler by name while a process starts, when it gives more of the
processor than a request will have. So that is when the handler is made, with the installation and
only the part of the API that it serves. What keeps it from being made is said there and then.
"""

from functools import cache
from typing import Final

from skycap.assembly import Assembled, assemble
from skycap.aws.routes import AUTH, LOANS, OPERATIONS, REPAYMENTS
from skycap.aws.serving import api_handler
from skycap.aws.watching import Handler, Watch
from skycap.settings import Settings, SettingsError

API_HANDLERS: Final = {
    "auth_handler": AUTH,
    "loans_handler": LOANS,
    "repayments_handler": REPAYMENTS,
    "operations_handler": OPERATIONS,
}
SCHEDULED: Final = "scheduled_handler"


def __getattr__(name: str) -> Handler:
    """The handler called `name`, made when it is first asked for."""
    if name != SCHEDULED and name not in API_HANDLERS:
        raise AttributeError(f"there is no handler called {name}")
    return _made(name)


@cache
def _made(name: str) -> Handler:
    installation, watch = _installation()
    if name == SCHEDULED:
        # What it does reaches far, and whoever waits for an answer should not load it.
        from skycap.aws import schedule  # noqa: PLC0415 - as above

        return schedule.scheduled_handler(installation, watch)
    if API_HANDLERS[name] == OPERATIONS:
        from skycap.aws import operating  # noqa: PLC0415 - as above

        return operating.operations_handler(installation, watch)
    return api_handler(API_HANDLERS[name], installation, watch)


@cache
def _installation() -> tuple[Assembled, Watch]:
    settings = Settings.from_environment()
    if settings.aws is None:
        # `aws lambda update-function-configuration --environment` replaces every variable.
        raise SettingsError(
            "USERS_TABLE, LOANS_TABLE, REPAYMENTS_TABLE and DOCUMENTS_BUCKET are not set. Setting"
            " one variable of a function drops all others: give them together, or deploy again"
        )
    return assemble(settings), Watch(settings.log_level)
