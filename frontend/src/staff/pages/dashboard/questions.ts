/** What the dashboard asks the API. Its widgets share the answers, and renew them as time goes by. */
import { queryOptions } from "@tanstack/react-query";

import { data, page, type Schemas } from "../../../shared/api/client";
import { api } from "../../api";

export type Figures = Schemas["LoanStatisticsTold"];
export type Task = Schemas["TaskTold"];
export type Month = Schemas["MonthTold"];
export type Desk = Schemas["DeskTold"];

const MINUTE = 60_000;
const LATEST = 8;

export { loanFigures } from "../loans/queries";

export const worklist = queryOptions({
  queryKey: ["worklist"],
  queryFn: ({ signal }) => data(api.GET("/api/worklist", { signal })),
  refetchInterval: MINUTE,
});

/** The figures of one's own desk, by role. */
export const desk = queryOptions({
  queryKey: ["worklist", "desk"],
  queryFn: ({ signal }) => data(api.GET("/api/desk", { signal })),
  refetchInterval: MINUTE,
});

/** Something that happened lately. */
export interface Happening {
  readonly id: string;
  readonly kind: "applied" | "repaid" | "reversed";
  readonly at: string;
  readonly who: string;
  readonly amount: string;
  readonly loan: string;
  readonly repayment?: string;
}

export const latest = queryOptions({
  queryKey: ["loans", "latest"],
  queryFn: async ({ signal }) => {
    const params = { query: { limit: LATEST } };
    const [applications, repayments] = await Promise.all([
      page(api.GET("/api/loans", { params, signal })),
      page(api.GET("/api/repayments", { params, signal })),
    ]);
    const found: Happening[] = [
      ...applications.rows.map((row) => ({
        id: row.loanId,
        kind: "applied" as const,
        at: row.createdAt,
        who: row.borrowerName,
        amount: row.loanAmount,
        loan: row.reference,
      })),
      ...repayments.rows.map((row) => ({
        id: row.repaymentId,
        kind: row.reversed ? ("reversed" as const) : ("repaid" as const),
        at: row.recordedAt,
        who: row.recordedBy,
        amount: row.amountPaid,
        loan: row.loanReference,
        repayment: row.repaymentId,
      })),
    ];
    return found.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, LATEST);
  },
  refetchInterval: MINUTE,
});

/** The last months up to the day of the figures; a month without movements is there too. */
export function lastMonths(figures: Pick<Figures, "asOf" | "months">, count: number): Month[] {
  const known = new Map(figures.months.map((month) => [month.month, month]));
  const year = Number(figures.asOf.slice(0, 4));
  const month = Number(figures.asOf.slice(5, 7));
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(year, month - count + index, 1));
    const name = at.toISOString().slice(0, 7);
    return known.get(name) ?? { month: name };
  });
}
