/** What the reports ask the API. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { data, page, type Schemas } from "../../../shared/api/client";
import { api } from "../../api";
import type { Period, ReportSearch } from "./address";

export type Trial = Schemas["TrialBalanceTold"];
export type Profit = Schemas["ProfitAndLossTold"];
export type Sheet = Schemas["BalanceSheetTold"];
export type Ageing = Schemas["AgeingTold"];
export type Provisions = Schemas["ProvisionsTold"];
export type Ratios = Schemas["RatiosTold"];
export type Vat = Schemas["VatReturnTold"];
export type NearCeiling = Schemas["NearCeilingTold"];
export type RegisterLine = Schemas["RegisterLineTold"];

const KEY = "reports";
const EACH = 50;

const of = ({ since, until }: Period) => ({ ...(since && { since }), ...(until && { until }) });
const at = ({ date }: ReportSearch) => (date ? { date } : {});

export const trial = (search: ReportSearch) =>
  queryOptions({
    queryKey: [KEY, "trial", at(search)],
    queryFn: ({ signal }) =>
      data(api.GET("/api/reports/trial-balance", { params: { query: at(search) }, signal })),
  });

export const profit = (search: ReportSearch) =>
  queryOptions({
    queryKey: [KEY, "profit", of(search)],
    queryFn: ({ signal }) =>
      data(api.GET("/api/reports/profit-and-loss", { params: { query: of(search) }, signal })),
  });

export const sheet = (search: ReportSearch) =>
  queryOptions({
    queryKey: [KEY, "sheet", at(search)],
    queryFn: ({ signal }) =>
      data(api.GET("/api/reports/balance-sheet", { params: { query: at(search) }, signal })),
  });

export const ageing = (search: ReportSearch) =>
  queryOptions({
    queryKey: [KEY, "ageing", at(search)],
    queryFn: ({ signal }) =>
      data(api.GET("/api/reports/ageing", { params: { query: at(search) }, signal })),
  });

export const provisions = (search: ReportSearch) =>
  queryOptions({
    queryKey: [KEY, "provisions", at(search)],
    queryFn: ({ signal }) =>
      data(api.GET("/api/reports/provisions", { params: { query: at(search) }, signal })),
  });

export const ratios = (search: ReportSearch) =>
  queryOptions({
    queryKey: [KEY, "ratios", of(search)],
    queryFn: ({ signal }) =>
      data(api.GET("/api/reports/ratios", { params: { query: of(search) }, signal })),
  });

export const vat = (search: ReportSearch) =>
  queryOptions({
    queryKey: [KEY, "vat", of(search)],
    queryFn: ({ signal }) =>
      data(api.GET("/api/reports/vat", { params: { query: of(search) }, signal })),
  });

export const ceilings = infiniteQueryOptions({
  queryKey: [KEY, "ceilings"],
  queryFn: ({ signal, pageParam }) => {
    const query = { limit: EACH, ...(pageParam && { cursor: pageParam }) };
    return page(api.GET("/api/reports/ceilings", { params: { query }, signal }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
});

export const register = (search: ReportSearch) =>
  infiniteQueryOptions({
    queryKey: [KEY, "register", of(search)],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...of(search), limit: EACH, ...(pageParam && { cursor: pageParam }) };
      return page(api.GET("/api/reports/register", { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Where a file of a period is. */
export function fileOf(path: string, period: Period, more: Readonly<Record<string, string>> = {}) {
  const query = new URLSearchParams({ ...of(period), ...more }).toString();
  return query ? `${path}?${query}` : path;
}
