/** What was paid on a loan: each with its split, its receipt, and whether it still counts. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import { useFormats, useMay, useMe } from "../../api";
import { useSay } from "../../language";
import { Icon } from "../../ui/icon";
import { useAddress, type Deed } from "./address";
import styles from "./file.module.css";
import type { Loan, Repayment } from "./queries";
import { Split } from "./split";
import { isSome, methodName } from "./words";

export function Repayments({ loan }: { loan: Loan }) {
  const say = useSay();
  const { change } = useAddress();
  if (!loan.repayments.length) {
    return (
      <div className={styles["nothing"]}>
        <p className="muted">
          {say(loan.disbursedOn ? "loanFile.noRepayments" : "loanFile.noRepaymentsBefore")}
        </p>
        {loan.may.includes("record_repayment") && (
          <Button variant="default" onClick={() => change({ do: "repay" })}>
            {say("loanDeeds.repay")}
          </Button>
        )}
      </div>
    );
  }
  return (
    <ul className={styles["repayments"]}>
      {loan.repayments.map((paid) => (
        <Paid key={paid.repaymentId} loan={loan} paid={paid} />
      ))}
    </ul>
  );
}

function Paid({ loan, paid }: { loan: Loan; paid: Repayment }) {
  const say = useSay();
  const write = useFormats();
  return (
    <li className={styles["repayment"]} data-reversed={paid.reversed || undefined}>
      <div className={styles["repayment-top"]}>
        <div>
          <h3>
            <span className={styles["amount"]}>{write.money(paid.amountPaid)}</span>
            <span className="muted">{write.date(paid.paymentDate)}</span>
          </h3>
          <p className="muted">
            {say("loanFile.receipt", { number: paid.receiptNumber })} ·{" "}
            {say("loanFile.byMethod", {
              method: methodName(say, paid.paymentMethod),
              reference: paid.referenceNumber,
            })}
          </p>
          {paid.notes && <p>{paid.notes}</p>}
        </div>
        <Standing paid={paid} />
      </div>
      <details className={styles["details"]}>
        <summary>{say("loanFile.split")}</summary>
        <Split parts={paid.allocation} overpaid={paid.overpaid} />
        <p className="muted">
          {say("loanFile.recordedBy", {
            name: paid.recordedBy,
            time: write.moment(paid.recordedAt),
          })}
        </p>
      </details>
      <p className={styles["after"]}>
        <span className="muted">{say("loanFile.balanceAfter")}</span>{" "}
        {write.money(paid.balanceAfter)}
        {isSome(paid.overpaid) && (
          <>
            {" · "}
            <span className="muted">{say("loanFile.overpaidPart")}</span>{" "}
            {write.money(paid.overpaid)}
          </>
        )}
      </p>
      <Ways loan={loan} paid={paid} />
    </li>
  );
}

function Standing({ paid }: { paid: Repayment }) {
  const say = useSay();
  if (paid.reversed) {
    return (
      <span className={styles["state"]} data-tone="closed">
        <Icon path={icons.circleX} size={14} />
        {say("loanFile.reversed")}
      </span>
    );
  }
  if (!paid.reversalProposedBy) return null;
  return (
    <span className={styles["state"]} data-tone="asked">
      <Icon path={icons.history} size={14} />
      {say("loanFile.reversalWaits", { name: paid.reversalProposedBy })}
    </span>
  );
}

function Ways({ loan, paid }: { loan: Loan; paid: Repayment }) {
  const say = useSay();
  const may = useMay();
  const { fullName } = useMe();
  const { search, change } = useAddress();
  const open = (deed: Deed) => change({ do: deed, about: paid.repaymentId });
  const waits = paid.reversalProposedBy !== null && !paid.reversed;
  const mine = loan.fourEyes && paid.reversalProposedBy === fullName;
  const acting = !search.asOf;
  return (
    <div className={styles["ways-on"]}>
      <Button
        component={Link}
        to="/repayments/$loan/$repayment"
        params={{ loan: loan.loanId, repayment: paid.repaymentId } as never}
        variant="subtle"
        size="xs"
        leftSection={<Icon path={icons.receipt} size={14} />}
      >
        {say("loanFile.receiptPrint")}
      </Button>
      {acting && !waits && !paid.reversed && loan.may.includes("propose_reversal") && (
        <Button
          variant="subtle"
          size="xs"
          color="red"
          leftSection={<Icon path={icons.history} size={14} />}
          onClick={() => open("propose_reversal")}
        >
          {say("loanDeeds.proposeReversal")}
        </Button>
      )}
      {acting && waits && !mine && may("confirm_reversal") && (
        <>
          <Button size="xs" onClick={() => open("confirm_reversal")}>
            {say("loanDeeds.confirmReversal")}
          </Button>
          <Button variant="default" size="xs" onClick={() => open("decline_reversal")}>
            {say("loanDeeds.declineReversal")}
          </Button>
        </>
      )}
      {acting && waits && mine && <p className="muted">{say("loanDeeds.secondPerson")}</p>}
    </div>
  );
}
