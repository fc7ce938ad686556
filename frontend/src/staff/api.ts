/** The portal's way to the API, and the questions that many pages ask. */
import { QueryCache, QueryClient, queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { connect, data } from "../shared/api/client";
import { asFailure } from "../shared/api/failure";
import { allowed, type Action } from "../shared/api/permissions";
import { formats, type Formats } from "../shared/format";
import { useLanguage } from "./language";

const listeners = new Set<() => void>();

/** Be told when a session has ended while the portal is open. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const ended = () => listeners.forEach((listener) => listener());

export const api = connect({ onSignedOut: ended });

const PATIENCE_MS = 120_000;

/** For operations that look at much or make a copy of it: they too end, only later. */
export const patient = connect({ timeout: PATIENCE_MS, onSignedOut: ended });

/** For the question whether anybody is signed in, to which "nobody" is an ordinary answer. */
const asking = connect();

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      // Codes became a duty while this page was open.
      const owed = asFailure(error).code === "second_factor_required";
      if (owed) location.assign("/staff/second-factor");
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: (count, error) => count < 2 && asFailure(error).kind === "offline",
    },
    mutations: { retry: false }, // people decide; "Try again" sends the same key
  },
});

/** Who is signed in, how, and whether two people have to look at each loan. */
export const me = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => {
    const { user, ...rest } = await data(asking.GET("/api/auth/verify", { signal }));
    return { ...user, ...rest };
  },
  staleTime: 5 * 60_000,
});

/** What the lender has set: name, currency, contacts. */
export const lender = queryOptions({
  queryKey: ["lender"],
  queryFn: ({ signal }) => data(api.GET("/api/settings", { signal })),
  staleTime: 5 * 60_000,
});

/** The signed-in person; only inside the shell, which has asked before it shows anything. */
export function useMe() {
  return useSuspenseQuery(me).data;
}

export function useLender() {
  return useSuspenseQuery(lender).data;
}

/** Amounts and dates as the lender and the language write them. */
export function useFormats(): Formats {
  const { language } = useLanguage();
  const conventions = useLender();
  return useMemo(() => formats(language, conventions), [language, conventions]);
}

/** Whether the signed-in person's role allows something; the API decides again. */
export function useMay(): (action: Action) => boolean {
  const { role } = useMe();
  return (action) => (allowed[action] as readonly string[]).includes(role);
}
