/** Proposing an entry by hand: what it usually is, or any two accounts. */
import { Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { api } from "../../api";
import { useSay } from "../../language";
import { aboveForm, useChange, useFirstWrong } from "../../ui/change";
import { Choice } from "../../ui/choice";
import { Dialog } from "../../ui/dialog";
import form from "../../ui/form.module.css";
import { Trouble } from "../../ui/trouble";
import { useAccountName } from "../reports/about";
import { End } from "../users/edit";
import { accounts, RENEWS, templates } from "./questions";

const SHOWN = ["entryDate", "template", "amount", "comments"];

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function NewEntry({ opened, onClose }: Props) {
  const say = useSay();
  return (
    <Dialog opened={opened} onClose={onClose} title={say("journal.newTitle")}>
      <EntryForm onClose={onClose} />
    </Dialog>
  );
}

const EMPTY = {
  entryDate: "",
  template: "till_to_bank",
  amount: "",
  debit: "",
  credit: "",
  comments: "",
};

function EntryForm({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const nameOf = useAccountName();
  const chart = useQuery(accounts).data?.filter(({ control }) => !control) ?? [];
  const [values, setValues] = useState(EMPTY);
  const set = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setValues((old) => ({ ...old, [name]: value }));
  };
  const propose = useChange({
    send: (told: typeof EMPTY, header) => {
      const { debit, credit, amount, ...rest } = told;
      const other = told.template === "other";
      const lines = [
        { account: debit, debit: amount },
        { account: credit, credit: amount },
      ];
      const body = { ...rest, ...(other ? { lines } : { amount }) };
      return data(api.POST("/api/books/entries", { body, headers: header }));
    },
    renews: RENEWS,
    told: say("journal.proposed"),
    onDone: onClose,
  });
  const ref = useFirstWrong(propose.failure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    propose.send(values);
  };
  const choices = [
    { value: "", label: "" },
    ...chart.map((account) => ({
      value: account.account,
      label: `${account.code} ${nameOf(account)}`,
    })),
  ];
  return (
    <form ref={ref} className={form["form"]} onSubmit={submit} noValidate>
      <Trouble text={aboveForm(say, propose.failure, SHOWN)} />
      <p className="muted">{say("journal.newLead")}</p>
      <Choice
        label={say("journal.template")}
        value={values.template}
        onChange={set("template")}
        data={templates.map((value) => ({ value, label: say(`journal.${value}`) }))}
      />
      <TextInput
        type="date"
        label={say("journal.date")}
        value={values.entryDate}
        onChange={set("entryDate")}
        error={propose.fields["entryDate"]}
        required
      />
      {values.template === "other" && (
        <>
          <Choice
            label={say("journal.debitAccount")}
            value={values.debit}
            onChange={set("debit")}
            data={choices}
          />
          <Choice
            label={say("journal.creditAccount")}
            value={values.credit}
            onChange={set("credit")}
            data={choices}
          />
        </>
      )}
      <TextInput
        label={say("journal.amount")}
        inputMode="decimal"
        autoComplete="off"
        value={values.amount}
        onChange={set("amount")}
        error={propose.fields["amount"]}
        required
      />
      <Textarea
        label={say("journal.comments")}
        value={values.comments}
        onChange={set("comments")}
        error={propose.fields["comments"]}
        required
      />
      <End onClose={onClose} sending={propose.sending} text={say("journal.propose")} />
    </form>
  );
}
