"""The example script against Skycap as it stands on AWS."""

import os
import subprocess

import pytest

from tests.cloud import Cloud, cloud
from tests.examples.test_first_loan import SCRIPT

__all__ = ["cloud"]


@pytest.mark.needs("curl", "bash")
def test_the_first_loan_lives_its_whole_life_on_aws(cloud: Cloud) -> None:
    """The same script passes through the front door, API Gateway, Lambda, DynamoDB and S3."""
    environment = {**os.environ, "SKYCAP_URL": cloud.url}
    told = subprocess.run(
        ["bash", str(SCRIPT)], capture_output=True, text=True, env=environment, check=False
    )

    assert told.returncode == 0, told.stdout[-3000:] + told.stderr
    assert "P5,000.00 lent, P5,500.00 repaid, to the thebe" in told.stdout
