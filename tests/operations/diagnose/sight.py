"""Looking at an installation on the emulator: with its server, or at its parts on AWS alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

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


@cache
def _known(emulator: str) -> OnAws:
    return place_on_aws(Account(REGION, emulator), Installation())


@cache
def _clients(_: str) -> dict[str, Any]:
    return {}


def there(cloud: Cloud) -> OnAws:
    """The installation, known once: what the stack consists of does not change."""
    return _known(cloud.emulator.url)


@contextmanager
def office(cloud: Cloud) -> Iterator[Office]:
    """Its books."""
    with there(cloud).opened() as opened:
        yield opened


def parts(cloud: Cloud, *sections: Section, user: str | None = None) -> CloudScene:
    """A look at its parts on AWS, without asking its server."""
    found = cloud_scene(there(cloud), Narrowed(user=user), sections or tuple(Section), NOBODY)
    found.__dict__["_clients"] = _clients(cloud.emulator.url)  # each takes a while to make
    return found


def play(scene: CloudScene, service: str, client: object) -> None:
    """Let `client` play a service of AWS in this scene."""
    scene.__dict__["_clients"] = {**scene._clients, service: client}


def whole(cloud: Cloud, *sections: Section) -> CloudScene:
    """A look at all of it, through the front door."""
    return cloud_scene(there(cloud), Narrowed(), sections or tuple(Section), cloud.url)
