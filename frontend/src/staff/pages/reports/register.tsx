/** The loan register of regulation 20: every loan that was paid out. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Empty } from "../../ui/empty";
import { Failed } from "../../ui/failed";
import { More } from "../../ui/more";
import { Rows, RowsWaiting, Second, type Column } from "../../ui/rows";
import type { ReportSearch } from "./address";
import { register, type RegisterLine } from "./questions";

export function Register({ search }: { search: ReportSearch }) {
  const say = useSay();
  const query = useInfiniteQuery(register(search));
  const columns = useColumns();
  if (!query.data) {
    if (query.error) return <Failed error={query.error} onTry={() => void query.refetch()} />;
    return <RowsWaiting count={10} />;
  }
  const rows = query.data.pages.flatMap((each) => each.rows);
  if (!rows.length && !query.hasNextPage) {
    return <Empty icon={icons.fileText} title={say("reports.registerNone")} />;
  }
  return (
    <>
      <Rows
        label={say("reports.register")}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.agreement}
      />
      <More query={query} shown={rows.length} />
    </>
  );
}

function useColumns(): readonly Column<RegisterLine>[] {
  const say = useSay();
  const write = useFormats();
  return [
    {
      name: say("reports.agreement"),
      lead: true,
      tight: true,
      cell: (row) => (
        <Link to="/loans/$loanId" params={{ loanId: row.agreement }}>
          {row.agreement}
        </Link>
      ),
    },
    {
      name: say("reports.borrower"),
      cell: (row) => (
        <>
          {row.borrower}
          <Second>{row.address}</Second>
        </>
      ),
    },
    { name: say("reports.advanced"), tight: true, cell: (row) => write.date(row.advancedOn) },
    { name: say("reports.amount"), figure: true, cell: (row) => write.money(row.principal) },
    {
      name: say("reports.instalment"),
      figure: true,
      cell: (row) => `${write.count(row.instalments)} × ${write.money(row.instalment)}`,
    },
    { name: say("reports.toRepay"), figure: true, cell: (row) => write.money(row.totalRepayable) },
    {
      name: say("reports.outstanding"),
      figure: true,
      beside: true,
      cell: (row) => write.money(row.outstanding),
    },
  ];
}
