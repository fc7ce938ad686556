/** How parts of a loan are said. */
import type { Formats } from "../../../shared/format";
import type { PlainKey, Say } from "../../../shared/messages";
import type { Status } from "../../ui/status";
import type { Loan, Repayment } from "./queries";

export function nameOf({ borrower }: Pick<Loan, "borrower">): string {
  return `${borrower.firstName} ${borrower.lastName}`;
}

/** Who did something; the API calls the public "Applicant". */
export function whoDid(say: Say, by: string): string {
  return by === "Applicant" ? say("loanFile.applicant") : by;
}

export function statusOfLoan(loan: Loan): Status {
  return loan.status === "disbursed" && loan.arrears.inArrears
    ? "arrears"
    : (loan.status as Status);
}

/** Whether an amount is more than nothing: its text has a digit that is not zero. */
export function isSome(amount: string): boolean {
  return /[1-9]/.test(amount);
}

export function methodName(say: Say, method: string): string {
  return say.maybe(`methods.${method}`) ?? method;
}

export function documentName(say: Say, kind: string): string {
  return say.maybe(`documents.${kind}`) ?? say.maybe(`loanFile.kind${capital(kind)}`) ?? kind;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const rates = {
  term: "calculator.rateTerm",
  day: "calculator.rateDay",
  month: "calculator.rateMonth",
  year: "calculator.rateYear",
} as const;

export function rateName(say: Say, write: Formats, percent: string, period: string): string {
  const key = rates[period as keyof typeof rates];
  return key ? say(key, { rate: write.percent(percent) }) : write.percent(percent);
}

/** "12 months", or "12 payments" where they are not simply monthly or weekly. */
export function termName(say: Say, count: number, unit: string, every: number): string {
  if (every !== 1 || (unit !== "months" && unit !== "weeks")) {
    return say("common.payments", { count });
  }
  return say(`common.${unit}`, { count });
}

/** A payment every so many days, weeks or months. */
export function paceName(say: Say, unit: string, every: number): string {
  if (every === 1 && unit === "months") return say("capture.unitMonths");
  if (every === 1 && unit === "weeks") return say("capture.unitWeeks");
  const period = { months: "common.months", weeks: "common.weeks", days: "common.days" } as const;
  const key = period[unit as keyof typeof period] ?? "common.days";
  return say("capture.unitSome", { period: say(key, { count: every }) });
}

const methods: Record<string, PlainKey<"loanFile">> = {
  flat: "loanFile.methodFlat",
  declining: "loanFile.methodDeclining",
  equal_principal: "loanFile.methodEqualPrincipal",
  interest_only: "loanFile.methodInterestOnly",
  bullet: "loanFile.methodBullet",
};

export function interestName(say: Say, method: string): string {
  const key = methods[method];
  return key ? say(key) : method;
}

/** An amount in the smallest unit, as histories keep it, as decimal text. */
export function fromMinor(minor: number, exponent: number): string {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const cut = digits.length - exponent;
  const text = exponent ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits;
  return minor < 0 ? `-${text}` : text;
}

/** The account that a loan is paid to. */
export function accountOf({ borrower }: Pick<Loan, "borrower">): string {
  const { bankName, branch, accountNumber } = borrower;
  return [bankName, branch, accountNumber].filter(Boolean).join(", ");
}

/** The proposal to reverse a repayment that waits for a second person. */
export function proposalOf(loan: Loan, repayment: Repayment) {
  if (!repayment.reversalProposedBy || repayment.reversed) return undefined;
  return loan.history.findLast(
    ({ kind, data }) => kind === "reversal_proposed" && data["repayment"] === repayment.repaymentId,
  );
}

/** Today where the lender is, for the bounds of date fields. */
export function today(timezone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: timezone }).format(new Date());
}

/** A number as people type it, "P 5,000.00", as the API reads it. */
export function plainNumber(typed: string): string {
  return typed
    .replace(/^\D+(?=\d)/, (before) => (before.includes("-") ? "-" : ""))
    .replace(/[\s,]/g, "");
}

const METHODS = [
  "bank_transfer",
  "cash",
  "debit_order",
  "mobile_money",
  "card",
  "payroll",
] as const;

/** How money changes hands, to choose from. */
export function methodNames(say: Say): { value: string; label: string }[] {
  return METHODS.map((value) => ({ value, label: say(`methods.${value}`) }));
}

/** What a history tells of a loan to which more than repayments happened. */
const SERVICED = new Set([
  "charged",
  "waiver_proposed",
  "refund_proposed",
  "write_off_proposed",
  "recovered",
  "settlement_notice_given",
  "settlement_quoted",
  "reschedule_proposed",
  "top_up_proposed",
  "advanced",
  "interest_stopped",
  "resume_proposed",
  "cooled_off",
  "undo_proposed",
]);

export function wasServiced({ history }: Pick<Loan, "history">): boolean {
  return history.some(({ kind }) => SERVICED.has(kind));
}
