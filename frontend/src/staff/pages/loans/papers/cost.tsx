/** The cost-of-credit sheet: all that a borrower is told before signing, to look at and to print. */
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";

import * as icons from "../../../../shared/icons";
import { useFormats, useLender } from "../../../api";
import { useSay } from "../../../language";
import { Answer } from "../../../ui/answer";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { Rows } from "../../../ui/rows";
import { earlyTexts, lateTexts, wordFor } from "../../products/questions";
import { Facts } from "../terms";
import { interestName, isSome, paceName, rateName, termName } from "../words";
import styles from "./papers.module.css";
import { costOf, type CostSheet } from "./questions";

export function CostPage() {
  const say = useSay();
  const { loan = "" } = useParams({ strict: false }) as Record<string, string>;
  const query = useQuery(costOf(loan));
  const { data: told } = query;
  return (
    <Page
      heading={say("papers.cost")}
      title={`${say("papers.cost")} ${told?.reference ?? loan}`}
      lead={
        <Link to="/loans/$loanId" params={{ loanId: loan } as never}>
          {say("papers.toLoan", { loan: told?.reference ?? loan })}
        </Link>
      }
      actions={
        told && (
          <Button
            leftSection={<Icon path={icons.printer} size={16} />}
            onClick={() => window.print()}
          >
            {say("papers.print")}
          </Button>
        )
      }
    >
      <Answer query={query} waiting={<Skeleton height={720} radius="lg" />}>
        {(found) => <Sheet told={found} />}
      </Answer>
    </Page>
  );
}

function Sheet({ told }: { told: CostSheet }) {
  const say = useSay();
  const write = useFormats();
  const lender = useLender();
  const { unit, every } = told.frequency;
  const percent = (rate: string | null) => (rate === null ? "–" : write.percent(rate));
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
          <dt>{say(told.paidOut ? "papers.costPaidOut" : "papers.costIfToday")}</dt>
          <dd>{write.date(told.startDate)}</dd>
        </dl>
      </div>
      <div className={styles["pair"]}>
        <Facts
          heading={say("papers.costWhat")}
          figures
          rows={[
            [say("papers.costPrincipal"), write.money(told.principal)],
            [say("papers.costReceived"), write.money(told.amountReceived)],
            [say("papers.costInterest"), write.money(told.totalInterest)],
            [say("papers.costFees"), write.money(told.totalFees)],
            [
              say("papers.costTotal"),
              <strong key="c">{write.money(told.totalCostOfCredit)}</strong>,
            ],
            [say("papers.costMonthly"), write.money(told.monthlyCostOfCredit)],
            [say("papers.costPayable"), <strong key="p">{write.money(told.totalPayable)}</strong>],
          ]}
        />
        <Facts
          heading={say("papers.costHow")}
          figures
          rows={[
            [say("papers.costRate"), rateName(say, write, told.interestRate, told.ratePeriod)],
            [say("papers.costMethod"), interestName(say, told.method)],
            [say("papers.costNominal"), percent(told.aprNominal)],
            [say("papers.costEffective"), percent(told.aprEffective)],
            [
              say("papers.costTerm"),
              `${termName(say, told.instalments, unit, every)} (${paceName(say, unit, every)})`,
            ],
            [
              say("papers.costInstalments"),
              `${write.count(told.instalments)} × ${write.money(told.instalmentAmount)}`,
            ],
            told.lastInstalmentAmount !== told.instalmentAmount && [
              say("papers.costLast"),
              write.money(told.lastInstalmentAmount),
            ],
            [say("papers.costFirstDue"), write.date(told.firstDue)],
            [say("papers.costLastDue"), write.date(told.lastDue)],
          ]}
        />
      </div>
      {told.fees.length > 0 && <Fees told={told} />}
      <Conditions told={told} />
      <Rows
        label={say("papers.costSchedule")}
        rows={told.schedule}
        keyOf={(row) => String(row.number)}
        columns={[
          {
            name: say("papers.date"),
            lead: true,
            cell: (row) => (row.number ? write.date(row.dueDate) : say("papers.costKept")),
          },
          {
            name: say("papers.principal"),
            figure: true,
            cell: (row) => write.money(row.principal),
          },
          { name: say("papers.interest"), figure: true, cell: (row) => write.money(row.interest) },
          { name: say("papers.fee"), figure: true, cell: (row) => write.money(row.fee) },
          {
            name: say("papers.costToPay"),
            figure: true,
            beside: true,
            cell: (row) => write.money(row.total),
          },
        ]}
      />
      <p className="muted">{say("papers.costNote")}</p>
    </article>
  );
}

function Fees({ told }: { told: CostSheet }) {
  const say = useSay();
  const write = useFormats();
  return (
    <Rows
      label={say("papers.costFees")}
      rows={told.fees}
      keyOf={(row) => row.name}
      columns={[
        {
          name: say("papers.costFee"),
          lead: true,
          cell: (row) => (row.insurance ? `${row.name}, ${say("papers.costInsurance")}` : row.name),
        },
        { name: say("papers.costWhen"), cell: (row) => wordFor(say, "feeTime", row.time) },
        {
          name: say("papers.costTax"),
          figure: true,
          cell: (row) => (isSome(row.tax) ? write.money(row.tax) : "–"),
        },
        {
          name: say("papers.costSum"),
          figure: true,
          beside: true,
          cell: (row) => write.money(row.total),
        },
      ]}
    />
  );
}

/** What else may be charged: by hand, when it is paid late, when it is paid early. */
function Conditions({ told }: { told: CostSheet }) {
  const say = useSay();
  const write = useFormats();
  const { late, early } = told;
  const said = [
    [
      say("papers.costByHand"),
      told.charges.map(
        ({ name, amount }) =>
          `${name}: ${say("papers.costAtMost", { amount: write.money(amount) })}`,
      ),
    ],
    [say("papers.costLate"), lateTexts(say, write, { late })],
    [say("papers.costEarly"), earlyTexts(say, write, { early })],
  ] as const;
  return (
    <div className={styles["pair"]}>
      {said
        .filter(([, lines]) => lines.length)
        .map(([heading, lines]) => (
          <section key={heading}>
            <h2>{heading}</h2>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
