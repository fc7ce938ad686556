/** Everything about one loan, in the drawer and at its own address. */
import { ActionIcon, Button, CopyButton, Skeleton, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";

import * as icons from "../../../shared/icons";
import { asFailure } from "../../../shared/api/failure";
import { useFormats, useLender } from "../../api";
import { useSay } from "../../language";
import { Empty } from "../../ui/empty";
import { Failed } from "../../ui/failed";
import { Icon } from "../../ui/icon";
import { StatusBadge } from "../../ui/status";
import { useAddress } from "./address";
import { Banner } from "./banner";
import { Deeds } from "./deeds";
import styles from "./file.module.css";
import { oneLoan, type Loan } from "./queries";
import { Sections } from "./sections";
import { Balances, Terms } from "./terms";
import { isSome, nameOf, statusOfLoan, termName, today, wasServiced } from "./words";

/** The dialogs come after the loan is shown, so that it shows sooner. */
const dialogs = () => import("./dialogs");
const Dialogs = lazy(async () => ({ default: (await dialogs()).Dialogs }));

/** Most applications have nothing remarkable. */
const Alerts = lazy(async () => ({ default: (await import("./vetting/alerts")).Alerts }));

/** What waits for a second person, on loans to which more than repayments happened. */
const Proposals = lazy(async () => ({
  default: (await import("./servicing/proposals")).Proposals,
}));

interface Props {
  readonly id: string;
  /** At its own address there is room for the terms beside the rest. */
  readonly own?: boolean;
}

export function LoanFile({ id, own = false }: Props) {
  const say = useSay();
  const { search } = useAddress();
  const { data: loan, error, refetch } = useQuery(oneLoan(id, search.asOf));
  const known = loan !== undefined;
  useEffect(() => {
    if (known) dialogs().catch(() => undefined); // asked for again when it is opened
  }, [known]);
  if (!loan) {
    if (!error) return <Waiting />;
    return (
      <div className={styles["file"]}>
        {asFailure(error).code === "loan_unknown" ? (
          <Empty
            icon={icons.fileText}
            title={say("loanFile.unknown")}
            action={
              <Button component={Link} to="/loans" variant="default">
                {say("loans.emptyShowAll")}
              </Button>
            }
          />
        ) : (
          <Failed error={error} onTry={() => void refetch()} />
        )}
      </div>
    );
  }
  return (
    <div className={styles["file"]} data-own={own || undefined}>
      <Letterhead />
      <Head loan={loan} own={own} />
      <AsOf loan={loan} />
      {!search.asOf && loan.alerts.length > 0 && (
        <Suspense fallback={null}>
          <Alerts loan={loan} />
        </Suspense>
      )}
      {!search.asOf && <Banner loan={loan} />}
      {!search.asOf && wasServiced(loan) && (
        <Suspense fallback={null}>
          <Proposals loan={loan} />
        </Suspense>
      )}
      <Figures loan={loan} />
      {own ? (
        <div className={styles["columns"]}>
          <Sections loan={loan} />
          <aside className={styles["beside"]} aria-label={say("loanFile.terms")}>
            <Terms loan={loan} />
            <Balances loan={loan} />
          </aside>
        </div>
      ) : (
        <Sections loan={loan} overview />
      )}
      {search.do && (
        <Suspense fallback={null}>
          <Dialogs loan={loan} />
        </Suspense>
      )}
    </div>
  );
}

/** Only on paper: whose loan it is, and when it was printed. */
function Letterhead() {
  const write = useFormats();
  const { name } = useLender();
  return (
    <p className={styles["paper"]}>
      {name} · {write.moment(new Date().toISOString())}
    </p>
  );
}

function Head({ loan, own }: { loan: Loan; own: boolean }) {
  const say = useSay();
  const { search } = useAddress();
  const Heading = own ? "h1" : "h2";
  const { contactNumber, idNumber } = loan.borrower;
  return (
    <header className={styles["head"]} role="presentation">
      <div className={styles["who"]}>
        <Heading className={styles["name"]}>{nameOf(loan)}</Heading>
        <StatusBadge status={statusOfLoan(loan)} />
      </div>
      <p className={styles["ways"]}>
        <span className={styles["reference"]}>
          {loan.reference}
          <CopyButton value={loan.reference}>
            {({ copied, copy }) => (
              <Tooltip label={say(copied ? "loanFile.copied" : "loanFile.copy")}>
                <ActionIcon
                  size={24}
                  aria-label={say(copied ? "loanFile.copied" : "loanFile.copy")}
                  onClick={copy}
                >
                  <Icon path={copied ? icons.check : icons.fileText} size={14} />
                </ActionIcon>
              </Tooltip>
            )}
          </CopyButton>
        </span>
        <span>{say("loanFile.identity", { number: idNumber })}</span>
        <a href={`tel:${contactNumber}`}>
          <Icon path={icons.phone} size={14} />
          {contactNumber}
        </a>
      </p>
      {!search.asOf && <Deeds loan={loan} />}
    </header>
  );
}

/** Look at the loan as it was at the end of an earlier day. */
function AsOf({ loan }: { loan: Loan }) {
  const say = useSay();
  const write = useFormats();
  const { search, change } = useAddress();
  if (!search.asOf) return null;
  return (
    <p className={styles["as-of"]} role="status">
      <Icon path={icons.history} />
      <span>{say("loanFile.asOfTold", { date: write.date(loan.balances.asOf) })}</span>
      <button type="button" onClick={() => change({ asOf: undefined })}>
        {say("loanFile.asOfBack")}
      </button>
    </p>
  );
}

function Figures({ loan }: { loan: Loan }) {
  const say = useSay();
  const write = useFormats();
  const { timezone } = useLender();
  const { search, change } = useAddress();
  const { balances, arrears, disbursedOn } = loan;
  const lent = disbursedOn !== null;
  const first = loan.schedule[0];
  return (
    <div className={styles["figures"]}>
      <dl>
        <Figure name={say("loanFile.amount")} value={write.money(loan.loanAmount)} />
        {isSome(loan.undrawn) && (
          <Figure name={say("loanFile.undrawn")} value={write.money(loan.undrawn)} />
        )}
        <Figure name={say("loanFile.toRepay")} value={write.money(loan.totalAmount)} />
        {lent ? (
          <>
            <Figure name={say("loanFile.outstanding")} value={write.money(balances.outstanding)} />
            <Figure name={say("loanFile.paid")} value={write.money(balances.paid)} />
            {isSome(balances.overpaid) ? (
              <Figure name={say("loanFile.overpaid")} value={write.money(balances.overpaid)} />
            ) : (
              <Figure
                name={say("loanFile.overdue")}
                value={write.money(arrears.overdue)}
                late={arrears.inArrears}
              />
            )}
            <Figure
              name={say("loanFile.nextDue")}
              value={
                balances.nextDue && balances.nextAmount
                  ? write.money(balances.nextAmount)
                  : say("loanFile.nothingDue")
              }
              note={balances.nextDue ? write.date(balances.nextDue) : undefined}
            />
          </>
        ) : (
          <>
            <Figure
              name={say("loanFile.instalment")}
              value={first ? write.money(first.total) : "–"}
            />
            <Figure
              name={say("loanFile.term")}
              value={termName(
                say,
                loan.terms.instalments,
                loan.terms.frequency.unit,
                loan.terms.frequency.every,
              )}
            />
          </>
        )}
      </dl>
      {lent && (
        <label className={styles["as-of-field"]}>
          <span>{say("loanFile.asOf")}</span>
          <input
            type="date"
            value={search.asOf ?? ""}
            min={disbursedOn}
            max={today(timezone)}
            onChange={(event) => change({ asOf: event.currentTarget.value || undefined })}
          />
        </label>
      )}
    </div>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly note?: string | undefined;
  readonly late?: boolean;
}

function Figure({ name, value, note, late }: FigureProps) {
  return (
    <div data-late={late || undefined}>
      <dt>{name}</dt>
      <dd>
        {value}
        {note && <span className={styles["note"]}>{note}</span>}
      </dd>
    </div>
  );
}

function Waiting() {
  return (
    <div className={styles["file"]} aria-busy="true">
      <Skeleton height={26} width={220} />
      <Skeleton height={14} width={320} />
      <Skeleton height={36} width={280} />
      <Skeleton height={72} />
      <Skeleton height={116} />
      <Skeleton height={36} />
      <Skeleton height={320} />
    </div>
  );
}
