/** A table that becomes a list of cards on a phone: one set of elements, with the roles of a table. */
import type { ReactNode } from "react";

import styles from "./rows.module.css";

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right, so that their digits align. */
  readonly figure?: boolean;
  /** What a card is called by: its first line, without the column's name. */
  readonly lead?: boolean;
  /** Beside the lead on a card, instead of under it. */
  readonly beside?: boolean;
  /** Kept on one line where there is room. */
  readonly tight?: boolean;
  /** Buttons: the name of the column is for ears only. */
  readonly actions?: boolean;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Rows that count no more are struck out. */
  readonly isVoid?: (row: Row) => boolean;
}

const KINDS = ["figure", "lead", "beside", "tight", "actions"] as const;

const kind = (column: { readonly [Kind in (typeof KINDS)[number]]?: boolean }) =>
  KINDS.filter((name) => column[name])
    .map((name) => styles[name])
    .join(" ");

export function Rows<Row>({ label, columns, rows, keyOf, isVoid }: Props<Row>) {
  return (
    <div className={styles["frame"]}>
      <table className={styles["rows"]} role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.name} role="columnheader" scope="col" className={kind(column)}>
                {column.actions ? <span className="unseen">{column.name}</span> : column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row" data-void={isVoid?.(row) || undefined}>
              {columns.map((column) => (
                <td key={column.name} role="cell" className={kind(column)}>
                  {!column.lead && !column.beside && !column.actions && (
                    <span className={styles["name"]} aria-hidden="true">
                      {column.name}
                    </span>
                  )}
                  <span className={styles["content"]}>{column.cell(row)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What stands smaller under the first line of a cell. */
export function Second({ children }: { children: ReactNode }) {
  return <span className={styles["second"]}>{children}</span>;
}

/** The place of a table that is still to come. */
export function RowsWaiting({ count = 8 }: { count?: number }) {
  return (
    <div className={styles["waiting"]} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div key={index}>
          <span />
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
