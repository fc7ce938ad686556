"""One function of Lambda on this machine, in the real runtime loop."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HANDLER = "skycap.aws.handlers.loans_handler"
INVOKE = "/2015-03-31/functions/function/invocations"
START_SECONDS_MAX = 30
ANSWER_SECONDS_MAX = 120


def gateway_event(method: str, path: str) -> dict[str, Any]:
    """A request as API Gateway hands it to a function."""
    return {
        "resource": "/api/{proxy+}",
        "path": path,
        "httpMethod": method,
        "headers": {"Host": "example"},
        "multiValueHeaders": {"Host": ["example"]},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": None,
        "stageVariables": None,
        "requestContext": {
            "stage": "prod",
            "requestId": "measured",
            "identity": {"sourceIp": "192.0.2.1"},
            "httpMethod": method,
            "path": f"/prod{path}",
        },
        "body": None,
        "isBase64Encoded": False,
    }


@dataclass
class Lambda:
    """A function: the emulator of its runtime, its code, what is beside it, and its share."""

    emulator: Path
    task: Path
    beside: tuple[Path, ...]
    variables: dict[str, str]
    group: Path | None
    pid: int = 0
    ports: tuple[int, int] = field(default_factory=lambda: (_free(), _free()))

    @contextmanager
    def running(self) -> Iterator[None]:
        """Start it anew: nothing is loaded until the first request."""
        address, runtime = (f"127.0.0.1:{port}" for port in self.ports)
        # The base Python without its own packages: a function sees those of its package alone.
        python = getattr(sys, "_base_executable", sys.executable)
        command = [
            *(str(self.emulator), "--runtime-interface-emulator-address", address),
            *("--runtime-api-address", runtime, python, "-S", "-m", "awslambdaric", HANDLER),
        ]
        with subprocess.Popen(
            self._held(command),
            cwd=self.task,
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                self.pid = process.pid
                self._wait()
                yield
            finally:
                self._end(process)

    def invoke(self, event: dict[str, Any]) -> float:
        """Send a request, insist that it is answered well, and give the seconds it took."""
        connection = http.client.HTTPConnection("127.0.0.1", self.ports[0], ANSWER_SECONDS_MAX)
        start = time.perf_counter()
        connection.request("POST", INVOKE, json.dumps(event))
        answer = json.loads(connection.getresponse().read())
        seconds = time.perf_counter() - start
        connection.close()
        assert answer.get("statusCode") == http.HTTPStatus.OK, str(answer)[:500]
        return seconds

    def processor_seconds(self) -> float:
        """The processor time that the function has used since it was started."""
        used = 0
        for pid in self._children:
            fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
            used += int(fields[11]) + int(fields[12])
        return used / os.sysconf("SC_CLK_TCK")

    @property
    def _children(self) -> list[int]:
        listed = [
            path.read_text("ascii").split()
            for path in Path(f"/proc/{self.pid}/task").glob("*/children")
        ]
        return [int(pid) for pids in listed for pid in pids]

    def _held(self, command: list[str]) -> list[str]:
        if self.group is None:
            return command
        tasks = self.group / "cgroup.procs"
        return ["sh", "-c", f'echo $$ > {tasks}; exec "$@"', "sh", *command]

    def _environment(self) -> dict[str, str]:
        path = os.pathsep.join(str(folder) for folder in (self.task, *self.beside))
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": path,
            "PYTHONDONTWRITEBYTECODE": "1",  # the folder of a function cannot be written
            "LAMBDA_TASK_ROOT": str(self.task),
            "_HANDLER": HANDLER,
            "AWS_LAMBDA_FUNCTION_NAME": "skycap-loansHandler-prod",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
            "AWS_LAMBDA_FUNCTION_TIMEOUT": "25",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            **self.variables,
        }

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", self.ports[0]), 1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise TimeoutError("the runtime interface emulator does not start")

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        """End the emulator, and the Python that it started."""
        children = self._children
        process.kill()
        process.wait()
        for pid in children:
            try:
                os.kill(pid, 9)
            except ProcessLookupError:
                continue
            while Path(f"/proc/{pid}").exists():
                time.sleep(0.01)


def _free() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
