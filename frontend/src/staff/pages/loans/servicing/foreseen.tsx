/** What an act does to a loan, as the API foresees it: the figures that change, before and after. */
import { Skeleton } from "@mantine/core";

import type { Say } from "../../../../shared/messages";
import type { Formats } from "../../../../shared/format";
import { useFormats } from "../../../api";
import { useSay } from "../../../language";
import styles from "../dialogs/dialogs.module.css";
import type { Foreseen } from "./queries";

interface Props {
  readonly foreseen: Foreseen | null | undefined;
  readonly waiting: boolean;
  /** The last due date as it is now. */
  readonly ends: string | undefined;
}

export function WhatItDoes({ foreseen, waiting, ends }: Props) {
  const say = useSay();
  const write = useFormats();
  return (
    <div className={styles["cost"]} role="status" aria-busy={waiting}>
      <h3>{say("servicing.foreseen")}</h3>
      {foreseen ? (
        <dl>
          {figures(say, write, foreseen, ends).map(({ name, before, after }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {before === after ? (
                  after
                ) : (
                  <>
                    <del>{before}</del> <ins>{after}</ins>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      ) : waiting ? (
        <>
          <span className="unseen">{say("servicing.foreseenLoading")}</span>
          <Skeleton height={14} width="60%" />
          <Skeleton height={14} width="80%" mt={10} />
        </>
      ) : (
        <p>{say("servicing.foreseenWaiting")}</p>
      )}
    </div>
  );
}

interface Figure {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const parts = ["principal", "interest", "fee", "penalty", "overpaid"] as const;

/** What is outstanding and when it ends, always; of all else what changes. */
function figures(say: Say, write: Formats, foreseen: Foreseen, ends?: string): Figure[] {
  const { before, after, schedule } = foreseen;
  const next = ({ balances }: Foreseen["before"]) =>
    balances.nextDue && balances.nextAmount
      ? say("loanFile.nextDueOn", {
          amount: write.money(balances.nextAmount),
          date: write.date(balances.nextDue),
        })
      : "–";
  const state = ({ status, arrears }: Foreseen["before"]) => {
    const name = status === "disbursed" && arrears.inArrears ? "arrears" : status;
    return say.maybe(`status.${name}`) ?? name;
  };
  const money = (name: (typeof parts)[number] | "outstanding"): Figure => ({
    name: say(`servicing.${name}`),
    before: write.money(before.balances[name]),
    after: write.money(after.balances[name]),
  });
  const changing: Figure[] = [
    ...parts.map(money),
    {
      name: say("servicing.overdue"),
      before: write.money(before.arrears.overdue),
      after: write.money(after.arrears.overdue),
    },
    { name: say("servicing.next"), before: next(before), after: next(after) },
    { name: say("servicing.status"), before: state(before), after: state(after) },
  ];
  const last = schedule.at(-1);
  const end = last && ends && { before: write.date(ends), after: write.date(last.dueDate) };
  return [
    money("outstanding"),
    ...changing.filter((figure) => figure.before !== figure.after),
    ...(end ? [{ name: say("servicing.lastDue"), ...end }] : []),
  ];
}
