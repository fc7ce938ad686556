/** Late loans near the ceiling of the in duplum rule, with the room that is left. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Empty } from "../../ui/empty";
import { Failed } from "../../ui/failed";
import { More } from "../../ui/more";
import { Rows, RowsWaiting, Second, type Column } from "../../ui/rows";
import { ceilings, type NearCeiling } from "./questions";

export function Ceilings() {
  const say = useSay();
  const query = useInfiniteQuery(ceilings);
  const columns = useColumns();
  if (!query.data) {
    if (query.error) return <Failed error={query.error} onTry={() => void query.refetch()} />;
    return <RowsWaiting count={10} />;
  }
  const rows = query.data.pages.flatMap((each) => each.rows);
  if (!rows.length && !query.hasNextPage) {
    return (
      <Empty icon={icons.circleCheck} title={say("reports.ceilingsNone")}>
        {say("reports.ceilingsNoneText")}
      </Empty>
    );
  }
  return (
    <>
      <Rows
        label={say("reports.ceilings")}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.loanId}
      />
      <More query={query} shown={rows.length} />
    </>
  );
}

function useColumns(): readonly Column<NearCeiling>[] {
  const say = useSay();
  const write = useFormats();
  const money = (amount: string | null) => (amount === null ? "–" : write.money(amount));
  return [
    {
      name: say("reports.agreement"),
      lead: true,
      tight: true,
      cell: (row) => (
        <Link to="/loans/$loanId" params={{ loanId: row.loanId }}>
          {row.reference}
        </Link>
      ),
    },
    {
      name: say("reports.borrower"),
      cell: (row) => (
        <>
          {row.borrowerName}
          <Second>{say("loans.daysLate", { count: row.daysPastDue })}</Second>
        </>
      ),
    },
    { name: say("reports.ceilingLimit"), figure: true, cell: (row) => money(row.ceiling.limit) },
    {
      name: say("reports.ceilingUsed"),
      figure: true,
      cell: (row) =>
        row.ceiling.usedPercent === null ? "–" : write.percent(row.ceiling.usedPercent),
    },
    { name: say("reports.ceilingRoom"), figure: true, cell: (row) => money(row.ceiling.room) },
    {
      name: say("reports.ceilingBlocked"),
      figure: true,
      beside: true,
      cell: (row) => write.money(row.ceiling.blocked),
    },
  ];
}
