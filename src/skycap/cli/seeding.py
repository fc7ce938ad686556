"""The first people and products of an installation on AWS."""

from typing import TYPE_CHECKING

from skycap.cli.deployment import Job, opened
from skycap.cli.desk import say, show_table

if TYPE_CHECKING:
    from skycap.services.office import Office


def seed(job: Job, lender: str | None) -> None:
    """Make the lender, its products and a user for each role, unless somebody is there already.

    Passwords are made here, shown this once, and must be changed at the first sign-in.
    """
    from skycap.assembly import is_set_up
    from skycap.cli.init import open_shop
    from skycap.services.users import seed as seed_users

    office = _office(job)
    try:
        if is_set_up(office):
            return
        open_shop(office, {"name": lender or "Skycap"})
        made = seed_users(office)
    finally:
        office.store.close()
    job.told["users"] = [
        {"username": user.username, "role": user.role, "password": user.password} for user in made
    ]
    if not job.as_json:
        show_table(("Username", "Password"), [(user.username, user.password) for user in made])
        say("Shown this once. Each must be changed at the first sign-in.", "")


def _office(job: Job) -> "Office":
    """The office over the tables of the stack."""
    from skycap.assembly import office_on_aws
    from skycap.settings import AwsNames

    resources = opened(job).stack.resources()
    names = AwsNames(
        users_table=resources["UsersTable"][1],
        loans_table=resources["LoansTable"][1],
        repayments_table=resources["RepaymentsTable"][1],
        documents_bucket=resources["DocumentsBucket"][1],
    )
    return office_on_aws(names, job.account.arguments)
