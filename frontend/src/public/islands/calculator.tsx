/** What a loan would cost. Every figure comes from the API; nothing is worked out here. */
import { useEffect, useState } from "preact/hooks";

import { data, type Schemas } from "../../shared/api/client";
import { asFailure } from "../../shared/api/failure";
import { formats } from "../../shared/format";
import { rate, term, useOffer, type Asked, type Offer, type Product } from "../offer";
import { api } from "../page";
import type { Told } from "../types";
import { Again } from "./again";

type Quote = Schemas["QuoteTold"];

/** How long somebody must have stopped moving the slider before the API is asked. */
const PAUSE_MS = 250;

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
      <label>{say("calculator.amount")}</label>
      <span class="bone field" />
      <span class="bone slider" />
      <label>{say("calculator.term")}</label>
      <span class="bone field" />
      <Figures say={say} />
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
  const [amount, setAmount] = useState(() => String(begin(product)));
  const [count, setCount] = useState(() =>
    middle(product.instalmentsMin, product.instalmentsMax, 12),
  );
  const write = formats(language, lender);
  const least = Number(product.principalMin);
  const most = Number(product.principalMax);
  const within = Number(amount) >= least && Number(amount) <= most;
  const limits = {
    least: write.money(product.principalMin, { whole: true }),
    most: write.money(product.principalMax, { whole: true }),
  };
  const [quote, again] = useQuote(product.code, amount, count, within);

  const choose = (next: string) => {
    const chosen = products.find((one) => one.code === next);
    if (!chosen) return;
    setCode(next);
    setAmount(String(begin(chosen)));
    setCount(middle(chosen.instalmentsMin, chosen.instalmentsMax, count));
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
        step={step(least, most)}
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
        <Result say={say} write={write} quote={quote} product={product} />
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

interface ResultProps {
  readonly say: Told["say"];
  readonly write: ReturnType<typeof formats>;
  readonly quote: Asked<Quote> & { before?: Quote };
  readonly product: Product;
}

function Result({ say, write, quote, product }: ResultProps) {
  const shown = quote.state === "there" ? quote.data : quote.before;
  if (!shown) return <Figures say={say} />;
  return (
    <Figures
      say={say}
      busy={quote.state === "waiting"}
      instalment={
        shown.instalments === 1
          ? say("calculator.instalmentOnce")
          : product.unit === "months" && product.every === 1
            ? say("calculator.instalment")
            : say("calculator.instalmentEach")
      }
      figures={[
        write.money(shown.instalmentAmount),
        write.money(shown.totalInterest),
        write.money(shown.totalFees),
        write.money(shown.totalAmount),
        write.date(shown.firstDue),
      ]}
      rate={rate(say, shown.ratePeriod, write.percent(shown.interestRate))}
    />
  );
}

interface FiguresProps {
  readonly say: Told["say"];
  readonly busy?: boolean;
  readonly instalment?: string;
  readonly figures?: readonly string[];
  readonly rate?: string;
}

function Figures({ say, busy, instalment, figures = [], rate: priced }: FiguresProps) {
  const value = (index: number) => figures[index] ?? <span class="bone" />;
  return (
    <dl class="figures" aria-live="polite" aria-busy={busy ? "true" : "false"}>
      <div class="figure-main">
        <dt>{instalment ?? say("calculator.instalment")}</dt>
        <dd>{value(0)}</dd>
      </div>
      <div>
        <dt>
          {say("calculator.interest")}
          {priced && <span class="muted">, {priced}</span>}
        </dt>
        <dd>{value(1)}</dd>
      </div>
      <div>
        <dt>{say("calculator.fees")}</dt>
        <dd>{value(2)}</dd>
      </div>
      <div class="figure-sum">
        <dt>{say("calculator.total")}</dt>
        <dd>{value(3)}</dd>
      </div>
      <div>
        <dt>{say("calculator.firstDue")}</dt>
        <dd>{value(4)}</dd>
      </div>
    </dl>
  );
}

/** The price of what is chosen, asked for again whenever that changes. */
function useQuote(product: string, amount: string, count: number, within: boolean) {
  const [quote, setQuote] = useState<Asked<Quote> & { before?: Quote }>({ state: "waiting" });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!within) return;
    const stop = new AbortController();
    setQuote((old) => {
      const before = old.state === "there" ? old.data : old.before;
      return { state: "waiting", ...(before && { before }) };
    });
    const timer = setTimeout(() => {
      const body = { product, loanAmount: amount, loanPeriodMonths: count };
      data(api.POST("/api/quotes", { body, signal: stop.signal })).then(
        (found) => setQuote({ state: "there", data: found }),
        (error: unknown) => {
          if (!stop.signal.aborted) setQuote({ state: "failed", failure: asFailure(error) });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [product, amount, count, within, tries]);
  return [quote, () => setTries(tries + 1)] as const;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function middle(least: number, most: number, wanted: number): number {
  return Math.min(Math.max(least, wanted), most);
}

/** A round amount to begin with: about a tenth of the way. */
function begin(product: Product): number {
  const least = Number(product.principalMin);
  const most = Number(product.principalMax);
  const by = step(least, most);
  return middle(least, most, Math.round((least + (most - least) / 10) / by) * by);
}

/** A round step that cuts the range into some hundred parts. */
function step(least: number, most: number): number {
  const rough = Math.max((most - least) / 100, 0.01);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
}
