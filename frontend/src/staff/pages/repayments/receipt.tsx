/** The receipt of one repayment: to look at, and to print on one sheet. */
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import { useFormats, useLender } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Empty } from "../../ui/empty";
import { Icon } from "../../ui/icon";
import { Page } from "../../ui/page";
import { oneLoan } from "../loans/queries";
import { methodName } from "./method";
import type { Repayment } from "./questions";
import styles from "./receipt.module.css";
import { RepaymentState } from "./state";

const route = getRouteApi("/shell/repayments/$loan/$repayment");

export function Receipt() {
  const say = useSay();
  const { loan, repayment } = route.useParams();
  const query = useQuery(oneLoan(loan));
  const found = query.data?.repayments.find((one) => one.repaymentId === repayment);
  return (
    <Page
      heading={say("repayments.receiptTitle")}
      title={found?.receiptNumber ?? say("repayments.receiptTitle")}
      lead={
        <Link to="/loans/$loanId" params={{ loanId: loan }}>
          {say("repayments.toLoan", { loan })}
        </Link>
      }
      actions={
        found && (
          <Button
            leftSection={<Icon path={icons.printer} size={16} />}
            onClick={() => window.print()}
          >
            {say("repayments.print")}
          </Button>
        )
      }
    >
      <Answer
        query={query}
        waiting={<Skeleton height={560} radius="lg" className={styles["sheet"] ?? ""} />}
      >
        {({ borrower, reference }) =>
          found ? (
            <Sheet
              repayment={found}
              name={`${borrower.firstName} ${borrower.lastName}`}
              reference={reference}
            />
          ) : (
            <Empty
              icon={icons.receipt}
              title={say("repayments.noReceipt")}
              action={
                <Button component={Link} to="/repayments" variant="default">
                  {say("repayments.all")}
                </Button>
              }
            />
          )
        }
      </Answer>
    </Page>
  );
}

interface SheetProps {
  readonly repayment: Repayment;
  readonly name: string;
  readonly reference: string;
}

function Sheet({ repayment, name, reference }: SheetProps) {
  const say = useSay();
  const write = useFormats();
  const lender = useLender();
  const facts = [
    [say("repayments.from"), name],
    [say("repayments.loan"), reference],
    [say("repayments.date"), write.date(repayment.paymentDate)],
    [say("repayments.method"), methodName(say, repayment.paymentMethod)],
    [say("repayments.reference"), repayment.referenceNumber],
    [say("repayments.by"), `${repayment.recordedBy}, ${write.moment(repayment.recordedAt)}`],
  ] as const;
  return (
    <article className={styles["sheet"]} data-void={repayment.reversed || undefined}>
      <div className={styles["head"]}>
        <div>
          <strong>{lender.name}</strong>
          <p className="muted">{lender.address}</p>
          <p className="muted">{[lender.phone, lender.email].filter(Boolean).join(" · ")}</p>
          {lender.licence && <p className="muted">{lender.licence}</p>}
        </div>
        <div className={styles["number"]}>
          <span className="muted">{say("repayments.receipt")}</span>
          <strong>{repayment.receiptNumber}</strong>
          <RepaymentState repayment={repayment} />
        </div>
      </div>
      <p className={styles["amount"]}>
        <span className="muted">{say("repayments.amount")}</span>
        <strong>{write.money(repayment.amountPaid)}</strong>
      </p>
      <dl className={styles["facts"]}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Split repayment={repayment} />
      <p className={styles["balance"]}>
        <span>{say("repayments.balance")}</span>
        <strong>{write.money(repayment.balanceAfter)}</strong>
      </p>
      {repayment.notes && <p className="muted">{repayment.notes}</p>}
      {repayment.reversed && <p className={styles["void"]}>{say("repayments.voidText")}</p>}
      {!repayment.reversed && repayment.reversalProposedBy && (
        <p className={styles["void"]}>
          {say("repayments.proposedText", { name: repayment.reversalProposedBy })}
        </p>
      )}
    </article>
  );
}

const parts = ["principal", "interest", "fee", "penalty"] as const;

/** What the money was used for, instalment by instalment. */
function Split({ repayment }: { repayment: Repayment }) {
  const say = useSay();
  const write = useFormats();
  if (!repayment.allocation.length) return null;
  const used = parts.filter((part) => repayment.allocation.some((row) => Number(row[part])));
  return (
    <table className={styles["split"]}>
      <caption>{say("repayments.split")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("repayments.instalment")}</th>
          {used.map((part) => (
            <th key={part} scope="col">
              {say(`repayments.${part}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {repayment.allocation.map((row) => (
          <tr key={row.instalment}>
            <th scope="row">{row.instalment}</th>
            {used.map((part) => (
              <td key={part}>{write.money(row[part])}</td>
            ))}
          </tr>
        ))}
        {Number(repayment.overpaid) > 0 && (
          <tr>
            <th scope="row">{say("repayments.overpaid")}</th>
            <td colSpan={used.length}>{write.money(repayment.overpaid)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
