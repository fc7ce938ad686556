/** What a loan of this product would cost: asked of the API while the figures are typed. */
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Schemas } from "../../../shared/api/client";
import { asFailure, explain } from "../../../shared/api/failure";
import { useFormats } from "../../api";
import { useSay } from "../../language";
import { fieldsOf } from "../../ui/change";
import { Facts } from "../../ui/facts";
import form from "../../ui/form.module.css";
import { Card } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import styles from "./products.module.css";
import { quoteOf, type Product } from "./questions";

const PAUSE_MS = 250;

export function Example({ product }: { product: Product }) {
  const say = useSay();
  const [amount, setAmount] = useState(product.principalMin);
  const [instalments, setInstalments] = useState(String(product.instalmentsMax));
  const [asked] = useDebouncedValue(
    { product: product.code, loanAmount: amount.trim(), loanPeriodMonths: instalments.trim() },
    PAUSE_MS,
  );
  const query = useQuery({
    ...quoteOf(asked, product.version),
    enabled: product.active,
    placeholderData: keepPreviousData,
  });
  const failure = query.error ? asFailure(query.error) : null;
  const fields = failure ? fieldsOf(say, failure) : {};
  if (!product.active) {
    return (
      <Card heading={say("products.example")}>
        <p className="muted">{say("products.exampleOff")}</p>
      </Card>
    );
  }
  const shown = fields["loanAmount"] || fields["loanPeriodMonths"];
  return (
    <Card heading={say("products.example")} aside={say("products.exampleNote")}>
      <div className={form["form"]}>
        <div className={form["columns"]}>
          <TextInput
            label={say("products.exampleAmount")}
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
            error={fields["loanAmount"]}
          />
          <TextInput
            label={say("products.exampleTerm")}
            inputMode="numeric"
            autoComplete="off"
            value={instalments}
            onChange={(event) => setInstalments(event.currentTarget.value)}
            error={fields["loanPeriodMonths"]}
          />
        </div>
        {failure && !shown && <Trouble text={explain(say, failure)} />}
        {query.data && !failure && <Cost quote={query.data} old={query.isPlaceholderData} />}
      </div>
    </Card>
  );
}

function Cost({ quote, old }: { quote: Schemas["QuoteTold"]; old: boolean }) {
  const say = useSay();
  const write = useFormats();
  return (
    <div className={styles["cost"]} aria-live="polite" aria-busy={old}>
      <Facts
        facts={[
          [say("products.eachInstalment"), write.money(quote.instalmentAmount)],
          [say("products.lastInstalment"), write.money(quote.lastInstalmentAmount)],
          [say("products.interest"), write.money(quote.totalInterest)],
          [say("products.fees"), write.money(quote.totalFees)],
          [say("products.total"), <b key="total">{write.money(quote.totalAmount)}</b>],
          [say("products.lastDue"), write.date(quote.lastDue)],
        ]}
      />
      <details className={styles["schedule"]}>
        <summary>{say("products.schedule")}</summary>
        <div tabIndex={0} role="group" aria-label={say("products.schedule")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say("products.number")}</th>
                <th scope="col">{say("products.due")}</th>
                <th scope="col">{say("products.part_principal")}</th>
                <th scope="col">{say("products.part_interest")}</th>
                <th scope="col">{say("products.total")}</th>
              </tr>
            </thead>
            <tbody>
              {quote.schedule.map((row) => (
                <tr key={row.number}>
                  <th scope="row">{row.number}</th>
                  <td>{write.date(row.dueDate)}</td>
                  <td>{write.money(row.principal)}</td>
                  <td>{write.money(row.interest)}</td>
                  <td>{write.money(row.total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
