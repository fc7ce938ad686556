/**
 * One receipt for several loans of a person. The API says how it would be shared before anything is
 * posted; a reference that is known, or more than is owed, has to be confirmed as a step of its own.
 */
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { data, type Schemas } from "../../../shared/api/client";
import { asFailure } from "../../../shared/api/failure";
import * as icons from "../../../shared/icons";
import { api, useFormats, useLender, useMay } from "../../api";
import { useSay } from "../../language";
import { Choice } from "../../ui/choice";
import { Dialog } from "../../ui/dialog";
import { Facts } from "../../ui/facts";
import { Icon } from "../../ui/icon";
import { Trouble } from "../../ui/trouble";
import { fieldsOf, troubleOf, useCommand } from "../loans/command";
import styles from "../loans/dialogs/dialogs.module.css";
import { tell } from "../loans/dialogs/frame";
import { Warning } from "../loans/dialogs/would-be";
import { isSome, methodNames, plainNumber, today } from "../loans/words";

type Line = Schemas["LineTold"];

interface Props {
  readonly idNumber: string;
  readonly loans: readonly Line[];
}

export function Several({ idNumber, loans }: Props) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const owing = loans.filter(
    ({ status, outstanding }) => status === "disbursed" && isSome(outstanding),
  );
  if (owing.length < 2 || !may("record_repayment")) return null;
  return (
    <>
      <Button
        variant="default"
        onClick={() => setOpen(true)}
        leftSection={<Icon path={icons.cash} size={16} />}
        style={{ justifySelf: "start" }}
      >
        {say("borrowers.several")}
      </Button>
      {open && <Receive idNumber={idNumber} onClose={() => setOpen(false)} />}
    </>
  );
}

function Receive({ idNumber, onClose }: { idNumber: string; onClose: () => void }) {
  const say = useSay();
  const write = useFormats();
  const { timezone, symbol } = useLender();
  const [received, setReceived] = useState({
    amountPaid: "",
    paymentDate: today(timezone),
    paymentMethod: "payroll",
    referenceNumber: "",
  });
  // Confirmations hold for what was confirmed: whatever changes afterwards is asked about anew.
  const [confirmed, setConfirmed] = useState({ duplicate: "", over: "" });
  const about = {
    duplicate: `${received.paymentMethod} ${received.referenceNumber}`,
    over: `${received.amountPaid} ${received.paymentDate}`,
  };
  const body = {
    idNumber,
    ...received,
    amountPaid: plainNumber(received.amountPaid),
    referenceNumber: received.referenceNumber.trim(),
    ...(confirmed.duplicate === about.duplicate && { confirmDuplicate: true }),
    ...(confirmed.over === about.over && { confirmOverpayment: true }),
  };
  const [settled] = useDebouncedValue(body, 350);
  const complete = Boolean(settled.amountPaid && settled.paymentDate && settled.referenceNumber);
  const preview = useQuery({
    queryKey: ["several-preview", settled],
    queryFn: ({ signal }) =>
      data(api.POST("/api/repayments/several/preview", { body: settled, signal })),
    enabled: complete,
    retry: false,
    staleTime: 10_000,
  });
  const command = useCommand({
    send: (sent: typeof body, { header }) =>
      data(api.POST("/api/repayments/several", { params: { header }, body: sent })),
    onDone: ({ receipts }) => {
      tell(say, say("borrowers.severalDone", { count: receipts.length }));
      onClose();
    },
  });
  const failure = command.failure ?? (preview.error ? asFailure(preview.error) : null);
  const duplicate = failure?.code === "duplicate_repayment";
  const asked = duplicate || failure?.code === "loan_already_paid" ? failure : null;
  const wrong = failure && !asked ? fieldsOf(say, failure) : {};
  const would = complete && !preview.error ? preview.data : undefined;
  const fresh = JSON.stringify(body) === JSON.stringify(settled);
  const blocked = !would || !fresh || asked !== null;
  const field = (name: "amountPaid" | "paymentDate" | "paymentMethod" | "referenceNumber") => ({
    label: say(`borrowers.several_${name}`),
    value: received[name],
    error: wrong[name],
    autoComplete: "off",
    onChange: (event: { currentTarget: { value: string } }) => {
      command.reset();
      setReceived({ ...received, [name]: event.currentTarget.value });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!blocked) command.send(body);
  };
  return (
    <Dialog opened onClose={onClose} title={say("borrowers.severalTitle")} size={760}>
      <form className={styles["form"]} onSubmit={submit} noValidate aria-busy={command.sending}>
        <div className={styles["halves"]}>
          <div className={styles["fields"]}>
            <TextInput
              data-autofocus
              inputMode="decimal"
              leftSection={symbol}
              {...field("amountPaid")}
            />
            <TextInput maxLength={60} {...field("referenceNumber")} />
            <div className={styles["pair"]}>
              <TextInput type="date" max={today(timezone)} {...field("paymentDate")} />
              <Choice data={methodNames(say)} {...field("paymentMethod")} />
            </div>
          </div>
          <div className={styles["would-be"]} role="status" aria-busy={preview.isFetching}>
            <h3>{say("borrowers.severalShares")}</h3>
            {would ? (
              <Facts
                facts={would.receipts.map(({ reference, amountPaid, balance }) => [
                  reference,
                  say("borrowers.severalShare", {
                    amount: write.money(amountPaid),
                    left: write.money(balance),
                  }),
                ])}
              />
            ) : (
              <p className="muted">{say("borrowers.severalWaiting")}</p>
            )}
          </div>
        </div>
        {asked && (
          <Warning
            text={asked.detail}
            confirm={say(
              duplicate ? "loanDeeds.repayDuplicateConfirm" : "loanDeeds.repayPaidConfirm",
            )}
            onConfirm={() => {
              command.reset();
              setConfirmed(
                duplicate
                  ? { ...confirmed, duplicate: about.duplicate }
                  : { ...confirmed, over: about.over },
              );
            }}
          />
        )}
        <p className={styles["happens"]}>
          <Icon path={icons.infoCircle} size={16} />
          <span>{say("borrowers.severalHappens")}</span>
        </p>
        <Trouble text={asked ? null : troubleOf(say, failure, Object.keys(received))} />
        <div className={styles["buttons"]}>
          <Button variant="default" onClick={onClose} disabled={command.sending}>
            {say("common.cancel")}
          </Button>
          <Button type="submit" loading={command.sending} disabled={blocked}>
            {say("borrowers.severalSend")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
