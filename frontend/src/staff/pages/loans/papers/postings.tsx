/** The postings of a statement by value date, with the balance after each and its parts. */
import { useFormats } from "../../../api";
import { useSay } from "../../../language";
import { Rows, Second, type Column } from "../../../ui/rows";
import { isSome } from "../words";
import type { Line, Statement } from "./questions";
import { nameOfLine, partsOf, type Part } from "./words";

type Owed = Statement["closing"];

/** A posting, or the balance before the first and after the last. */
interface Row {
  readonly key: string;
  readonly on: string;
  readonly name: string;
  readonly line?: Line;
  readonly balance: Owed;
}

export function Postings({ told }: { told: Statement }) {
  const say = useSay();
  const columns = useColumns(partsOf(told));
  const rows: Row[] = [
    { key: "opening", on: told.from, name: say("papers.opening"), balance: told.opening },
    ...told.lines.map((line, index) => ({
      key: String(index),
      on: line.on,
      name: nameOfLine(say, line),
      line,
      balance: line.balance,
    })),
    { key: "closing", on: told.to, name: say("papers.closing"), balance: told.closing },
  ];
  return (
    <Rows
      label={say("papers.lines")}
      columns={columns}
      rows={rows}
      keyOf={({ key }) => key}
      isVoid={({ line }) => line?.undone === true}
    />
  );
}

function useColumns(parts: readonly Part[]): readonly Column<Row>[] {
  const say = useSay();
  const write = useFormats();
  const some = (amount: string | undefined) =>
    amount !== undefined && isSome(amount) ? write.money(amount) : "–";
  return [
    { name: say("papers.date"), tight: true, beside: true, cell: ({ on }) => write.date(on) },
    { name: say("papers.what"), lead: true, cell: (row) => <What row={row} /> },
    { name: say("papers.debit"), figure: true, cell: ({ line }) => some(line?.debit) },
    { name: say("papers.credit"), figure: true, cell: ({ line }) => some(line?.credit) },
    {
      name: say("papers.balance"),
      figure: true,
      cell: ({ balance }) => <strong>{write.money(balance.total)}</strong>,
    },
    ...parts.map((part) => ({
      name: say(part === "credit" ? "papers.overpaid" : `papers.${part}`),
      figure: true,
      cell: ({ balance }: Row) => some(balance[part]),
    })),
  ];
}

function What({ row: { name, line } }: { row: Row }) {
  const say = useSay();
  const write = useFormats();
  if (!line) return <strong>{name}</strong>;
  const marks = [
    line.late && line.recordedAt && say("papers.late", { time: write.moment(line.recordedAt) }),
    line.undone && say("papers.undone"),
  ].filter((mark) => typeof mark === "string");
  return (
    <>
      {name}
      {name !== line.description && <Second>{line.description}</Second>}
      {marks.map((mark) => (
        <Second key={mark}>{mark}</Second>
      ))}
    </>
  );
}
