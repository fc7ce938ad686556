/** The journal: what waits for a second person, the month to close, and every entry. */
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";

import * as icons from "../../../shared/icons";
import { useFormats, useMay } from "../../api";
import { useSay } from "../../language";
import { Empty } from "../../ui/empty";
import { Failed } from "../../ui/failed";
import { Icon } from "../../ui/icon";
import { More } from "../../ui/more";
import { Page } from "../../ui/page";
import { Rows, RowsWaiting, Second, type Column } from "../../ui/rows";
import { useAccountName } from "../reports/about";
import { periodSearch, type Period } from "../reports/address";
import { fileOf } from "../reports/questions";
import styles from "../reports/reports.module.css";
import { NewEntry } from "./entry";
import { Closing } from "./period";
import { entries, whats, type JournalEntry } from "./questions";
import { Receipts } from "./receipts";
import { WaitingEntries } from "./waiting";

const route = getRouteApi("/shell/journal");

export function Journal() {
  const say = useSay();
  const may = useMay();
  const search = route.useSearch();
  const [adding, setAdding] = useState(false);
  return (
    <Page
      heading={say("journal.title")}
      lead={say("journal.lead")}
      actions={
        <>
          <Button
            component="a"
            href={fileOf("/api/reports/journal/export", search)}
            variant="default"
            leftSection={<Icon path={icons.download} size={16} />}
          >
            {say("journal.export")}
          </Button>
          {may("keep_books") && (
            <Button
              onClick={() => setAdding(true)}
              leftSection={<Icon path={icons.plus} size={16} />}
            >
              {say("journal.new")}
            </Button>
          )}
        </>
      }
    >
      <NewEntry opened={adding} onClose={() => setAdding(false)} />
      <WaitingEntries />
      <Receipts />
      <Closing />
      <Dates search={search} />
      <List search={search} />
    </Page>
  );
}

function Dates({ search }: { search: Period }) {
  const say = useSay();
  const navigate = route.useNavigate();
  return (
    <div className={styles["which"]}>
      {(["since", "until"] as const).map((name) => (
        <label key={name} className={styles["day"]}>
          <span>{say(name === "since" ? "journal.from" : "journal.to")}</span>
          <input
            type="date"
            value={search[name] ?? ""}
            onChange={(event) =>
              void navigate({
                search: periodSearch({ ...search, [name]: event.currentTarget.value }),
              })
            }
          />
        </label>
      ))}
    </div>
  );
}

function List({ search }: { search: Period }) {
  const say = useSay();
  const query = useInfiniteQuery(entries(search));
  const columns = useColumns();
  if (!query.data) {
    if (query.error) return <Failed error={query.error} onTry={() => void query.refetch()} />;
    return <RowsWaiting count={10} />;
  }
  const rows = query.data.pages.flatMap((each) => each.rows);
  if (!rows.length) {
    return (
      <Empty icon={icons.table} title={say("journal.none")}>
        {say("journal.noneText")}
      </Empty>
    );
  }
  return (
    <>
      <Rows label={say("journal.title")} columns={columns} rows={rows} keyOf={(row) => row.entry} />
      <More query={query} shown={rows.length} />
    </>
  );
}

function useColumns(): readonly Column<JournalEntry>[] {
  const say = useSay();
  const write = useFormats();
  const nameOf = useAccountName();
  const side = (amount: string) => (Number(amount) === 0 ? " " : write.money(amount));
  const lines = (row: JournalEntry, cell: (line: JournalEntry["lines"][number]) => string) =>
    row.lines.map((line) => (
      <span key={line.account} className={styles["line"]}>
        {cell(line)}
      </span>
    ));
  return [
    {
      name: say("journal.what"),
      lead: true,
      cell: (row) => (
        <>
          {say(`journal.${whats.find((known) => known === row.what) ?? "adjustment"}`)}
          {row.loanReference && (
            <Second>
              <Link to="/loans/$loanId" params={{ loanId: row.loanReference }}>
                {row.loanReference}
              </Link>
            </Second>
          )}
        </>
      ),
    },
    { name: say("journal.date"), tight: true, cell: (row) => write.date(row.date) },
    {
      name: say("journal.accounts"),
      cell: (row) => lines(row, (line) => `${line.code} ${nameOf(line)}`),
    },
    {
      name: say("journal.debit"),
      figure: true,
      cell: (row) => lines(row, (line) => side(line.debit)),
    },
    {
      name: say("journal.credit"),
      figure: true,
      cell: (row) => lines(row, (line) => side(line.credit)),
    },
  ];
}
