/** The application as it is filled in, and what must be right before it is worth sending. */
import type { PlainKey, Say } from "../../../../shared/messages";
import type { Loan, Product } from "../queries";
import { plainNumber } from "../words";

export const blank = {
  product: "",
  loanAmount: "",
  loanPeriodMonths: "",
  loanDate: "",
  firstDueDate: "",
  interestRate: "",
  firstName: "",
  lastName: "",
  idType: "omang",
  idNumber: "",
  contactNumber: "",
  email: "",
  physicalAddress: "",
  postalAddress: "",
  marriedInCommunity: false,
  employer: "",
  purpose: "",
  bankName: "",
  accountNumber: "",
  branch: "",
  repaymentMethod: "debit_order",
  kinName: "",
  kinRelationship: "",
  kinContact: "",
  kinAddress: "",
  termsAccepted: false,
};

export type Values = typeof blank;
export type Field = keyof Values;
export type Problems = Partial<Record<Field, string>>;

/** The form as an application has it, to change it. */
export function valuesOf(loan: Loan): Values {
  const { borrower } = loan;
  return {
    ...blank,
    ...borrower,
    product: loan.terms.product,
    loanAmount: loan.loanAmount.replace(/\.0+$/, ""),
    loanPeriodMonths: String(loan.terms.instalments),
    firstDueDate: loan.terms.firstDueDate ?? "",
    interestRate: loan.terms.interestRate,
    termsAccepted: true,
  };
}

export function bodyOf(values: Values) {
  const { loanDate, firstDueDate, interestRate, ...rest } = values;
  return {
    ...rest,
    loanAmount: plainNumber(values.loanAmount),
    loanPeriodMonths: values.loanPeriodMonths.trim(),
    ...(loanDate && { loanDate }),
    ...(firstDueDate && { firstDueDate }),
    ...(interestRate.trim() && { interestRate: plainNumber(interestRate) }),
  };
}

const needed = [
  "loanAmount",
  "loanPeriodMonths",
  "firstName",
  "lastName",
  "idNumber",
  "contactNumber",
  "physicalAddress",
  "bankName",
  "accountNumber",
  "kinName",
  "kinRelationship",
] as const;

export function isNeeded(field: Field): boolean {
  return needed.some((name) => name === field);
}

const telephone = (text: string) => /^(\+|00)?\d{7,15}$/.test(text.replace(/[\s()./-]/g, ""));
const compact = (text: string) => text.replace(/[\s-]/g, "");

/** The rules that the API has too; it looks at everything again. */
const rules: Partial<Record<Field, (values: Values) => PlainKey<"capture"> | null>> = {
  loanAmount: ({ loanAmount }) =>
    /^\d+(\.\d+)?$/.test(plainNumber(loanAmount)) ? null : "capture.amountWrong",
  loanPeriodMonths: ({ loanPeriodMonths }) =>
    /^\d+$/.test(loanPeriodMonths.trim()) ? null : "capture.termWrong",
  interestRate: ({ interestRate }) =>
    !interestRate.trim() || /^\d+(\.\d+)?$/.test(plainNumber(interestRate))
      ? null
      : "capture.rateWrong",
  idNumber: ({ idNumber, idType }) => {
    if (idType === "omang") return /^\d{9}$/.test(compact(idNumber)) ? null : "capture.omangWrong";
    return /^[A-Za-z0-9]{6,15}$/.test(compact(idNumber)) ? null : "capture.passportWrong";
  },
  contactNumber: ({ contactNumber }) => (telephone(contactNumber) ? null : "capture.phoneWrong"),
  kinContact: ({ kinContact }) =>
    !kinContact.trim() || telephone(kinContact) ? null : "capture.phoneWrong",
  email: ({ email }) =>
    !email.trim() || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim()) ? null : "capture.emailWrong",
  accountNumber: ({ accountNumber }) =>
    /^\d{5,20}$/.test(compact(accountNumber)) ? null : "capture.accountWrong",
  termsAccepted: ({ termsAccepted }) => (termsAccepted ? null : "capture.termsMissing"),
};

/** What is wrong with one field, in words. */
export function problemOf(say: Say, field: Field, values: Values): string | undefined {
  const value = values[field];
  if (isNeeded(field) && typeof value === "string" && !value.trim()) return say("capture.needed");
  const wrong = rules[field]?.(values);
  return wrong ? say(wrong) : undefined;
}

export function problemsOf(say: Say, values: Values): Problems {
  const found: Problems = {};
  for (const field of Object.keys(values) as Field[]) {
    const problem = problemOf(say, field, values);
    if (problem) found[field] = problem;
  }
  return found;
}

export function usual(products: readonly Product[], preferred: string): Product | undefined {
  return products.find(({ code }) => code === preferred) ?? products[0];
}
