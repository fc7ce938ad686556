/** How fast it is, what holds it up, and what to change. */
import { useQuery } from "@tanstack/react-query";

import * as icons from "../../../shared/icons";
import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Empty } from "../../ui/empty";
import { Rows, RowsWaiting, type Column } from "../../ui/rows";
import { Findings, Verdict } from "./finding";
import styles from "./operations.module.css";
import { performance, type Performance as Told } from "./questions";
import { Since, useSpan } from "./since";
import { useWriting } from "./writing";

/** How many of the slowest are shown. */
const SLOWEST = 25;

interface Route {
  readonly route: string;
  readonly requests: number;
  readonly failures: number;
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
  readonly percentOfTime: number;
}
interface Function {
  readonly function: string;
  readonly calls: number;
  readonly coldStarts: number;
  readonly durationP95: number | null;
  readonly timeouts: number;
  readonly memory: number;
  readonly memoryUsed: number;
}
interface Statement {
  readonly statement: string;
  readonly times: number;
  readonly worst: number;
  readonly verdict: string;
}
interface Table {
  readonly table: string;
  readonly read: number;
  readonly written: number;
  readonly throttled: number;
}

export function Performance() {
  const say = useSay();
  const [hours] = useSpan(168);
  return (
    <>
      <div className={styles["bar"]}>
        <Since usual={168} />
      </div>
      <Answer query={useQuery(performance(hours))} waiting={<RowsWaiting count={10} />}>
        {(told) =>
          told.routes.length ? (
            <Review told={told} />
          ) : (
            <Empty icon={icons.chartLine} title={say("operations.noRequests")}>
              {say("operations.noRequestsText")}
            </Empty>
          )
        }
      </Answer>
    </>
  );
}

function Review({ told }: { told: Told }) {
  const say = useSay();
  const columns = useColumns();
  const routes = told.routes as unknown as readonly Route[];
  const statements = told.statements as unknown as readonly Statement[];
  return (
    <>
      {!told.findings.length && <Verdict well title={say("operations.fast")} />}
      <Findings findings={told.findings} />
      <h3 className={styles["heading"]}>{say("operations.slowRoutes")}</h3>
      <Rows
        label={say("operations.slowRoutes")}
        rows={routes.slice(0, SLOWEST)}
        keyOf={(row) => row.route}
        columns={columns.routes}
      />
      {statements.length ? (
        <>
          <h3 className={styles["heading"]}>{say("operations.statements")}</h3>
          <Rows
            label={say("operations.statements")}
            rows={statements}
            keyOf={(row) => row.statement}
            columns={columns.statements}
          />
        </>
      ) : (
        <p className="muted">{told.functions.length ? null : say("operations.noStatements")}</p>
      )}
      {told.functions.length > 0 && (
        <>
          <h3 className={styles["heading"]}>{say("operations.functions")}</h3>
          <Rows
            label={say("operations.functions")}
            rows={told.functions as unknown as readonly Function[]}
            keyOf={(row) => row.function}
            columns={columns.functions}
          />
        </>
      )}
      {told.tables.length > 0 && (
        <>
          <h3 className={styles["heading"]}>{say("operations.tables")}</h3>
          <Rows
            label={say("operations.tables")}
            rows={told.tables as unknown as readonly Table[]}
            keyOf={(row) => row.table}
            columns={columns.tables}
          />
        </>
      )}
    </>
  );
}

function useColumns() {
  const say = useSay();
  const { count, percent } = useFormats();
  const { time, number } = useWriting();
  const figure = true;
  const routes: readonly Column<Route>[] = [
    {
      name: say("operations.route"),
      lead: true,
      cell: (row) => <span lang="en">{row.route}</span>,
    },
    { name: say("operations.times"), figure, cell: (row) => count(row.requests) },
    { name: say("operations.failures"), figure, cell: (row) => count(row.failures) },
    { name: say("operations.half"), figure, cell: (row) => time(row.p50) },
    { name: say("operations.p95"), figure, cell: (row) => time(row.p95) },
    { name: say("operations.worst"), figure, cell: (row) => time(row.worst) },
    { name: say("operations.share"), figure, cell: (row) => percent(String(row.percentOfTime)) },
  ];
  const statements: readonly Column<Statement>[] = [
    { name: say("operations.statement"), lead: true, cell: (row) => <code>{row.statement}</code> },
    { name: say("operations.times"), figure, cell: (row) => count(row.times) },
    { name: say("operations.worst"), figure, cell: (row) => time(row.worst) },
    { name: say("operations.verdict"), cell: (row) => <span lang="en">{row.verdict}</span> },
  ];
  const functions: readonly Column<Function>[] = [
    { name: say("operations.function"), lead: true, cell: (row) => row.function },
    { name: say("operations.times"), figure, cell: (row) => count(row.calls) },
    { name: say("operations.coldStarts"), figure, cell: (row) => count(row.coldStarts) },
    { name: say("operations.p95"), figure, cell: (row) => time(row.durationP95) },
    { name: say("operations.timeouts"), figure, cell: (row) => count(row.timeouts) },
    {
      name: say("operations.memory"),
      figure,
      cell: (row) =>
        say("operations.memoryOf", { used: count(row.memoryUsed), all: count(row.memory) }),
    },
  ];
  const tables: readonly Column<Table>[] = [
    { name: say("operations.table"), lead: true, cell: (row) => row.table },
    { name: say("operations.read"), figure, cell: (row) => number(row.read) },
    { name: say("operations.written"), figure, cell: (row) => number(row.written) },
    { name: say("operations.refused"), figure, cell: (row) => count(row.throttled) },
  ];
  return { routes, statements, functions, tables };
}
