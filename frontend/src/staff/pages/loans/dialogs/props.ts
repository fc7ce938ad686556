/** What every dialog about a loan is given. */
import type { Loan } from "../queries";

export interface DialogProps {
  readonly loan: Loan;
  readonly onClose: () => void;
}
