/** The money that came in: every repayment, the newest first, or those that match. */
import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import { useFormats, useMay } from "../../api";
import { useSay } from "../../language";
import { Answer, Stale } from "../../ui/answer";
import { Empty } from "../../ui/empty";
import { Failed } from "../../ui/failed";
import { Icon } from "../../ui/icon";
import { More } from "../../ui/more";
import { Page } from "../../ui/page";
import { Rows, RowsWaiting, Second, type Column } from "../../ui/rows";
import { Totals, TotalsWaiting } from "../../ui/totals";
import { Filters } from "./filters";
import { methodName } from "./method";
import { repaymentFigures, repaymentList, type Repayment, type RepaymentSearch } from "./questions";
import { RepaymentState } from "./state";

const route = getRouteApi("/shell/repayments");

export function Repayments() {
  const say = useSay();
  const search = route.useSearch();
  return (
    <Page heading={say("repayments.title")} lead={say("repayments.lead")} actions={<Record />}>
      <Figures />
      <Filters key={search.reference ?? ""} search={search} />
      <List search={search} />
    </Page>
  );
}

function Record() {
  const say = useSay();
  const may = useMay();
  if (!may("record_repayment")) return null;
  return (
    <Button
      component={Link}
      to="/loans"
      search={{ status: "disbursed" } as never}
      leftSection={<Icon path={icons.cash} size={16} />}
    >
      {say("shell.doRepay")}
    </Button>
  );
}

function Figures() {
  const say = useSay();
  const write = useFormats();
  const figures = useQuery(repaymentFigures);
  return (
    <Answer query={figures} waiting={<TotalsWaiting count={4} />}>
      {(found) => (
        <Totals
          totals={[
            {
              name: say("repayments.received"),
              value: write.money(found.totalAmount, { whole: true }),
            },
            { name: say("repayments.count"), value: write.count(found.total) },
            { name: say("repayments.reversed"), value: write.count(found.reversed) },
            {
              name: say("repayments.lastMonth", {
                month: found.months.at(-1) ? write.month(found.months.at(-1)?.month ?? "") : "–",
              }),
              value: write.money(found.months.at(-1)?.repaid ?? "0", { whole: true }),
            },
          ]}
        />
      )}
    </Answer>
  );
}

function List({ search }: { search: RepaymentSearch }) {
  const say = useSay();
  const query = useInfiniteQuery(repaymentList(search));
  const columns = useColumns();
  const narrowed = Object.keys(search).length > 0;
  if (!query.data) {
    if (query.error) return <Failed error={query.error} onTry={() => void query.refetch()} />;
    return <RowsWaiting count={10} />;
  }
  const rows = query.data.pages.flatMap((each) => each.rows);
  if (!rows.length) {
    return (
      <Empty
        icon={icons.receipt}
        title={say(narrowed ? "repayments.noneMatches" : "repayments.none")}
        action={
          narrowed && (
            <Button component={Link} to="/repayments" variant="default">
              {say("repayments.all")}
            </Button>
          )
        }
      >
        {say(narrowed ? "repayments.noneMatchesText" : "repayments.noneText")}
      </Empty>
    );
  }
  return (
    <>
      {query.error && !query.isFetchNextPageError && (
        <Stale error={query.error} at={query.dataUpdatedAt} onTry={() => void query.refetch()} />
      )}
      <Rows
        label={say("repayments.title")}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.repaymentId}
        isVoid={(row) => row.reversed}
      />
      <More query={query} shown={rows.length} />
    </>
  );
}

function useColumns(): readonly Column<Repayment>[] {
  const say = useSay();
  const write = useFormats();
  return [
    {
      name: say("repayments.receipt"),
      lead: true,
      tight: true,
      cell: (row) => (
        <Link
          to="/repayments/$loan/$repayment"
          params={{ loan: row.loanReference, repayment: row.repaymentId }}
        >
          {row.receiptNumber}
        </Link>
      ),
    },
    {
      name: say("repayments.date"),
      tight: true,
      cell: (row) => write.date(row.paymentDate),
    },
    {
      name: say("repayments.from"),
      cell: (row) => (
        <>
          {row.borrowerName}
          <Second>
            <Link to="/loans/$loanId" params={{ loanId: row.loanReference }}>
              {row.loanReference}
            </Link>
          </Second>
        </>
      ),
    },
    {
      name: say("repayments.method"),
      cell: (row) => (
        <>
          {methodName(say, row.paymentMethod)}
          <Second>{row.referenceNumber}</Second>
        </>
      ),
    },
    { name: say("repayments.by"), tight: true, cell: (row) => row.recordedBy },
    { name: say("repayments.state"), cell: (row) => <RepaymentState repayment={row} /> },
    {
      name: say("repayments.amount"),
      figure: true,
      beside: true,
      cell: (row) => write.money(row.amountPaid),
    },
    {
      name: say("repayments.balance"),
      figure: true,
      cell: (row) => write.money(row.balanceAfter),
    },
  ];
}
