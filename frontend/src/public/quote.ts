/** The price of a loan, asked for again whenever what is chosen changes. Nothing is worked out here. */
import { useEffect, useState } from "preact/hooks";

import { data, type Schemas } from "../shared/api/client";
import { asFailure } from "../shared/api/failure";
import type { Asked } from "./offer";
import { api } from "./page";

export type Quote = Schemas["QuoteTold"];

/** While the next price is on its way, the last one stays. */
export type Quoted = Asked<Quote> & { before?: Quote };

export interface Wanted {
  readonly product: string;
  readonly amount: string;
  readonly count: number;
}

/** How long somebody must have stopped moving the slider before the API is asked. */
const PAUSE_MS = 250;

/** Without `wanted`, nothing is asked: what is filled in has no price. */
export function useQuote(wanted: Wanted | undefined): [Quoted, () => void] {
  const [quote, setQuote] = useState<Quoted>({ state: "waiting" });
  const [tries, setTries] = useState(0);
  const { product, amount, count } = wanted ?? { product: "", amount: "", count: 0 };
  useEffect(() => {
    if (!product) return;
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
  }, [product, amount, count, tries]);
  return [quote, () => setTries(tries + 1)];
}
