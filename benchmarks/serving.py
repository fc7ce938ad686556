"""`GET /api/loans` against a bare FastAPI route, and the memory of a server with the demo book.

Both servers are real: their own process, uvicorn with uvloop and httptools, one client that keeps
its connection. The bare route answers the very same bytes.
"""

import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import Figure, side_by_side

REQUESTS = 400
PAGE = "/api/loans?limit=50"
START_SECONDS_MAX = 60

_BARE = """
import sys, uvicorn
from pathlib import Path
from fastapi import FastAPI, Response
app, body = FastAPI(), Path(sys.argv[2]).read_bytes()

@app.get("/bare")
def bare() -> Response:
    return Response(body, media_type="application/json")

uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", loop="uvloop", http="httptools")
"""


def measure() -> tuple[list[Figure], list[str]]:
    """The rate of a page of the loans list beside the bare route, and lines about memory."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "demo")
        seconds = make_demo(data)
        with server(serve(data, 8931), 8931) as pid:
            token = sign_in(8931)
            headers = {"Authorization": f"Bearer {token}"}
            page = _get(8931, PAGE, headers, 1)
            body = Path(folder, "page.json")
            body.write_bytes(page)
            program = [sys.executable, "-c", _BARE, "8932", str(body)]
            with server(program, 8932):
                figure = side_by_side(
                    "GET /api/loans, 50 lines, one client",
                    lambda: len(_get(8931, PAGE, headers, REQUESTS)) and REQUESTS,
                    lambda: len(_get(8932, "/bare", {}, REQUESTS)) and REQUESTS,
                )
            memory = _memory_mib(pid)
    return [figure], [
        f"demo portfolio built in {seconds:.1f} s",
        f"memory of the server with the demo book, after {REQUESTS * 5} lists: {memory:.0f} MiB",
    ]


def make_demo(data: Path) -> float:
    """Make the demo portfolio in `data`; give the seconds it took."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "skycap", "demo", "--data", str(data), "--no-serve"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def serve(data: Path, port: int) -> list[str]:
    """The command that serves the installation in `data`."""
    return [sys.executable, "-m", "skycap", "--data", str(data), "serve", "--port", str(port)]


@contextmanager
def server(command: list[str], port: int) -> Iterator[int]:
    """Run a server until the block ends; gives its process id."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ)
    ) as process:
        try:
            _wait(port)
            yield process.pid
        finally:
            process.terminate()


def _wait(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < deadline:
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=5).connect()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"nothing listens on port {port}")


def sign_in(port: int) -> str:
    """A token of the demo's checker."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    known = json.dumps({"username": "checker", "password": "checker-demo-2026"})
    connection.request("POST", "/api/auth/login", known, {"Content-Type": "application/json"})
    answer = json.loads(connection.getresponse().read())
    return str(answer["token"])


def _get(port: int, path: str, headers: dict[str, str], times: int) -> bytes:
    """Ask `times` over one connection; gives the last answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    body = b""
    for _ in range(times):
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        body = response.read()
        assert response.status == http.HTTPStatus.OK, body[:300]
    connection.close()
    return body


def _memory_mib(pid: int) -> float:
    """The most memory that the process has held, in MiB (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no VmHWM in /proc")
