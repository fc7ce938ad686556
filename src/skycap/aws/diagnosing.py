"""A diagnosis that a page asks for: it sees less than the command does, and takes no longer."""

from dataclasses import dataclass
from typing import Any, ClassVar

from typing_extensions import override

from skycap.aws.bounds import ASK_SECONDS, Patience
from skycap.operations.aws.place import OnAws
from skycap.operations.diagnose.causes import CannotTell, Section
from skycap.operations.diagnose.cloud import CloudScene, cloud_scene
from skycap.operations.diagnose.scene import Narrowed
from skycap.operations.diagnose.web import Answer
from skycap.services.audit import Report
from skycap.services.tokens import Keys, SigningKeys


@dataclass(eq=False, kw_only=True)
class PageScene(CloudScene):
    """An installation on AWS as its own pages see it. `keys` are those that sign here."""

    seconds: ClassVar[float] = ASK_SECONDS

    keys: Keys
    patience: Patience

    @override
    def signing(self) -> SigningKeys:
        """The key that this function signs with: that of the secret, as it was lately."""
        return SigningKeys(self.keys.accepted()[0])

    @property
    @override
    def report(self) -> Report:
        """Never: it reads every history. The day end does that every night."""
        raise CannotTell(f"all books are read by {self.patience.command}")

    @property
    @override
    def site(self) -> str:
        """CloudFront, or what stands in for it."""
        self.patience.insist()
        return super().site

    @override
    def ask(self, method: str, path: str, **told: Any) -> Answer:
        """Ask the API, as a page would."""
        self.patience.insist()
        return super().ask(method, path, **told)


def scene(there: OnAws, sections: tuple[Section, ...], keys: Keys, patience: Patience) -> PageScene:
    """The scene of the installation `there`. Raises `Stopped` when AWS cannot be reached."""
    whole = cloud_scene(there, Narrowed(), sections)
    return PageScene(
        url=whole.url,
        clock=whole.clock,
        narrowed=whole.narrowed,
        sections=sections,
        there=there,
        front_door=whole.front_door,
        keys=keys,
        patience=patience,
    )
