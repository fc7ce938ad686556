/**
 * Record a repayment. The API says how it would be split before anything is posted; a reference
 * that is known, or more than is owed, has to be confirmed as a step of its own.
 */
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import * as icons from "../../../../shared/icons";
import { data, type Schemas } from "../../../../shared/api/client";
import { asFailure } from "../../../../shared/api/failure";
import { api, useFormats, useLender } from "../../../api";
import { useSay } from "../../../language";
import { Choice } from "../../../ui/choice";
import { Dialog } from "../../../ui/dialog";
import { Icon } from "../../../ui/icon";
import { fieldsOf, useCommand } from "../command";
import type { DialogProps } from "./props";
import type { Loan } from "../queries";
import { isSome, methodNames, plainNumber, today } from "../words";
import styles from "./dialogs.module.css";
import { Frame } from "./frame";
import { Warning, WouldBe } from "./would-be";

export interface Received {
  readonly amountPaid: string;
  readonly paymentDate: string;
  readonly paymentMethod: string;
  readonly referenceNumber: string;
  readonly notes: string;
}

export function Repay({ loan, onClose }: DialogProps) {
  const [receipt, setReceipt] = useState<Schemas["ReceiptTold"]>();
  const [turn, setTurn] = useState(0);
  if (receipt) {
    const again = () => {
      setReceipt(undefined);
      setTurn(turn + 1);
    };
    return <Recorded loan={loan} receipt={receipt} onClose={onClose} onAgain={again} />;
  }
  return <Recording key={turn} loan={loan} onClose={onClose} onDone={setReceipt} />;
}

interface RecordingProps extends DialogProps {
  readonly onDone: (receipt: Schemas["ReceiptTold"]) => void;
}

function Recording({ loan, onClose, onDone }: RecordingProps) {
  const say = useSay();
  const write = useFormats();
  const { timezone } = useLender();
  const [received, setReceived] = useState<Received>({
    amountPaid: "",
    paymentDate: today(timezone),
    paymentMethod: "bank_transfer",
    referenceNumber: "",
    notes: "",
  });
  // Confirmations hold for what was confirmed: whatever changes afterwards is asked about anew.
  const [confirmed, setConfirmed] = useState({ duplicate: "", over: "" });
  const set = (change: Partial<Received>) => setReceived({ ...received, ...change });
  const about = {
    duplicate: `${received.paymentMethod} ${received.referenceNumber}`,
    over: `${received.amountPaid} ${received.paymentDate}`,
  };
  const body = {
    loanId: loan.loanId,
    amountPaid: plainNumber(received.amountPaid),
    paymentDate: received.paymentDate,
    paymentMethod: received.paymentMethod,
    referenceNumber: received.referenceNumber.trim(),
    ...(received.notes.trim() && { notes: received.notes.trim() }),
    ...(confirmed.duplicate === about.duplicate && { confirmDuplicate: true }),
    ...(confirmed.over === about.over && { confirmOverpayment: true }),
  };
  const [settled] = useDebouncedValue(body, 350);
  const complete = Boolean(settled.amountPaid && settled.paymentDate && settled.referenceNumber);
  const preview = useQuery({
    queryKey: ["preview", settled],
    queryFn: ({ signal }) => data(api.POST("/api/repayments/preview", { body: settled, signal })),
    enabled: complete,
    retry: false,
    staleTime: 10_000,
  });
  const command = useCommand({
    send: (sent: typeof body, { header }) =>
      data(api.POST("/api/repayments", { params: { header }, body: sent })),
    onDone,
  });
  const failure = command.failure ?? (preview.error ? asFailure(preview.error) : null);
  const asked =
    failure?.code === "duplicate_repayment" || failure?.code === "loan_already_paid"
      ? failure
      : null;
  const wrong = { ...(failure && !asked && fieldsOf(say, failure)), ...command.fields };
  const would = complete && !preview.error ? preview.data : undefined;
  const over = would !== undefined && isSome(would.overpaid);
  const unconfirmed = over && confirmed.over !== about.over;
  const same = JSON.stringify(body) === JSON.stringify(settled);
  const settle = () => {
    command.reset();
  };
  return (
    <Frame
      loan={loan}
      title={say("loanDeeds.repayTitle")}
      command={asked ? { ...command, failure: null, overtaken: false } : command}
      onClose={onClose}
      onSend={() => command.send(body)}
      send={
        would
          ? say("loanDeeds.repayAs", { amount: write.money(would.amountPaid) })
          : say("loanDeeds.repay")
      }
      blocked={!would || !same || unconfirmed || asked !== null}
      fields={Object.keys(received)}
      wide
      amount={loan.balances.outstanding}
      amountName={say("loanFile.outstanding")}
      happens={
        would && !isSome(would.balance)
          ? say("loanDeeds.repayCloses")
          : say("loanDeeds.repayHappens")
      }
    >
      <div className={styles["halves"]}>
        <div className={styles["fields"]}>
          <Amount loan={loan} received={received} wrong={wrong["amountPaid"]} onChange={set} />
          <TextInput
            label={say("loanDeeds.repayReference")}
            description={say("loanDeeds.repayReferenceHint")}
            autoComplete="off"
            maxLength={60}
            value={received.referenceNumber}
            error={wrong["referenceNumber"]}
            onChange={(event) => {
              settle();
              set({ referenceNumber: event.currentTarget.value });
            }}
          />
          <div className={styles["pair"]}>
            <TextInput
              type="date"
              label={say("loanDeeds.repayDate")}
              {...(loan.disbursedOn && { min: loan.disbursedOn })}
              max={today(timezone)}
              value={received.paymentDate}
              error={wrong["paymentDate"]}
              onChange={(event) => set({ paymentDate: event.currentTarget.value })}
            />
            <Choice
              label={say("loanDeeds.repayMethod")}
              value={received.paymentMethod}
              data={methodNames(say)}
              error={wrong["paymentMethod"]}
              onChange={(event) => {
                settle();
                set({ paymentMethod: event.currentTarget.value });
              }}
            />
          </div>
          <TextInput
            label={say("loanDeeds.repayNotes")}
            description={say("loanDeeds.repayOptional")}
            value={received.notes}
            error={wrong["notes"]}
            onChange={(event) => set({ notes: event.currentTarget.value })}
          />
        </div>
        <div className={styles["would-be"]} role="status" aria-busy={preview.isFetching}>
          <h3>{say("loanDeeds.repaySplit")}</h3>
          <WouldBe would={would} waiting={preview.isFetching} over={over} />
        </div>
      </div>
      {asked && (
        <Warning
          text={asked.detail}
          confirm={say(
            asked.code === "duplicate_repayment"
              ? "loanDeeds.repayDuplicateConfirm"
              : "loanDeeds.repayPaidConfirm",
          )}
          onConfirm={() => {
            settle();
            setConfirmed(
              asked.code === "duplicate_repayment"
                ? { ...confirmed, duplicate: about.duplicate }
                : { ...confirmed, over: about.over },
            );
          }}
        />
      )}
      {over && !asked && unconfirmed && (
        <Warning
          text={say("loanDeeds.repayOver", { amount: write.money(would.overpaid) })}
          confirm={say("loanDeeds.repayOverConfirm")}
          onConfirm={() => setConfirmed({ ...confirmed, over: about.over })}
        />
      )}
    </Frame>
  );
}

interface AmountProps {
  readonly loan: Loan;
  readonly received: Received;
  readonly wrong: string | undefined;
  readonly onChange: (change: Partial<Received>) => void;
}

/** The amount, with what the API says is due as one click. */
function Amount({ loan, received, wrong, onChange }: AmountProps) {
  const say = useSay();
  const write = useFormats();
  const { balances, arrears } = loan;
  const offers = [
    isSome(arrears.overdue) && (["loanDeeds.repayOverdue", arrears.overdue] as const),
    balances.nextAmount &&
      balances.nextAmount !== arrears.overdue &&
      (["loanDeeds.repayNext", balances.nextAmount] as const),
    isSome(balances.outstanding) && (["loanDeeds.repayAll", balances.outstanding] as const),
  ].filter((offer) => offer !== null && typeof offer === "object");
  return (
    <div>
      <TextInput
        data-autofocus
        label={say("loanDeeds.repayAmount")}
        inputMode="decimal"
        autoComplete="off"
        value={received.amountPaid}
        error={wrong}
        onChange={(event) => onChange({ amountPaid: event.currentTarget.value })}
      />
      <div className={styles["offers"]}>
        {offers.map(([key, amount]) => (
          <button key={key} type="button" onClick={() => onChange({ amountPaid: amount })}>
            {say(key, { amount: write.money(amount) })}
          </button>
        ))}
      </div>
    </div>
  );
}

interface RecordedProps extends DialogProps {
  readonly receipt: Schemas["ReceiptTold"];
  readonly onAgain: () => void;
}

function Recorded({ loan, receipt, onClose, onAgain }: RecordedProps) {
  const say = useSay();
  const write = useFormats();
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say("loanDeeds.repayDone", { number: receipt.receiptNumber })}
      size={760}
    >
      <div className={styles["form"]}>
        <p className={styles["done"]} role="status">
          <Icon path={icons.circleCheck} size={20} />
          {isSome(receipt.balance)
            ? say("loanDeeds.repayDoneLeft", { amount: write.money(receipt.balance) })
            : say("loanFile.bannerClosed")}
        </p>
        <WouldBe would={receipt} waiting={false} over={isSome(receipt.overpaid)} />
        <div className={styles["buttons"]}>
          {loan.may.includes("record_repayment") && isSome(receipt.balance) && (
            <Button variant="subtle" onClick={onAgain}>
              {say("loanDeeds.repayAnother")}
            </Button>
          )}
          <Button
            variant="default"
            component={Link}
            to="/repayments/$loan/$repayment"
            params={{ loan: receipt.loanId, repayment: receipt.repaymentId } as never}
            leftSection={<Icon path={icons.printer} size={16} />}
          >
            {say("loanDeeds.repayPrint")}
          </Button>
          <Button data-autofocus onClick={onClose}>
            {say("common.close")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
