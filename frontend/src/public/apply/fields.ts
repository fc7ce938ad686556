/** The fields of the application, by the names of the API, and the steps that hold them. */
import type { PlainKey } from "../../shared/messages";

export const steps = ["personal", "loan", "bank", "terms", "review"] as const;
export type Step = (typeof steps)[number];

/** In the order in which they are asked for; the error summary keeps to it. */
export const fieldsOf = {
  personal: [
    "firstName",
    "lastName",
    "idType",
    "idNumber",
    "contactNumber",
    "email",
    "physicalAddress",
    "postalAddress",
    "employer",
    "marriedInCommunity",
    "kinName",
    "kinRelationship",
    "kinContact",
    "kinAddress",
  ],
  loan: ["product", "loanAmount", "loanPeriodMonths", "purpose"],
  bank: ["bankName", "branch", "accountNumber", "repaymentMethod"],
  terms: ["termsAccepted"],
  review: [],
} as const;

export type FieldName = (typeof fieldsOf)[Step][number];
export type Values = Readonly<Record<FieldName, string>>;

export const fieldNames: readonly FieldName[] = steps.flatMap((step) => [...fieldsOf[step]]);

export const empty: Values = {
  ...(Object.fromEntries(fieldNames.map((name) => [name, ""])) as Record<FieldName, string>),
  idType: "omang",
};

export const optional: ReadonlySet<FieldName> = new Set<FieldName>([
  "email",
  "postalAddress",
  "employer",
  "kinContact",
  "kinAddress",
  "purpose",
  "branch",
]);

/** How a loan can be repaid, by the names of the API; the first is the usual one. */
export const repaymentMethods = [
  "debit_order",
  "payroll",
  "bank_transfer",
  "mobile_money",
  "cash",
] as const;

export function isField(name: string): name is FieldName {
  return fieldNames.some((known) => known === name);
}

export function stepOf(name: FieldName): Step {
  return steps.find((step) => fieldsOf[step].some((held) => held === name)) ?? "personal";
}

/** What a field is called, given what is filled in. */
export function labelOf(name: FieldName, values: Values): PlainKey {
  if (name === "idNumber") {
    return values.idType === "passport" ? "apply.passportNumber" : "apply.omangNumber";
  }
  return `apply.${name}`;
}
