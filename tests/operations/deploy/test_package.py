"""The package of the functions: what is in it, for whom, and that it is always the same."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from skycap.operations import Stopped
from skycap.operations.deploy import package, shipped
from skycap.operations.deploy.wheels import LEFT_OUT, Target, needed, unpacked

LOCK = """\
click==8.5.1 \\
    --hash=sha256:{0}
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:{0}
deprecated==1.3.1 ; python_full_version < '3.12' \\
    --hash=sha256:{0}
deprecated==3.0.1 ; python_full_version >= '3.12' \\
    --hash=sha256:{1}
    # via limits
only-arm==1.0 ; platform_machine == 'aarch64' \\
    --hash=sha256:{0} \\
    --hash=sha256:{1}
""".format("0" * 64, "1" * 64)


@pytest.fixture(scope="module")
def built() -> package.Package:
    """The package for this machine, of what is installed here."""
    return package.build(shipped.lock(), Target.here(), fetch=False)


@pytest.fixture(scope="module")
def names(built: package.Package) -> list[str]:
    """The files in it."""
    return zipfile.ZipFile(io.BytesIO(built.body)).namelist()


def test_the_same_source_gives_the_same_bytes(built: package.Package) -> None:
    """Built a second time, the package is the same to the last byte, and so is its name."""
    again = package.build(shipped.lock(), Target.here(), fetch=False)

    assert again.body == built.body
    assert again.key == built.key


def test_a_zip_depends_on_nothing_but_its_files() -> None:
    """Neither the order in which files are found nor the time shows in a zip."""
    files = {"b.py": b"2", "a/c.py": b"1"}

    body = package.zipped(files)

    assert body == package.zipped(dict(reversed(files.items())))
    entries = zipfile.ZipFile(io.BytesIO(body)).infolist()
    assert [entry.filename for entry in entries] == ["a/c.py", "b.py"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 & 0o777 for entry in entries} == {0o644}


def test_the_package_holds_what_runs_and_nothing_else(names: list[str]) -> None:
    """The desks and the API are there; tests, stubs, the pages and the command line are not."""
    assert {"skycap/lending/loan.py", "skycap/api/app.py", "fastapi/__init__.py"} <= set(names)
    assert not [name for name in names if name.endswith((".pyi", "RECORD", "INSTALLER"))]
    assert not [name for name in names if "/tests/" in name]
    assert not [
        name for name in names if name.startswith(("skycap/cli/", "skycap/site/", "boto3/"))
    ]


def test_every_module_is_compiled(names: list[str]) -> None:
    """A function need not compile our modules at every start: it could not keep the result."""
    tag = sys.implementation.cache_tag
    assert f"skycap/lending/__pycache__/loan.{tag}.pyc" in names


def test_the_functions_start_from_the_package_alone(built: package.Package, tmp_path: Path) -> None:
    """Without anything that is installed here, every function's module can be imported.

    So nothing is left out that a function needs.
    """
    zipfile.ZipFile(io.BytesIO(built.body)).extractall(tmp_path)
    modules = "skycap.aws.handlers, skycap.aws.serving, skycap.aws.schedule"
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import {modules}"

    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=False
    )

    assert told.returncode == 0, told.stderr


def test_nothing_is_left_out_that_the_lock_does_not_hold() -> None:
    """The list of libraries to leave out has no stale names, except what only some Pythons need."""
    lock = shipped.lock()
    left_out = {name for names in LEFT_OUT.values() for name in names}

    assert {name for name in left_out if f"\n{name}==" not in f"\n{lock}"} <= {"greenlet"}


def test_a_lock_is_read_for_the_target_and_not_for_this_machine() -> None:
    """Markers are answered for the processor and the Python that the package is for."""
    arm = needed(LOCK, Target("arm64", "3.13"))
    intel = needed(LOCK, Target("x86_64", "3.11"))

    assert [(pin.name, pin.version) for pin in arm] == [
        ("deprecated", "3.0.1"),
        ("only-arm", "1.0"),
    ]
    assert [(pin.name, pin.version) for pin in intel] == [("deprecated", "1.3.1")]
    assert arm[1].requirement == (
        f"only-arm==1.0 --hash=sha256:{'0' * 64} --hash=sha256:{'1' * 64}"
    )


def test_a_wheel_is_unpacked_to_where_it_is_imported(tmp_path: Path) -> None:
    """Libraries in a wheel's data folder go to the top; scripts are left out."""
    wheel = tmp_path / "a-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("a/__init__.py", "1")
        archive.writestr("a-1.data/purelib/b.py", "2")
        archive.writestr("a-1.data/scripts/a", "3")

    assert dict(unpacked(wheel)) == {"a/__init__.py": b"1", "b.py": b"2"}


def test_what_is_installed_here_is_no_package_for_elsewhere() -> None:
    """A package for another processor or Python is never made of this machine's files."""
    with pytest.raises(Stopped, match="for this machine"):
        package.build("", Target("arm64", "2.7"), fetch=False)
