/** The dashboard: what needs this person, the figures of the portfolio, money out and in. */
import { Skeleton } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import * as icons from "../../shared/icons";
import { data, type Schemas } from "../../shared/api/client";
import type { Action } from "../../shared/api/permissions";
import type { Key } from "../../shared/messages";
import { api, useFormats, useLender, useMay, useMe } from "../api";
import { Bars } from "../charts/bars";
import { LineChart } from "../charts/line-chart";
import { Sparkline } from "../charts/sparkline";
import { useSay } from "../language";
import { Failed } from "../ui/failed";
import { Icon } from "../ui/icon";
import { Card, Page } from "../ui/page";
import { StatusIcon, type Status } from "../ui/status";
import styles from "./dashboard.module.css";

type Loans = Schemas["LoanStatisticsTold"];
type Month = Schemas["MonthTold"];

const loanFigures = queryOptions({
  queryKey: ["loans", "statistics"],
  queryFn: ({ signal }) => data(api.GET("/api/loans/stats/summary", { signal })),
});
const MONTHS = 12;

export function Dashboard() {
  const say = useSay();
  const write = useFormats();
  const { fullName } = useMe();
  const { timezone } = useLender();
  const { data: loans, error, refetch } = useQuery(loanFigures);
  const now = new Date();
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", {
      hour: "2-digit",
      hourCycle: "h23",
      timeZone: timezone,
    }).format(now),
  );
  const greeting = hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  return (
    <Page
      title={say("dashboard.title")}
      heading={say(`dashboard.${greeting}`, { name: fullName.split(" ")[0] ?? fullName })}
      lead={
        loans ? write.weekday(loans.asOf) : <Skeleton component="span" width={150} height={14} />
      }
    >
      {error && !loans ? (
        <Failed error={error} onTry={() => void refetch()} />
      ) : (
        <Figures loans={loans} />
      )}
    </Page>
  );
}

function Figures({ loans }: { loans: Loans | undefined }) {
  const say = useSay();
  const write = useFormats();
  const { currency } = useLender();
  if (!loans) return <Waiting />;
  const months = lastMonths(loans);
  const out = months.map((month) => month.disbursed ?? "0");
  const back = months.map((month) => month.repaid ?? "0");
  const names = months.map(({ month }) => write.month(month));
  const lastMonth = (amounts: readonly string[]) => {
    const amount = amounts.at(-2) ?? "0";
    return Number(amount)
      ? say("dashboard.lastMonth", { amount: write.short(amount) })
      : say("dashboard.noLastMonth");
  };
  return (
    <div className={styles["grid"]}>
      <NeedsYou loans={loans} />
      <div className={styles["tiles"]}>
        <Tile
          name={say("dashboard.outstanding")}
          value={write.money(loans.outstanding, { whole: true })}
          note={say("dashboard.activeLoans", { count: loans.disbursed })}
        />
        <Tile
          name={say("dashboard.risk")}
          value={write.percent(loans.arrears.par30)}
          note={say("dashboard.lateLoans", { count: loans.arrears.loans })}
        />
        <Tile
          name={say("dashboard.disbursedMonth")}
          value={write.money(out.at(-1) ?? "0", { whole: true })}
          note={lastMonth(out)}
          spark={<Sparkline values={out.map(Number)} />}
        />
        <Tile
          name={say("dashboard.collectedMonth")}
          value={write.money(back.at(-1) ?? "0", { whole: true })}
          note={lastMonth(back)}
          spark={<Sparkline values={back.map(Number)} />}
        />
      </div>
      <div className={styles["wide"]}>
        <Card heading={say("dashboard.money")} aside={say("dashboard.moneyUnit", { currency })}>
          <LineChart
            label={say("dashboard.money")}
            points={names}
            pointName={say("dashboard.month")}
            series={[
              { name: say("dashboard.disbursed"), values: out },
              { name: say("dashboard.repaid"), values: back },
            ]}
            write={(value) => write.money(value)}
            writeAxis={(value) => write.short(value)}
          />
        </Card>
      </div>
      <div className={styles["narrow"]}>
        <Card
          heading={say("dashboard.arrears")}
          aside={say("dashboard.overdue", {
            amount: write.money(loans.arrears.principal, { whole: true }),
          })}
        >
          <Bars
            tone="arrears"
            bars={loans.arrears.buckets.map(({ bucket, loans: count, principal }) => ({
              name: say("dashboard.arrearsDays", {
                bucket: bucket.replace("-", "–").replace("over ", "> "),
              }),
              size: Number(principal),
              figures: [
                write.money(principal, { whole: true }),
                say("dashboard.stagesTotal", { count }),
              ],
            }))}
          />
        </Card>
      </div>
    </div>
  );
}

function Tile(props: { name: string; value: string; note: string; spark?: ReactNode }) {
  return (
    <section className={styles["tile"]}>
      <h2 className="muted">{props.name}</h2>
      <p className={styles["value"]}>{props.value}</p>
      <p className={`muted ${styles["note"]}`}>{props.note}</p>
      {props.spark && <span className={styles["spark"]}>{props.spark}</span>}
    </section>
  );
}

interface Need {
  readonly action: Action;
  readonly status: Status;
  readonly count: (loans: Loans) => number;
  readonly text: Key & `dashboard.to${string}`;
}

const needs: readonly Need[] = [
  {
    action: "review",
    status: "pending",
    count: (loans) => loans.pending,
    text: "dashboard.toReview",
  },
  {
    action: "disburse",
    status: "approved",
    count: (loans) => loans.approved,
    text: "dashboard.toDisburse",
  },
  {
    action: "amend",
    status: "info_requested",
    count: (loans) => loans.infoRequested,
    text: "dashboard.toAnswer",
  },
  {
    action: "record_repayment",
    status: "arrears",
    count: (loans) => loans.arrears.loans,
    text: "dashboard.toChase",
  },
  {
    action: "record_repayment",
    status: "overpaid",
    count: (loans) => loans.overpaid,
    text: "dashboard.toRefund",
  },
];

function NeedsYou({ loans }: { loans: Loans }) {
  const say = useSay();
  const may = useMay();
  const { role } = useMe();
  // An administrator does none of it, but sees what waits for others.
  const mine = needs.filter(({ action }) => role === "admin" || may(action));
  const open = mine.filter(({ count }) => count(loans) > 0);
  return (
    <div className={styles["needs"]}>
      <Card heading={say(role === "admin" ? "dashboard.waiting" : "dashboard.needsYou")}>
        {open.length ? (
          <ul className={styles["queue"]}>
            {open.map(({ status, text, count }) => (
              <li key={text}>
                <Link to="/loans" search={{ status } as never}>
                  <StatusIcon status={status} />
                  <span>{say(text, { count: count(loans) })}</span>
                  <Icon path={icons.chevronRight} size={16} />
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <p className="muted">{say("dashboard.nothing")}</p>
        )}
      </Card>
    </div>
  );
}

/** The same geometry as the figures, so that nothing jumps. */
function Waiting() {
  return (
    <div className={styles["grid"]} aria-busy="true">
      <div className={styles["needs"]}>
        <Skeleton height={236} radius="lg" />
      </div>
      <div className={styles["tiles"]}>
        {[1, 2, 3, 4].map((number) => (
          <Skeleton key={number} height={110} radius="lg" />
        ))}
      </div>
      <Skeleton className={styles["wide"] ?? ""} height={380} radius="lg" />
      <Skeleton className={styles["narrow"] ?? ""} height={380} radius="lg" />
    </div>
  );
}

/** The last twelve months up to the day of the figures; a month without movements is there too. */
function lastMonths(loans: Loans): Month[] {
  const known = new Map(loans.months.map((month) => [month.month, month]));
  const year = Number(loans.asOf.slice(0, 4));
  const month = Number(loans.asOf.slice(5, 7));
  return Array.from({ length: MONTHS }, (_, index) => {
    const at = new Date(Date.UTC(year, month - MONTHS + index, 1));
    const name = at.toISOString().slice(0, 7);
    return known.get(name) ?? { month: name };
  });
}
