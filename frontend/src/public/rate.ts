import type { Say } from "../shared/messages";
import type { Product } from "./offer";

/** "10% a month", from the percent as it is written for people. */
export function rate(say: Say, period: Product["ratePeriod"] | "day", percent: string): string {
  const keys = {
    term: "calculator.rateTerm",
    day: "calculator.rateDay",
    month: "calculator.rateMonth",
    year: "calculator.rateYear",
  } as const;
  return say(keys[period], { rate: percent });
}
