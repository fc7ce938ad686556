/** What the journal asks the API. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { data, page, type Schemas } from "../../../shared/api/client";
import { api } from "../../api";
import type { Period } from "../reports/address";

export type JournalEntry = Schemas["JournalEntryTold"];
export type Waiting = Schemas["HandEntryTold"];
export type Periods = Schemas["PeriodsTold"];
export type Receipt = Schemas["HeldReceiptTold"];

/** What changes when an entry is posted, a receipt allocated or a month closed. */
export const RENEWS = ["journal", "reports"];

export const templates = [
  "till_to_bank",
  "bank_to_till",
  "till_short",
  "till_over",
  "mobile_commission",
  "payroll_commission",
  "insurer_paid",
  "vat_paid",
  "capital_paid_in",
  "other",
] as const;

export const whats = [
  "paid_out",
  "received",
  "paid_back",
  "recovery",
  "write_off",
  "waiver",
  "adjustment",
  "day_end",
  "provision",
  "by_hand",
  "receipt",
] as const;

const EACH = 50;

export const entries = ({ since, until }: Period) =>
  infiniteQueryOptions({
    queryKey: ["journal", "entries", since ?? "", until ?? ""],
    queryFn: ({ signal, pageParam }) => {
      const query = {
        ...(since && { since }),
        ...(until && { until }),
        ...(pageParam && { cursor: pageParam }),
        limit: EACH,
      };
      return page(api.GET("/api/reports/journal", { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const waiting = queryOptions({
  queryKey: ["journal", "waiting"],
  queryFn: ({ signal }) => data(api.GET("/api/books/entries", { signal })),
});

export const accounts = queryOptions({
  queryKey: ["journal", "accounts"],
  queryFn: ({ signal }) => data(api.GET("/api/reports/accounts", { signal })),
  staleTime: 5 * 60_000,
});

export const periods = queryOptions({
  queryKey: ["journal", "periods"],
  queryFn: ({ signal }) => data(api.GET("/api/books/periods", { signal })),
});

export const receipts = queryOptions({
  queryKey: ["journal", "receipts"],
  queryFn: ({ signal }) => data(api.GET("/api/books/receipts", { signal })),
});
