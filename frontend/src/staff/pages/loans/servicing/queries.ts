/** What the pages of servicing ask the API: the acts of a loan, and what one would do. */
import { queryOptions } from "@tanstack/react-query";

import { data, type Schemas } from "../../../../shared/api/client";
import { api } from "../../../api";
import type { Keyed } from "../command";

export type Act = Schemas["ActTold"];
export type Done = Schemas["ActDone"];
export type Foreseen = Schemas["ForeseenTold"];

export const actsOf = (loan: string) =>
  queryOptions({
    queryKey: ["loans", "acts", loan],
    queryFn: ({ signal }) =>
      data(api.GET("/api/loans/{loan}/acts", { params: { path: { loan } }, signal })),
  });

/** Where each act is sent. */
const addresses = {
  top_up: "/api/loans/{loan}/top-ups",
  advance: "/api/loans/{loan}/advances",
  charge: "/api/loans/{loan}/charges",
  waiver: "/api/loans/{loan}/waivers",
  refund: "/api/loans/{loan}/refunds",
  write_off: "/api/loans/{loan}/write-off",
  recovery: "/api/loans/{loan}/recoveries",
  reschedule: "/api/loans/{loan}/reschedule",
  settlement_notice: "/api/loans/{loan}/settlement-notices",
  settlement_quote: "/api/loans/{loan}/settlement-quotes",
  interest_stop: "/api/loans/{loan}/interest-stop",
  interest_resume: "/api/loans/{loan}/interest-resume",
  cooling_off: "/api/loans/{loan}/cooling-off",
} as const;
export type Kind = keyof typeof addresses;

export type Body = Readonly<Record<string, string | boolean>>;

/** The addresses differ only in what is sent, which the API checks field by field. */
const post = (kind: Kind) => addresses[kind] as (typeof addresses)["charge"];

export function carryOut(kind: Kind, loan: string, body: Body, { header }: Keyed): Promise<Done> {
  const params = { path: { loan }, header };
  return data(api.POST(post(kind), { params, body: body as never }));
}

/** What an act would do; an act that is still being typed has no reason and no reference yet. */
export const previewOf = (kind: Kind, loan: string, body: Body) =>
  queryOptions({
    queryKey: ["act-preview", kind, loan, body],
    queryFn: ({ signal }) => {
      const params = { path: { loan }, query: { preview: true } };
      return data(api.POST(post(kind), { params, body: body as never, signal }));
    },
    retry: false,
    staleTime: 10_000,
  });

const steps = {
  confirm: "/api/loans/{loan}/acts/{act}/confirm",
  undo: "/api/loans/{loan}/acts/{act}/undo",
  decline: "/api/loans/{loan}/acts/{act}/decline",
} as const;
export type Step = keyof typeof steps;

/** Say something about an act: to confirm, to decline or to undo it. */
export function sayOf(
  step: Step,
  loan: string,
  act: string,
  body: Body,
  { header }: Keyed,
): Promise<Done> {
  const address = steps[step] as (typeof steps)["undo"];
  return data(api.POST(address, { params: { path: { loan, act }, header }, body: body as never }));
}

/** What confirming an act, or undoing it, would do. */
export const foreseenOf = (step: "confirm" | "undo", loan: string, act: string, body: Body) =>
  queryOptions({
    queryKey: ["act-preview", step, loan, act, body],
    queryFn: ({ signal }) => {
      const address = steps[step] as (typeof steps)["undo"];
      const params = { path: { loan, act }, query: { preview: true } };
      return data(api.POST(address, { params, body: body as never, signal }));
    },
    retry: false,
    staleTime: 10_000,
  });
