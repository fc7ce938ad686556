/** Carry an act out, or propose it: the API says what it does to the loan before it is sent. */
import { Checkbox, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { asFailure, type Failure } from "../../../../shared/api/failure";
import { useFormats, useLender } from "../../../api";
import { useSay } from "../../../language";
import { Choice } from "../../../ui/choice";
import { Trouble } from "../../../ui/trouble";
import { fieldsOf, troubleOf, useCommand } from "../command";
import { Frame, tell } from "../dialogs/frame";
import styles from "../dialogs/dialogs.module.css";
import type { DialogProps } from "../dialogs/props";
import type { Loan } from "../queries";
import { methodNames, plainNumber, today } from "../words";
import { WhatItDoes } from "./foreseen";
import { carryOut, previewOf, type Body, type Done, type Kind } from "./queries";
import { specs, type Field } from "./specs";

type Values = Readonly<Record<string, string>>;

/** A hint stands under its field, so that fields beside each other stand in a line. */
const ORDER: ("label" | "input" | "description" | "error")[] = [
  "label",
  "input",
  "description",
  "error",
];

/** What the API wants to have but does not look at while it only tells what would happen. */
const NOT_YET = { comments: "–", referenceNumber: "–", name: "–" };

interface Props extends DialogProps {
  readonly kind: Kind;
  readonly onDone: (done: Done) => void;
}

export function ActDialog({ kind, loan, onClose, onDone }: Props) {
  const say = useSay();
  const write = useFormats();
  const { timezone } = useLender();
  const { fields, danger = false } = specs[kind];
  const [values, setValues] = useState<Values>(() => begin(fields, loan, today(timezone)));
  const [missing, setMissing] = useState(false);
  const body = bodyOf(fields, values);
  const asked: Body = { ...within(NOT_YET, fields), ...body };
  const [settled] = useDebouncedValue(asked, 350);
  const complete = fields.every((field) => field.name in settled || field.optional);
  const preview = useQuery({ ...previewOf(kind, loan.loanId, settled), enabled: complete });
  const command = useCommand({
    send: (sent: Body, keyed) => carryOut(kind, loan.loanId, sent, keyed),
    onDone: (done) => {
      tell(say, say(`servicing.${kind}Done`));
      onDone(done);
    },
  });
  const refused = complete && preview.error ? refusal(asFailure(preview.error)) : null;
  const wrong = { ...(refused && fieldsOf(say, refused)), ...command.fields };
  const gaps = fields.filter(({ name, optional }) => !optional && !(name in body));
  const send = () => {
    setMissing(gaps.length > 0);
    if (!gaps.length) command.send(body);
  };
  const shown = fields.map(({ name }) => name);
  const fresh = JSON.stringify(settled) === JSON.stringify(asked);
  const error = (name: string) =>
    (missing && gaps.some((gap) => gap.name === name) && say("capture.needed")) || wrong[name];
  const set = (name: string, value: string, more?: Values) =>
    setValues({ ...values, ...more, [name]: value });
  const own = { loan, values, error, set };
  return (
    <Frame
      loan={loan}
      title={say(`servicing.${kind}Title`)}
      command={command}
      onClose={onClose}
      onSend={send}
      send={say(`servicing.${kind}Send`)}
      danger={danger}
      blocked={complete && !gaps.length && (refused !== null || preview.isPending || !fresh)}
      fields={shown}
      amount={loan.balances.outstanding}
      amountName={say("loanFile.outstanding")}
      about={
        kind === "settlement_quote" && preview.data?.act ? (
          <div>
            <dt>{say("servicing.quoteTotal")}</dt>
            <dd>{write.money(preview.data.act.amounts["amount"] ?? "0")}</dd>
          </div>
        ) : undefined
      }
      happens={say(`servicing.${kind}Happens`)}
    >
      <div className={styles["pair"]}>
        {fields
          .filter(({ as }) => as !== "why" && as !== "tick")
          .map((field, index) => (
            <Input key={field.name} field={field} first={index === 0} {...own} />
          ))}
      </div>
      {fields
        .filter(({ as }) => as === "why" || as === "tick")
        .map((field, index) => (
          <Input
            key={field.name}
            field={field}
            first={index === 0 && fields.length === 1}
            {...own}
          />
        ))}
      <WhatItDoes
        foreseen={refused || !complete ? null : preview.data?.foreseen}
        waiting={complete && preview.isFetching}
        ends={loan.schedule.at(-1)?.dueDate}
      />
      <Trouble text={troubleOf(say, refused, shown)} />
    </Frame>
  );
}

/** What the server refuses is shown; that it could not be asked only leaves the figures out. */
function refusal(failure: Failure): Failure | null {
  return failure.kind === "problem" && failure.status < 500 ? failure : null;
}

function begin(fields: readonly Field[], loan: Loan, now: string): Values {
  return Object.fromEntries(
    fields.map(({ name, as, optional, first }) => {
      const usual = { date: optional ? "" : now, method: "bank_transfer" };
      return [name, first?.(loan) ?? usual[as as "date" | "method"] ?? ""];
    }),
  );
}

/** What is filled in, as it is sent. */
function bodyOf(fields: readonly Field[], values: Values): Body {
  const found = fields.map(({ name, as }) => {
    const typed = (values[name] ?? "").trim();
    if (as === "tick") return [name, typed !== ""] as const;
    return [name, as === "amount" ? plainNumber(typed) : typed] as const;
  });
  return Object.fromEntries(found.filter(([, value]) => value !== ""));
}

function within(usual: Readonly<Record<string, string>>, fields: readonly Field[]): Body {
  const asked = fields.filter(({ name, optional }) => !optional && name in usual);
  return Object.fromEntries(asked.map(({ name }) => [name, usual[name] ?? ""]));
}

interface InputProps {
  readonly field: Field;
  readonly first: boolean;
  readonly loan: Loan;
  readonly values: Values;
  readonly error: (name: string) => string | undefined;
  readonly set: (name: string, value: string, more?: Values) => void;
}

function Input({ field, first, loan, values, error, set }: InputProps) {
  const say = useSay();
  const { timezone, symbol } = useLender();
  const { name, as, label, hint, choices } = field;
  const listed = field.listed?.(loan) ?? [];
  const shared = {
    label: say(label),
    description: hint && say(hint),
    value: values[name] ?? "",
    error: error(name),
    autoComplete: "off",
    inputWrapperOrder: ORDER,
    ...(first && { "data-autofocus": true }),
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  };
  switch (as) {
    case "choice":
      return (
        <Choice
          {...shared}
          data={(choices ?? []).map((one) => ({ value: one.value, label: say(one.label) }))}
        />
      );
    case "method":
      return <Choice {...shared} data={methodNames(say)} />;
    case "date":
      return (
        <TextInput
          type="date"
          {...shared}
          {...(loan.disbursedOn && !field.optional && { min: loan.disbursedOn })}
          max={today(timezone)}
        />
      );
    case "amount":
      return (
        <TextInput
          inputMode="decimal"
          {...(name !== "interestRate" && { leftSection: symbol })}
          {...shared}
        />
      );
    case "number":
      return <TextInput inputMode="numeric" {...shared} />;
    case "tick":
      return (
        <Checkbox
          label={shared.label}
          description={shared.description}
          checked={shared.value !== ""}
          error={shared.error}
          onChange={(event) => set(name, event.currentTarget.checked ? "yes" : "")}
        />
      );
    case "why":
      return <Textarea rows={2} maxLength={2000} {...shared} />;
    case "text":
      if (listed.length) {
        return (
          <Choice
            {...shared}
            description={undefined}
            onChange={(event) => {
              const chosen = listed.find((one) => one.name === event.currentTarget.value);
              if (chosen) set(name, chosen.name, { amount: chosen.amount });
            }}
            data={listed.map((one) => ({ value: one.name, label: one.name }))}
          />
        );
      }
      return <TextInput maxLength={60} {...shared} />;
  }
}
