/** Whether a repayment counts: always a picture and words. */
import * as icons from "../../../shared/icons";
import { useSay } from "../../language";
import { Badge } from "../../ui/badge";
import type { Repayment } from "./questions";

export function RepaymentState({ repayment }: { repayment: Repayment }) {
  const say = useSay();
  if (repayment.reversed) {
    return (
      <Badge icon={icons.arrowBackUp} tone="closed">
        {say("repayments.isReversed")}
      </Badge>
    );
  }
  if (repayment.reversalProposedBy) {
    return (
      <Badge icon={icons.messageQuestion} tone="asked">
        {say("repayments.isProposed")}
      </Badge>
    );
  }
  return <span className="muted">{say("repayments.counts")}</span>;
}
