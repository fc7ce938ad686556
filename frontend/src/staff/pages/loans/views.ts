/** The saved views of the list: a tab each, with how many loans are in it. */
import type { Schemas } from "../../../shared/api/client";
import type { PlainKey } from "../../../shared/messages";
import type { Status } from "../../ui/status";
import type { Line } from "./queries";

type Figures = Schemas["LoanStatisticsTold"];

export interface View {
  readonly status: Status | undefined;
  readonly name: PlainKey<"loans">;
  readonly count: (figures: Figures) => number;
  /** Whether a maker sees all of it, so that the count over all loans is theirs too. */
  readonly everybodys?: true;
}

export const views: readonly View[] = [
  { status: undefined, name: "loans.all", count: ({ total }) => total },
  {
    status: "pending",
    name: "loans.toReview",
    count: ({ pending }) => pending,
    everybodys: true,
  },
  {
    status: "info_requested",
    name: "loans.asked",
    count: ({ infoRequested }) => infoRequested,
    everybodys: true,
  },
  { status: "approved", name: "loans.toDisburse", count: ({ approved }) => approved },
  { status: "disbursed", name: "loans.active", count: ({ disbursed }) => disbursed },
  { status: "arrears", name: "loans.arrears", count: ({ arrears }) => arrears.loans },
  { status: "overpaid", name: "loans.overpaid", count: ({ overpaid }) => overpaid },
  { status: "closed", name: "loans.finished", count: ({ closed }) => closed },
];

/** The statuses that have no tab of their own; a filter finds them. */
export const otherStatuses = ["rejected", "withdrawn", "cancelled", "written_off"] as const;

export function statusOf(line: Line): Status {
  return line.inArrears ? "arrears" : (line.status as Status);
}
