"""Exports: the same in every format, whole or not there, and nothing personal unasked."""

import csv
import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from arro3.io import read_parquet

from skycap.operations import Stopped
from skycap.operations.aws.sending import S3Folder
from skycap.operations.exporting import formats, native
from skycap.operations.exporting.datasets import Column, datasets
from skycap.operations.exporting.formats import Format
from skycap.operations.exporting.making import MANIFEST, Wanted, to_folder, to_s3
from skycap.storage.memory import MemoryStore
from tests.emulators import Emulator
from tests.operations.backups.tables.conftest import Lender, lend
from tests.services.branch import Branch
from tests.services.portfolio import fill


@pytest.fixture(scope="module")
def branch() -> Branch:
    """Loans in every state, in memory."""
    made = Branch(MemoryStore())
    loans = fill(made, 12)
    made.attach(loans[0], content=b"%PDF-1.7 one\n%%EOF\n")
    return made


def wanted(form: Format = Format.JSONL, *what: str, personal: bool = False) -> Wanted:
    """An order for an export."""
    return Wanted(what, form, personal, "1.0", one_moment=True)


def silent(_what: str, _done: int) -> None:
    """Show nothing."""


def read(path: Path, form: Format) -> list[dict[str, Any]]:
    """The lines of a file, whatever its format; all values as texts."""
    if form is Format.PARQUET:
        table = read_parquet(str(path)).read_all()
        columns = {name: table.column(name).to_pylist() for name in table.column_names}
        rows = [
            dict(zip(columns, values, strict=True))
            for values in zip(*columns.values(), strict=True)
        ]
    elif form is Format.CSV:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    else:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if form is Format.DYNAMODB_JSON:
        rows = [
            {name: next(iter(value.values())) for name, value in row["Item"].items()}
            for row in rows
        ]
    return [
        {
            name: str(value).lower() if isinstance(value, bool) else str(value)
            for name, value in row.items()
            if value not in (None, "")
        }
        for row in rows
    ]


@pytest.fixture(scope="module")
def plain(branch: Branch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export to JSON lines, with all that is personal."""
    folder = tmp_path_factory.mktemp("plain") / "export"
    to_folder(branch.office, wanted(personal=True), folder, silent)
    return folder


@pytest.mark.parametrize("form", [Format.CSV, Format.PARQUET, Format.DYNAMODB_JSON])
def test_every_format_holds_the_same(
    branch: Branch, plain: Path, tmp_path: Path, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every value of every line of all that can be exported, also in several groups."""
    monkeypatch.setattr(formats, "LINES_AT_ONCE", 7)

    made = to_folder(branch.office, wanted(form, personal=True), tmp_path / "export", silent)

    assert len(made.files) == len(datasets(personal=True))
    for one in made.files:
        expected = read(plain / f"{one.what}.jsonl", Format.JSONL)
        assert read(tmp_path / "export" / one.name, form) == expected
        assert one.lines == len(expected)


def test_amounts_are_decimal_texts_that_balance(branch: Branch, plain: Path) -> None:
    """The journal sums to zero to the last thebe; a loan's amounts are those of its line."""
    journal = read(plain / "journal.jsonl", Format.JSONL)
    entries: dict[str, Decimal] = {}
    for line in journal:
        assert line["amount"].partition(".")[2].isdigit()
        entries[line["entry"]] = entries.get(line["entry"], Decimal(0)) + Decimal(line["amount"])
    assert set(entries.values()) == {Decimal(0)}
    for line in read(plain / "loans.jsonl", Format.JSONL):
        row = branch.line(line["id"])
        assert Decimal(line["outstanding"]) * 100 == row.outstanding
        assert line["principal"] == branch.office.lender().text(row.principal)
        assert all(isinstance(held, str) for held in json.loads(line["booked"]).values())


def test_events_prove_themselves(branch: Branch, plain: Path) -> None:
    """Their texts are what was stored, so that the chains can be checked elsewhere."""
    lines = read(plain / "events.jsonl", Format.JSONL)
    entries = [entry for entries in branch.store.histories("") for entry in entries]

    assert [line["text"] for line in lines] == [entry.text for entry in entries]
    assert [line["hash"] for line in lines] == [entry.hash for entry in entries]


def test_the_manifest_tells_counts_and_digests(plain: Path) -> None:
    """Of every file, whatever else is there being noticed."""
    told = json.loads((plain / MANIFEST).read_text(encoding="utf-8"))

    assert {one["name"] for one in told["files"]} | {MANIFEST} == {
        path.name for path in plain.iterdir()
    }
    for one in told["files"]:
        content = (plain / one["name"]).read_bytes()
        assert one["digest"] == hashlib.sha256(content).hexdigest()
        assert (one["size"], one["lines"]) == (len(content), content.count(b"\n"))
    assert (told["currency"], told["decimals"], told["personalData"]) == ("BWP", 2, True)


def test_nothing_personal_comes_unasked(branch: Branch, plain: Path, tmp_path: Path) -> None:
    """No name, number or file name; what is all personal is refused; passwords never come."""
    to_folder(branch.office, wanted(), tmp_path / "export", silent)

    texts = b"".join(path.read_bytes() for path in (tmp_path / "export").iterdir())
    assert {path.stem for path in (tmp_path / "export").iterdir()} == {
        "loans", "repayments", "events", "journal", "products", "settings", "documents", "manifest"
    }  # fmt: skip
    for word in (b"Mosarwa", b"100000001", b"71000001", b".pdf"):
        assert word not in texts
    assert b"Mosarwa" in (plain / "loans.jsonl").read_bytes()
    assert b"password" not in (plain / "users.jsonl").read_bytes()
    for name in ("users", "applications", "notes"):
        with pytest.raises(Stopped, match="--personal"):
            to_folder(branch.office, wanted(Format.CSV, name), tmp_path / "other", silent)
    with pytest.raises(Stopped, match="there are no lones"):
        to_folder(branch.office, wanted(Format.CSV, "lones"), tmp_path / "other", silent)
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("form", list(Format))
def test_an_interruption_leaves_nothing(branch: Branch, tmp_path: Path, form: Format) -> None:
    """Ctrl-C in the middle: no folder, and nothing beside it."""

    def interrupt(_what: str, done: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        to_folder(branch.office, wanted(form), tmp_path / "export", interrupt)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_not_touched(branch: Branch, tmp_path: Path) -> None:
    """It may hold the last export."""
    with pytest.raises(Stopped, match="there already"):
        to_folder(branch.office, wanted(), tmp_path, silent)


def test_a_spreadsheet_runs_no_formula(tmp_path: Path) -> None:
    """What would be one begins with an apostrophe; negative amounts stay numbers."""
    lines: Iterator[dict[str, Any]] = iter(
        [{"note": text} for text in ("=1+1", "@cmd", "-5.00", "+26771", "-x", "fine")]
    )

    Format.CSV.write(tmp_path / "notes.csv", (Column("note"),), lines)

    written = (tmp_path / "notes.csv").read_text(encoding="utf-8").split()
    assert written == ["note", "'=1+1", "'@cmd", "-5.00", "+26771", "'-x", "fine"]


def test_in_s3_it_is_whole_or_not_there(
    branch: Branch, ministack: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent is read back; if it is not the same, nothing of the export stays."""
    client = ministack.client("s3")
    client.create_bucket(Bucket="exports-of-a-test")
    whole, broken = (S3Folder.parse(f"s3://exports-of-a-test/{name}") for name in ("a", "b/"))

    def names(folder: S3Folder) -> set[str]:
        found = client.list_objects_v2(Bucket=folder.bucket, Prefix=folder.prefix)
        return {one["Key"].removeprefix(folder.prefix) for one in found.get("Contents", ())}

    made = to_s3(branch.office, wanted(), client, whole, silent)

    assert made.where == "s3://exports-of-a-test/a/"
    assert names(whole) == {one.name for one in made.files} | {MANIFEST}
    with pytest.raises(Stopped, match="holds something already"):
        to_s3(branch.office, wanted(), client, whole, silent)
    send = S3Folder.send

    def change_one(folder: S3Folder, client: Any, path: Path, show: Any) -> str:  # noqa: ANN401 - as in the class
        if path.name == "journal.jsonl":
            client.put_object(Bucket=folder.bucket, Key=folder.prefix + path.name, Body=b"rot")
            monkeypatch.setattr(client, "upload_file", lambda *_, **__: None)
        return send(folder, client, path, show)

    monkeypatch.setattr(S3Folder, "send", change_one)
    with pytest.raises(Stopped, match="not what was sent"):
        to_s3(branch.office, wanted(), client, broken, silent)
    assert names(broken) == set()
    with pytest.raises(Stopped, match="s3://bucket/prefix"):
        S3Folder.parse("bucket/prefix")


def test_aws_exports_every_table_as_of_one_second(
    ministack: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked for the guide's format, into the bucket of backups; a failure is told."""
    lender: Lender = lend(ministack)
    bucket = f"{lender.bucket}-backups"
    lender.there.resources["BackupsBucket"] = ("AWS::S3::Bucket", bucket)
    ministack.client("s3").create_bucket(Bucket=bucket)
    client = lender.there.client("dynamodb")
    asked: list[dict[str, Any]] = []
    real = client.export_table_to_point_in_time

    def asking(**request: Any) -> Any:  # noqa: ANN401 - as boto3 takes and answers it
        asked.append(request)
        return real(**request)

    monkeypatch.setattr(client, "export_table_to_point_in_time", asking)
    monkeypatch.setitem(lender.there.account.__dict__, "client", lambda _name: client)

    done = native.export(lender.there, lambda _done, _of: None)

    assert {one["TableArn"].rpartition("/")[2] for one in asked} == set(lender.names.definitions())
    assert {(one["ExportFormat"], one["S3Bucket"]) for one in asked} == {("DYNAMODB_JSON", bucket)}
    assert {one["ExportTime"] for one in asked} == {done.moment}
    assert all(one["S3Prefix"].startswith(done.prefix) for one in asked)
    failed = {"ExportDescription": {"ExportStatus": "FAILED", "FailureMessage": "no right"}}
    monkeypatch.setattr(client, "describe_export", lambda **_: failed)
    with pytest.raises(Stopped, match="no right"):
        native.export(lender.there, lambda _done, _of: None)
