/** What a loan can be, by the names of the API; `arrears` is computed from the dates. */
export const status = {
  pending: "Pending",
  info_requested: "More information asked",
  approved: "Approved",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  cancelled: "Cancelled",
  disbursed: "Active",
  closed: "Closed",
  overpaid: "Overpaid",
  written_off: "Written off",
  arrears: "In arrears",
} as const;
