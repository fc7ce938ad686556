/** What the palette offers: places, things to do, and the loans and people that the API finds. */
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { page } from "../../shared/api/client";
import type { Action } from "../../shared/api/permissions";
import * as icons from "../../shared/icons";
import type { PlainKey } from "../../shared/messages";
import { api, useMay } from "../api";
import { useLanguage, useSay } from "../language";
import { useAppearance } from "../ui/appearance";
import { useLeave } from "./leave";
import { places } from "./places";

/** Something that the palette finds. */
export interface Entry {
  readonly id: string;
  readonly group: "go" | "do" | "found";
  readonly label: string;
  readonly detail?: string;
  readonly icon: string;
  readonly run: () => void;
}

const PAUSE_MS = 180;
const SHORTEST = 2;
const FOUND_MAX = 8;

/** The places that this person may go to. */
export function usePlaces(): readonly Entry[] {
  const say = useSay();
  const may = useMay();
  const router = useRouter();
  return places
    .filter(({ action }) => may(action))
    .map(({ to, name, icon }) => ({
      id: `go-${name}`.replace(/\W/g, "-"),
      group: "go",
      label: say(name),
      icon,
      run: () => void router.navigate({ to }),
    }));
}

interface Deed {
  readonly name: PlainKey<"shell">;
  readonly icon: string;
  readonly action: Action;
  readonly to: string;
  readonly search?: Readonly<Record<string, unknown>>;
}

const deeds: readonly Deed[] = [
  { name: "shell.doCapture", icon: icons.plus, action: "capture", to: "/loans/new" },
  {
    name: "shell.doReview",
    icon: icons.clipboardCheck,
    action: "review",
    to: "/loans",
    search: { status: "pending" },
  },
  {
    name: "shell.doPayout",
    icon: icons.cash,
    action: "disburse",
    to: "/loans",
    search: { status: "approved" },
  },
  {
    name: "shell.doRepay",
    icon: icons.receipt,
    action: "record_repayment",
    to: "/loans",
    search: { status: "disbursed" },
  },
  {
    name: "shell.doChase",
    icon: icons.phone,
    action: "read_loans",
    to: "/loans",
    search: { status: "arrears" },
  },
  { name: "shell.doBorrower", icon: icons.id, action: "read_loans", to: "/borrowers" },
  {
    name: "shell.doAddUser",
    icon: icons.userPlus,
    action: "manage_users",
    to: "/users",
    search: { add: true },
  },
  {
    name: "shell.doNewProduct",
    icon: icons.parcel,
    action: "manage_products",
    to: "/products/new",
  },
];

/** What this person may do, and what everybody can. */
export function useDeeds(onKeys: () => void): readonly Entry[] {
  const { say, language, choose } = useLanguage();
  const may = useMay();
  const router = useRouter();
  const leave = useLeave();
  const { shown, choose: show } = useAppearance();
  const own = deeds
    .filter(({ action }) => may(action))
    .map(({ name, icon, to, search = {} }): Entry => ({
      id: `do-${name}`.replace(/\W/g, "-"),
      group: "do",
      label: say(name),
      icon,
      run: () => void router.navigate({ to: to as "/", search: search as never }),
    }));
  const common = [
    ["shell.doAccount", icons.userCircle, () => void router.navigate({ to: "/account" })],
    ["shell.doDark", icons.moon, () => show(shown === "dark" ? "light" : "dark")],
    ["shell.doLanguage", icons.language, () => void choose(language === "en" ? "tn" : "en")],
    ["shell.doKeys", icons.keyboard, onKeys],
    ["shell.doSignOut", icons.logout, () => leave.mutate()],
  ] as const;
  return [
    ...own,
    ...common.map(([name, icon, run]): Entry => ({
      id: `do-${name}`.replace(/\W/g, "-"),
      group: "do",
      label: say(name),
      icon,
      run,
    })),
  ];
}

/** Loans and people by name, number or reference. */
export function useFound(query: string) {
  const say = useSay();
  const router = useRouter();
  const [search] = useDebouncedValue(query.trim(), PAUSE_MS);
  const wanted = search.length >= SHORTEST;
  const { data, error, isFetching } = useQuery({
    queryKey: ["loans", "found", search],
    queryFn: ({ signal }) =>
      page(api.GET("/api/loans", { params: { query: { search, limit: FOUND_MAX } }, signal })),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  const rows = wanted && query.trim().length >= SHORTEST ? (data?.rows ?? []) : [];
  return {
    error: wanted ? error : null,
    searching: isFetching || query.trim() !== search,
    entries: rows.map((row): Entry => ({
      id: `found-${row.loanId}`,
      group: "found",
      label: row.borrowerName,
      detail: `${row.reference} · ${say.maybe(`status.${row.status}`) ?? row.status}`,
      icon: icons.fileText,
      run: () => void router.navigate({ to: `/loans/${row.reference}` as "/" }),
    })),
  };
}
