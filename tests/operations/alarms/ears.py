"""Who hears alarms in the tests: a real mail server and a real web server, on this machine."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from typing_extensions import override


class _Smtp(socketserver.StreamRequestHandler):
    """Speaks as much of SMTP as a mail needs."""

    @override
    def handle(self) -> None:
        self._say(b"220 sink")
        server: Any = self.server
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self._say(b"354 go on")
                text = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    text += part
                server.heard.append(text.decode())
                self._say(b"250 kept")
            elif word == b"QUIT":
                self._say(b"221 bye")
                return
            else:
                self._say(b"250 fine")

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


class _Post(BaseHTTPRequestHandler):
    """Keeps what is posted; answers with the next of `answers`, 204 after them."""

    def do_POST(self) -> None:
        """Take it."""
        server: Any = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server.heard.append((body, dict(self.headers)))
        status = server.answers.pop(0) if server.answers else 204
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    @override
    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def _running(server: Any) -> Iterator[Any]:  # noqa: ANN401 - two kinds of server
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def mail_server() -> Iterator[tuple[str, list[str]]]:
    """A mail server's address, and the mails that it took."""
    server: Any = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Smtp)
    server.heard = []
    with _running(server):
        yield f"smtp://127.0.0.1:{server.server_address[1]}", server.heard


@contextmanager
def web_server(*answers: int) -> Iterator[tuple[str, list[tuple[bytes, dict[str, str]]]]]:
    """A web server's address, and what was posted there."""
    server: Any = HTTPServer(("127.0.0.1", 0), _Post)
    server.heard, server.answers = [], list(answers)
    with _running(server):
        yield f"http://127.0.0.1:{server.server_address[1]}/hook", server.heard
