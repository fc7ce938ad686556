/** What is not as it should be: how bad, what, where, what to do, and where the runbook tells more. */
import type { ReactNode } from "react";

import * as icons from "../../../shared/icons";
import { useSay } from "../../language";
import { Badge } from "../../ui/badge";
import { Icon } from "../../ui/icon";
import "../../ui/status.module.css";
import styles from "./operations.module.css";
import type { Finding } from "./questions";

const severities = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof severities)[number];

const looks = {
  critical: { icon: icons.circleX, tone: "arrears" },
  high: { icon: icons.alertTriangle, tone: "arrears" },
  medium: { icon: icons.infoCircle, tone: "asked" },
  low: { icon: icons.infoCircle, tone: "closed" },
} as const;

export const severityOf = (text: string): Severity =>
  severities.find((known) => known === text) ?? "medium";

/** The worst first; those that are as bad as each other stay in the order of the API. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ severity }: Finding) => severities.indexOf(severityOf(severity));
  return [...findings].sort((one, other) => rank(one) - rank(other));
}

export function SeverityBadge({ severity }: { severity: string }) {
  const say = useSay();
  const known = severityOf(severity);
  return <Badge {...looks[known]}>{say(`operations.${known}`)}</Badge>;
}

/** One line that says how things stand. */
export function Verdict(props: { well: boolean; title: string; children?: ReactNode }) {
  const { well, title, children } = props;
  return (
    <div className={styles["verdict"]} data-tone={well ? "active" : "arrears"} role="status">
      <Icon path={well ? icons.circleCheck : icons.alertTriangle} size={24} />
      <p>
        <strong>{title}</strong> {children && <span className="muted">{children}</span>}
      </p>
    </div>
  );
}

export function Findings({ findings }: { findings: readonly Finding[] }) {
  const say = useSay();
  if (!findings.length) return null;
  return (
    <section className={styles["panel"]} aria-label={say("operations.findings")}>
      <h3 className={styles["panel-heading"]}>{say("operations.findings")}</h3>
      <ul className={styles["findings"]}>
        {worstFirst(findings).map((finding, index) => (
          <li key={`${finding.code}-${finding.where}-${index}`}>
            <SeverityBadge severity={finding.severity} />
            <div lang="en">
              <p>
                <strong>{finding.where}</strong>: {finding.what}
              </p>
              <p>
                <Remedy text={finding.remedy} />
              </p>
              {finding.runbook && <Runbook place={finding.runbook} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What to do, with what is to be typed as such: "Run `skycap backup create`." */
export function Remedy({ text }: { text: string }) {
  return text.split("`").map((part, index) => (index % 2 ? <code key={index}>{part}</code> : part));
}

/** The page of the operators' guide and its heading, in words, and where the file is. */
export function Runbook({ place }: { place: string }) {
  const say = useSay();
  const [file = "", heading = ""] = place.split("#");
  const page = words(file.replace(/\.md$/, ""));
  return (
    <p className={styles["runbook"]}>
      <Icon path={icons.fileText} size={14} />
      <span>
        {say("operations.runbook")}:{" "}
        <cite>
          {heading ? say("operations.runbookPlace", { page, heading: words(heading) }) : page}
        </cite>
      </span>
      <code>{`docs/operations/${place}`}</code>
    </p>
  );
}

/** "no-backup" as "No backup"; alarms are headings as they stand. */
function words(name: string): string {
  if (name.startsWith("skycap-")) return name;
  const text = name.replaceAll(/[-_]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
