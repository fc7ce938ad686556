/**
 * A borrower by identity number. The number stays out of the address, which others may see or keep:
 * it is remembered with the entry of the browser's history, and gone with it.
 */
import { Button, Skeleton, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";

import { data, type Schemas } from "../../../shared/api/client";
import { asFailure } from "../../../shared/api/failure";
import * as icons from "../../../shared/icons";
import { api, useFormats } from "../../api";
import { useSay } from "../../language";
import { Empty } from "../../ui/empty";
import { Facts } from "../../ui/facts";
import { Failed } from "../../ui/failed";
import { Icon } from "../../ui/icon";
import { Card, Page } from "../../ui/page";
import { Rows, RowsWaiting, type Column } from "../../ui/rows";
import { StatusBadge } from "../../ui/status";
import { Totals, TotalsWaiting } from "../../ui/totals";
import { statusOf } from "../loans/views";
import { Lending } from "./lending";
import { Several } from "./several";
import styles from "./borrowers.module.css";

type Found = Schemas["BorrowerPageTold"];
type Line = Schemas["LineTold"];

interface Kept {
  readonly idNumber?: string;
}

export function Borrowers() {
  const say = useSay();
  const { idNumber } = useLocation({ select: ({ state }) => state as Kept });
  return (
    <Page heading={say("borrowers.title")} lead={say("borrowers.lead")}>
      <Find key={idNumber ?? ""} idNumber={idNumber ?? ""} />
      {idNumber ? (
        <Borrower idNumber={idNumber} />
      ) : (
        <Empty icon={icons.id} title={say("borrowers.start")}>
          {say("borrowers.startText")}
        </Empty>
      )}
    </Page>
  );
}

function Find({ idNumber }: { idNumber: string }) {
  const say = useSay();
  const navigate = useNavigate();
  const [text, setText] = useState(idNumber);
  const [missing, setMissing] = useState(false);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const wanted = text.trim();
    setMissing(!wanted);
    if (wanted) void navigate({ to: "/borrowers", state: { idNumber: wanted } as never });
  };
  return (
    <form className={styles["find"]} onSubmit={find} role="search">
      <TextInput
        label={say("borrowers.idNumber")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={missing && say("borrowers.missing")}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        size="md"
        className={styles["field"] ?? ""}
        autoFocus
      />
      <Button type="submit" size="md" leftSection={<Icon path={icons.search} size={16} />}>
        {say("borrowers.find")}
      </Button>
    </form>
  );
}

function Borrower({ idNumber }: { idNumber: string }) {
  const say = useSay();
  const {
    data: found,
    error,
    refetch,
  } = useQuery({
    queryKey: ["borrowers", idNumber],
    queryFn: ({ signal }) =>
      data(api.GET("/api/borrowers", { params: { query: { idNumber } }, signal })),
  });
  if (found) return <Person found={found} />;
  if (!error) {
    return (
      <>
        <Skeleton height={190} radius="lg" />
        <TotalsWaiting count={4} />
        <RowsWaiting count={3} />
      </>
    );
  }
  if (asFailure(error).code === "borrower_unknown") {
    return (
      <Empty
        icon={icons.user}
        title={say("borrowers.unknown")}
        action={
          <Button component={Link} to="/loans" variant="default">
            {say("borrowers.byName")}
          </Button>
        }
      >
        {say("borrowers.unknownText")}
      </Empty>
    );
  }
  return <Failed error={error} onTry={() => void refetch()} />;
}

function Person({ found: { borrower, totals, loans, barred } }: { found: Found }) {
  const say = useSay();
  const write = useFormats();
  const columns = useColumns();
  const kin = [borrower.kinName, borrower.kinRelationship, borrower.kinContact];
  const bank = [borrower.bankName, borrower.branch, borrower.accountNumber];
  return (
    <>
      <Card heading={`${borrower.firstName} ${borrower.lastName}`} aside={say("borrowers.asTold")}>
        <Facts
          facts={[
            [say("borrowers.idNumber"), borrower.idNumber],
            [
              say("borrowers.phone"),
              borrower.contactNumber && (
                <a className={styles["link"]} href={`tel:${borrower.contactNumber}`}>
                  {borrower.contactNumber}
                </a>
              ),
            ],
            [say("borrowers.email"), borrower.email],
            [say("borrowers.physical"), borrower.physicalAddress],
            [say("borrowers.postal"), borrower.postalAddress],
            [say("borrowers.employer"), borrower.employer],
            [say("borrowers.kin"), kin.filter(Boolean).join(", ")],
            [say("borrowers.bank"), bank.filter(Boolean).join(", ")],
          ]}
        />
      </Card>
      <Lending
        idNumber={borrower.idNumber}
        name={`${borrower.firstName} ${borrower.lastName}`}
        barred={barred}
      />
      <Totals
        totals={[
          {
            name: say("borrowers.outstanding"),
            value: write.money(totals.outstanding, { whole: true }),
          },
          { name: say("borrowers.paid"), value: write.money(totals.paid, { whole: true }) },
          { name: say("borrowers.open"), value: write.count(totals.open) },
          { name: say("borrowers.loans"), value: write.count(totals.loans) },
        ]}
      />
      <Several idNumber={borrower.idNumber} loans={loans} />
      <Rows
        label={say("borrowers.all")}
        columns={columns}
        rows={loans}
        keyOf={(row) => row.loanId}
      />
    </>
  );
}

function useColumns(): readonly Column<Line>[] {
  const say = useSay();
  const write = useFormats();
  return [
    {
      name: say("borrowers.loan"),
      lead: true,
      cell: (row) => (
        <Link to="/loans/$loanId" params={{ loanId: row.reference }}>
          {row.reference}
        </Link>
      ),
    },
    {
      name: say("borrowers.status"),
      beside: true,
      cell: (row) => <StatusBadge status={statusOf(row)} />,
    },
    { name: say("borrowers.applied"), cell: (row) => write.moment(row.createdAt).split(",")[0] },
    {
      name: say("borrowers.paidOut"),
      cell: (row) => (row.disbursedOn ? write.date(row.disbursedOn) : "–"),
    },
    {
      name: say("borrowers.amount"),
      figure: true,
      cell: (row) => write.money(row.loanAmount, { whole: true }),
    },
    {
      name: say("borrowers.paid"),
      figure: true,
      cell: (row) => write.money(row.paid, { whole: true }),
    },
    {
      name: say("borrowers.outstanding"),
      figure: true,
      cell: (row) => write.money(row.outstanding, { whole: true }),
    },
  ];
}
