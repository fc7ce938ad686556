/** The figures of the portfolio; each leads to the list that it counts. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import * as icons from "../../../shared/icons";
import { useFormats, useMe } from "../../api";
import { Sparkline } from "../../charts/sparkline";
import { useSay } from "../../language";
import { Icon } from "../../ui/icon";
import { Skeleton } from "../../ui/skeleton";
import { lastMonths, type Figures } from "./questions";
import styles from "./tiles.module.css";

const MONTHS = 12;

export function Tiles({ figures }: { figures: Figures }) {
  const say = useSay();
  const write = useFormats();
  const months = lastMonths(figures, MONTHS);
  const out = months.map((month) => month.disbursed ?? "0");
  const back = months.map((month) => month.repaid ?? "0");
  const whole = (amount: string) => write.money(amount, { whole: true });
  return (
    <div className={styles["tiles"]}>
      <Tile
        name={say("dashboard.outstanding")}
        value={whole(figures.outstanding)}
        note={say("dashboard.activeLoans", { count: figures.disbursed })}
        search={{ status: "disbursed" }}
      />
      <Tile
        name={say("dashboard.risk")}
        value={write.percent(figures.arrears.par30)}
        note={say("dashboard.lateLoans", { count: figures.arrears.loans })}
        search={{ status: "arrears", late: "31+" }}
      />
      <Tile
        name={say("dashboard.collectedMonth")}
        value={whole(back.at(-1) ?? "0")}
        note={<Change amounts={back} />}
        spark={back}
        to="/repayments"
      />
      <Tile
        name={say("dashboard.disbursedMonth")}
        value={whole(out.at(-1) ?? "0")}
        note={<Change amounts={out} />}
        spark={out}
        search={{ status: "disbursed" }}
      />
      <OfRole figures={figures} />
    </div>
  );
}

/** Two figures that matter to what this person does. */
function OfRole({ figures }: { figures: Figures }) {
  const say = useSay();
  const write = useFormats();
  const { role } = useMe();
  const money = (amount: string | undefined) => write.money(amount ?? "0", { whole: true });
  const review = (
    <Tile
      name={say("dashboard.waitReview")}
      value={write.count(figures.pending)}
      note={say("dashboard.worth", { amount: money(figures.amounts["pending"]) })}
      search={{ status: "pending" }}
    />
  );
  const payout = (
    <Tile
      name={say("dashboard.waitPayout")}
      value={write.count(figures.approved)}
      note={say("dashboard.worth", { amount: money(figures.amounts["approved"]) })}
      search={{ status: "approved" }}
    />
  );
  if (role === "maker") {
    return (
      <>
        <Tile
          name={say("dashboard.waitAnswer")}
          value={write.count(figures.infoRequested)}
          note={say("dashboard.worth", { amount: money(figures.amounts["infoRequested"]) })}
          search={{ status: "info_requested" }}
        />
        {review}
      </>
    );
  }
  if (role === "accountant") {
    return (
      <>
        {payout}
        <Tile
          name={say("dashboard.dueWeek")}
          value={write.count(figures.arrears.dueThisWeek)}
          note={say("dashboard.dueWeekNote")}
          search={{ status: "disbursed", due: "this_week" }}
        />
      </>
    );
  }
  return (
    <>
      {review}
      {payout}
    </>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: string;
  readonly note: ReactNode;
  readonly spark?: readonly string[];
  readonly to?: string;
  readonly search?: { readonly status: string; readonly due?: string; readonly late?: string };
}

function Tile({ name, value, note, spark, to = "/loans", search }: TileProps) {
  return (
    <Link to={to as "/"} search={(search ?? {}) as never} className={styles["tile"]}>
      <span className={styles["name"]}>{name}</span>
      <strong className={styles["value"]}>{value}</strong>
      <span className={styles["foot"]}>
        <span className={styles["note"]}>{note}</span>
        {spark && <Sparkline values={spark.map(Number)} />}
      </span>
    </Link>
  );
}

/**
 * This month beside the last. More is good and says so in its colour; less is no verdict while the
 * month is still running.
 */
function Change({ amounts }: { amounts: readonly string[] }) {
  const say = useSay();
  const write = useFormats();
  const last = amounts.at(-2) ?? "0";
  if (!Number(last)) return say("dashboard.noLastMonth");
  const rises = Number(amounts.at(-1) ?? 0) >= Number(last);
  const amount = write.short(last);
  return (
    <span className={styles["change"]} data-good={rises || undefined}>
      <Icon path={rises ? icons.arrowUpRight : icons.arrowDownRight} size={14} />
      <span>{rises ? say("dashboard.above", { amount }) : say("dashboard.below", { amount })}</span>
    </span>
  );
}

export function TilesWaiting() {
  return (
    <div className={styles["tiles"]}>
      {[1, 2, 3, 4, 5, 6].map((number) => (
        <Skeleton key={number} height={110} card />
      ))}
    </div>
  );
}
