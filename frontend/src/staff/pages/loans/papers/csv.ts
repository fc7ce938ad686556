/** A statement as CSV: the lines that are shown, with amounts as the API tells them. */
import type { Say } from "../../../../shared/messages";
import type { Statement } from "./questions";
import { partsOf } from "./words";

export function csvOf(say: Say, told: Statement): string {
  const parts = partsOf(told);
  const owed = (balance: Statement["closing"]) => [
    balance.total,
    ...parts.map((part) => balance[part]),
  ];
  const head = [
    say("papers.date"),
    say("papers.what"),
    say("papers.debit"),
    say("papers.credit"),
    say("papers.balance"),
    ...parts.map((part) => say(part === "credit" ? "papers.overpaid" : `papers.${part}`)),
  ];
  const rows = [
    head,
    [told.from, say("papers.opening"), "", "", ...owed(told.opening)],
    ...told.lines.map(({ on, description, debit, credit, balance }) => [
      on,
      description,
      debit,
      credit,
      ...owed(balance),
    ]),
    [told.to, say("papers.closing"), "", "", ...owed(told.closing)],
  ];
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Text that a spreadsheet would take for a formula is told to be text. */
function cell(value: string): string {
  const text = /^[=+@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
