/** Reversing a repayment takes two: one says why it was no payment, another confirms or declines. */
import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";

import { data } from "../../../../shared/api/client";
import { api, useFormats, useLender } from "../../../api";
import { useSay } from "../../../language";
import { useCommand } from "../command";
import type { DialogProps } from "./props";
import type { Repayment } from "../queries";
import { methodName, plainNumber, proposalOf } from "../words";
import { Frame, tell } from "./frame";

interface Props extends DialogProps {
  readonly paid: Repayment;
}

export function ExplainReversal(props: Props & { deed: "propose_reversal" | "decline_reversal" }) {
  const { deed, loan, paid, onClose } = props;
  const say = useSay();
  const { symbol } = useLender();
  const texts = deed === "propose_reversal" ? "proposeReversal" : "declineReversal";
  const [comments, setComments] = useState("");
  const [fee, setFee] = useState("");
  const [missing, setMissing] = useState(false);
  const command = useCommand({
    send: (body: { comments: string; bounceFee?: string }, { header }) => {
      const params = { path: { repayment: paid.repaymentId }, header };
      return data(
        deed === "propose_reversal"
          ? api.POST("/api/repayments/{repayment}/reversal", { params, body })
          : api.POST("/api/repayments/{repayment}/reversal/decline", { params, body }),
      );
    },
    onDone: () => {
      tell(say, say(`loanDeeds.${texts}Done`));
      onClose();
    },
  });
  const send = () => {
    setMissing(!comments.trim());
    const bounceFee = plainNumber(fee.trim());
    const body = { comments: comments.trim(), ...(bounceFee && { bounceFee }) };
    if (comments.trim()) command.send(body);
  };
  return (
    <Frame
      loan={loan}
      title={say(`loanDeeds.${texts}Title`)}
      command={command}
      onClose={onClose}
      onSend={send}
      send={say(`loanDeeds.${texts}`)}
      danger={deed === "propose_reversal"}
      fields={["comments", "bounceFee"]}
      about={<About {...props} />}
      happens={say(`loanDeeds.${texts}Happens`)}
    >
      <Textarea
        data-autofocus
        label={say(`loanDeeds.${texts}Comments`)}
        rows={3}
        maxLength={2000}
        value={comments}
        error={(missing && say("loanDeeds.commentsMissing")) || command.fields["comments"]}
        onChange={(event) => {
          setComments(event.currentTarget.value);
          setMissing(false);
        }}
      />
      {deed === "propose_reversal" && (
        <TextInput
          label={say("loanDeeds.bounceFee")}
          description={say("loanDeeds.bounceFeeHint")}
          inputMode="decimal"
          autoComplete="off"
          leftSection={symbol}
          value={fee}
          error={command.fields["bounceFee"]}
          onChange={(event) => setFee(event.currentTarget.value)}
        />
      )}
    </Frame>
  );
}

export function ConfirmReversal({ loan, paid, onClose }: Props) {
  const say = useSay();
  const write = useFormats();
  // The confirmation is bound to the proposal that this person saw when the dialog opened.
  const [proposal] = useState(() => proposalOf(loan, paid));
  const command = useCommand({
    send: (body: { proposal?: string }, { header }) =>
      data(
        api.POST("/api/repayments/{repayment}/reversal/confirm", {
          params: { path: { repayment: paid.repaymentId }, header },
          body,
        }),
      ),
    onDone: ({ balance }) => {
      const amount = write.money(balance ?? "0");
      tell(say, say("loanDeeds.confirmReversalDone", { amount }));
      onClose();
    },
  });
  return (
    <Frame
      loan={loan}
      title={say("loanDeeds.confirmReversalTitle")}
      command={command}
      onClose={onClose}
      onSend={() => command.send(proposal ? { proposal: proposal.hash } : {})}
      send={say("loanDeeds.confirmReversal")}
      danger
      about={
        <>
          <About loan={loan} paid={paid} />
          {proposal?.note && (
            <div>
              <dt>
                {say("loanDeeds.reason")} {say("loanDeeds.proposedBy", { name: proposal.by })}
              </dt>
              <dd>{proposal.note}</dd>
            </div>
          )}
          {paid.bounceFee && (
            <div>
              <dt>{say("loanDeeds.bounceFeeCharged")}</dt>
              <dd>{write.money(paid.bounceFee)}</dd>
            </div>
          )}
        </>
      }
      happens={say("loanDeeds.confirmReversalHappens", { amount: write.money(paid.amountPaid) })}
    />
  );
}

function About({ paid }: Pick<Props, "loan" | "paid">) {
  const say = useSay();
  const write = useFormats();
  return (
    <div>
      <dt>{say("loanDeeds.payment")}</dt>
      <dd>
        {write.money(paid.amountPaid)}, {write.date(paid.paymentDate)}
        <span className="muted">
          {" "}
          {say("loanFile.receipt", { number: paid.receiptNumber })} ·{" "}
          {say("loanFile.byMethod", {
            method: methodName(say, paid.paymentMethod),
            reference: paid.referenceNumber,
          })}
        </span>
      </dd>
    </div>
  );
}
