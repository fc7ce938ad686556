/** What a loan would cost. Every figure comes from the API; nothing is worked out here. */
import { useState } from "preact/hooks";

import { formats } from "../../shared/format";
import { firstAmount, firstTerm, numbers, sliderStep } from "../choices";
import { term, useOffer, type Offer, type Product } from "../offer";
import { useQuote } from "../quote";
import type { Told } from "../types";
import { Again } from "./again";
import { Figures } from "./figures";

export function Calculator(told: Told) {
  const { say } = told;
  const [asked, again] = useOffer();
  return (
    <section class="card calculator" aria-labelledby="calculator-heading">
      <h2 id="calculator-heading">{say("calculator.heading")}</h2>
      {asked.state === "failed" ? (
        <Again say={say} failure={asked.failure} onTry={again} />
      ) : asked.state === "there" && asked.data.products.length ? (
        <Choose {...told} offer={asked.data} />
      ) : asked.state === "there" ? (
        <p>{say("calculator.none")}</p>
      ) : (
        <Waiting {...told} />
      )}
    </section>
  );
}

/** The same geometry as the living calculator, so that nothing jumps. */
function Waiting({ say }: Told) {
  return (
    <div class="bones" aria-hidden="true">
      <label>{say("calculator.product")}</label>
      <span class="bone field" />
      <label>{say("calculator.amount")}</label>
      <span class="bone field" />
      <span class="bone slider" />
      <label>{say("calculator.term")}</label>
      <span class="bone field" />
      <Figures say={say} quote={{ state: "waiting" }} />
      <span class="bone field" />
    </div>
  );
}

function Choose({ say, language, link, offer }: Told & { offer: Offer }) {
  const { products, lender } = offer;
  const [code, setCode] = useState(
    () => (products.find((one) => one.code === lender.defaultProduct) ?? products[0])?.code ?? "",
  );
  const product = products.find((one) => one.code === code) ?? (products[0] as Product);
  const [amount, setAmount] = useState(() => firstAmount(product));
  const [count, setCount] = useState(() => firstTerm(product));
  const write = formats(language, lender);
  const least = Number(product.principalMin);
  const most = Number(product.principalMax);
  const within = Number(amount) >= least && Number(amount) <= most;
  const limits = {
    least: write.money(product.principalMin, { whole: true }),
    most: write.money(product.principalMax, { whole: true }),
  };
  const [quote, again] = useQuote(within ? { product: product.code, amount, count } : undefined);

  const choose = (next: string) => {
    const chosen = products.find((one) => one.code === next);
    if (!chosen) return;
    setCode(next);
    setAmount(firstAmount(chosen));
    setCount(firstTerm(chosen, count));
  };

  return (
    <form onSubmit={(event) => event.preventDefault()}>
      {products.length > 1 && (
        <>
          <label for="calculator-product">{say("calculator.product")}</label>
          <select
            id="calculator-product"
            value={code}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {products.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </select>
        </>
      )}
      <label for="calculator-amount">{say("calculator.amount")}</label>
      <div class="money-field">
        <span aria-hidden="true">{lender.symbol}</span>
        <input
          id="calculator-amount"
          inputMode="decimal"
          autocomplete="off"
          value={amount}
          aria-invalid={!within}
          aria-describedby="calculator-limits"
          onInput={(event) => setAmount(event.currentTarget.value.replace(/[^\d.]/g, ""))}
        />
      </div>
      <input
        type="range"
        aria-label={say("calculator.amount")}
        aria-valuetext={write.money(within ? amount : product.principalMin, { whole: true })}
        min={least}
        max={most}
        step={sliderStep(least, most)}
        value={within ? Number(amount) : least}
        onInput={(event) => setAmount(event.currentTarget.value)}
      />
      <p id="calculator-limits" class={within ? "hint" : "hint wrong"} aria-live="polite">
        {within ? say("calculator.range", limits) : say("calculator.outside", limits)}
      </p>
      <label for="calculator-term">{say("calculator.term")}</label>
      <select
        id="calculator-term"
        value={count}
        onChange={(event) => setCount(Number(event.currentTarget.value))}
      >
        {numbers(product.instalmentsMin, product.instalmentsMax).map((number) => (
          <option key={number} value={number}>
            {term(say, product, number)}
          </option>
        ))}
      </select>
      {quote.state === "failed" ? (
        <Again say={say} failure={quote.failure} title={say("calculator.failed")} onTry={again} />
      ) : (
        <Figures say={say} write={write} quote={quote} product={product} />
      )}
      <a
        class="button wide"
        href={`${link("apply")}?${new URLSearchParams({ product: code, amount, term: String(count) })}`}
      >
        {say("calculator.apply")}
      </a>
      <p class="hint">{say("calculator.note")}</p>
    </form>
  );
}
