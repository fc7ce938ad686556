/** Every alarm: how it stands, when it rings, what became of it, and what to look at. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Badge } from "../../ui/badge";
import { Facts } from "../../ui/facts";
import { Icon } from "../../ui/icon";
import { RowsWaiting } from "../../ui/rows";
import type { OperationsSearch, Part } from "./address";
import { Runbook, SeverityBadge, Verdict } from "./finding";
import styles from "./operations.module.css";
import { alarms, type Alarm } from "./questions";
import { useWriting } from "./writing";

const RINGS = "ALARM";
const MINUTE_SECONDS = 60;

/** Which page shows more about what an alarm is about. */
const places: Readonly<Record<string, { part: Part; search?: OperationsSearch }>> = {
  "skycap-lambda-errors": { part: "logs", search: { errors: true } },
  "skycap-api-5xx-errors": { part: "logs", search: { errors: true } },
  "skycap-api-4xx-errors": { part: "logs" },
  "skycap-api-latency": { part: "performance" },
  "skycap-failed-logins": { part: "logs", search: { function: "auth" } },
  "skycap-scheduled-failures": { part: "day-ends" },
  "skycap-day-end-behind": { part: "day-ends" },
  "skycap-chain-broken": { part: "diagnose", search: { trouble: "dashboard" } },
  "skycap-backup-too-old": { part: "backups" },
  "skycap-disk-low": { part: "storage" },
};

export function Alarms() {
  const say = useSay();
  return (
    <Answer query={useQuery(alarms)} waiting={<RowsWaiting count={10} />}>
      {(found) => {
        const ringing = found.filter(({ state }) => state === RINGS);
        const others = found.filter(({ state }) => state !== RINGS);
        return (
          <>
            <Verdict
              well={!ringing.length}
              title={
                ringing.length
                  ? say("operations.ringing", { count: ringing.length })
                  : say("operations.allQuiet")
              }
            />
            <ul className={styles["log"]}>
              {[...ringing, ...others].map((alarm) => (
                <One key={alarm.name} alarm={alarm} />
              ))}
            </ul>
          </>
        );
      }}
    </Answer>
  );
}

function One({ alarm }: { alarm: Alarm }) {
  const say = useSay();
  const write = useFormats();
  const { age } = useWriting();
  const rule = useRule();
  return (
    <li>
      <details className={styles["line"]} data-alarm open={alarm.state === RINGS}>
        <summary>
          <StateOf alarm={alarm} />
          <span className={styles["told"]} lang="en">
            <strong>{alarm.what}</strong>
            <span className="muted"> {alarm.name}</span>
          </span>
          <span className="muted">{alarm.since && age(alarm.since)}</span>
          <Icon path={icons.chevronDown} size={16} />
        </summary>
        <div className={styles["more"]}>
          {alarm.reason && <p lang="en">{alarm.reason}</p>}
          <Facts
            facts={[
              [say("operations.threshold"), rule(alarm)],
              [
                say("operations.severity"),
                <SeverityBadge key="severity" severity={alarm.severity} />,
              ],
              [say("operations.stateSince"), alarm.since && write.moment(alarm.since)],
              ...(alarm.silentUntil
                ? [
                    [
                      say("operations.silent"),
                      say("operations.silentUntil", { time: write.moment(alarm.silentUntil) }),
                    ] as const,
                  ]
                : []),
            ]}
          />
          <Doing alarm={alarm} />
          <Past alarm={alarm} />
        </div>
      </details>
    </li>
  );
}

function StateOf({ alarm }: { alarm: Alarm }) {
  const say = useSay();
  if (alarm.state === RINGS) {
    return (
      <Badge icon={icons.bell} tone="arrears">
        {say("operations.rings")}
      </Badge>
    );
  }
  if (alarm.silenced) {
    return (
      <Badge icon={icons.bell} tone="asked">
        {say("operations.silent")}
      </Badge>
    );
  }
  return alarm.state === "OK" ? (
    <Badge icon={icons.circleCheck} tone="active">
      {say("operations.quiet")}
    </Badge>
  ) : (
    <Badge icon={icons.infoCircle} tone="closed">
      {say("operations.noFigures")}
    </Badge>
  );
}

function Doing({ alarm }: { alarm: Alarm }) {
  const say = useSay();
  const place = places[Object.keys(places).find((name) => alarm.name.startsWith(name)) ?? ""];
  return (
    <div>
      <h3 className={styles["small-heading"]}>{say("operations.toDo")}</h3>
      {place && (
        <p>
          {say("operations.lookAt")}:{" "}
          <Link
            to="/operations/$part"
            params={{ part: place.part }}
            search={place.search ?? {}}
            className={styles["link"]}
          >
            {say(`operations.part_${place.part}`)}
          </Link>
        </p>
      )}
      <Runbook place={alarm.runbook} />
    </div>
  );
}

function Past({ alarm }: { alarm: Alarm }) {
  const say = useSay();
  const write = useFormats();
  return (
    <div>
      <h3 className={styles["small-heading"]}>{say("operations.history")}</h3>
      {alarm.history.length ? (
        <ul className={styles["past"]}>
          {alarm.history.map((change, index) => (
            <li key={index}>
              <time dateTime={String(change["at"])}>{write.moment(String(change["at"]))}</time>{" "}
              {say(change["state"] === RINGS ? "operations.rings" : "operations.quiet")}{" "}
              <span className="muted" lang="en">
                {String(change["reason"] ?? "")}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{say("operations.noHistory")}</p>
      )}
    </div>
  );
}

function useRule() {
  const say = useSay();
  const { number } = useWriting();
  return (alarm: Alarm) =>
    say(alarm.comparison === "below" ? "operations.rule_below" : "operations.rule_above", {
      statistic: alarm.statistic,
      metric: alarm.metric,
      number: number(alarm.threshold),
      minutes: number((alarm.periodSeconds * alarm.periods) / MINUTE_SECONDS),
    });
}
