/** What the applicant told us. */
import { lazy, Suspense } from "react";

import { useSay } from "../../language";
import type { Loan } from "./queries";
import { Facts } from "./terms";
import { methodName } from "./words";

const Assessed = lazy(async () => ({
  default: (await import("./vetting/assessment")).Assessed,
}));

export function Application({ loan }: { loan: Loan }) {
  const say = useSay();
  const { affordability, borrower } = loan;
  const given = (value: string) =>
    value || <span className="muted">{say("loanFile.notGiven")}</span>;
  return (
    <>
      {affordability && (
        <Suspense fallback={null}>
          <Assessed found={affordability} boxed />
        </Suspense>
      )}
      <Facts
        heading={say("loanFile.personal")}
        rows={[
          [say("loanFile.firstName"), borrower.firstName],
          [say("loanFile.lastName"), borrower.lastName],
          [
            say(borrower.idType === "passport" ? "loanFile.passport" : "loanFile.omang"),
            borrower.idNumber,
          ],
          [say("loanFile.phone"), borrower.contactNumber],
          [say("loanFile.email"), given(borrower.email)],
          [say("loanFile.physicalAddress"), borrower.physicalAddress],
          [say("loanFile.postalAddress"), given(borrower.postalAddress)],
          [
            say("loanFile.married"),
            say(borrower.marriedInCommunity ? "loanFile.yes" : "loanFile.no"),
          ],
        ]}
      />
      <Facts
        heading={say("loanFile.work")}
        rows={[
          [say("loanFile.employer"), given(borrower.employer)],
          [say("loanFile.purpose"), given(borrower.purpose)],
        ]}
      />
      <Facts
        heading={say("loanFile.bank")}
        rows={[
          [say("loanFile.bankName"), borrower.bankName],
          [say("loanFile.accountNumber"), borrower.accountNumber],
          [say("loanFile.branch"), given(borrower.branch)],
          [say("loanFile.repaymentMethod"), methodName(say, borrower.repaymentMethod)],
        ]}
      />
      <Facts
        heading={say("loanFile.kin")}
        rows={[
          [say("loanFile.kinName"), borrower.kinName],
          [say("loanFile.kinRelationship"), borrower.kinRelationship],
          [say("loanFile.kinAddress"), given(borrower.kinAddress)],
          [say("loanFile.kinContact"), given(borrower.kinContact)],
        ]}
      />
    </>
  );
}
