// Made from the API's own description: see docs/developers/frontend.md. Do not edit.

/** Who may do what, as the API enforces it. */
export const allowed = {
  "amend": [
    "maker"
  ],
  "apply": [
    "accountant",
    "admin",
    "checker",
    "maker",
    "public"
  ],
  "assess": [
    "maker"
  ],
  "attach_document": [
    "accountant",
    "checker",
    "maker",
    "public"
  ],
  "bar_borrower": [
    "admin",
    "checker"
  ],
  "cancel": [
    "accountant",
    "checker"
  ],
  "capture": [
    "maker"
  ],
  "confirm_books": [
    "accountant",
    "admin",
    "checker"
  ],
  "confirm_restore": [
    "accountant",
    "admin",
    "checker"
  ],
  "confirm_reversal": [
    "accountant",
    "admin",
    "checker"
  ],
  "confirm_servicing": [
    "accountant",
    "admin",
    "checker"
  ],
  "disburse": [
    "accountant"
  ],
  "keep_books": [
    "accountant"
  ],
  "keep_securities": [
    "accountant",
    "checker",
    "maker"
  ],
  "manage_products": [
    "admin"
  ],
  "manage_settings": [
    "admin"
  ],
  "manage_users": [
    "admin"
  ],
  "operate": [
    "admin"
  ],
  "propose_reversal": [
    "accountant"
  ],
  "propose_top_up": [
    "checker",
    "maker"
  ],
  "quote": [
    "accountant",
    "admin",
    "checker",
    "maker",
    "public"
  ],
  "read_audit_trail": [
    "admin"
  ],
  "read_books": [
    "accountant",
    "admin",
    "checker"
  ],
  "read_loans": [
    "accountant",
    "admin",
    "checker",
    "maker"
  ],
  "read_products": [
    "accountant",
    "admin",
    "checker",
    "maker",
    "public"
  ],
  "read_repayments": [
    "accountant",
    "admin",
    "checker",
    "maker"
  ],
  "read_statistics": [
    "accountant",
    "admin",
    "checker",
    "maker"
  ],
  "record_repayment": [
    "accountant"
  ],
  "reopen_period": [
    "admin"
  ],
  "review": [
    "checker"
  ],
  "service_loan": [
    "accountant"
  ],
  "track": [
    "accountant",
    "admin",
    "checker",
    "maker",
    "public"
  ],
  "verify_document": [
    "checker"
  ],
  "write_note": [
    "accountant",
    "admin",
    "checker",
    "maker"
  ]
} as const;

export type Action = keyof typeof allowed;
