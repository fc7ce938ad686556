/** The application on one page, in sections, with what it costs beside it. */
import { Alert, Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type HTMLAttributes, type ReactNode } from "react";

import * as icons from "../../../../shared/icons";
import { useFormats, useLender } from "../../../api";
import { useSay } from "../../../language";
import { Choice } from "../../../ui/choice";
import { Icon } from "../../../ui/icon";
import { troubleOf, type useCommand } from "../command";
import { productList } from "../queries";
import { methodNames, paceName, today } from "../words";
import { Cost } from "./cost";
import styles from "./form.module.css";
import {
  bodyOf,
  isNeeded,
  problemOf,
  problemsOf,
  usual,
  type Field,
  type Problems,
  type Values,
} from "./values";

type Texts = { [Name in Field]: Values[Name] extends string ? Name : never }[Field];

interface Props {
  readonly start: Values;
  readonly command: ReturnType<typeof useCommand<ReturnType<typeof bodyOf>, never>>;
  readonly send: string;
  readonly amending?: boolean;
}

export function ApplicationForm({ start, command, send, amending = false }: Props) {
  const say = useSay();
  const write = useFormats();
  const id = useId();
  const { timezone, defaultProduct } = useLender();
  const { data: products = [] } = useQuery(productList);
  const [typed, setTyped] = useState(start);
  const [problems, setProblems] = useState<Problems>({});
  const summary = useRef<HTMLDivElement>(null);
  const [tries, setTries] = useState(0);
  const product = usual(products, typed.product || defaultProduct);
  const values = {
    ...typed,
    product: typed.product || (product?.code ?? ""),
    interestRate: product?.rateMin ? typed.interestRate : "", // else the usual one holds
  };

  // The server's problems stand under their fields, and the summary takes the focus.
  const { failure } = command;
  useEffect(() => {
    if (failure) {
      setProblems(command.fields);
      setTries((count) => count + 1);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new failure brings its own fields
  }, [failure]);
  useEffect(() => {
    if (tries) summary.current?.focus();
  }, [tries]);

  const set = (change: Partial<Values>) => {
    setTyped((old) => ({ ...old, ...change }));
    const fields = Object.keys(change) as Field[];
    setProblems((old) =>
      Object.fromEntries(Object.entries(old).filter(([field]) => !fields.includes(field as Field))),
    );
  };
  const look = (field: Field) => {
    if (!values[field]) return; // what is still empty is told when it is sent
    const problem = problemOf(say, field, values);
    if (problem) setProblems((old) => ({ ...old, [field]: problem }));
  };
  const submit = () => {
    const found = problemsOf(say, values);
    setProblems(found);
    if (Object.keys(found).length) setTries(tries + 1);
    else command.send(bodyOf(values));
  };
  const wrong = Object.entries(problems) as [Field, string][];
  const shown = Object.keys(values);
  const trouble = troubleOf(say, failure, shown);

  const text = (field: Texts, label: string, more: More = {}) => (
    <TextInput
      id={`${id}-${field}`}
      label={isNeeded(field) ? label : say("capture.optional", { label })}
      value={values[field]}
      error={problems[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      onBlur={() => look(field)}
      autoComplete="off"
      inputWrapperOrder={ORDER}
      maxLength={200}
      {...more}
    />
  );
  const select = (field: Texts, label: string, data: { value: string; label: string }[]) => (
    <Choice
      id={`${id}-${field}`}
      label={label}
      value={values[field]}
      error={problems[field]}
      data={data}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const tick = (field: "marriedInCommunity" | "termsAccepted", label: string) => (
    <div className={styles["tick"]} data-wrong={problems[field] !== undefined || undefined}>
      <input
        id={`${id}-${field}`}
        type="checkbox"
        checked={values[field]}
        aria-invalid={problems[field] !== undefined}
        aria-describedby={`${id}-${field}-wrong`}
        onChange={(event) => set({ [field]: event.currentTarget.checked })}
      />
      <label htmlFor={`${id}-${field}`}>{label}</label>
      <p id={`${id}-${field}-wrong`}>{problems[field]}</p>
    </div>
  );
  const identities = [
    { value: "omang", label: say("loanFile.omang") },
    { value: "passport", label: say("loanFile.passport") },
  ];

  return (
    <form
      className={styles["form"]}
      noValidate
      aria-busy={command.sending}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles["sections"]}>
        {(wrong.length > 0 || trouble) && (
          <div ref={summary} tabIndex={-1} className={styles["summary"]}>
            <Alert
              color="red"
              variant="light"
              role="alert"
              icon={<Icon path={icons.alertTriangle} />}
              title={say("capture.summary", { count: wrong.length || 1 })}
            >
              {trouble && <p>{trouble}</p>}
              <ul>
                {wrong.map(([field, problem]) => (
                  <li key={field}>
                    <a
                      href={`#${id}-${field}`}
                      onClick={(event) => {
                        event.preventDefault();
                        document.getElementById(`${id}-${field}`)?.focus();
                      }}
                    >
                      {field === "termsAccepted" ? problem : `${say(labels[field])}: ${problem}`}
                    </a>
                  </li>
                ))}
              </ul>
            </Alert>
          </div>
        )}
        <Section heading={say("capture.loan")}>
          <Choice
            id={`${id}-product`}
            label={say("capture.product")}
            value={values.product}
            error={problems.product}
            data={products.map(({ code, name }) => ({ value: code, label: name }))}
            inputWrapperOrder={ORDER}
            {...(product && { description: paceName(say, product.unit, product.every) })}
            onChange={
              (event) => set({ product: event.currentTarget.value, interestRate: "" }) // of the other product
            }
          />
          {text("loanAmount", say("capture.amount"), {
            inputMode: "decimal",
            ...(product && {
              description: say("capture.amountRange", {
                least: write.money(product.principalMin, { whole: true }),
                most: write.money(product.principalMax, { whole: true }),
              }),
            }),
          })}
          {text("loanPeriodMonths", say("capture.term"), {
            inputMode: "numeric",
            ...(product && {
              description: say("capture.termRange", {
                least: product.instalmentsMin,
                most: product.instalmentsMax,
              }),
            }),
          })}
          {!amending &&
            text("loanDate", say("capture.loanDate"), {
              type: "date",
              max: today(timezone),
              description: say("capture.loanDateHint"),
            })}
          {text("firstDueDate", say("capture.firstDue"), {
            type: "date",
            description: say("capture.firstDueHint"),
          })}
          {product?.rateMin &&
            text("interestRate", say("capture.rate"), {
              inputMode: "decimal",
              description: say("capture.rateHint", {
                least: write.percent(product.rateMin),
                most: write.percent(product.rateMax),
                usual: write.percent(product.ratePercent),
              }),
            })}
        </Section>
        <Section heading={say("loanFile.personal")}>
          {text("firstName", say("loanFile.firstName"))}
          {text("lastName", say("loanFile.lastName"))}
          {select("idType", say("capture.idType"), identities)}
          {text("idNumber", say("loanFile.idNumber"), {
            ...(values.idType === "omang" && {
              inputMode: "numeric",
              description: say("capture.idNumberHint"),
            }),
          })}
          {text("contactNumber", say("loanFile.phone"), {
            type: "tel",
            description: say("capture.phoneHint"),
          })}
          {text("email", say("loanFile.email"), { type: "email" })}
          {text("physicalAddress", say("loanFile.physicalAddress"))}
          {text("postalAddress", say("loanFile.postalAddress"))}
          {text("employer", say("loanFile.employer"))}
          {text("purpose", say("loanFile.purpose"))}
          {tick("marriedInCommunity", say("loanFile.married"))}
        </Section>
        <Section heading={say("loanFile.bank")}>
          {text("bankName", say("loanFile.bankName"))}
          {text("accountNumber", say("loanFile.accountNumber"), {
            inputMode: "numeric",
            description: say("capture.accountHint"),
          })}
          {text("branch", say("loanFile.branch"))}
          {select("repaymentMethod", say("loanFile.repaymentMethod"), methodNames(say))}
        </Section>
        <Section heading={say("loanFile.kin")}>
          {text("kinName", say("loanFile.kinName"))}
          {text("kinRelationship", say("loanFile.kinRelationship"))}
          {text("kinContact", say("loanFile.kinContact"), { type: "tel" })}
          {text("kinAddress", say("loanFile.kinAddress"))}
        </Section>
        {!amending && tick("termsAccepted", say("capture.declaration"))}
      </div>
      <aside className={styles["beside"]} aria-label={say("capture.cost")}>
        <Cost values={values} product={product} onProblems={setProblems} />
        <Button type="submit" size="md" fullWidth loading={command.sending}>
          {send}
        </Button>
      </aside>
    </form>
  );
}

interface More {
  readonly type?: string;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  readonly description?: string;
  readonly max?: string;
}

/** Hints stand below, so that the fields of a row are level. */
const ORDER: ("label" | "input" | "description" | "error")[] = [
  "label",
  "input",
  "description",
  "error",
];

/** What each field is called in the summary of problems. */
const labels = {
  product: "capture.product",
  loanAmount: "capture.amount",
  loanPeriodMonths: "capture.term",
  loanDate: "capture.loanDate",
  firstDueDate: "capture.firstDue",
  interestRate: "capture.rate",
  firstName: "loanFile.firstName",
  lastName: "loanFile.lastName",
  idType: "capture.idType",
  idNumber: "loanFile.idNumber",
  contactNumber: "loanFile.phone",
  email: "loanFile.email",
  physicalAddress: "loanFile.physicalAddress",
  postalAddress: "loanFile.postalAddress",
  marriedInCommunity: "loanFile.married",
  employer: "loanFile.employer",
  purpose: "loanFile.purpose",
  bankName: "loanFile.bankName",
  accountNumber: "loanFile.accountNumber",
  branch: "loanFile.branch",
  repaymentMethod: "loanFile.repaymentMethod",
  kinName: "loanFile.kinName",
  kinRelationship: "loanFile.kinRelationship",
  kinContact: "loanFile.kinContact",
  kinAddress: "loanFile.kinAddress",
  termsAccepted: "capture.declaration",
} as const satisfies Record<Field, string>;

function Section({ heading, children }: { heading: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles["section"]} aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <div>{children}</div>
    </section>
  );
}
