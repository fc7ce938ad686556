"""What is in the book of the demo, and how its books stand."""

from dataclasses import dataclass
from typing import Any

from skycap.lending.loan import Status
from skycap.services import audit, statistics
from skycap.services.audit import Report
from skycap.services.office import Office
from skycap.services.staff import OPERATOR


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of loans, repayments and accounts, and the report of the audit."""

    lender: str
    loans: dict[str, Any]
    repayments: dict[str, Any]
    balance: dict[str, Any]
    report: Report

    @property
    def by_status(self) -> dict[str, int]:
        """How many loans stand where."""
        return {status.value: self.loans[_camel(status.value)] for status in Status}

    @property
    def by_bucket(self) -> dict[str, int]:
        """How many loans are late, in each bucket."""
        return {line["bucket"]: line["loans"] for line in self.loans["arrears"]["buckets"]}

    def to_json(self) -> dict[str, Any]:
        """The same for a script."""
        return {
            "lender": self.lender,
            "loans": self.by_status,
            "arrears": self.by_bucket,
            "par30": self.loans["arrears"]["par30"],
            "disbursed": self.loans["totalAmount"],
            "outstanding": self.loans["outstanding"],
            "repayments": self.repayments["total"],
            "repaid": self.repayments["totalAmount"],
            "reversed": self.repayments["reversed"],
            "trialBalance": self.balance["sum"],
            "histories": self.report.streams,
            "events": self.report.events,
            "clean": self.report.clean,
        }


def summarise(office: Office) -> Summary:
    """The figures of `office` as of its clock; audits all histories."""
    return Summary(
        lender=office.lender().name,
        loans=statistics.loan_statistics(office, OPERATOR),
        repayments=statistics.repayment_statistics(office, OPERATOR),
        balance=statistics.trial_balance(office, OPERATOR),
        report=audit.audit(office),
    )


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
