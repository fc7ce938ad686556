/** What stood at the last month ends, and the figures of one's own desk: fetched once the rest is. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { useFormats, useLender } from "../../api";
import { LineChart } from "../../charts/line-chart";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Card } from "../../ui/page";
import { StatusIcon, type Status } from "../../ui/status";
import styles from "./look-back.module.css";
import money from "./money.module.css";
import { desk, type Desk, type Figures } from "./questions";

export function LookBack({ figures }: { figures: Figures }) {
  return (
    <div className={styles["row"]}>
      <MonthEnds figures={figures} />
      <OwnDesk />
    </div>
  );
}

const KINDS = ["amounts", "par"] as const;

function MonthEnds({ figures }: { figures: Figures }) {
  const say = useSay();
  const write = useFormats();
  const { currency } = useLender();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("amounts");
  const { monthEnds } = figures;
  const amounts = kind === "amounts";
  return (
    <Card>
      <div className={money["head"]}>
        <div>
          <h2>{say("dashboard.monthEnds")}</h2>
          <p className="muted">
            {amounts ? say("dashboard.monthEndsUnit", { currency }) : say("dashboard.parUnit")}
          </p>
        </div>
        <fieldset className={money["spans"]}>
          <legend className="unseen">{say("dashboard.monthEnds")}</legend>
          {KINDS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="month-ends"
                checked={one === kind}
                onChange={() => setKind(one)}
              />
              <span>{say(`dashboard.monthEnds_${one}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <LineChart
        label={say("dashboard.monthEnds")}
        height={240}
        points={monthEnds.map(({ month }) => write.month(month))}
        pointName={say("dashboard.month")}
        series={
          amounts
            ? [
                {
                  name: say("dashboard.principalOutstanding"),
                  values: monthEnds.map((end) => end.principalOutstanding),
                },
                { name: say("dashboard.atRisk"), values: monthEnds.map((end) => end.atRisk) },
              ]
            : [{ name: say("dashboard.par30"), values: monthEnds.map((end) => end.par30) }]
        }
        write={(value) => (amounts ? write.money(value) : write.percent(value))}
        writeAxis={(value) => (amounts ? write.short(value) : write.percent(value))}
      />
    </Card>
  );
}

function OwnDesk() {
  const say = useSay();
  const query = useQuery(desk);
  return (
    <Card heading={say("dashboard.desk")}>
      <Answer query={query} waiting={<div className={styles["waiting"]} />}>
        {(found) => <Own desk={found} />}
      </Answer>
    </Card>
  );
}

/** What waits and since when; what one captured; what was collected today. */
function Own({ desk: { waiting, captured, collections } }: { desk: Desk }) {
  const say = useSay();
  const write = useFormats();
  const mine = Object.entries(captured ?? {}).filter(([, count]) => count > 0);
  if (!waiting.length && !collections && !mine.length) {
    return <p className="muted">{say("dashboard.deskEmpty")}</p>;
  }
  return (
    <>
      {(waiting.length > 0 || collections) && (
        <dl className={styles["figures"]}>
          {waiting.map(({ kind, status, loans, amount, since }) => (
            <div key={kind}>
              <dt>
                <Link to="/loans" search={{ status } as never}>
                  {say.maybe(`dashboard.kind_${kind}`) ?? kind}
                </Link>
                {since && <span>{say("dashboard.oldest", { date: write.date(since) })}</span>}
              </dt>
              <dd>
                {write.count(loans)}
                <span>{write.money(amount, { whole: true })}</span>
              </dd>
            </div>
          ))}
          {collections && <Collected collections={collections} />}
        </dl>
      )}
      {mine.length > 0 && (
        <>
          <h3 className={styles["own"]}>{say("dashboard.captured")}</h3>
          <dl className={styles["figures"]}>
            {mine.map(([status, count]) => (
              <div key={status}>
                <dt>
                  <Link to="/loans" search={{ status } as never}>
                    <StatusIcon status={status as Status} />
                    {say.maybe(`status.${status}`) ?? status}
                  </Link>
                </dt>
                <dd>{write.count(count)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

function Collected({ collections }: { collections: NonNullable<Desk["collections"]> }) {
  const say = useSay();
  const write = useFormats();
  return (
    <>
      <div>
        <dt>
          <Link to="/repayments">{say("dashboard.collectedToday")}</Link>
          <span>{say("dashboard.payments", { count: collections.repayments })}</span>
        </dt>
        <dd>{write.money(collections.amount, { whole: true })}</dd>
      </div>
      <div>
        <dt>
          <Link to="/loans" search={{ status: "disbursed", due: "today" } as never}>
            {say("dashboard.dueToday")}
          </Link>
        </dt>
        <dd>{write.count(collections.dueToday)}</dd>
      </div>
    </>
  );
}
