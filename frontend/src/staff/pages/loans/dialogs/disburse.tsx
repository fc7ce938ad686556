/** Record that an approved loan was paid out. */
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";

import { data } from "../../../../shared/api/client";
import * as icons from "../../../../shared/icons";
import { api, useFormats, useLender } from "../../../api";
import { useSay } from "../../../language";
import { Choice } from "../../../ui/choice";
import { Icon } from "../../../ui/icon";
import { useAddress } from "../address";
import { useCommand } from "../command";
import type { DialogProps } from "./props";
import type { Loan } from "../queries";
import { documentName, methodNames, plainNumber, today } from "../words";
import { Frame, tell } from "./frame";
import styles from "./dialogs.module.css";

export function Disburse({ loan, onClose }: DialogProps) {
  const say = useSay();
  const write = useFormats();
  const { timezone, symbol } = useLender();
  const [part, setPart] = useState("");
  const [body, setBody] = useState({
    paymentMethod: "bank_transfer",
    referenceNumber: "",
    disbursementDate: today(timezone),
  });
  const [missing, setMissing] = useState(false);
  const set = (change: Partial<typeof body>) => setBody({ ...body, ...change });
  const command = useCommand({
    send: (sent: typeof body & { amount?: string }, { header }) =>
      data(
        api.POST("/api/loans/{loan}/disburse", {
          params: { path: { loan: loan.loanId }, header },
          body: sent,
        }),
      ),
    onDone: ({ firstDue }) => {
      tell(say, say("loanDeeds.disburseDone", { date: write.date(firstDue) }));
      onClose();
    },
  });
  const amount = plainNumber(part.trim());
  const send = () => {
    setMissing(!body.referenceNumber.trim());
    if (body.referenceNumber.trim()) command.send(amount ? { ...body, amount } : body);
  };
  const first = loan.schedule[0];
  return (
    <Frame
      loan={loan}
      title={say("loanDeeds.disburseTitle")}
      command={command}
      onClose={onClose}
      onSend={send}
      send={say("loanDeeds.disburseAs", {
        amount: /^\d+(\.\d+)?$/.test(amount) ? write.money(amount) : write.money(loan.loanAmount),
      })}
      fields={["amount", "referenceNumber", "paymentMethod", "disbursementDate"]}
      happens={say("loanDeeds.disburseHappens", { count: loan.terms.instalments })}
      about={
        first && (
          <div>
            <dt>{say("loanDeeds.disburseFirst")}</dt>
            <dd>
              {say("loanFile.nextDueOn", {
                amount: write.money(first.total),
                date: write.date(first.dueDate),
              })}
            </dd>
          </div>
        )
      }
    >
      <Agreement loan={loan} />
      <div className={styles["pair"]}>
        <Choice
          label={say("loanDeeds.disburseMethod")}
          value={body.paymentMethod}
          data={methodNames(say)}
          error={command.fields["paymentMethod"]}
          onChange={(event) => set({ paymentMethod: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={say("loanDeeds.disburseDate")}
          max={today(timezone)}
          value={body.disbursementDate}
          error={command.fields["disbursementDate"]}
          onChange={(event) => set({ disbursementDate: event.currentTarget.value })}
        />
      </div>
      <TextInput
        data-autofocus
        label={say("loanDeeds.disburseReference")}
        description={say("loanDeeds.disburseReferenceHint")}
        autoComplete="off"
        value={body.referenceNumber}
        error={(missing && say("capture.needed")) || command.fields["referenceNumber"]}
        onChange={(event) => {
          set({ referenceNumber: event.currentTarget.value });
          setMissing(false);
        }}
      />
      {payableInParts(loan) && (
        <TextInput
          label={say("loanDeeds.disbursePart")}
          description={say("loanDeeds.disbursePartHint")}
          inputMode="decimal"
          autoComplete="off"
          leftSection={symbol}
          value={part}
          error={command.fields["amount"]}
          onChange={(event) => setPart(event.currentTarget.value)}
        />
      )}
    </Frame>
  );
}

/** Interest that is fixed for the whole loan is for one payout. */
function payableInParts({ terms }: Loan): boolean {
  return terms.ratePeriod !== "term" && terms.method !== "discount";
}

/** Says that the signed agreement is missing, and where it is attached. */
function Agreement({ loan }: { loan: Loan }) {
  const say = useSay();
  const { change } = useAddress();
  const there = loan.documents.some(
    ({ kind, state, accepted }) => kind === "agreement" && state === "stored" && accepted !== false,
  );
  if (there) return null;
  return (
    <div className={styles["warning"]} role="note">
      <Icon path={icons.fileText} size={20} />
      <div>
        <strong>{say("vetting.agreementMissing")}</strong>
        <p>{say("vetting.agreementMissingText", { kind: documentName(say, "agreement") })}</p>
        {loan.may.includes("attach_document") && (
          <Button
            variant="default"
            size="xs"
            onClick={() => change({ do: "upload", about: "agreement" }, { replace: true })}
          >
            {say("vetting.agreementAttach")}
          </Button>
        )}
      </div>
    </div>
  );
}
