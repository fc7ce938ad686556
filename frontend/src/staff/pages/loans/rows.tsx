/** The loans themselves: a table where there is room, cards on a phone. */
import { Link, useNavigate } from "@tanstack/react-router";
import type { MouseEvent } from "react";

import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Skeleton } from "../../ui/skeleton";
import { StatusBadge } from "../../ui/status";
import type { ListSearch } from "./address";
import styles from "./list.module.css";
import type { Line } from "./queries";
import { statusOf } from "./views";

interface Props {
  readonly lines: readonly Line[];
  readonly names: ReadonlyMap<string, string>;
  readonly search: ListSearch;
  readonly dense: boolean;
}

export function Table({ lines, names, search, dense }: Props) {
  const say = useSay();
  return (
    <div className={styles["scroll"]}>
      <table className={styles["table"]} data-dense={dense || undefined}>
        <caption className="unseen">{say("loans.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("loans.borrower")}</th>
            <th scope="col">{say("loans.status")}</th>
            <th scope="col">{say("loans.product")}</th>
            <th scope="col" className={styles["figure"]}>
              {say("loans.amount")}
            </th>
            <th scope="col" className={styles["figure"]}>
              {say("loans.outstanding")}
            </th>
            <th scope="col">{say("loans.unpaidSince")}</th>
            <th scope="col">{say("loans.created")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row
              key={line.loanId}
              line={line}
              product={names.get(line.product) ?? line.product}
              search={search}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly line: Line;
  readonly product: string;
  readonly search: ListSearch;
}

function Row({ line, product, search }: RowProps) {
  const write = useFormats();
  const navigate = useNavigate();
  const opened = { ...search, loan: line.loanId };
  const open = (event: MouseEvent) => {
    const selecting = window.getSelection()?.toString();
    if ((event.target as HTMLElement).closest("a") || selecting) return;
    void navigate({ to: "/loans", search: opened, resetScroll: false });
  };
  const lent = line.disbursedOn !== null;
  return (
    <tr onClick={open} data-open={search.loan === line.loanId || undefined}>
      <th scope="row">
        <Link
          to="/loans"
          search={opened}
          resetScroll={false}
          className={styles["name"]}
          activeProps={{}}
          preload={false}
          data-loan={line.loanId}
        >
          {line.borrowerName}
        </Link>
        <span className={styles["under"]}>{line.reference}</span>
      </th>
      <td>
        <StatusBadge status={statusOf(line)} />
        {line.inArrears && <Late days={line.daysPastDue} />}
      </td>
      <td>{product}</td>
      <td className={styles["figure"]}>{write.money(line.loanAmount)}</td>
      <td className={styles["figure"]}>{lent ? write.money(line.outstanding) : <Dash />}</td>
      <td>{line.oldestUnpaidDue ? write.date(line.oldestUnpaidDue) : <Dash />}</td>
      <td className="muted">{write.moment(line.createdAt).replace(/,.*/, "")}</td>
    </tr>
  );
}

function Late({ days }: { days: number }) {
  const say = useSay();
  return <span className={styles["late"]}>{say("loans.daysLate", { count: days })}</span>;
}

function Dash() {
  return <span className="muted">–</span>;
}

export function Cards({ lines, names, search }: Props) {
  const say = useSay();
  const write = useFormats();
  return (
    <ul className={styles["cards"]}>
      {lines.map((line) => {
        const lent = line.disbursedOn !== null;
        return (
          <li key={line.loanId}>
            <Link
              to="/loans"
              search={{ ...search, loan: line.loanId }}
              resetScroll={false}
              className={styles["card"]}
              activeProps={{}}
              preload={false}
              data-loan={line.loanId}
            >
              <span className={styles["card-top"]}>
                <strong>{line.borrowerName}</strong>
                <StatusBadge status={statusOf(line)} />
              </span>
              <span className={styles["card-line"]}>
                <span className="muted">{line.reference}</span>
                {line.inArrears && <Late days={line.daysPastDue} />}
              </span>
              <span className={styles["card-line"]}>
                <span className="muted">{names.get(line.product) ?? line.product}</span>
                <span className={styles["card-figure"]}>
                  <span className="muted">{say(lent ? "loans.outstanding" : "loans.amount")}</span>{" "}
                  {write.money(lent ? line.outstanding : line.loanAmount)}
                </span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

const WIDTHS = [150, 90, 120, 80, 80, 90, 90];

/** The same geometry as the table, so that nothing jumps. */
export function WaitingTable({ dense }: { dense: boolean }) {
  return (
    <div className={styles["scroll"]} aria-busy="true">
      <table className={styles["table"]} data-dense={dense || undefined} aria-hidden="true">
        <thead>
          <tr>
            {WIDTHS.map((width, index) => (
              <td key={index}>
                <Skeleton height={10} width={Math.round(width * 0.6)} />
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 12 }, (_, row) => (
            <tr key={row}>
              {WIDTHS.map((width, index) => (
                <td key={index}>
                  <Skeleton height={12} width={width} />
                  {index === 0 && <Skeleton height={10} width={90} above={6} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function WaitingCards() {
  return (
    <div className={styles["cards"]} aria-busy="true">
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className={styles["card"]}>
          <Skeleton height={16} width="60%" />
          <Skeleton height={12} width="35%" above={10} />
          <Skeleton height={12} width="80%" above={10} />
        </div>
      ))}
    </div>
  );
}
