"""Looking at an installation on the emulator: with its server, or at its parts on AWS alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from skycap.assembly import place_on_aws
from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.aws.place import OnAws
from skycap.operations.diagnose.causes import Section
from skycap.operations.diagnose.cloud import CloudScene, cloud_scene
from skycap.operations.diagnose.scene import Narrowed
from skycap.services.office import Office
from tests.cloud import REGION, Cloud

NOBODY = "http://127.0.0.1:9"
"""Where nobody listens: what asks over HTTP is not tried then, which spares many requests."""


def there(cloud: Cloud) -> OnAws:
    """The installation."""
    return place_on_aws(Account(REGION, cloud.emulator.url), Installation())


@contextmanager
def office(cloud: Cloud) -> Iterator[Office]:
    """Its books."""
    with there(cloud).opened() as opened:
        yield opened


def parts(cloud: Cloud, *sections: Section, user: str | None = None) -> CloudScene:
    """A look at its parts on AWS, without asking its server."""
    return cloud_scene(there(cloud), Narrowed(user=user), sections or tuple(Section), NOBODY)


def whole(cloud: Cloud, *sections: Section) -> CloudScene:
    """A look at all of it, through the front door."""
    return cloud_scene(there(cloud), Narrowed(), sections or tuple(Section), cloud.url)
