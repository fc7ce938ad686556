/** The portfolio: arrears by bucket, portfolio at risk, provisions by stage, ratios. */
import { useQuery } from "@tanstack/react-query";

import * as icons from "../../../shared/icons";
import { useFormats } from "../../api";
import { Bars } from "../../charts/bars";
import { LineChart } from "../../charts/line-chart";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Empty } from "../../ui/empty";
import { Card } from "../../ui/page";
import { Rows, RowsWaiting } from "../../ui/rows";
import { Totals } from "../../ui/totals";
import { AboutReport } from "./about";
import type { ReportSearch } from "./address";
import { ageing, provisions, ratios, type Ageing as AgeingTold } from "./questions";
import { Since } from "./statements";

interface Props {
  readonly search: ReportSearch;
}

const OVER = "over ";

function useBucketName() {
  const say = useSay();
  return (bucket: string) => {
    if (bucket === "current") return say("reports.current");
    if (bucket.startsWith(OVER)) return say("reports.over", { days: bucket.slice(OVER.length) });
    return bucket;
  };
}

function Nothing() {
  const say = useSay();
  return (
    <Empty icon={icons.chartLine} title={say("reports.none")}>
      {say("reports.noneText")}
    </Empty>
  );
}

export function Ageing({ search }: Props) {
  const say = useSay();
  return (
    <Answer query={useQuery(ageing(search))} waiting={<RowsWaiting count={12} />}>
      {(told) => (
        <>
          <AboutReport title={say("reports.ageing")} report={told} />
          {told.measured ? <Measured told={told} /> : <Nothing />}
        </>
      )}
    </Answer>
  );
}

function Measured({ told }: { told: AgeingTold }) {
  const say = useSay();
  const write = useFormats();
  const nameOf = useBucketName();
  return (
    <>
      <Totals
        totals={[
          { name: say("reports.loans"), value: write.count(told.loans) },
          { name: say("reports.principal"), value: write.money(told.principal, { whole: true }) },
          { name: say("reports.overdue"), value: write.money(told.overdue, { whole: true }) },
          ...(told.nearCeiling
            ? [{ name: say("reports.ceilings"), value: write.count(told.nearCeiling) }]
            : []),
        ]}
      />
      <Card heading={say("reports.ageing")}>
        <Bars
          tone="arrears"
          bars={told.buckets.map((bucket) => ({
            name: nameOf(bucket.bucket),
            size: Number(bucket.principal),
            figures: [write.count(bucket.loans), write.percent(bucket.share)],
          }))}
        />
      </Card>
      <Rows
        label={say("reports.ageing")}
        rows={told.buckets}
        keyOf={(row) => row.bucket}
        columns={[
          { name: say("reports.bucket"), lead: true, cell: (row) => nameOf(row.bucket) },
          { name: say("reports.loans"), figure: true, cell: (row) => write.count(row.loans) },
          {
            name: say("reports.principal"),
            figure: true,
            cell: (row) => write.money(row.principal),
          },
          { name: say("reports.overdue"), figure: true, cell: (row) => write.money(row.overdue) },
        ]}
      />
      <Rows
        label={say("reports.par")}
        rows={told.atRisk}
        keyOf={(row) => String(row.days)}
        columns={[
          {
            name: say("reports.par"),
            lead: true,
            cell: (row) =>
              row.days === 1
                ? say("reports.parAny")
                : say("reports.parDays", { days: write.count(row.days) }),
          },
          {
            name: say("reports.principal"),
            figure: true,
            cell: (row) => write.money(row.principal),
          },
          { name: say("reports.percent"), figure: true, cell: (row) => write.percent(row.percent) },
          {
            name: say("reports.withRestructured"),
            figure: true,
            cell: (row) =>
              `${write.money(row.withRestructured)} (${write.percent(row.percentWithRestructured)})`,
          },
        ]}
      />
      {told.trend.length > 1 && (
        <Card heading={say("reports.trend")}>
          <LineChart
            label={say("reports.trend")}
            pointName={say("reports.month")}
            points={told.trend.map(({ month }) => write.month(month))}
            series={[
              { name: say("reports.par30"), values: told.trend.map(({ par30 }) => par30) },
              { name: say("reports.par90"), values: told.trend.map(({ par90 }) => par90) },
            ]}
            write={write.percent}
            writeAxis={write.percent}
          />
        </Card>
      )}
    </>
  );
}

export function Provisions({ search }: Props) {
  const say = useSay();
  const write = useFormats();
  const nameOf = useBucketName();
  return (
    <Answer query={useQuery(provisions(search))} waiting={<RowsWaiting count={12} />}>
      {(told) => (
        <>
          <AboutReport title={say("reports.provisions")} report={told} />
          {told.measured ? (
            <>
              <Totals
                totals={[
                  { name: say("reports.allowance"), value: write.money(told.allowance) },
                  { name: say("reports.coverage"), value: write.percent(told.riskCoverage) },
                  {
                    name: say("reports.method"),
                    value: say(`reports.method_${told.method}` as "reports.method_table"),
                  },
                ]}
              />
              <Rows
                label={say("reports.stage")}
                rows={told.stages}
                keyOf={(row) => String(row.stage)}
                columns={[
                  {
                    name: say("reports.stage"),
                    lead: true,
                    cell: (row) => say(`reports.stage${row.stage}` as "reports.stage1"),
                  },
                  {
                    name: say("reports.loans"),
                    figure: true,
                    cell: (row) => write.count(row.loans),
                  },
                  {
                    name: say("reports.principal"),
                    figure: true,
                    cell: (row) => write.money(row.principal),
                  },
                  {
                    name: say("reports.interest"),
                    figure: true,
                    cell: (row) => write.money(row.interest),
                  },
                  {
                    name: say("reports.required"),
                    figure: true,
                    cell: (row) => write.money(row.required),
                  },
                  {
                    name: say("reports.movement"),
                    figure: true,
                    cell: (row) => write.money(row.movement),
                  },
                ]}
              />
              <Rows
                label={say("reports.bucket")}
                rows={told.buckets}
                keyOf={(row) => row.bucket}
                columns={[
                  { name: say("reports.bucket"), lead: true, cell: (row) => nameOf(row.bucket) },
                  {
                    name: say("reports.percent"),
                    figure: true,
                    cell: (row) => write.percent(row.percent),
                  },
                  {
                    name: say("reports.loans"),
                    figure: true,
                    cell: (row) => write.count(row.loans),
                  },
                  {
                    name: say("reports.principal"),
                    figure: true,
                    cell: (row) => write.money(row.principal),
                  },
                  {
                    name: say("reports.required"),
                    figure: true,
                    cell: (row) => write.money(row.required),
                  },
                ]}
              />
            </>
          ) : (
            <Nothing />
          )}
        </>
      )}
    </Answer>
  );
}

const MONEY = [
  "interestIncome",
  "feeIncome",
  "penaltyIncome",
  "recoveries",
  "writtenOff",
  "allowance",
  "fellDue",
  "collected",
] as const;
const PERCENT = {
  writeOffRatio: "writeOffRatio",
  riskCoverage: "coverage",
  collectionRate: "collectionRate",
} as const;

export function Ratios({ search }: Props) {
  const say = useSay();
  const write = useFormats();
  return (
    <Answer query={useQuery(ratios(search))} waiting={<RowsWaiting count={10} />}>
      {(told) => (
        <>
          <AboutReport title={say("reports.ratios")} report={told} />
          <Since from={told.since} to={told.date} />
          <Rows
            label={say("reports.ratios")}
            rows={[
              ...MONEY.map((name) => ({
                name: say(`reports.${name}`),
                value: write.money(told[name]),
              })),
              ...Object.entries(PERCENT).map(([name, word]) => ({
                name: say(`reports.${word}`),
                value: write.percent(told[name as keyof typeof PERCENT]),
              })),
            ]}
            keyOf={(row) => row.name}
            columns={[
              { name: say("reports.what"), lead: true, cell: (row) => row.name },
              { name: say("reports.value"), figure: true, beside: true, cell: (row) => row.value },
            ]}
          />
        </>
      )}
    </Answer>
  );
}
