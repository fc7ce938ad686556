/** Postings in words. */
import type { Say } from "../../../../shared/messages";
import { isSome } from "../words";
import type { Line, Statement } from "./questions";

const parts = ["principal", "interest", "fee", "penalty", "credit"] as const;
export type Part = (typeof parts)[number];

/** The parts that the balance is made of somewhere in a statement. */
export function partsOf({ opening, lines, closing }: Statement): readonly Part[] {
  const balances = [opening, closing, ...lines.map(({ balance }) => balance)];
  return parts.filter((part) => balances.some((balance) => isSome(balance[part])));
}

/** The API describes a posting in English; other languages name its kind, and show that beside. */
export function nameOfLine(say: Say, { kind, description }: Line): string {
  if (say.language === "en") return description;
  return say.maybe(`papers.kind_${kind}`) ?? description;
}
