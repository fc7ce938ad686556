/** What the papers of a loan ask the API. */
import { queryOptions } from "@tanstack/react-query";

import { data, type Schemas } from "../../../../shared/api/client";
import { api } from "../../../api";
import type { StatementSearch } from "./address";

export type Statement = Schemas["StatementTold"];
export type Line = Schemas["StatementLineTold"];
export type Explanation = Schemas["ExplanationTold"];

export type CostSheet = Schemas["CostSheetTold"];

export const costOf = (loan: string) =>
  queryOptions({
    queryKey: ["loans", "cost", loan],
    queryFn: ({ signal }) =>
      data(api.GET("/api/loans/{loan}/cost-of-credit", { params: { path: { loan } }, signal })),
  });

export const statementOf = (loan: string, query: StatementSearch) =>
  queryOptions({
    queryKey: ["loans", "statement", loan, query],
    queryFn: ({ signal }) =>
      data(api.GET("/api/loans/{loan}/statement", { params: { path: { loan }, query }, signal })),
  });

export const explanationOf = (loan: string, number: number, asOf?: string) =>
  queryOptions({
    queryKey: ["loans", "explanation", loan, number, asOf ?? null],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/loans/{loan}/instalments/{number}/explanation", {
          params: { path: { loan, number }, query: { ...(asOf && { asOf }) } },
          signal,
        }),
      ),
  });
