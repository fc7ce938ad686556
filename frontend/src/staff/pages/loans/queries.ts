/** What the pages of loans ask the API, under names that a change can make stale together. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { data, page, type Schemas } from "../../../shared/api/client";
import { api, queries } from "../../api";
import type { ListSearch } from "./address";

export type Line = Schemas["LineTold"];
export type Loan = Schemas["LoanTold"];
export type Entry = Schemas["EntryTold"];
export type Repayment = Schemas["RepaymentTold"];
export type Instalment = Schemas["InstalmentTold"];
export type DocumentRow = Schemas["DocumentTold"];
export type Product = Schemas["ProductTold"];
export type Quote = Schemas["QuoteTold"];

const EACH = 50;

/** The filters of the list as the API takes them. */
export function filtersOf(wanted: ListSearch) {
  const { late, due, search, product, idNumber } = wanted;
  const status = wanted.statuses ?? wanted.status;
  return {
    ...((late ?? status === "arrears") ? { arrears: late ?? true } : status && { status }),
    ...(due && { due }),
    ...(search && { search }),
    ...(product && { product }),
    ...(idNumber && { idNumber }),
  };
}

const viewOf = (filters: ReturnType<typeof filtersOf>) =>
  "arrears" in filters ? "arrears" : "status" in filters ? filters.status : "";

export const loanList = (search: ListSearch) => {
  const filters = filtersOf(search);
  return infiniteQueryOptions({
    queryKey: ["loans", "list", filters],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filters, limit: EACH, ...(pageParam && { cursor: pageParam }) };
      return page(api.GET("/api/loans", { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // While somebody types, the rows stay; another view begins with its own.
    placeholderData: (old, query) => {
      const before = query?.queryKey[2] as typeof filters | undefined;
      return before && viewOf(before) === viewOf(filters) ? old : undefined;
    },
  });
};

export const loanFigures = queryOptions({
  queryKey: ["loans", "statistics"],
  queryFn: ({ signal }) => data(api.GET("/api/loans/stats/summary", { signal })),
  refetchInterval: 60_000,
});

export const oneLoan = (loan: string, asOf?: string) =>
  queryOptions({
    queryKey: ["loans", "one", loan, asOf ?? null],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/loans/{loan}", {
          params: { path: { loan }, query: { ...(asOf && { asOf }) } },
          signal,
        }),
      ),
  });

export const productList = queryOptions({
  queryKey: ["products"],
  queryFn: ({ signal }) => data(api.GET("/api/products", { signal })),
  staleTime: 5 * 60_000,
});

export interface Asked {
  readonly product: string;
  readonly loanAmount: string;
  readonly loanPeriodMonths: string;
  readonly startDate?: string;
  readonly interestRate?: string;
  readonly firstDueDate?: string;
}

/** What a loan would cost; the API is the only one that computes it. */
export const quoteOf = (asked: Asked) =>
  queryOptions({
    queryKey: ["quote", asked],
    queryFn: ({ signal }) => data(api.POST("/api/quotes", { body: asked, signal })),
    staleTime: 60_000,
    retry: false,
  });

/** After a change, whatever tells of loans or of money is asked again. */
export function refresh(): Promise<unknown> {
  return Promise.all(
    ["loans", "repayments", "worklist", "borrowers"].map((name) =>
      queries.invalidateQueries({ queryKey: [name] }),
    ),
  );
}
