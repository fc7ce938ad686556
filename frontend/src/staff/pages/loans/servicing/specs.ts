/** What each act asks for, in the order of its form. */
import type { PlainKey } from "../../../../shared/messages";
import type { Loan } from "../queries";
import { isSome } from "../words";
import type { Kind } from "./queries";

type Say = PlainKey<"servicing">;

export interface Field {
  readonly name: string;
  readonly as: "date" | "amount" | "text" | "number" | "choice" | "method" | "tick" | "why";
  readonly label: Say;
  readonly hint?: Say;
  readonly optional?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: Say }[];
  /** What stands there when the dialog opens; dates are today's. */
  readonly first?: (loan: Loan) => string;
  /** The names to choose from, where the loan lists them, each with what it fills in besides. */
  readonly listed?: (loan: Loan) => readonly Listed[];
}

export interface Listed {
  readonly name: string;
  readonly amount: string;
}

export interface Spec {
  readonly fields: readonly Field[];
  readonly danger?: boolean;
}

const date = (name: string, label: Say = "servicing.date"): Field => ({ name, as: "date", label });
const amount: Field = { name: "amount", as: "amount", label: "servicing.amount" };
const why: Field = { name: "comments", as: "why", label: "servicing.comments" };
const maybeWhy: Field = { ...why, hint: "servicing.optional", optional: true };
const reference: Field = {
  name: "referenceNumber",
  as: "text",
  label: "servicing.reference",
};
const method = (label: Say): Field => ({ name: "paymentMethod", as: "method", label });

/** Over how many instalments what is left is repaid: as many as there are. */
const instalments: Field = {
  name: "loanPeriodMonths",
  as: "number",
  label: "servicing.instalments",
  first: ({ schedule, terms }) =>
    String(schedule.filter(({ state }) => state !== "paid").length || terms.instalments),
};

export const specs: Record<Kind, Spec> = {
  top_up: {
    fields: [
      { ...amount, label: "servicing.topUpAmount" },
      instalments,
      {
        name: "interestRate",
        as: "amount",
        label: "servicing.newRate",
        hint: "servicing.sameRateHint",
        optional: true,
      },
      why,
    ],
  },
  advance: {
    fields: [
      { ...amount, hint: "servicing.advanceHint", first: ({ undrawn }) => undrawn },
      date("disbursementDate", "servicing.paidOutOn"),
      method("servicing.payment"),
      reference,
    ],
  },
  charge: {
    fields: [
      {
        name: "kind",
        as: "choice",
        label: "servicing.kind",
        choices: [
          { value: "fee", label: "servicing.kind_fee" },
          { value: "penalty", label: "servicing.kind_penalty" },
        ],
        first: () => "fee",
      },
      date("chargeDate", "servicing.chargeDate"),
      {
        name: "name",
        as: "text",
        label: "servicing.name",
        hint: "servicing.nameHint",
        listed: ({ charges }) => charges,
        first: ({ charges }) => charges[0]?.name ?? "",
      },
      { ...amount, first: ({ charges }) => charges[0]?.amount ?? "" },
      maybeWhy,
    ],
  },
  waiver: {
    fields: [
      {
        name: "part",
        as: "choice",
        label: "servicing.part",
        choices: [
          { value: "penalty", label: "servicing.part_penalty" },
          { value: "fee", label: "servicing.part_fee" },
          { value: "interest", label: "servicing.part_interest" },
        ],
        first: usualPart,
      },
      date("waiverDate"),
      { ...amount, first: (loan) => wholePart(loan) },
      why,
    ],
  },
  refund: {
    fields: [
      { ...amount, first: ({ balances }) => balances.overpaid },
      date("refundDate", "servicing.refundDate"),
      method("servicing.payment"),
      reference,
      why,
    ],
  },
  write_off: { fields: [date("writeOffDate"), why], danger: true },
  recovery: {
    fields: [
      amount,
      date("paymentDate", "servicing.recoveryDate"),
      method("servicing.receivedBy"),
      reference,
      maybeWhy,
    ],
  },
  reschedule: {
    fields: [
      instalments,
      date("rescheduleDate", "servicing.newStart"),
      {
        name: "interestRate",
        as: "amount",
        label: "servicing.newRate",
        hint: "servicing.newRateHint",
        first: ({ terms }) => terms.interestRate,
      },
      {
        name: "capitalise",
        as: "amount",
        label: "servicing.capitalise",
        hint: "servicing.capitaliseHint",
        first: () => "0",
      },
      {
        name: "restructured",
        as: "tick",
        label: "servicing.restructured",
        hint: "servicing.restructuredHint",
        first: () => "yes",
      },
      why,
    ],
  },
  settlement_notice: { fields: [date("noticeDate", "servicing.noticeDate"), maybeWhy] },
  settlement_quote: {
    fields: [
      date("settlementDate", "servicing.quoteDate"),
      {
        name: "noticeDate",
        as: "date",
        label: "servicing.noticeDate",
        hint: "servicing.noticeHint",
        optional: true,
      },
    ],
  },
  interest_stop: { fields: [date("stopDate"), why] },
  interest_resume: { fields: [date("resumeDate"), why] },
  cooling_off: { fields: [date("coolingOffDate"), why], danger: true },
};

/** What is most often waived of what is owed. */
function usualPart({ balances }: Loan): string {
  const owed = (["penalty", "fee", "interest"] as const).find((part) => isSome(balances[part]));
  return owed ?? "interest";
}

/** Penalties are owed as soon as they are charged; of the rest a part may not be earned yet. */
function wholePart(loan: Loan): string {
  return usualPart(loan) === "penalty" ? loan.balances.penalty : "";
}
