/** Where all loans stand, from the first application to the last payment. */
import { Link } from "@tanstack/react-router";

import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Card } from "../../ui/page";
import { StatusIcon } from "../../ui/status";
import type { Figures } from "./questions";
import dashboard from "./dashboard.module.css";
import styles from "./stages.module.css";

const stages = [
  { status: "pending", tone: "pending", count: (figures: Figures) => figures.pending },
  { status: "info_requested", tone: "asked", count: (figures: Figures) => figures.infoRequested },
  { status: "approved", tone: "approved", count: (figures: Figures) => figures.approved },
  { status: "disbursed", tone: "active", count: (figures: Figures) => figures.disbursed },
  { status: "overpaid", tone: "arrears", count: (figures: Figures) => figures.overpaid },
  { status: "closed", tone: "closed", count: (figures: Figures) => figures.closed },
  { status: "rejected", tone: "closed", count: (figures: Figures) => figures.rejected },
  { status: "withdrawn", tone: "closed", count: (figures: Figures) => figures.withdrawn },
  { status: "cancelled", tone: "closed", count: (figures: Figures) => figures.cancelled },
  { status: "written_off", tone: "arrears", count: (figures: Figures) => figures.writtenOff },
] as const;

export function Stages({ figures }: { figures: Figures }) {
  const say = useSay();
  const write = useFormats();
  return (
    <Card
      heading={say("dashboard.stages")}
      aside={
        <Link to="/loans" className={dashboard["aside"]}>
          {say("dashboard.stagesTotal", { count: figures.total })}
        </Link>
      }
    >
      <div className={styles["bar"]} aria-hidden="true">
        {stages
          .filter(({ count }) => count(figures) > 0)
          .map(({ status, tone, count }) => (
            <span key={status} data-tone={tone} style={{ flexGrow: count(figures) }} />
          ))}
      </div>
      <ul className={styles["list"]}>
        {stages.map(({ status, count }) => (
          <li key={status}>
            <Link to="/loans" search={{ status }}>
              <StatusIcon status={status} />
              <span>{say(`status.${status}`)}</span>
              <b>{write.count(count(figures))}</b>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
