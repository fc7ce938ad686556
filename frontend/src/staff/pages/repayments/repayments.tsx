/** The money that came in: every repayment, the newest first, or those of one loan. */
import { Button, TextInput } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";

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
import { methodName } from "./method";
import { repaymentFigures, repaymentList, type Repayment } from "./questions";
import styles from "./repayments.module.css";
import { RepaymentState } from "./state";

const route = getRouteApi("/shell/repayments");

export function Repayments() {
  const say = useSay();
  const { loan } = route.useSearch();
  return (
    <Page heading={say("repayments.title")} lead={say("repayments.lead")} actions={<Record />}>
      <Figures />
      <Filter key={loan ?? ""} loan={loan} />
      <List loan={loan} />
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

function Filter({ loan }: { loan: string | undefined }) {
  const say = useSay();
  const navigate = route.useNavigate();
  const [text, setText] = useState(loan ?? "");
  const find = (event: FormEvent) => {
    event.preventDefault();
    const wanted = text.trim().toUpperCase();
    void navigate({ search: wanted ? { loan: wanted } : {} });
  };
  return (
    <form className={styles["filter"]} onSubmit={find} role="search">
      <TextInput
        aria-label={say("repayments.ofLoan")}
        placeholder={say("repayments.ofLoan")}
        leftSection={<Icon path={icons.search} size={16} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autoCapitalize="characters"
        spellCheck={false}
        className={styles["field"] ?? ""}
      />
      <Button type="submit" variant="default">
        {say("repayments.find")}
      </Button>
      {loan && (
        <Link to="/repayments" className={styles["chip"]}>
          {say("repayments.onlyLoan", { loan })}
          <Icon path={icons.x} size={14} />
          <span className="unseen">{say("repayments.all")}</span>
        </Link>
      )}
    </form>
  );
}

function List({ loan }: { loan: string | undefined }) {
  const say = useSay();
  const query = useInfiniteQuery(repaymentList(loan));
  const columns = useColumns();
  if (!query.data) {
    if (query.error) return <Failed error={query.error} onTry={() => void query.refetch()} />;
    return <RowsWaiting count={10} />;
  }
  const rows = query.data.pages.flatMap((each) => each.rows);
  if (!rows.length) {
    return (
      <Empty
        icon={icons.receipt}
        title={say(loan ? "repayments.noneOfLoan" : "repayments.none")}
        action={
          loan && (
            <Button component={Link} to="/repayments" variant="default">
              {say("repayments.all")}
            </Button>
          )
        }
      >
        {say(loan ? "repayments.noneOfLoanText" : "repayments.noneText")}
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
      name: say("repayments.loan"),
      tight: true,
      cell: (row) => (
        <Link to="/loans/$loanId" params={{ loanId: row.loanReference }}>
          {row.loanReference}
        </Link>
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
