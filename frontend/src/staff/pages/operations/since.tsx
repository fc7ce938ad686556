/** From when on: kept in the address. */
import { useNavigate, useSearch } from "@tanstack/react-router";

import { useSay } from "../../language";
import { Choice } from "../../ui/choice";
import { operationsSearch, spans, type OperationsSearch, type Span } from "./address";

/** What the address narrows the page to, and a way to change some of it. */
export function useNarrowed() {
  const search: OperationsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (changed: { readonly [Name in keyof OperationsSearch]?: unknown }) =>
    void navigate({ to: ".", search: operationsSearch({ ...search, ...changed }) });
  return [search, change] as const;
}

export function useSpan(usual: Span) {
  const [search, change] = useNarrowed();
  return [search.hours ?? usual, (hours: string) => change({ hours })] as const;
}

export function Since({ usual }: { usual: Span }) {
  const say = useSay();
  const [hours, choose] = useSpan(usual);
  return (
    <Choice
      aria-label={say("operations.since")}
      value={String(hours)}
      onChange={(event) => choose(event.currentTarget.value)}
      data={spans.map((span) => ({ value: String(span), label: say(`operations.span_${span}`) }))}
    />
  );
}
