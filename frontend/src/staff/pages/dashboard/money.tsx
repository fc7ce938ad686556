/** Money out and in by month, over a span that the person chooses. */
import { useState } from "react";

import { useFormats, useLender } from "../../api";
import { LineChart } from "../../charts/line-chart";
import { useSay } from "../../language";
import { Card } from "../../ui/page";
import { lastMonths, type Figures } from "./questions";
import styles from "./money.module.css";

const SPANS = [6, 12, 24] as const;

export function Money({ figures }: { figures: Figures }) {
  const say = useSay();
  const write = useFormats();
  const { currency } = useLender();
  const [span, setSpan] = useState<number>(12);
  const months = lastMonths(figures, span);
  const name = (month: string) =>
    span > 12 ? `${write.month(month)} ${month.slice(2, 4)}` : write.month(month);
  return (
    <Card>
      <div className={styles["head"]}>
        <div>
          <h2>{say("dashboard.money")}</h2>
          <p className="muted">{say("dashboard.moneyUnit", { currency })}</p>
        </div>
        <fieldset className={styles["spans"]}>
          <legend className="unseen">{say("dashboard.span")}</legend>
          {SPANS.map((count) => (
            <label key={count}>
              <input
                type="radio"
                name="span"
                checked={count === span}
                onChange={() => setSpan(count)}
              />
              <span>{say("common.months", { count })}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <LineChart
        label={say("dashboard.money")}
        height={300}
        points={months.map(({ month }) => name(month))}
        unfinished={say("dashboard.soFar")}
        pointName={say("dashboard.month")}
        series={[
          {
            name: say("dashboard.disbursed"),
            values: months.map((month) => month.disbursed ?? "0"),
          },
          { name: say("dashboard.repaid"), values: months.map((month) => month.repaid ?? "0") },
        ]}
        write={(value) => write.money(value)}
        writeAxis={(value) => write.short(value)}
      />
    </Card>
  );
}
