"""A small installation with a server before it, to be broken in one way at a time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from skycap.api.app import create_app
from skycap.api.options import ApiOptions
from skycap.assembly import Assembled, assemble, scene_of
from skycap.cli.certificates import self_signed
from skycap.operations.diagnose.causes import Section
from skycap.operations.diagnose.embedded import EmbeddedScene
from skycap.operations.diagnose.running import Diagnosis, diagnose
from skycap.operations.diagnose.scene import Narrowed
from skycap.services import products, users
from skycap.services.clock import SystemClock
from skycap.services.machine import SystemIds
from skycap.services.office import Office
from skycap.services.users import NewUser
from skycap.settings import Settings
from skycap.site import mount_site
from skycap.site.files import Files
from skycap.storage.files import content_path
from skycap.storage.memory_blobs import MemoryBlobs
from skycap.storage.sql import SqlStore
from skycap.storage.sql.sqlite import choose_library
from tests.services.branch import Branch

OTHER_SITE = "https://loans.example.com"
PEOPLE = ("maker", "checker", "accountant", "admin")
_module = choose_library().module
"""Two SQLites in one process do not see each other's locks, so tests use the store's."""

Wrap = Callable[[ASGIApp], ASGIApp]


@dataclass
class Place:
    """An installation, and how its server is started once it is asked for."""

    settings: Settings
    pages: Path
    stack: ExitStack
    options: dict[str, Any] = field(default_factory=dict)
    wrap: Wrap = lambda app: app
    told_url: str | None = None
    narrowed: Narrowed = field(default_factory=Narrowed)
    change: Callable[[EmbeddedScene], None] = lambda _: None
    """What is done to the scene before it looks."""
    tls: bool = False
    """Whether the server has a certificate."""
    _url: str = ""

    @property
    def url(self) -> str:
        """Where the server is; it is started when that is asked first."""
        if not self._url:
            self._url = self.stack.enter_context(self._served())
        return self._url

    @contextmanager
    def _served(self) -> Iterator[str]:
        with assemble(self.settings) as installation:
            app = self._application(installation)
            configuration = uvicorn.Config(
                self.wrap(app), log_level="error", lifespan="off", **self._certificate()
            )
            configuration.port = 0
            listener = configuration.bind_socket()
            listener.listen()
            server = uvicorn.Server(configuration)
            thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
            thread.start()
            try:
                scheme = "https" if self.tls else "http"
                yield f"{scheme}://127.0.0.1:{listener.getsockname()[1]}"
            finally:
                server.should_exit = True
                thread.join(timeout=30)
                listener.close()

    def _certificate(self) -> dict[str, Any]:
        if not self.tls:
            return {}
        made = self_signed(self.settings.data / "tls", ["127.0.0.1"], SystemClock().now())
        return {"ssl_certfile": str(made.certificate), "ssl_keyfile": str(made.key)}

    def _application(self, installation: Assembled) -> ASGIApp:
        options = ApiOptions(cors_origins=(OTHER_SITE,), secure_cookies=False)
        made = replace(options, **self.options)
        app = create_app(installation.office, installation.keys, made)
        mount_site(app, Files(self.pages))
        return app

    @contextmanager
    def scene(self, *sections: Section) -> Iterator[EmbeddedScene]:
        """A look at it."""
        url = self.told_url or self.url
        made = scene_of(self.settings, self.narrowed, sections or tuple(Section), url)
        self.change(made)
        with made:
            yield made

    def look(self, *sections: Section) -> Diagnosis:
        """Diagnose it."""
        with self.scene(*sections) as scene:
            return diagnose(scene)

    def sql(self, statement: str) -> None:
        """Change the books behind Skycap's back."""
        with closing(_module.connect(self.settings.database)) as connection:
            connection.execute(statement)
            connection.commit()

    @contextmanager
    def office(self) -> Iterator[Office]:
        """The office, apart from the server's."""
        with closing(SqlStore.open(self.settings.database)) as store:
            clock = SystemClock()
            yield Office(store, MemoryBlobs(b"x" * 32, clock), clock, SystemIds(clock))

    def set(self, **changed: Any) -> None:  # noqa: ANN401 - settings of every kind
        """Change the settings."""
        self.settings = replace(self.settings, **changed)

    def about(self, **told: str) -> None:
        """Say whom and what the trouble is about."""
        self.narrowed = Narrowed(**told)


def settle(folder: Path) -> Settings:
    """Make an installation with its users, one loan that is being repaid and one that is not."""
    settings = Settings(data=folder / "data", cors_origins=(OTHER_SITE,))
    with assemble(settings, create=True) as installation:
        office = installation.office
        products.seed_products(office)
        for name in PEOPLE:
            password = f"{name}-lends-quietly"
            new = NewUser(name, name.capitalize(), name, "", password, must_change_password=False)
            users.add_user(office, users.OPERATOR, new)
        branch = Branch(office.store, start=SystemClock().now() - timedelta(days=60))
        branch.pay(branch.open(), 10_000)
        branch.attach(branch.apply(id_number="300000001"))
        for digest, content in branch.blobs.kept.items():
            path = settings.documents / content_path(digest)
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
    return settings


def pages(folder: Path) -> Path:
    """A site of two pages and one script."""
    for name in ("index.html", "staff/index.html"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('<script type="module" src="/assets/portal-1a2b3c4d.js"></script>')
    script = folder / "assets" / "portal-1a2b3c4d.js"
    script.parent.mkdir()
    script.write_text("export {};")
    return folder


def codes(diagnosis: Diagnosis) -> set[str]:
    """The codes of all that was found."""
    return {found.code for found in diagnosis.findings}
