/** What the pages of products ask the API, and how products are put into words. */
import { queryOptions } from "@tanstack/react-query";

import { data, type Schemas } from "../../../shared/api/client";
import type { Formats } from "../../../shared/format";
import type { Say } from "../../../shared/messages";
import { api } from "../../api";

export type Product = Schemas["ProductTold"];
export type ProductToSave = Schemas["ProductToSave"];

export const methods = [
  "flat",
  "declining",
  "equal_principal",
  "interest_only",
  "bullet",
  "discount",
] as const;
export const periods = ["term", "day", "month", "year"] as const;
export const units = ["months", "weeks", "fortnights", "quarters", "days"] as const;
export const feeTimes = ["deducted", "added", "instalment", "dated", "occasion"] as const;
export const feeBases = ["principal", "instalment"] as const;
export const brokens = ["whole", "days", "apart"] as const;
export const shifts = ["none", "following", "modified_following", "preceding"] as const;
export const accruals = ["same_as_repayment", "daily"] as const;
export const monthDays = ["actual", "30"] as const;
export const yearDays = ["actual", "360", "364", "365"] as const;
export const yearLengths = ["calendar", "disbursement"] as const;
export const lastInstalments = ["residue", "absorbs", "smoothed"] as const;
/** Their names are the same in every language. */
export const dayCounts = [
  "ACT/360",
  "ACT/364",
  "ACT/365F",
  "ACT/365_ACTUAL",
  "NL/365",
  "ACT/ACT_ISDA",
  "30/360_BOND_BASIS",
  "30/360_US",
  "30E/360",
  "30E/360_ISDA",
  "EU_CCD_MONTH",
  "EU_CCD_YEAR",
  "EU_CCD_WEEK",
] as const;
export const penaltyKinds = ["fixed", "percent", "daily"] as const;
export const penaltyBases = ["scheduled", "principal", "instalment"] as const;
export const penaltyPeriods = ["day", "month", "year"] as const;
export const duplums = ["none", "common_law", "sa_s103_5", "kenya_dcp"] as const;
export const surpluses = ["hold", "instalment", "term"] as const;
export const rebates = ["actuarial", "pro_rata", "rule_of_78", "none"] as const;
export const roundings = ["half_up", "half_even", "down", "up"] as const;

export { productList } from "../loans/queries";

export const oneProduct = (code: string) =>
  queryOptions({
    queryKey: ["products", code],
    queryFn: ({ signal }) =>
      data(api.GET("/api/products/{code}", { params: { path: { code } }, signal })),
  });

export interface Asked {
  readonly product: string;
  readonly loanAmount: string;
  readonly loanPeriodMonths: string;
}

/** What a loan would cost, for a product of that version; only the API computes it. */
export const quoteOf = (asked: Asked, version: number) =>
  queryOptions({
    queryKey: ["quote", asked, version],
    queryFn: ({ signal }) => data(api.POST("/api/quotes", { body: asked, signal })),
    retry: false,
  });

/** "10% a month" */
export function rateText(say: Say, write: Formats, product: Product): string {
  const key = `products.rate_${product.ratePeriod}` as const;
  return say(key, { rate: write.percent(product.ratePercent) });
}

/** "8% to 12%, agreed by two people" */
export function rateRangeText(say: Say, write: Formats, { rateMin, rateMax }: Product): string {
  if (!rateMin) return say("products.rateOnlyUsual");
  const range = { least: write.percent(rateMin), most: write.percent(rateMax) };
  return say("products.rateAgreed", range);
}

/** "Loan 1: at most P 3,000", and so on; or that there is no such limit. */
export function cycleTexts(say: Say, write: Formats, { cycleLimits }: Product): readonly string[] {
  if (!cycleLimits.length) return [say("products.cyclesNone")];
  const limits = cycleLimits.map((limit, index) =>
    say("products.cycleTold", { number: index + 1, amount: write.money(limit) }),
  );
  return [...limits, say("products.cyclesLast")];
}

/** "every month", "every 2 weeks" */
export function everyText(say: Say, product: Pick<Product, "unit" | "every">): string {
  const one = say.maybe(`products.every_${product.unit}`);
  if (product.every === 1 && one) return one;
  const unit = say.maybe(`products.unit_${product.unit}`) ?? product.unit;
  return say("products.every", { number: product.every, unit });
}

/** The word of the catalogue for a value of the API; a value that is new there stands for itself. */
export function wordFor(say: Say, kind: string, value: string): string {
  return say.maybe(`products.${kind}_${value}`) ?? value.replaceAll("_", " ");
}

/** "Credit check: P 50 · Service: 2% of each instalment", or nothing. */
export function feesText(say: Say, write: Formats, { fees }: Product): string {
  return fees
    .map(({ name, amount, percent, base, time, days, on }) => {
      const parts = [
        Number(amount) ? write.money(amount, { whole: true }) : "",
        Number(percent)
          ? say(`products.feeOf_${base}` as const, { percent: write.percent(percent) })
          : "",
      ];
      const day = on
        ? say("products.fee_onDate", { date: write.date(on) })
        : say("products.fee_after", { count: days });
      const when = time === "dated" ? day : wordFor(say, "feeTime", time);
      return `${name}: ${parts.filter(Boolean).join(" + ")}, ${when}`;
    })
    .join(" · ");
}

/** "2 instalments without principal", or nothing. */
export function graceText(say: Say, { grace }: Product): string {
  return (["principal", "interestPayment", "interestFree", "arrearsDays"] as const)
    .filter((name) => grace[name] > 0)
    .map((name) => `${say(`products.grace_${name}`)}: ${grace[name]}`)
    .join(" · ");
}

export function basisText(say: Say, { basis }: Product): string {
  const accrual = wordFor(say, "accrual", basis.accrual);
  if (basis.accrual === "same_as_repayment") return accrual;
  return `${accrual}, ${basis.dayCount ?? wordFor(say, "yearDays", basis.yearDays)}`;
}

type Late = Pick<Product, "late">;
type Early = Pick<Product, "early">;

/** "5% of what is overdue, once, after 3 days of grace", and what else; or that nothing happens. */
export function lateTexts(say: Say, write: Formats, { late }: Late): readonly string[] {
  const { penalty, inDuplum, stopAfterMonths, postStopPercent } = late;
  const found: string[] = [];
  if (penalty) {
    const { kind, amount, percent, base, period, graceDays, cap, capPercent } = penalty;
    const of = wordFor(say, "penaltyBase", base);
    const rate = write.percent(percent);
    found.push(
      kind === "fixed"
        ? say("products.told_fixed", { amount: write.money(amount) })
        : kind === "percent"
          ? say("products.told_percent", { rate, of })
          : say("products.told_daily", { rate, of, period: wordFor(say, "period", period) }),
    );
    if (graceDays) found.push(say("products.told_grace", { count: graceDays }));
    if (Number(cap)) found.push(say("products.told_cap", { most: write.money(cap) }));
    if (Number(capPercent)) {
      found.push(say("products.told_capPercent", { most: write.percent(capPercent) }));
    }
  }
  if (inDuplum !== "none") found.push(wordFor(say, "duplum", inDuplum));
  if (stopAfterMonths) {
    found.push(say("products.told_stop", { count: stopAfterMonths }));
    if (Number(postStopPercent)) {
      found.push(say("products.told_postStop", { rate: write.percent(postStopPercent) }));
    }
  }
  return found.length ? found : [say("products.told_never")];
}

export function earlyTexts(say: Say, write: Formats, { early }: Early): readonly string[] {
  const { surplus, rebate, noticeDays, chargeAmount, chargePercent, quoteDays } = early;
  const charge = [
    Number(chargeAmount) ? write.money(chargeAmount) : "",
    Number(chargePercent)
      ? say("products.told_ofPrincipal", { rate: write.percent(chargePercent) })
      : "",
  ].filter(Boolean);
  return [
    `${say("products.surplus")} ${wordFor(say, "surplus", surplus)}`,
    `${say("products.rebate")}: ${wordFor(say, "rebate", rebate)}`,
    charge.length
      ? say("products.told_charge", { charge: charge.join(" + "), count: noticeDays })
      : say("products.told_noCharge"),
    say("products.told_quote", { count: quoteDays }),
    coolingOffText(say, early),
  ];
}

function coolingOffText(say: Say, early: Product["early"]): string {
  const count = early.coolingOffDays;
  if (!count) return say("products.told_noCoolingOff");
  const days = early.coolingOffWorkingDays ? "told_coolingOffWorking" : "told_coolingOff";
  const told = say(`products.${days}`, { count });
  return early.coolingOffInterest ? `${told}, ${say("products.told_coolingOffInterest")}` : told;
}
