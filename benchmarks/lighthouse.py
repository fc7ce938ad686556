"""Lighthouse's four marks for the pages, as a mobile phone in its usual simulation.

It is no part of Skycap: have `lighthouse` on the PATH, such as after `npm install --global
lighthouse` (Node 22 or newer), or set LIGHTHOUSE to its command. Each page is measured three times
and its best run told, since other work on a machine only ever costs marks.
"""

import http.client
import json
import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Final

from tests.browser import looks
from tests.browser.server import Running, make_portfolio, serving

PUBLIC: Final = ("/", "/products", "/requirements", "/contacts", "/apply", "/track")
STAFF: Final = ("/staff", "/staff/loans")
SIGN_IN: Final = "/staff/sign-in"
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
RUNS: Final = 3
SECONDS_MAX: Final = 180
GREEN: Final = 0.9
MISSING: Final = (
    "no lighthouse: `npm install --global lighthouse`, or set LIGHTHOUSE to its command"
)


def measure() -> list[str]:
    """A table of the marks, and beneath each page what cost it any."""
    command = shlex.split(os.environ.get("LIGHTHOUSE", "")) or [shutil.which("lighthouse") or ""]
    if not command[0]:
        return [MISSING]
    lines = [f"{'page':16s}" + "".join(f"{name:>16s}" for name in CATEGORIES)]
    with tempfile.TemporaryDirectory() as folder:
        portfolio = Path(folder, "demo")
        make_portfolio(portfolio)
        with serving(portfolio) as server:
            cookie = _sign_in(server)
            for path in (*PUBLIC, SIGN_IN, *STAFF):
                headers = {"Cookie": cookie} if path in STAFF else {}
                runs = [_run(command, server.url + path, headers, folder) for _ in range(RUNS)]
                lines += _told(path, max(runs, key=_marks))
    return lines


def _sign_in(server: Running) -> str:
    """The session of the demo's checker, as its cookie."""
    known = {"username": "checker", "password": server.password("checker")}
    connection = http.client.HTTPConnection(server.url.partition("//")[2], timeout=30)
    headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
    connection.request("POST", "/api/auth/login", json.dumps(known), headers)
    answer = connection.getresponse()
    answer.read()
    return str(answer.headers["Set-Cookie"]).partition(";")[0]


def _run(command: list[str], url: str, headers: dict[str, str], folder: str) -> dict[str, Any]:
    report = Path(folder, "report.json")
    options = [
        url,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--extra-headers={json.dumps(headers)}",
        f"--chrome-flags=--headless {' '.join(looks.QUIET)}",
    ]
    chromium = os.environ.get("CHROME_PATH") or shutil.which(looks.CHROMIUM) or ""
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(
        [*command, *options],
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS_MAX,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"lighthouse failed at {url}:\n{done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def _marks(report: dict[str, Any]) -> tuple[float, ...]:
    return tuple(float(report["categories"][name]["score"] or 0) for name in CATEGORIES)


def _told(path: str, report: dict[str, Any]) -> list[str]:
    """A line with the marks, and one for each audit that is below 0.9."""
    marks = "".join(f"{100 * mark:16.0f}" for mark in _marks(report))
    wanting = [
        f"    {one['id']}: {one['title']} ({one.get('displayValue') or one['score']})"
        for one in report["audits"].values()
        if one.get("score") is not None and one["score"] < GREEN
    ]
    return [f"{path:16s}{marks}", *wanting]
