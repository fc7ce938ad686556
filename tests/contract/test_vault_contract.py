"""What every vault does: it keeps a text once, and never lets go of it or takes another."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from skycap.services.ports import Vault
from skycap.storage.vaults import FolderVault, MemoryVault, S3Vault
from tests.emulators import Emulator

NAME = "roots/2026-03-01.json"
LOCAL: dict[str, Callable[[Path], Vault]] = {
    "memory": lambda _: MemoryVault(),
    "folder": lambda folder: FolderVault(folder / "backups"),
}


@pytest.fixture(params=[*LOCAL, "s3"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Vault]:
    """An empty vault of each kind."""
    if request.param in LOCAL:
        yield LOCAL[request.param](tmp_path)
        return
    emulator: Emulator = request.getfixturevalue("ministack")
    bucket = f"vault-{uuid.uuid4().hex[:12]}"
    emulator.client("s3").create_bucket(Bucket=bucket)
    yield S3Vault(bucket, emulator.client_arguments)


def test_what_was_kept_stays_whatever_comes_later(vault: Vault) -> None:
    """A second text under the name is refused, also the very same one."""
    assert vault.read(NAME) is None
    assert vault.keep(NAME, '{"digest":"é"}')

    assert not vault.keep(NAME, "other")
    assert not vault.keep(NAME, '{"digest":"é"}')

    assert vault.read(NAME) == '{"digest":"é"}'
    assert vault.read("roots/2026-03-02.json") is None


def test_a_file_of_the_folder_is_whole_and_only_to_be_read(tmp_path: Path) -> None:
    """Nothing half-written stands beside it."""
    FolderVault(tmp_path).keep(NAME, "text")

    [kept] = (tmp_path / "roots").iterdir()

    assert kept.name == "2026-03-01.json"
    assert kept.stat().st_mode & 0o777 == 0o400
