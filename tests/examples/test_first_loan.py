"""The example script, run as its reader would run it."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.running import PASSWORDS, install, serving, skycap

SCRIPT = Path(__file__).parents[2] / "examples" / "first-loan.sh"


@pytest.mark.needs("curl", "bash")
def test_the_first_loan_lives_its_whole_life(tmp_path: Path) -> None:
    """The example drives a server from application to payoff, and the books are whole after it."""
    data = tmp_path / "data"
    install(data)
    with serving(data) as server:
        passwords = {f"SKYCAP_{name.upper()}_PASSWORD": word for name, word in PASSWORDS.items()}
        environment = {**os.environ, **passwords, "SKYCAP_URL": server.url}
        told = subprocess.run(
            ["bash", str(SCRIPT)], capture_output=True, text=True, env=environment, check=False
        )

    assert told.returncode == 0, told.stdout[-3000:] + told.stderr
    assert "P5,000.00 lent, P5,500.00 repaid, to the thebe" in told.stdout
    assert "nothing is wrong" in skycap(data, "audit")
    assert not any('"status":5' in line for line in server.printed)
