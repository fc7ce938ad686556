/** What the loan would cost, asked of the API while somebody types. */
import { Skeleton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { asFailure } from "../../../../shared/api/failure";
import { useFormats } from "../../../api";
import { useSay } from "../../../language";
import { fieldsOf, troubleOf } from "../command";
import { quoteOf, type Product } from "../queries";
import { isSome, plainNumber, rateName } from "../words";
import styles from "./form.module.css";
import type { Problems, Values } from "./values";

const PRICED = ["loanAmount", "loanPeriodMonths", "product", "interestRate", "firstDueDate"];

interface Props {
  readonly values: Values;
  readonly product: Product | undefined;
  readonly onProblems: (change: (old: Problems) => Problems) => void;
}

export function Cost({ values, product, onProblems }: Props) {
  const say = useSay();
  const write = useFormats();
  const asked = {
    product: values.product,
    loanAmount: plainNumber(values.loanAmount),
    loanPeriodMonths: values.loanPeriodMonths.trim(),
    interestRate: plainNumber(values.interestRate),
    firstDueDate: values.firstDueDate,
  };
  const [settled] = useDebouncedValue(asked, 300);
  const ready =
    settled.product !== "" &&
    /^\d+(\.\d+)?$/.test(settled.loanAmount) &&
    /^\d+$/.test(settled.loanPeriodMonths) &&
    /^(\d+(\.\d+)?)?$/.test(settled.interestRate);
  const { interestRate, firstDueDate, ...usual } = settled;
  const {
    data: quote,
    error,
    isFetching,
  } = useQuery({
    ...quoteOf({
      ...usual,
      ...(interestRate && { interestRate }),
      ...(firstDueDate && { firstDueDate }),
    }),
    enabled: ready,
    placeholderData: (old) => old,
  });
  useEffect(() => {
    if (error) onProblems((old) => ({ ...old, ...fieldsOf(say, asFailure(error)) }));
  }, [error, onProblems, say]);
  const trouble = error ? troubleOf(say, asFailure(error), PRICED) : null;
  return (
    <section className={styles["cost"]} aria-busy={isFetching}>
      <h2>{say("capture.cost")}</h2>
      <div role="status">
        {ready && quote && !error ? (
          <dl>
            <div className={styles["big"]}>
              <dt>{say("loanFile.instalment")}</dt>
              <dd>{write.money(quote.instalmentAmount)}</dd>
            </div>
            <Line
              name={say("loanFile.rate")}
              value={rateName(say, write, quote.interestRate, quote.ratePeriod)}
            />
            <Line name={say("calculator.interest")} value={write.money(quote.totalInterest)} />
            {isSome(quote.totalFees) && (
              <Line name={say("calculator.fees")} value={write.money(quote.totalFees)} />
            )}
            <Line name={say("calculator.firstDue")} value={write.date(quote.firstDue)} />
            <Line name={say("loanDeeds.quoteLast")} value={write.date(quote.lastDue)} />
            <div className={styles["total"]}>
              <dt>{say("loanFile.toRepay")}</dt>
              <dd>{write.money(quote.totalAmount)}</dd>
            </div>
          </dl>
        ) : isFetching && product ? (
          <Skeleton height={150} />
        ) : (
          <p className="muted">{trouble ?? say("capture.costWaiting")}</p>
        )}
      </div>
    </section>
  );
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
