/** Receipts not identified: recorded as they come, allocated to a loan once somebody knows. */
import { Button, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { api, useFormats, useMay } from "../../api";
import { useSay } from "../../language";
import { aboveForm, useChange } from "../../ui/change";
import { Choice } from "../../ui/choice";
import { Dialog } from "../../ui/dialog";
import form from "../../ui/form.module.css";
import { Card } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import styles from "../reports/reports.module.css";
import { End } from "../users/edit";
import { receipts, RENEWS, type Receipt } from "./questions";

const METHODS = [
  "bank_transfer",
  "cash",
  "mobile_money",
  "card",
  "debit_order",
  "payroll",
] as const;

/** How every reference of a loan begins, in every language. */
const REFERENCE_BEGINS = "SK-";

export function Receipts() {
  const say = useSay();
  const write = useFormats();
  const may = useMay();
  const found = useQuery(receipts).data ?? [];
  const [holding, setHolding] = useState(false);
  const [allocating, setAllocating] = useState<Receipt | null>(null);
  return (
    <Card heading={say("journal.receipts")}>
      {found.length === 0 && <p className="muted">{say("journal.receiptsNone")}</p>}
      <ul className={styles["waits"]}>
        {found.map((receipt) => (
          <li key={receipt.receiptId}>
            <div>
              <strong>{write.money(receipt.amountPaid)}</strong>, {write.date(receipt.paymentDate)},{" "}
              {receipt.referenceNumber}
              <p className="muted">{receipt.comments}</p>
            </div>
            {may("record_repayment") && (
              <Button size="xs" onClick={() => setAllocating(receipt)}>
                {say("journal.allocate")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may("record_repayment") && (
        <div className={styles["acts"]}>
          <Button size="xs" variant="default" onClick={() => setHolding(true)}>
            {say("journal.hold")}
          </Button>
        </div>
      )}
      <Dialog opened={holding} onClose={() => setHolding(false)} title={say("journal.holdTitle")}>
        <HoldForm onClose={() => setHolding(false)} />
      </Dialog>
      <Dialog
        opened={allocating !== null}
        onClose={() => setAllocating(null)}
        title={say("journal.allocateTitle")}
      >
        {allocating && <AllocateForm receipt={allocating} onClose={() => setAllocating(null)} />}
      </Dialog>
    </Card>
  );
}

const EMPTY = {
  paymentDate: "",
  amountPaid: "",
  paymentMethod: "bank_transfer",
  referenceNumber: "",
  comments: "",
};

function HoldForm({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const [values, setValues] = useState(EMPTY);
  const set = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setValues((old) => ({ ...old, [name]: value }));
  };
  const hold = useChange({
    send: (body: typeof EMPTY, headers) => data(api.POST("/api/books/receipts", { body, headers })),
    renews: RENEWS,
    told: say("journal.held"),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    hold.send(values);
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <Trouble text={aboveForm(say, hold.failure, Object.keys(EMPTY))} />
      <TextInput
        data-autofocus
        type="date"
        label={say("journal.paymentDate")}
        value={values.paymentDate}
        onChange={set("paymentDate")}
        error={hold.fields["paymentDate"]}
        required
      />
      <TextInput
        label={say("journal.amount")}
        inputMode="decimal"
        autoComplete="off"
        value={values.amountPaid}
        onChange={set("amountPaid")}
        error={hold.fields["amountPaid"]}
        required
      />
      <Choice
        label={say("journal.method")}
        value={values.paymentMethod}
        onChange={set("paymentMethod")}
        data={METHODS.map((value) => ({ value, label: say(`journal.${value}`) }))}
      />
      <TextInput
        label={say("journal.reference")}
        autoComplete="off"
        value={values.referenceNumber}
        onChange={set("referenceNumber")}
        error={hold.fields["referenceNumber"]}
        required
      />
      <Textarea
        label={say("journal.text")}
        value={values.comments}
        onChange={set("comments")}
        error={hold.fields["comments"]}
        required
      />
      <End onClose={onClose} sending={hold.sending} text={say("journal.hold")} />
    </form>
  );
}

function AllocateForm({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) {
  const say = useSay();
  const [loanId, setLoan] = useState("");
  const allocate = useChange({
    send: (body: { loanId: string }, headers) =>
      data(
        api.POST("/api/books/receipts/{receipt}/allocate", {
          params: { path: { receipt: receipt.receiptId } },
          body,
          headers,
        }),
      ),
    renews: [...RENEWS, "loans", "repayments"],
    told: say("journal.allocated"),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    allocate.send({ loanId });
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <Trouble text={aboveForm(say, allocate.failure, ["loanId"])} />
      <TextInput
        data-autofocus
        label={say("journal.loan")}
        placeholder={REFERENCE_BEGINS}
        autoComplete="off"
        value={loanId}
        onChange={(event) => setLoan(event.currentTarget.value)}
        error={allocate.fields["loanId"]}
        required
      />
      <End onClose={onClose} sending={allocate.sending} text={say("journal.allocate")} />
    </form>
  );
}
