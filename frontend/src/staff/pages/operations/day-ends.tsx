/** Day ends: the last day that is closed, how many wait, and what each did step by step. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { data } from "../../../shared/api/client";
import * as icons from "../../../shared/icons";
import { patient, useFormats } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Badge } from "../../ui/badge";
import { aboveForm, useChange } from "../../ui/change";
import { Empty } from "../../ui/empty";
import { Icon } from "../../ui/icon";
import { RowsWaiting } from "../../ui/rows";
import { Totals } from "../../ui/totals";
import { Trouble } from "../../ui/trouble";
import { Findings } from "./finding";
import styles from "./operations.module.css";
import { dayEnds, KEY, type DayEnds as Told } from "./questions";

type Run = Told["runs"][number];

export function DayEnds() {
  const say = useSay();
  const query = useQuery(dayEnds);
  const close = useChange({
    send: (_: null) => data(patient.POST("/api/operations/day-ends")),
    renews: [KEY],
    told: say("operations.dayClosed"),
  });
  return (
    <>
      {query.data?.last.behind !== 0 && (
        <div className={styles["bar"]}>
          <Button loading={close.sending} onClick={() => close.send(null)}>
            {say("operations.closeDay")}
          </Button>
          <span className="muted" role="status">
            {close.sending && say("operations.closing")}
          </span>
        </div>
      )}
      <Trouble text={aboveForm(say, close.failure, [])} />
      <Answer query={query} waiting={<RowsWaiting count={8} />}>
        {(told) => <Standing told={told} />}
      </Answer>
    </>
  );
}

function Standing({ told }: { told: Told }) {
  const say = useSay();
  const write = useFormats();
  const { last } = told;
  return (
    <>
      <Totals
        totals={[
          {
            name: say("operations.lastDay"),
            value: last.day ? write.date(last.day) : say("operations.noDay"),
          },
          {
            name: say("operations.endedAt"),
            value: last.endedAt ? write.moment(last.endedAt) : "–",
          },
          { name: say("operations.behind"), value: write.count(last.behind) },
        ]}
      />
      <Findings findings={told.findings} />
      {told.runs.length ? (
        <ul className={styles["log"]} aria-label={say("operations.runs")}>
          {told.runs.map((run) => (
            <One key={run.day} run={run} />
          ))}
        </ul>
      ) : (
        <Empty icon={icons.calendar} title={say("operations.noRuns")}>
          {say("operations.noRunsText")}
        </Empty>
      )}
    </>
  );
}

function One({ run }: { run: Run }) {
  const say = useSay();
  const write = useFormats();
  const failures = Object.entries(run.failures);
  const nameOf = (step: string) => say.maybe(`operations.step_${step}`) ?? step;
  return (
    <li>
      <details className={styles["line"]} data-run open={failures.length > 0}>
        <summary>
          <span className={styles["told"]}>
            <strong>{write.date(run.day)}</strong>
          </span>
          <RunState run={run} />
          <span className="muted">{run.lastAt ? write.moment(run.lastAt) : ""}</span>
          <Icon path={icons.chevronDown} size={16} />
        </summary>
        <ul className={`${styles["more"]} ${styles["steps"]}`}>
          {Object.entries(run.steps).map(([step, did]) => (
            <li key={step}>
              <span className={styles["state"]} data-tone="active">
                <Icon path={icons.check} size={16} />
                {say("operations.outcome_well")}
              </span>
              <strong>{nameOf(step)}</strong>
              <span lang="en">{list(did)}</span>
            </li>
          ))}
          {failures.map(([step, why]) => (
            <li key={step}>
              <span className={styles["state"]} data-tone="arrears">
                <Icon path={icons.alertTriangle} size={16} />
                {say("operations.failed")}
              </span>
              <strong>{nameOf(step)}</strong>
              <span lang="en">{why}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function RunState({ run }: { run: Run }) {
  const say = useSay();
  if (Object.keys(run.failures).length) {
    return (
      <Badge icon={icons.circleX} tone="arrears">
        {say("operations.failed")}
      </Badge>
    );
  }
  return run.ended ? (
    <Badge icon={icons.circleCheck} tone="active">
      {say("operations.ended")}
    </Badge>
  ) : (
    <Badge icon={icons.clock} tone="pending">
      {say("operations.running")}
    </Badge>
  );
}

/** A digest is known by its beginning; whole, it is in the audit trail. */
const DIGEST_MIN = 40;
const BEGINNING = 12;

/** What a step did, as "loans 500, wrong 0"; what goes on the next day is for programs. */
function list(did: Readonly<Record<string, unknown>>): string {
  return Object.entries(did)
    .filter(([name]) => name !== "next")
    .map(([name, value]) => [name, String(value)] as const)
    .map(([name, value]) =>
      value.length < DIGEST_MIN ? `${name} ${value}` : `${name} ${value.slice(0, BEGINNING)}…`,
    )
    .join(", ");
}
