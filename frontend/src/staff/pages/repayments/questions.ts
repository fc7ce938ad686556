/** What the pages of repayments ask the API. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { data, page, type Schemas } from "../../../shared/api/client";
import { api } from "../../api";

export type Repayment = Schemas["RepaymentTold"];

export const states = ["standing", "proposed", "reversed"] as const;
export type State = (typeof states)[number];

/** What narrows the list; all of it is in the address. */
export interface RepaymentSearch {
  /** The whole reference of a payment, a receipt or a loan. */
  reference?: string;
  method?: string;
  state?: State;
  from?: string;
  to?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Read an address, which people may have typed. */
export function repaymentSearch(raw: Readonly<Record<string, unknown>>): RepaymentSearch {
  const state = states.find((known) => known === raw["state"]);
  const kept: RepaymentSearch = { ...(state && { state }) };
  for (const name of ["reference", "method", "from", "to"] as const) {
    const value = raw[name];
    const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
    const isDay = name === "from" || name === "to";
    if (text && (!isDay || DAY.test(text))) kept[name] = text;
  }
  return kept;
}

const EACH = 50;

export const repaymentList = (search: RepaymentSearch) =>
  infiniteQueryOptions({
    queryKey: ["repayments", "list", search],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...search, limit: EACH, ...(pageParam && { cursor: pageParam }) };
      return page(api.GET("/api/repayments", { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const repaymentFigures = queryOptions({
  queryKey: ["repayments", "statistics"],
  queryFn: ({ signal }) => data(api.GET("/api/repayments/stats/summary", { signal })),
});
