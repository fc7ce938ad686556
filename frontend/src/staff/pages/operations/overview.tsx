/** Health at a glance: the verdict, what to do, what was checked, and requests over time. */
import { useQuery } from "@tanstack/react-query";

import * as icons from "../../../shared/icons";
import { useFormats } from "../../api";
import { LineChart } from "../../charts/line-chart";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Icon } from "../../ui/icon";
import { Card } from "../../ui/page";
import { RowsWaiting } from "../../ui/rows";
import { Skeleton } from "../../ui/skeleton";
import type { Span } from "./address";
import { Findings, severityOf, Verdict, worstFirst } from "./finding";
import styles from "./operations.module.css";
import { figures, health, periodOf, type Health } from "./questions";
import { Since, useSpan } from "./since";
import { useWriting } from "./writing";

const DAY_MINUTES = 24 * 60;

export function Overview() {
  const [hours] = useSpan(24);
  return (
    <>
      <Answer query={useQuery(health)} waiting={<RowsWaiting count={6} />}>
        {(told) => <Standing told={told} />}
      </Answer>
      <div className={styles["bar"]}>
        <Since usual={24} />
      </div>
      <div className={styles["charts"]}>
        <Figure of="Count" figure="requests" hours={hours} />
        <Figure of="5XXError" figure="errors" hours={hours} />
        <Figure of="Latency" figure="latency" hours={hours} />
      </div>
    </>
  );
}

function Standing({ told }: { told: Health }) {
  const say = useSay();
  const write = useFormats();
  const [worst] = worstFirst(told.findings);
  return (
    <>
      {worst ? (
        <Verdict
          well={false}
          title={
            told.verdict === "unreachable"
              ? say("operations.nobodyCanWork")
              : say("operations.found", { count: told.findings.length })
          }
        >
          {say("operations.foundText", {
            severity: say(`operations.${severityOf(worst.severity)}`),
          })}
        </Verdict>
      ) : (
        <Verdict well title={say("operations.well")}>
          {say("operations.wellText", { checks: write.count(told.checks.length) })}
        </Verdict>
      )}
      <Findings findings={told.findings} />
      <section className={styles["panel"]} aria-label={say("operations.checks")}>
        <h3 className={styles["panel-heading"]}>{say("operations.checks")}</h3>
        <ul className={styles["steps"]}>
          {told.checks.map((check, index) => (
            <li key={`${check.name}-${index}`}>
              <State state={check.state} />
              <strong>{say.maybe(`operations.check_${check.name}`) ?? check.name}</strong>
              <span lang="en">{check.what}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function State({ state }: { state: string }) {
  const say = useSay();
  const known = (["well", "found", "skipped"] as const).find((name) => name === state) ?? "skipped";
  const icon = { well: icons.check, found: icons.alertTriangle, skipped: icons.infoCircle }[known];
  const tone = { well: "active", found: "arrears", skipped: "closed" }[known];
  return (
    <span className={styles["state"]} data-tone={tone}>
      <Icon path={icon} size={16} />
      {say(`operations.state_${known}`)}
    </span>
  );
}

interface FigureProps {
  readonly of: string;
  readonly figure: "requests" | "errors" | "latency";
  readonly hours: Span;
}

function Figure({ of, figure, hours }: FigureProps) {
  const say = useSay();
  const { point, time, number } = useWriting();
  const daily = periodOf(hours) >= DAY_MINUTES;
  const write = (text: string) =>
    figure === "latency" ? time(Number(text)) : number(Number(text));
  const label = say(`operations.${figure}`);
  return (
    <Card heading={label}>
      <Answer query={useQuery(figures(of, hours))} waiting={<Skeleton height={250} />}>
        {(told) => (
          <LineChart
            label={label}
            height={200}
            pointName={say("operations.time")}
            points={told.starts.map((at) => point(at, daily))}
            series={told.series.map((one) => ({
              name: one.of === "all" ? label : one.of,
              values: one.values.map((value) => (value === null ? null : String(value))),
            }))}
            write={write}
            writeAxis={write}
          />
        )}
      </Answer>
    </Card>
  );
}
