/** The return of value added tax: fees and the tax inside them by rate, and what was exempt. */
import { useQuery } from "@tanstack/react-query";

import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Rows, RowsWaiting } from "../../ui/rows";
import { Totals } from "../../ui/totals";
import { AboutReport } from "./about";
import type { ReportSearch } from "./address";
import { vat } from "./questions";
import { Since } from "./statements";

const OTHERS = [
  "exemptFees",
  "exemptInterest",
  "exemptPenalties",
  "passedOn",
  "owedBefore",
  "byHand",
  "owed",
] as const;

export function VatReturn({ search }: { search: ReportSearch }) {
  const say = useSay();
  const write = useFormats();
  return (
    <Answer query={useQuery(vat(search))} waiting={<RowsWaiting count={8} />}>
      {(told) => (
        <>
          <AboutReport title={say("reports.vat")} report={told} />
          <Since from={told.since} to={told.date} />
          <Totals totals={[{ name: say("reports.vatTax"), value: write.money(told.tax) }]} />
          {told.rates.length > 0 && (
            <Rows
              label={say("reports.vat")}
              rows={told.rates}
              keyOf={(row) => row.percent}
              columns={[
                {
                  name: say("reports.vatRate"),
                  lead: true,
                  cell: (row) => write.percent(row.percent),
                },
                {
                  name: say("reports.vatFees"),
                  figure: true,
                  cell: (row) => write.money(row.fees),
                },
                { name: say("reports.vatNet"), figure: true, cell: (row) => write.money(row.net) },
                { name: say("reports.vatTax"), figure: true, cell: (row) => write.money(row.tax) },
              ]}
            />
          )}
          <Rows
            label={say("reports.vatOthers")}
            rows={OTHERS.map((name) => ({
              name: say(`reports.vat_${name}`),
              value: write.money(told[name]),
            }))}
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
