/** The documents that a lender can ask for, by their names in the settings. */
export const documents = {
  identity: "Identity card (both sides)",
  payslip: "Latest payslip",
  bank_statement: "Bank statement of the last three months",
  proof_of_address: "Proof of address",
  employment_letter: "Letter from your employer",
} as const;
