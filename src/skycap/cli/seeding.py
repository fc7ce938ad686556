"""The first people and products of an installation on AWS."""

from skycap.cli.deployment import Job
from skycap.cli.desk import say, show_table


def seed(job: Job, lender: str | None) -> None:
    """Make the lender, its products and a user for each role, unless somebody is there already.

    Passwords are made here, shown this once, and must be changed at the first sign-in.
    """
    from skycap.assembly import is_set_up, place_on_aws
    from skycap.cli.init import open_shop
    from skycap.services.users import seed as seed_users

    with place_on_aws(job.account, job.installation).opened() as office:
        if is_set_up(office):
            return
        open_shop(office, {"name": lender or "Skycap"})
        made = seed_users(office)
    job.told["users"] = [
        {"username": user.username, "role": user.role, "password": user.password} for user in made
    ]
    if not job.as_json:
        show_table(("Username", "Password"), [(user.username, user.password) for user in made])
        say("Shown this once. Each must be changed at the first sign-in.", "")
