/** Approve an application, as asked or on changed terms: then the API's new quote is shown first. */
import { Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { data } from "../../../../shared/api/client";
import { asFailure } from "../../../../shared/api/failure";
import { api, useFormats, useLender } from "../../../api";
import { useSay } from "../../../language";
import { fieldsOf, troubleOf, useCommand } from "../command";
import type { DialogProps } from "./props";
import { quoteOf, type Loan } from "../queries";
import { Assessed } from "../vetting/assessment";
import { plainNumber, today } from "../words";
import styles from "./dialogs.module.css";
import { Frame, tell } from "./frame";

export function Approve({ loan, onClose }: DialogProps) {
  const say = useSay();
  const write = useFormats();
  const { timezone } = useLender();
  const [asked] = useState({
    amount: loan.loanAmount.replace(/\.0+$/, ""),
    term: String(loan.terms.instalments),
  });
  const [amount, setAmount] = useState(asked.amount);
  const [term, setTerm] = useState(asked.term);
  const [date, setDate] = useState("");
  const [comments, setComments] = useState("");
  const [missing, setMissing] = useState(false);
  const wanted = { amount: plainNumber(amount), term: term.trim() };
  const changed = wanted.amount !== asked.amount || wanted.term !== asked.term;
  const [settled] = useDebouncedValue(wanted, 300);
  const {
    data: quote,
    error: quoteError,
    isFetching,
  } = useQuery({
    ...quoteOf({
      product: loan.terms.product,
      loanAmount: settled.amount,
      loanPeriodMonths: settled.term,
      ...agreedOn(loan, today(timezone)),
    }),
    enabled: changed && settled.amount !== "" && settled.term !== "",
    placeholderData: (old) => old,
  });
  const command = useCommand({
    send: (body: Body, { header }) =>
      data(
        api.POST("/api/loans/{loan}/review", {
          params: { path: { loan: loan.loanId }, header },
          body,
        }),
      ),
    onDone: () => {
      tell(say, say("loanDeeds.approveDone"));
      onClose();
    },
  });
  const send = () => {
    setMissing(!comments.trim());
    if (!comments.trim()) return;
    command.send({
      action: "approve",
      comments: comments.trim(),
      ...(changed && { loanAmount: wanted.amount, loanPeriodMonths: wanted.term }),
      ...(date && { approvalDate: date }),
    });
  };
  const trouble = changed && quoteError ? asFailure(quoteError) : null;
  const wrong = { ...(trouble && fieldsOf(say, trouble)), ...command.fields };
  const fresh = changed && quote && !trouble ? quote : null;
  const first = loan.schedule[0];
  const last = loan.schedule.at(-1);
  return (
    <Frame
      loan={loan}
      title={say("loanDeeds.approveTitle")}
      command={command}
      onClose={onClose}
      onSend={send}
      send={say("loanDeeds.approveAs", {
        amount: write.money(fresh ? fresh.loanAmount : loan.loanAmount),
      })}
      blocked={
        changed &&
        (!fresh || isFetching || settled.amount !== wanted.amount || settled.term !== wanted.term)
      }
      fields={["comments", "loanAmount", "loanPeriodMonths", "approvalDate"]}
      happens={say("loanDeeds.approveHappens")}
    >
      {loan.affordability && <Assessed found={loan.affordability} boxed brief />}
      <div className={styles["pair"]}>
        <TextInput
          label={say("loanDeeds.approveAmount")}
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          error={wrong["loanAmount"]}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        <TextInput
          label={say("loanDeeds.approveTerm")}
          inputMode="numeric"
          autoComplete="off"
          value={term}
          error={wrong["loanPeriodMonths"]}
          onChange={(event) => setTerm(event.currentTarget.value)}
        />
      </div>
      <div className={styles["cost"]} role="status" aria-busy={isFetching}>
        <p>{say(changed ? "loanDeeds.changedNote" : "loanDeeds.asAsked")}</p>
        {trouble && troubleOf(say, trouble, ["loanAmount", "loanPeriodMonths"]) && (
          <p className={styles["wrong"]}>
            {troubleOf(say, trouble, ["loanAmount", "loanPeriodMonths"])}
          </p>
        )}
        <dl>
          <Cost
            name={say("loanDeeds.quoteInstalment")}
            before={first && write.money(first.total)}
            after={fresh ? write.money(fresh.instalmentAmount) : undefined}
          />
          <Cost
            name={say("loanDeeds.quoteTotal")}
            before={write.money(loan.totalAmount)}
            after={fresh ? write.money(fresh.totalAmount) : undefined}
          />
          <Cost
            name={say("loanDeeds.quoteLast")}
            before={last && write.date(last.dueDate)}
            after={fresh ? write.date(fresh.lastDue) : undefined}
          />
        </dl>
      </div>
      <Textarea
        data-autofocus
        label={say("loanDeeds.approveComments")}
        rows={2}
        maxLength={2000}
        value={comments}
        error={(missing && say("loanDeeds.commentsMissing")) || wrong["comments"]}
        onChange={(event) => {
          setComments(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <TextInput
        type="date"
        label={say("loanDeeds.approveDate")}
        description={say("loanDeeds.approveDateHint")}
        max={today(timezone)}
        value={date}
        error={wrong["approvalDate"]}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
    </Frame>
  );
}

/** What was agreed instead of what is usual. */
function agreedOn({ alerts, terms: { interestRate, firstDueDate } }: Loan, now: string) {
  return {
    ...(alerts.some(({ code }) => code === "rate_override") && { interestRate }),
    ...(firstDueDate && firstDueDate > now && { firstDueDate }),
  };
}

interface Body {
  readonly action: "approve";
  readonly comments: string;
  readonly loanAmount?: string;
  readonly loanPeriodMonths?: string;
  readonly approvalDate?: string;
}

interface CostProps {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function Cost({ name, before, after }: CostProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {after === undefined ? (
          before
        ) : (
          <>
            {before !== after && <del>{before}</del>} <ins>{after}</ins>
          </>
        )}
      </dd>
    </div>
  );
}
