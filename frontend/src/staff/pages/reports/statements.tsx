/** Trial balance, profit and loss, balance sheet. */
import { useQuery } from "@tanstack/react-query";

import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { RowsWaiting } from "../../ui/rows";
import { AboutReport, useAccountName } from "./about";
import type { ReportSearch } from "./address";
import { profit, sheet, trial } from "./questions";
import styles from "./reports.module.css";

interface Props {
  readonly search: ReportSearch;
}

interface Line {
  readonly code: string;
  readonly name: string;
  readonly figures: readonly string[];
  readonly strong?: boolean;
}

interface TableProps {
  readonly label: string;
  readonly headings: readonly string[];
  readonly lines: readonly Line[];
}

/** A statement is a plain table on any screen: its figures must stand under each other. */
function Statement({ label, headings, lines }: TableProps) {
  const say = useSay();
  return (
    <div className={styles["frame"]} role="region" aria-label={label} tabIndex={0}>
      <table className={styles["statement"]} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{say("reports.code")}</th>
            <th scope="col">{say("reports.account")}</th>
            {headings.map((heading) => (
              <th key={heading} scope="col" className={styles["figure"]}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.code} ${line.name}`} data-strong={line.strong || undefined}>
              <td>{line.code}</td>
              <th scope="row">{line.name}</th>
              {line.figures.map((figure, index) => (
                <td key={headings[index]} className={styles["figure"]}>
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A side that is nothing stays empty. */
function useSide() {
  const write = useFormats();
  return (amount: string) => (Number(amount) === 0 ? "" : write.money(amount));
}

export function Trial({ search }: Props) {
  const say = useSay();
  const side = useSide();
  const write = useFormats();
  const nameOf = useAccountName();
  return (
    <Answer query={useQuery(trial(search))} waiting={<RowsWaiting count={12} />}>
      {(told) => (
        <>
          <AboutReport title={say("reports.trial")} report={told} />
          <Statement
            label={say("reports.trial")}
            headings={[say("reports.debit"), say("reports.credit")]}
            lines={[
              ...told.accounts.map((account) => ({
                code: account.code,
                name: nameOf(account),
                figures: [side(account.debit), side(account.credit)],
              })),
              {
                code: "",
                name: say("reports.total"),
                figures: [write.money(told.debit), write.money(told.credit)],
                strong: true,
              },
            ]}
          />
        </>
      )}
    </Answer>
  );
}

export function Profit({ search }: Props) {
  const say = useSay();
  const { line, total } = useLines();
  return (
    <Answer query={useQuery(profit(search))} waiting={<RowsWaiting count={8} />}>
      {(told) => (
        <>
          <AboutReport title={say("reports.profit")} report={told} />
          <Since from={told.since} to={told.date} />
          <Statement
            label={say("reports.profit")}
            headings={[say("reports.amount")]}
            lines={[
              ...told.income.map(line),
              total(say("reports.income"), told.totalIncome),
              ...told.expenses.map(line),
              total(say("reports.expenses"), told.totalExpenses),
              total(say("reports.profitLine"), told.profit),
            ]}
          />
        </>
      )}
    </Answer>
  );
}

export function Sheet({ search }: Props) {
  const say = useSay();
  const { line, total } = useLines();
  return (
    <Answer query={useQuery(sheet(search))} waiting={<RowsWaiting count={12} />}>
      {(told) => (
        <>
          <AboutReport title={say("reports.sheet")} report={told} />
          <Statement
            label={say("reports.sheet")}
            headings={[say("reports.amount")]}
            lines={[
              ...told.assets.map(line),
              total(say("reports.totalAssets"), told.totalAssets),
              ...told.liabilities.map(line),
              total(say("reports.totalLiabilities"), told.totalLiabilities),
              ...told.equity.map(line),
              { ...total(say("reports.profitSoFar"), told.profit), strong: false },
              total(say("reports.totalEquity"), told.totalEquity),
            ]}
          />
        </>
      )}
    </Answer>
  );
}

function useLines() {
  const write = useFormats();
  const nameOf = useAccountName();
  return {
    line: (account: { code: string; name: string; setswana: string; amount: string }): Line => ({
      code: account.code,
      name: nameOf(account),
      figures: [write.money(account.amount)],
    }),
    total: (name: string, amount: string): Line => ({
      code: "",
      name,
      figures: [write.money(amount)],
      strong: true,
    }),
  };
}

/** The period of a report. */
export function Since({ from, to }: { from: string; to: string }) {
  const write = useFormats();
  return (
    <p>
      {write.date(from)} – {write.date(to)}
    </p>
  );
}
