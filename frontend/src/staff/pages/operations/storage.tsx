/** How much room is taken, how that grows, and what AWS costs. */
import { useQuery } from "@tanstack/react-query";

import * as icons from "../../../shared/icons";
import { useFormats } from "../../api";
import { Bars } from "../../charts/bars";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Empty } from "../../ui/empty";
import { Card } from "../../ui/page";
import { Rows, RowsWaiting } from "../../ui/rows";
import { Totals } from "../../ui/totals";
import { Findings } from "./finding";
import { costs, usage, type Costs, type Usage } from "./questions";
import { useWriting } from "./writing";

export function Storage() {
  const say = useSay();
  return (
    <>
      <Answer query={useQuery(usage)} waiting={<RowsWaiting count={6} />}>
        {(told) => <Room told={told} />}
      </Answer>
      <Answer query={useQuery(costs)} waiting={<RowsWaiting count={4} />}>
        {(told) =>
          told.months.length ? (
            <Bill told={told} />
          ) : (
            <Empty icon={icons.wallet} title={say("operations.costsNone")}>
              <span lang="en">{told.remark}</span>
            </Empty>
          )
        }
      </Answer>
    </>
  );
}

interface Part {
  readonly name: string;
  readonly bytes: number;
  readonly count: number | null;
}
interface Growth {
  readonly bytesPerDay: number;
  readonly daysUntilFull: number | null;
}

function Room({ told }: { told: Usage }) {
  const say = useSay();
  const write = useFormats();
  const { size } = useWriting();
  const growth = told.growth as Growth | null;
  const sized = (bytes: number | null) => (bytes === null ? "–" : size(bytes));
  return (
    <>
      <Totals
        totals={[
          { name: say("operations.used"), value: size(told.bytes) },
          { name: say("operations.free"), value: sized(told.freeBytes) },
          { name: say("operations.perDay"), value: sized(growth?.bytesPerDay ?? null) },
          { name: say("operations.in30Days"), value: sized(told.bytesIn30Days) },
          { name: say("operations.inAYear"), value: sized(told.bytesInAYear) },
          {
            name: say("operations.untilFull"),
            value:
              growth?.daysUntilFull == null
                ? "–"
                : say("common.days", { count: growth.daysUntilFull }),
          },
        ]}
      />
      <Findings findings={told.findings} />
      <Card heading={say("operations.parts")}>
        <Bars
          tone="brand"
          wide
          bars={(told.parts as unknown as readonly Part[]).map((part) => ({
            name: part.name,
            size: part.bytes,
            figures: [
              part.count === null
                ? ""
                : say("operations.count", { number: write.count(part.count) }),
              size(part.bytes),
            ],
          }))}
        />
      </Card>
      <p className="muted">
        <span lang="en">{told.remark}</span> {!growth && say("operations.growthLater")}
      </p>
    </>
  );
}

interface Month {
  readonly month: string;
  readonly whole: boolean;
  readonly total: string;
  readonly services: Readonly<Record<string, string>>;
}

function Bill({ told }: { told: Costs }) {
  const say = useSay();
  const write = useFormats();
  const months = told.months as unknown as readonly Month[];
  const money = (amount: string | undefined) =>
    amount === undefined
      ? "–"
      : new Intl.NumberFormat("en-BW", {
          style: "currency",
          currency: told.currency ?? "USD",
        }).format(amount as Intl.StringNumericLiteral);
  const services = [...new Set(months.flatMap((month) => Object.keys(month.services)))].sort();
  const total = "";
  return (
    <>
      <Findings findings={told.findings} />
      <Rows
        label={say("operations.costs")}
        rows={[...services, total]}
        keyOf={(service) => service}
        columns={[
          {
            name: say("operations.service"),
            lead: true,
            cell: (service) => service || say("operations.total"),
          },
          ...months.map((month) => {
            const name = `${write.month(month.month.slice(0, 7))} ${month.month.slice(0, 4)}`;
            return {
              name: month.whole ? name : say("operations.monthSoFar", { month: name }),
              figure: true,
              cell: (service: string) => money(service ? month.services[service] : month.total),
            };
          }),
        ]}
      />
      <p className="muted">
        {told.onCourseFor && say("operations.onCourse", { amount: money(told.onCourseFor) })}{" "}
        <span lang="en">{told.remark}</span>
      </p>
    </>
  );
}
