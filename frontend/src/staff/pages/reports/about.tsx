/** What a report says of itself: its date, its basis, and up to when time is booked. */
import type { Formats } from "../../../shared/format";
import { useFormats } from "../../api";
import { useLanguage, useSay } from "../../language";
import type { Trial } from "./questions";
import styles from "./reports.module.css";

type About = Pick<Trial, "date" | "basis" | "accruedUntil" | "closedUntil" | "complete">;

export function AboutReport({ title, report }: { title: string; report: About }) {
  const say = useSay();
  const write = useFormats();
  const until = report.accruedUntil;
  return (
    <header className={styles["about"]}>
      <h2>{title}</h2>
      <p className="muted">
        {write.date(report.date)}.{" "}
        {say(report.basis === "cash" ? "reports.cash" : "reports.accrual")}{" "}
        {!report.complete &&
          (until
            ? say("reports.bookedTo", { day: write.date(until) })
            : say("reports.notBooked"))}{" "}
        {report.closedUntil &&
          say("reports.closedTo", { month: monthOf(write, report.closedUntil) })}
      </p>
    </header>
  );
}

/** A month with its year, which a short name leaves open. */
export function monthOf(write: Formats, month: string): string {
  return `${write.month(month)} ${month.slice(0, 4)}`;
}

/** The name of an account in the language of the page. */
export function useAccountName() {
  const { language } = useLanguage();
  return (account: { name: string; setswana: string }) =>
    language === "tn" ? account.setswana : account.name;
}
