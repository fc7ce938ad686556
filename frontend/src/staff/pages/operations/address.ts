/** What the addresses of operations hold: the page, and what its list is narrowed to. */
export const parts = [
  "overview",
  "logs",
  "alarms",
  "backups",
  "storage",
  "security",
  "day-ends",
  "performance",
  "diagnose",
] as const;
export type Part = (typeof parts)[number];

/** The troubles of the maintenance guide, in its order. */
export const troubles = [
  "login",
  "cors",
  "apply",
  "uploads",
  "costs",
  "dashboard",
  "repayments",
] as const;
export type Trouble = (typeof troubles)[number];

/** From how many hours ago on: an hour, a day, a week, a month. */
export const spans = [1, 24, 168, 744] as const;
export type Span = (typeof spans)[number];

export interface OperationsSearch {
  hours?: Span;
  errors?: true;
  function?: string;
  request?: string;
  trouble?: Trouble;
}

/** Read an address, which people may have typed. */
export function operationsSearch(raw: Readonly<Record<string, unknown>>): OperationsSearch {
  const hours = spans.find((known) => known === Number(raw["hours"]));
  const trouble = troubles.find((known) => known === raw["trouble"]);
  return {
    ...(hours && { hours }),
    ...(raw["errors"] === true && { errors: true }),
    ...text("function", raw["function"]),
    ...text("request", raw["request"]),
    ...(trouble && { trouble }),
  };
}

function text<Name extends string>(name: Name, value: unknown): Partial<Record<Name, string>> {
  const found = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return found ? ({ [name]: found } as Record<Name, string>) : {};
}

export function partOf(text: string | undefined): Part {
  return parts.find((known) => known === text) ?? "overview";
}
