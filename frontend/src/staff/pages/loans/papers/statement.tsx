/** The statement of account of a loan, as a borrower is handed it: to look at, print and download. */
import { Button, Skeleton, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";

import * as icons from "../../../../shared/icons";
import { useFormats, useLender } from "../../../api";
import { useSay } from "../../../language";
import { Answer } from "../../../ui/answer";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { today } from "../words";
import type { StatementSearch } from "./address";
import { csvOf } from "./csv";
import styles from "./papers.module.css";
import { Postings } from "./postings";
import { statementOf, type Statement } from "./questions";

export function StatementPage() {
  const say = useSay();
  const { loan = "" } = useParams({ strict: false }) as Record<string, string>;
  const search = useSearch({ strict: false }) as StatementSearch;
  const query = useQuery(statementOf(loan, search));
  const { data: told } = query;
  return (
    <Page
      heading={say("papers.statement")}
      title={say("papers.statementOf", { reference: told?.reference ?? loan })}
      lead={
        <Link to="/loans/$loanId" params={{ loanId: loan } as never}>
          {say("papers.toLoan", { loan: told?.reference ?? loan })}
        </Link>
      }
      actions={
        told && (
          <>
            <Button
              component="a"
              variant="default"
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(say, told))}`}
              download={`${told.reference} ${told.from} ${told.to}.csv`}
              leftSection={<Icon path={icons.download} size={16} />}
            >
              {say("papers.csv")}
            </Button>
            <Button
              leftSection={<Icon path={icons.printer} size={16} />}
              onClick={() => window.print()}
            >
              {say("papers.print")}
            </Button>
          </>
        )
      }
    >
      <Period loan={loan} search={search} told={told} />
      <Answer query={query} waiting={<Skeleton height={480} radius="lg" />}>
        {(found) => <Sheet told={found} />}
      </Answer>
    </Page>
  );
}

interface PeriodProps {
  readonly loan: string;
  readonly search: StatementSearch;
  readonly told: Statement | undefined;
}

/** From when to when; the address keeps it. */
function Period({ loan, search, told }: PeriodProps) {
  const say = useSay();
  const { timezone } = useLender();
  const navigate = useNavigate();
  const go = (next: StatementSearch) => {
    const params = { loan };
    void navigate({ to: "/loans/$loan/statement", params, search: next, replace: true } as never);
  };
  const day = (name: "from" | "to") => (
    <TextInput
      type="date"
      label={say(`papers.${name}`)}
      value={search[name] ?? told?.[name] ?? ""}
      max={today(timezone)}
      onChange={(event) => {
        const { [name]: _, ...others } = search;
        const { value } = event.currentTarget;
        go(value ? { ...others, [name]: value } : others);
      }}
    />
  );
  return (
    <div className={styles["period"]}>
      {day("from")}
      {day("to")}
      <Button variant="default" disabled={!search.from && !search.to} onClick={() => go({})}>
        {say("papers.whole")}
      </Button>
    </div>
  );
}

function Sheet({ told }: { told: Statement }) {
  const say = useSay();
  const write = useFormats();
  const lender = useLender();
  const period = say("papers.periodOf", {
    from: write.date(told.from),
    to: write.date(told.to),
  });
  return (
    <article className={styles["sheet"]}>
      <div className={styles["head"]}>
        <div>
          <strong>{lender.name}</strong>
          <p className="muted">{lender.address}</p>
          <p className="muted">{[lender.phone, lender.email].filter(Boolean).join(" · ")}</p>
          {lender.licence && <p className="muted">{lender.licence}</p>}
        </div>
        <dl>
          <dt>{say("papers.borrower")}</dt>
          <dd>{told.borrowerName}</dd>
          <dt>{say("papers.loan")}</dt>
          <dd>{told.reference}</dd>
          <dt>{say("papers.period")}</dt>
          <dd>{period}</dd>
          <dt>{say("papers.closing")}</dt>
          <dd>
            <strong>{write.money(told.closing.total)}</strong>
          </dd>
        </dl>
      </div>
      <Postings told={told} />
      <p className="muted">{say("papers.note")}</p>
    </article>
  );
}
