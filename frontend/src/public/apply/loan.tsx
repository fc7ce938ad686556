/** The second step: which loan, how much, for how long. The cost beside it follows every change. */
import { firstTerm, numbers, sliderStep } from "../choices";
import { term, type Product } from "../offer";
import { rate } from "../rate";
import { Choice, Entry, Notes, described } from "./entry";
import type { Form } from "./form";
import { writer } from "./write";
import { plainAmount } from "./validation";

export function Loan({ form }: { form: Form }) {
  const { say, offer, product, values } = form;
  const write = writer(form);
  if (!offer || !product || !write) return <Bones />;
  const describe = (one: Product) =>
    [
      say("calculator.range", {
        least: write.money(one.principalMin, { whole: true }),
        most: write.money(one.principalMax, { whole: true }),
      }),
      rate(say, one.ratePeriod, write.percent(one.ratePercent)),
    ].join(" · ");
  const least = Number(product.principalMin);
  const most = Number(product.principalMax);
  const amount = Number(plainAmount(values.loanAmount));
  const within = amount >= least && amount <= most;
  const wrong = form.error("loanPeriodMonths");
  return (
    <>
      <Choice
        form={form}
        name="product"
        options={offer.products.map((one) => ({
          value: one.code,
          label: one.name,
          text: describe(one),
        }))}
      />
      <Entry form={form} name="loanAmount" inputMode="decimal" before={offer.lender.symbol} />
      <div class="slider">
        <input
          type="range"
          aria-label={say("apply.loanAmount")}
          aria-valuetext={write.money(within ? String(amount) : product.principalMin, {
            whole: true,
          })}
          min={least}
          max={most}
          step={sliderStep(least, most)}
          value={within ? amount : least}
          onInput={(event) => form.set("loanAmount", event.currentTarget.value)}
        />
        <p class="hint ends" aria-hidden="true">
          <span>{write.money(product.principalMin, { whole: true })}</span>
          <span>{write.money(product.principalMax, { whole: true })}</span>
        </p>
      </div>
      <div class="entry">
        <label for="loanPeriodMonths">{say("apply.loanPeriodMonths")}</label>
        <Notes form={form} name="loanPeriodMonths" error={wrong} />
        <select
          id="loanPeriodMonths"
          value={values.loanPeriodMonths}
          aria-invalid={wrong !== undefined}
          aria-describedby={described("loanPeriodMonths", undefined, wrong)}
          onChange={(event) => form.set("loanPeriodMonths", event.currentTarget.value)}
        >
          {terms(product, values.loanPeriodMonths).map((count) => (
            <option key={count} value={count}>
              {term(say, product, count)}
            </option>
          ))}
        </select>
      </div>
      <Entry form={form} name="purpose" capitals="none" />
    </>
  );
}

/** All terms of the product, and the chosen one even when it is none of them, to show the mistake. */
function terms(product: Product, chosen: string): number[] {
  const all = numbers(product.instalmentsMin, product.instalmentsMax);
  const count = Number(chosen) || firstTerm(product);
  return all.includes(count) ? all : [...all, count];
}

function Bones() {
  return (
    <div class="bones" aria-hidden="true">
      <span class="bone field" />
      <span class="bone field" />
      <span class="bone field" />
      <span class="bone field" />
    </div>
  );
}
