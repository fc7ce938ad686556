/** "Why this amount?": how each figure of an instalment came about, and who paid it. */
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";

import { useFormats } from "../../../api";
import { useSay } from "../../../language";
import { Answer } from "../../../ui/answer";
import { Dialog } from "../../../ui/dialog";
import type { DialogProps } from "../dialogs/props";
import { isSome } from "../words";
import styles from "./papers.module.css";
import { explanationOf, type Explanation } from "./questions";

interface Props extends DialogProps {
  readonly number: number;
  readonly asOf: string | undefined;
}

const parts = ["principal", "interest", "fee", "penalty"] as const;

export function Why({ loan, number, asOf, onClose }: Props) {
  const say = useSay();
  const write = useFormats();
  const query = useQuery(explanationOf(loan.loanId, number, asOf));
  const row = loan.schedule.find((one) => one.number === number);
  const title = row
    ? say("papers.whyTitle", { number, date: write.date(row.dueDate) })
    : say("papers.why");
  return (
    <Dialog opened onClose={onClose} title={title} size={560}>
      <Answer query={query} waiting={<Skeleton height={260} />}>
        {(told) => <Steps told={told} />}
      </Answer>
    </Dialog>
  );
}

function Steps({ told }: { told: Explanation }) {
  const say = useSay();
  const write = useFormats();
  const shown = told.parts.filter(({ amount, steps }) => isSome(amount) || steps.length > 0);
  return (
    <div className={styles["why"]}>
      <p className="muted">{say("papers.whyAsOf", { date: write.date(told.asOf) })}</p>
      {shown.map(({ part, amount, paid, steps }) => (
        <section key={part}>
          <h3>
            <span>{say.maybe(`papers.${part}`) ?? part}</span>
            <span>{write.money(amount)}</span>
          </h3>
          <ol className={styles["steps"]}>
            {steps.map((step, index) => (
              <li key={index}>
                <p>
                  {say.maybe(`papers.step_${step.kind}`) ?? step.kind}
                  {step.name && `: ${step.name}`}
                </p>
                <code>{step.formula}</code>
              </li>
            ))}
          </ol>
          {isSome(paid) && (
            <p className="muted">
              {say("papers.paid")}: {write.money(paid)}
            </p>
          )}
        </section>
      ))}
      <section>
        <h3>{say("papers.payments")}</h3>
        {told.payments.length === 0 ? (
          <p className="muted">{say("papers.paymentsNone")}</p>
        ) : (
          <ul className={styles["payments"]}>
            {told.payments.map((payment) => (
              <li key={payment.receiptNumber}>
                <span>
                  {say("papers.receipt", {
                    number: payment.receiptNumber,
                    date: write.date(payment.paymentDate),
                  })}
                </span>
                <span className="muted">
                  {parts
                    .filter((part) => isSome(payment[part]))
                    .map((part, index) => (
                      <Fragment key={part}>
                        {index > 0 && " · "}
                        {say(`papers.${part}`)} {write.money(payment[part])}
                      </Fragment>
                    ))}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
