/** What is on offer: the lender's settings and products, asked for once for all islands of a page. */
import { useEffect, useState } from "preact/hooks";

import { data, type Schemas } from "../shared/api/client";
import { asFailure, type Failure } from "../shared/api/failure";
import type { Say } from "../shared/messages";
import { askLender, type Lender } from "./lender";
import { api } from "./page";

export type Product = Schemas["ProductTold"];

export interface Offer {
  readonly lender: Lender;
  readonly products: readonly Product[];
}

export type Asked<Data> =
  { state: "waiting" } | { state: "failed"; failure: Failure } | { state: "there"; data: Data };

/** Always the same, so that beginning to wait once more draws nothing again. */
const waiting = { state: "waiting" } as const;

let asked: Promise<Offer> | undefined;

function ask(): Promise<Offer> {
  asked ??= Promise.all([askLender(), data(api.GET("/api/products"))]).then(
    ([lender, products]) => ({ lender, products: products.filter((one) => one.active) }),
  );
  return asked;
}

/** The offer as it is known now, and a way to ask again after a failure. */
export function useOffer(): [Asked<Offer>, () => void] {
  const [found, setFound] = useState<Asked<Offer>>(waiting);
  const load = () => {
    setFound(waiting);
    ask().then(
      (offer) => setFound({ state: "there", data: offer }),
      (error: unknown) => {
        asked = undefined;
        setFound({ state: "failed", failure: asFailure(error) });
      },
    );
  };
  useEffect(load, []);
  return [found, load];
}

/** "12 months", or "12 payments" where a period is no whole unit. */
export function term(say: Say, product: Product, count: number): string {
  if (product.every !== 1) return say("common.payments", { count });
  return say(`common.${product.unit}` as "common.months", { count });
}
