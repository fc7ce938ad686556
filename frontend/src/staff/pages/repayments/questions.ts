/** What the pages of repayments ask the API. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { data, page, type Page, type Schemas } from "../../../shared/api/client";
import { api } from "../../api";

export type Repayment = Schemas["RepaymentTold"];

const EACH = 50;

/** All repayments, or those of one loan: its id or its reference. */
export const repaymentList = (loan?: string) =>
  infiniteQueryOptions({
    queryKey: ["repayments", "list", loan ?? null],
    queryFn: async ({ signal, pageParam }): Promise<Page<Repayment>> => {
      if (loan) {
        const params = { path: { loan } };
        const rows = await data(api.GET("/api/repayments/loan/{loan}", { params, signal }));
        return { rows, next: null };
      }
      const query = { limit: EACH, ...(pageParam && { cursor: pageParam }) };
      return page(api.GET("/api/repayments", { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const repaymentFigures = queryOptions({
  queryKey: ["repayments", "statistics"],
  queryFn: ({ signal }) => data(api.GET("/api/repayments/stats/summary", { signal })),
});
