/** The dialog that the address names, if this person may do it on this loan. */
import { lazy, Suspense, useEffect } from "react";

import { useMay } from "../../api";
import { Approve } from "./dialogs/approve";
import { CommentDialog, isCommented } from "./dialogs/comment";
import { Disburse } from "./dialogs/disburse";
import { Preview } from "./dialogs/preview";
import { Repay } from "./dialogs/repay";
import { ConfirmReversal, ExplainReversal } from "./dialogs/reversal";
import { Upload } from "./dialogs/upload";
import { useAddress, type Deed } from "./address";
import type { Loan } from "./queries";

/** What befalls loans that were paid out, besides repayments, is seldom needed. */
const ServicingDialog = lazy(async () => ({
  default: (await import("./servicing/dialogs")).ServicingDialog,
}));

/** What one must be allowed to do on the loan for each dialog. */
const needed: Record<Exclude<Deed, "preview">, string> = {
  approve: "review",
  reject: "review",
  request_info: "review",
  answer: "amend",
  withdraw: "withdraw",
  cancel: "cancel",
  disburse: "disburse",
  repay: "record_repayment",
  propose_reversal: "propose_reversal",
  confirm_reversal: "confirm_reversal",
  decline_reversal: "confirm_reversal",
  upload: "attach_document",
  charge: "service_loan",
  waiver: "service_loan",
  refund: "service_loan",
  write_off: "service_loan",
  recovery: "service_loan",
  reschedule: "service_loan",
  settlement_quote: "service_loan",
  interest_stop: "service_loan",
  interest_resume: "service_loan",
  cooling_off: "service_loan",
  undo: "service_loan",
  confirm_act: "confirm_servicing",
  decline_act: "confirm_servicing",
};

export function Dialogs({ loan }: { loan: Loan }) {
  const { search, change } = useAddress();
  const may = useMay();
  const deed = search.do;
  const onClose = () => change({ do: undefined, about: undefined }, { replace: true });
  // While a dialog is open the loan may change under it, and with it what one may do: the dialog
  // then stays, and says what happened. Only an address that never fitted is mended.
  const misfit =
    deed !== undefined &&
    deed !== "preview" &&
    !may((needed[deed] === "withdraw" ? "capture" : needed[deed]) as never);
  useEffect(() => {
    if (misfit) change({ do: undefined, about: undefined }, { replace: true });
  }, [misfit, change]);
  if (!deed || misfit) return null;
  const props = { loan, onClose };
  const paid = loan.repayments.find(({ repaymentId }) => repaymentId === search.about);
  const row = loan.documents.find(({ documentId }) => documentId === search.about);
  if (isCommented(deed)) return <CommentDialog deed={deed} {...props} />;
  switch (deed) {
    case "approve":
      return <Approve {...props} />;
    case "disburse":
      return <Disburse {...props} />;
    case "repay":
      return <Repay {...props} />;
    case "propose_reversal":
    case "decline_reversal":
      return paid ? <ExplainReversal deed={deed} paid={paid} {...props} /> : null;
    case "confirm_reversal":
      return paid ? <ConfirmReversal paid={paid} {...props} /> : null;
    case "upload":
      return <Upload {...props} />;
    case "preview":
      return row ? <Preview key={row.documentId} row={row} {...props} /> : null;
    default:
      return (
        <Suspense fallback={null}>
          <ServicingDialog key={deed} deed={deed} about={search.about} {...props} />
        </Suspense>
      );
  }
}
