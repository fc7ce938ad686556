"""Write the types of the API for the pages, from the API's own description; without a server.

They are ``src/shared/api/schema.d.ts`` and ``permissions.ts``. With ``--check`` nothing is written,
and it fails if they differ from the API; ``--print`` prints the description (OpenAPI 3.1).
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import hatch_build  # noqa: E402 - found only once the root folder is on the path
from skycap.api.app import create_app  # noqa: E402 - after the path, like all imports here
from skycap.services.clock import SystemClock  # noqa: E402 - after the path
from skycap.services.machine import SystemIds  # noqa: E402 - after the path
from skycap.services.office import Office  # noqa: E402 - after the path
from skycap.services.tokens import SigningKeys  # noqa: E402 - after the path
from skycap.storage.memory import MemoryStore  # noqa: E402 - after the path
from skycap.storage.memory_blobs import MemoryBlobs  # noqa: E402 - after the path


def description() -> str:
    """Return the description of the API, as `/api/openapi.json` answers it."""
    clock = SystemClock()
    blobs = MemoryBlobs(bytes(32), clock)
    office = Office(MemoryStore(), blobs, clock, SystemIds(clock))
    return json.dumps(create_app(office, SigningKeys(bytes(32))).openapi())


def main(arguments: list[str]) -> int:
    """Do what the command line asks."""
    if arguments == ["--print"]:
        print(description())
        return 0
    pages = hatch_build.Pages()
    pages.install(tools=True)
    command, environment = hatch_build.npm_command()
    done = subprocess.run(
        [*command, "run", "--silent", "api-types", "--", *arguments],
        cwd=pages.sources,
        env=environment,
        input=description(),
        text=True,
        check=False,
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
