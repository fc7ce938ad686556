/** A settlement quote: what settles the loan, until when, and what each day adds; on one sheet. */
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";

import * as icons from "../../../../shared/icons";
import { useFormats, useLender } from "../../../api";
import { useSay } from "../../../language";
import { Answer } from "../../../ui/answer";
import { Empty } from "../../../ui/empty";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import styles from "../../repayments/receipt.module.css";
import { oneLoan, type Loan } from "../queries";
import { isSome, nameOf } from "../words";
import { actsOf, type Act } from "./queries";

export function Quote() {
  const say = useSay();
  const { loan: reference, quote } = useParams({ strict: false }) as Record<string, string>;
  const loan = useQuery(oneLoan(reference ?? ""));
  const acts = useQuery(actsOf(reference ?? ""));
  const found = acts.data?.find(
    ({ kind, number }) => kind === "settlement_quote" && String(number) === quote,
  );
  return (
    <Page
      heading={say("servicing.quoteTitle")}
      title={`${say("servicing.quoteTitle")} ${loan.data?.reference ?? reference} / ${quote}`}
      lead={
        <Link to={`/loans/${reference}?tab=changes` as "/"}>
          {say("servicing.quoteToLoan", { loan: loan.data?.reference ?? reference ?? "" })}
        </Link>
      }
      actions={
        found && (
          <Button
            leftSection={<Icon path={icons.printer} size={16} />}
            onClick={() => window.print()}
          >
            {say("servicing.quotePrint")}
          </Button>
        )
      }
    >
      <Answer query={loan} waiting={<Waiting />}>
        {(told) => (
          <Answer query={acts} waiting={<Waiting />}>
            {() =>
              found ? (
                <Sheet loan={told} quote={found} />
              ) : (
                <Empty icon={icons.reportMoney} title={say("servicing.quoteNone")} />
              )
            }
          </Answer>
        )}
      </Answer>
    </Page>
  );
}

function Waiting() {
  return <Skeleton height={560} radius="lg" className={styles["sheet"] ?? ""} />;
}

function Sheet({ loan, quote }: { loan: Loan; quote: Act }) {
  const say = useSay();
  const write = useFormats();
  const lender = useLender();
  const { amounts, on } = quote;
  const amount = (name: string) => amounts[name] ?? "0";
  const undone = quote.state === "undone";
  const facts = [
    [say("servicing.quoteFor"), `${nameOf(loan)}, ${loan.borrower.idNumber}`],
    [say("servicing.quoteLoan"), loan.reference],
    [say("servicing.quoteValid"), quote.validUntil ? write.date(quote.validUntil) : "–"],
    [say("servicing.quotePerDay"), write.money(amount("perDay"))],
    [say("servicing.quoteMade"), `${quote.by}, ${write.moment(quote.recordedAt)}`],
    ...(quote.noticeDate
      ? ([[say("servicing.noticeDate"), write.date(quote.noticeDate)]] as const)
      : []),
  ] as const;
  return (
    <article className={styles["sheet"]} data-void={undone || undefined}>
      <div className={styles["head"]}>
        <div>
          <strong>{lender.name}</strong>
          <p className="muted">{lender.address}</p>
          <p className="muted">{[lender.phone, lender.email].filter(Boolean).join(" · ")}</p>
          {lender.licence && <p className="muted">{lender.licence}</p>}
        </div>
        <div className={styles["number"]}>
          <span className="muted">{say("servicing.quoteTitle")}</span>
          <strong>
            {loan.reference} / {quote.number}
          </strong>
        </div>
      </div>
      <p className={styles["amount"]}>
        <span className="muted">{say("servicing.quoteSettles", { date: write.date(on) })}</span>
        <strong>{write.money(amount("amount"))}</strong>
      </p>
      <dl className={styles["facts"]}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Parts quote={quote} />
      <p>
        {isSome(amount("perDay"))
          ? say("servicing.quoteHow", {
              amount: write.money(amount("perDay")),
              date: write.date(on),
            })
          : say("servicing.quoteHowFlat")}{" "}
        {say("servicing.quotePay", { reference: loan.reference })}
      </p>
      {undone && <p className={styles["void"]}>{say("servicing.quoteUndone")}</p>}
    </article>
  );
}

const parts = [
  ["principal", "servicing.quotePrincipal"],
  ["interest", "servicing.quoteInterest"],
  ["fee", "servicing.quoteFees"],
  ["penalty", "servicing.quotePenalties"],
  ["charge", "servicing.quoteCharge"],
  ["credit", "servicing.quoteCredit"],
] as const;

/** What the amount is made of. */
function Parts({ quote }: { quote: Act }) {
  const say = useSay();
  const write = useFormats();
  const { amounts } = quote;
  return (
    <table className={styles["split"]}>
      <tbody>
        {parts
          .filter(([name]) => name === "principal" || isSome(amounts[name] ?? ""))
          .map(([name, label]) => (
            <tr key={name}>
              <th scope="row">{say(label)}</th>
              <td>
                {name === "credit" && "−"}
                {write.money(amounts[name] ?? "0")}
              </td>
            </tr>
          ))}
        <tr>
          <th scope="row">
            <strong>{say("servicing.quoteTotal")}</strong>
          </th>
          <td>
            <strong>{write.money(amounts["amount"] ?? "0")}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
