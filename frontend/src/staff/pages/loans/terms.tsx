/** What was agreed, and how much of it is left. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useFormats } from "../../api";
import { useSay } from "../../language";
import styles from "./file.module.css";
import { productList, type Loan } from "./queries";
import { interestName, isSome, paceName, rateName, termName } from "./words";

export function Terms({ loan }: { loan: Loan }) {
  const say = useSay();
  const write = useFormats();
  const { data: products } = useQuery(productList);
  const { terms } = loan;
  const { unit, every } = terms.frequency;
  const parts = { interest: 1, fee: 1, penalty: 1, principal: 1 };
  const named = (part: string) =>
    part in parts ? say(`loanFile.${part as keyof typeof parts}`) : part;
  return (
    <Facts
      heading={say("loanFile.terms")}
      rows={[
        [
          say("loanFile.product"),
          products?.find(({ code }) => code === terms.product)?.name ?? terms.product,
        ],
        [say("loanFile.rate"), rateName(say, write, terms.interestRate, terms.ratePeriod)],
        [say("loanFile.method"), interestName(say, terms.method)],
        [
          say("loanFile.term"),
          `${termName(say, terms.instalments, unit, every)}${every === 1 ? "" : ` (${paceName(say, unit, every)})`}`,
        ],
        [say("loanFile.allocation"), terms.allocation.map(named).join(", ")],
        [say("loanFile.applied"), write.moment(loan.createdAt)],
        loan.approvedOn && [say("loanFile.approved"), write.date(loan.approvedOn)],
        loan.disbursedOn && [say("loanFile.paidOut"), write.date(loan.disbursedOn)],
      ]}
    />
  );
}

export function Balances({ loan }: { loan: Loan }) {
  const say = useSay();
  const write = useFormats();
  if (!loan.disbursedOn) return null;
  const { balances, arrears, ceiling } = loan;
  return (
    <Facts
      heading={say("loanFile.balances")}
      aside={say("loanFile.balancesOn", { date: write.date(balances.asOf) })}
      figures
      rows={[
        [say("loanFile.principal"), write.money(balances.principal)],
        [say("loanFile.interest"), write.money(balances.interest)],
        isSome(balances.fee) && [say("loanFile.fee"), write.money(balances.fee)],
        isSome(balances.penalty) && [say("loanFile.penalty"), write.money(balances.penalty)],
        [
          say("loanFile.outstanding"),
          <strong key="all">{write.money(balances.outstanding)}</strong>,
        ],
        [say("loanFile.paid"), write.money(balances.paid)],
        isSome(balances.overpaid) && [say("loanFile.overpaid"), write.money(balances.overpaid)],
        arrears.inArrears && [say("loanFile.overdue"), write.money(arrears.overdue)],
        arrears.since && [
          say("loans.arrears"),
          say("loanFile.lateSince", {
            days: say("loans.daysLate", { count: arrears.daysPastDue }),
            date: write.date(arrears.since),
          }),
        ],
        ceiling?.room && [say("loanFile.room"), write.money(ceiling.room)],
        ceiling &&
          isSome(ceiling.blocked) && [say("loanFile.blocked"), write.money(ceiling.blocked)],
      ]}
    />
  );
}

type Row = readonly [name: string, value: ReactNode];

interface FactsProps {
  readonly heading: string;
  readonly aside?: string;
  readonly rows: readonly (Row | false | null | "" | undefined)[];
  readonly figures?: boolean;
}

/** Names and values under a heading. */
export function Facts({ heading, aside, rows, figures }: FactsProps) {
  return (
    <section className={styles["facts"]} data-figures={figures || undefined}>
      <h2>
        {heading}
        {aside && <span className="muted">{aside}</span>}
      </h2>
      <dl>
        {rows
          .filter((row) => typeof row === "object" && row !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
