/** The figures of a quote, the same wherever a cost is shown, and the table of every payment. */
import { useState } from "preact/hooks";

import type { formats } from "../../shared/format";
import type { Product } from "../offer";
import type { Quote, Quoted } from "../quote";
import { rate } from "../rate";
import type { Told } from "../types";
import { Bones } from "./bones";

type Write = ReturnType<typeof formats>;

interface Props {
  readonly say: Told["say"];
  /** Without it, and without a quote, the geometry stands empty. */
  readonly write?: Write | undefined;
  readonly quote: Quoted;
  readonly product?: Product | undefined;
  /** Where the table has room: not in the narrow box of the calculator. */
  readonly wide?: boolean;
}

export function Figures({ say, write, quote, product, wide }: Props) {
  const shown = quote.state === "there" ? quote.data : quote.before;
  const busy = quote.state === "waiting" && shown !== undefined;
  return (
    <>
      <dl class="figures" aria-live="polite" aria-busy={busy ? "true" : "false"}>
        {shown && write ? (
          <Lines say={say} write={write} quote={shown} product={product} />
        ) : (
          <Bones say={say} />
        )}
      </dl>
      {shown && write && <Schedule say={say} write={write} quote={shown} wide={wide ?? false} />}
    </>
  );
}

interface Shown {
  readonly say: Told["say"];
  readonly write: Write;
  readonly quote: Quote;
  readonly product?: Product | undefined;
}

function Lines({ say, write, quote, product }: Shown) {
  const once = quote.instalments === 1;
  const monthly = !product || (product.unit === "months" && product.every === 1);
  const each = monthly ? say("calculator.instalment") : say("calculator.instalmentEach");
  const uneven = !once && quote.lastInstalmentAmount !== quote.instalmentAmount;
  return (
    <>
      <div class="figure-main">
        <dt>
          {once ? say("calculator.instalmentOnce") : each}
          {uneven && (
            <span class="muted small">
              {say("calculator.lastAmount", { amount: write.money(quote.lastInstalmentAmount) })}
            </span>
          )}
        </dt>
        <dd>{write.money(quote.instalmentAmount)}</dd>
      </div>
      <div>
        <dt>
          {say("calculator.interest")}
          <span class="muted">
            , {rate(say, quote.ratePeriod, write.percent(quote.interestRate))}
          </span>
        </dt>
        <dd>{write.money(quote.totalInterest)}</dd>
      </div>
      <div>
        <dt>
          {say("calculator.fees")}
          {product?.fees
            .filter(({ time }) => time !== "occasion")
            .map((fee) => (
              <span key={fee.name} class="muted small">
                {fee.name}
              </span>
            ))}
        </dt>
        <dd>{write.money(quote.totalFees)}</dd>
      </div>
      {quote.amountReceived !== quote.loanAmount && (
        <div>
          <dt>{say("calculator.received")}</dt>
          <dd>{write.money(quote.amountReceived)}</dd>
        </div>
      )}
      <div>
        <dt>{say("calculator.totalCost")}</dt>
        <dd>{write.money(quote.totalCostOfCredit)}</dd>
      </div>
      <div class="figure-sum">
        <dt>{say("calculator.total")}</dt>
        <dd>{write.money(quote.totalAmount)}</dd>
      </div>
      <div>
        <dt>{say(once ? "calculator.onlyDue" : "calculator.firstDue")}</dt>
        <dd>{write.date(quote.firstDue)}</dd>
      </div>
      {!once && (
        <div>
          <dt>{say("calculator.lastDue")}</dt>
          <dd>{write.date(quote.lastDue)}</dd>
        </div>
      )}
      {quote.aprNominal && (
        <div>
          <dt>{say("calculator.aprNominal")}</dt>
          <dd>{write.percent(quote.aprNominal)}</dd>
        </div>
      )}
      {quote.aprEffective && (
        <div>
          <dt>{say("calculator.aprEffective")}</dt>
          <dd>{write.percent(quote.aprEffective)}</dd>
        </div>
      )}
    </>
  );
}

function Schedule({ say, write, quote, wide }: Shown & { wide: boolean }) {
  const [open, setOpen] = useState(false);
  const fees = quote.schedule.some((row) => Number(row.fee) !== 0);
  return (
    <details class="schedule" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say("calculator.schedule")}</summary>
      {open && (
        <table>
          <caption class="unseen">{say("calculator.scheduleCaption")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("calculator.rowDue")}</th>
              {wide && (
                <th scope="col" class="roomy">
                  {say("calculator.rowInterest")}
                </th>
              )}
              {wide && fees && (
                <th scope="col" class="roomy">
                  {say("calculator.rowFee")}
                </th>
              )}
              <th scope="col">{say("calculator.rowTotal")}</th>
              <th scope="col">{say("calculator.rowBalance")}</th>
            </tr>
          </thead>
          <tbody>
            {quote.schedule.map((row) => (
              <tr key={row.number}>
                <th scope="row">
                  {row.number ? write.date(row.dueDate) : say("calculator.rowKept")}
                </th>
                {wide && <td class="roomy">{write.money(row.interest)}</td>}
                {wide && fees && <td class="roomy">{write.money(row.fee)}</td>}
                <td>{write.money(row.total)}</td>
                <td>{write.money(row.balance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
