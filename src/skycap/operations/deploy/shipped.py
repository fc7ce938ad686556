"""The files that deploying reads: in an installed Skycap beside this module, else in its source."""

from pathlib import Path
from typing import Final

from skycap.operations import Stopped

HERE: Final = Path(__file__).parent
SOURCE: Final = Path(__file__).parents[4]
TEMPLATE: Final = "infra/template.yaml"
LOCK: Final = "requirements/aws.lock"


def shipped(name: str) -> Path:
    """Where the file `name` of the repository lies on this machine."""
    beside = HERE / Path(name).name
    path = beside if beside.is_file() else SOURCE / name
    if not path.is_file():
        raise Stopped(f"{Path(name).name} is missing from this Skycap; install it again")
    return path


def template() -> str:
    """The text of the CloudFormation template."""
    return shipped(TEMPLATE).read_text(encoding="utf-8")


def lock() -> str:
    """The lock of the libraries that a function needs."""
    return shipped(LOCK).read_text(encoding="utf-8")
