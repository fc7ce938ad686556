/** How money changes hands, by the names of the API. */
export const methods = {
  cash: "Cash",
  bank_transfer: "Bank transfer",
  debit_order: "Debit order",
  card: "Card",
  mobile_money: "Mobile money",
  payroll: "Salary deduction",
} as const;
