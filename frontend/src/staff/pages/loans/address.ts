/** What the addresses of the loans keep: the list's view, the open loan, its tab, an open dialog. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

import type { Status } from "../../ui/status";

export const tabs = [
  "overview",
  "schedule",
  "repayments",
  "documents",
  "application",
  "securities",
  "history",
  "changes",
] as const;
export type Tab = (typeof tabs)[number];

export const deeds = [
  "approve",
  "reject",
  "request_info",
  "answer",
  "withdraw",
  "cancel",
  "disburse",
  "repay",
  "propose_reversal",
  "confirm_reversal",
  "decline_reversal",
  "preview",
  "upload",
  "why",
  "assess",
  "add_security",
  "release_security",
  "top_up",
  "advance",
  "charge",
  "waiver",
  "refund",
  "write_off",
  "recovery",
  "reschedule",
  "settlement_notice",
  "settlement_quote",
  "interest_stop",
  "interest_resume",
  "cooling_off",
  "undo",
  "confirm_act",
  "decline_act",
] as const;
/** Something that is done in a dialog; from `top_up` on to a loan that was paid out. */
export type Deed = (typeof deeds)[number];

const statuses = [
  "pending",
  "info_requested",
  "approved",
  "disbursed",
  "arrears",
  "overpaid",
  "closed",
  "rejected",
  "withdrawn",
  "cancelled",
  "written_off",
] as const satisfies readonly Status[];

export interface FileSearch {
  tab?: Tab;
  /** The day that the loan is shown as of, instead of today. */
  asOf?: string;
  do?: Deed;
  /** The repayment, document, security, act or number of an instalment that the dialog is about. */
  about?: string;
}

/** How late, in days past due, as the API sorts late loans. */
export const latenesses = ["1-30", "31-60", "61-90", "91-180", "181-365", "366+", "31+"] as const;
export type Lateness = (typeof latenesses)[number];

export const dues = ["today", "this_week", "overdue"] as const;
export type Due = (typeof dues)[number];

export interface ListSearch extends FileSearch {
  status?: Status;
  /** Several statuses at once, with commas between; then there is no single one. */
  statuses?: string;
  late?: Lateness;
  /** When the oldest unpaid instalment is due. */
  due?: Due;
  search?: string;
  product?: string;
  idNumber?: string;
  /** The loan in the drawer. */
  loan?: string;
}

/** The statuses that a list is narrowed to; being late is none. */
export function statusesOf({ status, statuses: several }: ListSearch): readonly Status[] {
  if (several) return several.split(",") as Status[];
  return status && status !== "arrears" ? [status] : [];
}

/** A list of these statuses: none, one or several. */
export function amongStatuses(wanted: readonly Status[]): Changes {
  const [first, second] = wanted;
  return {
    status: second ? undefined : first,
    statuses: second ? wanted.join(",") : undefined,
    late: undefined,
  };
}

type Raw = Record<string, unknown>;

export function fileSearch(raw: Raw): FileSearch {
  const tab = one(tabs, raw["tab"]);
  const deed = one(deeds, raw["do"]);
  const asOf = words(raw["asOf"]);
  const about = words(raw["about"]);
  return {
    ...(tab && { tab }),
    ...(asOf && /^\d{4}-\d\d-\d\d$/.test(asOf) && { asOf }),
    ...(deed && { do: deed }),
    ...(about && { about }),
  };
}

export function listSearch(raw: Raw): ListSearch {
  const among = (words(raw["statuses"]) ?? "").split(",").flatMap((name) => {
    const known = one(statuses, name);
    return known && known !== "arrears" ? [known] : [];
  });
  const single = among.length === 1 ? among[0] : one(statuses, raw["status"]);
  const status = raw["arrears"] === true ? "arrears" : single;
  const several = among.length > 1;
  const late = one(latenesses, raw["late"]);
  const due = one(dues, raw["due"]);
  const kept: ListSearch = {
    ...(several ? { statuses: among.join(",") } : status && { status }),
    ...(late && { late }),
    ...(due && { due }),
  };
  for (const name of ["search", "product", "idNumber", "loan"] as const) {
    const value = words(raw[name]);
    if (value) kept[name] = value;
  }
  return { ...kept, ...fileSearch(raw) };
}

/** The router reads "123456789" as a number: here it is text again. */
function words(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function one<Value extends string>(known: readonly Value[], value: unknown): Value | undefined {
  return known.find((candidate) => candidate === value);
}

/** What to change; undefined takes a part out of the address. */
export type Changes = { [Name in keyof ListSearch]?: ListSearch[Name] | undefined };

/** The address of this page, and a way to change parts of it. */
export function useAddress() {
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const change = useCallback(
    (changes: Changes, options: { replace?: boolean } = {}) => {
      void navigate({
        to: ".",
        search: ((old: ListSearch) => changed(old, changes)) as never,
        replace: options.replace ?? false,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { search, change };
}

export function changed(old: ListSearch, changes: Changes): ListSearch {
  const kept = Object.entries({ ...old, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as ListSearch;
}
