"""Reading what was built."""

from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient

from skycap.site import mount_site
from skycap.site.files import Files


def test_without_a_build_the_site_says_how_to_make_one(tmp_path: Path) -> None:
    """A source tree whose pages were never built answers 503 with the command that builds them."""
    app = FastAPI()
    mount_site(app, Files(tmp_path / "nothing"))
    answer = TestClient(app).get("/")

    assert answer.status_code == 503
    assert "run.py setup" in answer.text


def test_a_site_without_a_page_for_it_says_so_in_a_line(tmp_path: Path) -> None:
    """Without a 404 page there is still a 404."""
    (tmp_path / "index.html").write_text("home")
    app = FastAPI()
    mount_site(app, Files(tmp_path))

    assert TestClient(app).get("/nowhere").status_code == 404


def test_a_build_is_read_once(built: Path) -> None:
    """A new build does not reach a running server, which would mix it with the old one."""
    files = Files(built)
    (built / "apply" / "index.html").write_text("changed")
    asset = files.at("/apply")

    assert asset is not None
    assert asset.best(set()).body == b"<title>Apply</title>"


def test_hidden_files_are_not_read(built: Path) -> None:
    """What the build keeps for itself is not served."""
    files = Files(built)

    assert files.get(".digest") is None
    assert files.get(".vite/manifest.json") is None
