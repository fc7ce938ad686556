/** What the addresses of reports and of the journal hold. */
export const kinds = [
  "trial",
  "profit",
  "sheet",
  "ageing",
  "provisions",
  "ratios",
  "vat",
  "ceilings",
  "register",
] as const;
export type Kind = (typeof kinds)[number];

/** Reports of a period; the others are of a day. */
export const ofPeriod: readonly Kind[] = ["profit", "ratios", "vat", "register"];

/** Reports of today: they ask for no day. */
export const ofToday: readonly Kind[] = ["ceilings"];

export interface Period {
  since?: string;
  until?: string;
}

export interface ReportSearch extends Period {
  report?: Kind;
  date?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function days<Name extends string>(
  raw: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const kept: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = raw[name];
    if (typeof value === "string" && DAY.test(value)) kept[name] = value;
  }
  return kept;
}

export function periodSearch(raw: Readonly<Record<string, unknown>>): Period {
  return days(raw, ["since", "until"] as const);
}

/** Read an address, which people may have typed. */
export function reportSearch(raw: Readonly<Record<string, unknown>>): ReportSearch {
  const report = kinds.find((known) => known === raw["report"]);
  return { ...(report && { report }), ...days(raw, ["date", "since", "until"] as const) };
}
