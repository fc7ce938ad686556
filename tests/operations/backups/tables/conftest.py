"""A lender whose books lie in tables of an emulator, without a stack around them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

import pytest

from skycap.assembly import place_on_aws
from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.aws.place import OnAws
from skycap.services.clock import SimulatedClock, SystemClock
from skycap.storage.dynamodb import TableNames
from tests.emulators import Emulator, fresh_tables
from tests.services.branch import MORNING, Branch

SEEDS = count(100)
"""No two branches make the same ids."""


@dataclass(frozen=True)
class Lender:
    """The installation, as whoever operates it sees it."""

    emulator: Emulator
    names: TableNames
    there: OnAws

    @contextmanager
    def branch(self, start: datetime = MORNING) -> Iterator[Branch]:
        """The branch at work on these books; what it keeps is in the bucket afterwards."""
        with self.there.opened() as office:
            branch = Branch(office.store, seed=next(SEEDS), start=start)
            yield branch
            for digest, content in branch.blobs.kept.items():
                self.emulator.client("s3").put_object(
                    Bucket=self.bucket, Key=key_of(digest), Body=content
                )

    def at(self, moment: datetime) -> OnAws:
        """The installation seen by somebody whose clock says `moment`."""
        there = replace(self.there, clock=SimulatedClock(moment))
        there.__dict__["resources"] = self.there.resources
        return there

    @property
    def bucket(self) -> str:
        """The bucket of the documents."""
        return self.there.physical("DocumentsBucket")

    @property
    def tables(self) -> set[str]:
        """The tables that there are of this lender, copies too."""
        client = self.emulator.client("dynamodb")
        pages = client.get_paginator("list_tables").paginate()
        begin = self.names.loans.removesuffix("SkycapLoans")
        return {name for page in pages for name in page["TableNames"] if name.startswith(begin)}


def key_of(digest: str) -> str:
    """Where a document lies."""
    return f"content/{digest[:2]}/{digest[2:]}"


def lend(emulator: Emulator) -> Lender:
    """Make tables and a bucket, as the template does."""
    names = fresh_tables(emulator)
    begin = names.loans.removesuffix("SkycapLoans")
    bucket = f"{begin}skycap-documents"
    s3, tables = emulator.client("s3"), emulator.client("dynamodb")
    s3.create_bucket(Bucket=bucket)
    s3.create_bucket(Bucket=f"{begin}skycap-backups")
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    for name in names.definitions():
        tables.update_table(TableName=name, DeletionProtectionEnabled=True)
        tables.update_continuous_backups(
            TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
        )
    there = place_on_aws(Account(endpoint=emulator.url), Installation())
    there.__dict__["resources"] = {
        "LoansTable": ("AWS::DynamoDB::Table", names.loans),
        "UsersTable": ("AWS::DynamoDB::Table", names.users),
        "RepaymentsTable": ("AWS::DynamoDB::Table", names.repayments),
        "DocumentsBucket": ("AWS::S3::Bucket", bucket),
        "BackupsBucket": ("AWS::S3::Bucket", f"{begin}skycap-backups"),
    }
    return Lender(emulator, names, there)


@pytest.fixture
def lender(ministack: Emulator) -> Lender:
    """A lender with two loans and a document, a while ago."""
    made = lend(ministack)
    with made.branch(SystemClock().now() - timedelta(days=30)) as branch:
        branch.open()
        branch.attach(branch.apply(id_number="300000002"), content=b"%PDF-1.7 one\n%%EOF\n")
    return made
