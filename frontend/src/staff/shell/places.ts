/** The places of the navigation and the palette, in order; each is shown to the roles it is for. */
import * as icons from "../../shared/icons";
import type { LinkProps } from "@tanstack/react-router";

import type { Action } from "../../shared/api/permissions";
import type { PlainKey } from "../../shared/messages";

export interface Place {
  readonly to: string & LinkProps["to"];
  readonly name: PlainKey<"shell">;
  readonly icon: string;
  /** What one must be allowed to do to see it. */
  readonly action: Action;
}

export const places: readonly Place[] = [
  { to: "/", name: "shell.dashboard", icon: icons.layoutDashboard, action: "read_statistics" },
  { to: "/loans", name: "shell.loans", icon: icons.fileText, action: "read_loans" },
  { to: "/repayments", name: "shell.repayments", icon: icons.cash, action: "read_repayments" },
  { to: "/borrowers", name: "shell.borrowers", icon: icons.id, action: "read_loans" },
  { to: "/reports", name: "shell.reports", icon: icons.reportMoney, action: "read_books" },
  { to: "/journal", name: "shell.journal", icon: icons.table, action: "read_books" },
  { to: "/products", name: "shell.products", icon: icons.parcel, action: "read_products" },
  { to: "/users", name: "shell.users", icon: icons.users, action: "manage_users" },
  { to: "/settings", name: "shell.settings", icon: icons.adjustments, action: "manage_settings" },
  { to: "/audit", name: "shell.audit", icon: icons.history, action: "read_audit_trail" },
  { to: "/operations", name: "shell.operations", icon: icons.activity, action: "confirm_restore" },
];
