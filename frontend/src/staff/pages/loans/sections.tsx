/** The parts of a loan, a tab each; which one is open is in the address. */
import { lazy, Suspense, useEffect, useId, useRef, type KeyboardEvent } from "react";

import type { Say } from "../../../shared/messages";
import { useSay } from "../../language";
import { usePrinting } from "../../ui/printing";
import { tabs, useAddress, type Tab } from "./address";
import { Application } from "./application";
import { Documents } from "./documents";
import styles from "./file.module.css";
import { History } from "./history";
import type { Loan } from "./queries";
import { Repayments } from "./repayments";
import { Schedule } from "./schedule";
import { Balances, Terms } from "./terms";
import { wasServiced } from "./words";

/** Most loans have none of it. */
const Changes = lazy(async () => ({ default: (await import("./servicing/changes")).Changes }));
const Securities = lazy(async () => ({
  default: (await import("./vetting/securities")).Securities,
}));

interface Props {
  readonly loan: Loan;
  /** Whether terms and balances are a tab too, where nothing shows them beside. */
  readonly overview?: boolean;
}

export function Sections({ loan, overview = false }: Props) {
  const say = useSay();
  const id = useId();
  const { search, change } = useAddress();
  const printing = usePrinting();
  const shown = tabs.filter(
    (tab) =>
      (overview || tab !== "overview") &&
      (tab !== "changes" || wasServiced(loan)) &&
      (tab !== "securities" ||
        loan.securities.length > 0 ||
        (undecided(loan) && loan.may.includes("keep_securities"))),
  );
  const usual = undecided(loan) ? "application" : "schedule";
  const open = shown.find((tab) => tab === search.tab) ?? usual;
  const bar = useRef<HTMLDivElement>(null);
  // On a phone the tabs scroll: the open one is always in sight.
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>("[aria-selected=true]");
    if (bar.current && tab) bar.current.scrollLeft = tab.offsetLeft - bar.current.offsetLeft - 24;
  }, [open]);
  const counts: Partial<Record<Tab, number>> = {
    repayments: loan.repayments.length,
    documents: loan.documents.length,
    securities: loan.securities.filter(({ released }) => !released).length,
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const next = shown[(shown.indexOf(open) + by + shown.length) % shown.length];
    if (!next) return;
    change({ tab: next }, { replace: true });
    document.getElementById(`${id}-${next}`)?.focus();
  };
  if (printing) {
    return (
      <div className={styles["sections"]}>
        {shown.map((tab) => (
          <section key={tab} className={styles["printed"]}>
            {tab !== "overview" && <h2>{nameOf(tab, say)}</h2>}
            <Part tab={tab} loan={loan} />
          </section>
        ))}
      </div>
    );
  }
  return (
    <div className={styles["sections"]}>
      <div
        ref={bar}
        role="tablist"
        aria-label={say("loanFile.sections")}
        className={styles["tabs"]}
        onKeyDown={press}
      >
        {shown.map((tab) => (
          <button
            key={tab}
            id={`${id}-${tab}`}
            type="button"
            role="tab"
            aria-selected={tab === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => change({ tab }, { replace: true })}
          >
            {nameOf(tab, say)}
            {counts[tab] ? <span className={styles["count"]}>{counts[tab]}</span> : null}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${open}`}
        tabIndex={0}
        className={styles["panel"]}
      >
        <Part tab={open} loan={loan} />
      </div>
    </div>
  );
}

function Part({ tab, loan }: { tab: Tab; loan: Loan }) {
  switch (tab) {
    case "overview":
      return (
        <>
          <Terms loan={loan} />
          <Balances loan={loan} />
        </>
      );
    case "schedule":
      return <Schedule loan={loan} />;
    case "repayments":
      return <Repayments loan={loan} />;
    case "documents":
      return <Documents loan={loan} />;
    case "application":
      return <Application loan={loan} />;
    case "history":
      return <History loan={loan} />;
    case "securities":
      return (
        <Suspense fallback={null}>
          <Securities loan={loan} />
        </Suspense>
      );
    case "changes":
      return (
        <Suspense fallback={null}>
          <Changes loan={loan} />
        </Suspense>
      );
  }
}

function nameOf(tab: Tab, say: Say): string {
  if (tab === "changes") return say("servicing.tab");
  return tab === "securities" ? say("vetting.securities") : say(`loanFile.${tab}`);
}

function undecided({ status }: Loan): boolean {
  return ["pending", "info_requested", "rejected", "withdrawn"].includes(status);
}
