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

/** So is what is looked at before lending, later on, and why an amount is what it is. */
const VettingDialog = lazy(async () => ({
  default: (await import("./vetting/dialogs")).VettingDialog,
}));
const Why = lazy(async () => ({ default: (await import("./papers/why")).Why }));

/** What one must be allowed to do on the loan for each dialog; looking is free. */
const needed: Record<Exclude<Deed, Looking>, string> = {
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
  assess: "assess",
  add_security: "keep_securities",
  release_security: "keep_securities",
  top_up: "propose_top_up",
  advance: "disburse",
  charge: "service_loan",
  waiver: "service_loan",
  refund: "service_loan",
  write_off: "service_loan",
  recovery: "service_loan",
  reschedule: "service_loan",
  settlement_notice: "service_loan",
  settlement_quote: "service_loan",
  interest_stop: "service_loan",
  interest_resume: "service_loan",
  cooling_off: "service_loan",
  undo: "service_loan",
  confirm_act: "confirm_servicing",
  decline_act: "confirm_servicing",
};

type Looking = "preview" | "why";
const isLooking = (deed: Deed): deed is Looking => deed === "preview" || deed === "why";

export function Dialogs({ loan }: { loan: Loan }) {
  const { search, change } = useAddress();
  const may = useMay();
  const deed = search.do;
  const onClose = () => change({ do: undefined, about: undefined }, { replace: true });
  // While a dialog is open the loan may change under it, and with it what one may do: the dialog
  // then stays, and says what happened. Only an address that never fitted is mended.
  const misfit =
    deed !== undefined &&
    !isLooking(deed) &&
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
      return <Upload {...props} wanted={search.about} />;
    case "preview":
      return row ? <Preview key={row.documentId} row={row} {...props} /> : null;
    case "why":
      return /^[1-9]\d{0,4}$/.test(search.about ?? "") ? (
        <Suspense fallback={null}>
          <Why number={Number(search.about)} asOf={search.asOf} {...props} />
        </Suspense>
      ) : null;
    case "assess":
    case "add_security":
    case "release_security":
      return (
        <Suspense fallback={null}>
          <VettingDialog key={deed} deed={deed} about={search.about} {...props} />
        </Suspense>
      );
    default:
      return (
        <Suspense fallback={null}>
          <ServicingDialog key={deed} deed={deed} about={search.about} {...props} />
        </Suspense>
      );
  }
}
