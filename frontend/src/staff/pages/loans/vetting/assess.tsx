/** Assess whether a loan can be afforded: what the borrower has and owes, then what was found. */
import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";

import { data, type Schemas } from "../../../../shared/api/client";
import { api, useLender } from "../../../api";
import { useSay } from "../../../language";
import { Dialog } from "../../../ui/dialog";
import { useCommand } from "../command";
import styles from "../dialogs/dialogs.module.css";
import { Frame, tell } from "../dialogs/frame";
import type { DialogProps } from "../dialogs/props";
import { plainNumber } from "../words";
import { Assessed, type Assessment } from "./assessment";
import own from "./vetting.module.css";

const AMOUNTS = ["income", "deductions", "livingCosts", "obligations"] as const;
type Amount = (typeof AMOUNTS)[number];

export function Assess({ loan, onClose }: DialogProps) {
  const say = useSay();
  const { symbol } = useLender();
  const [values, setValues] = useState<Readonly<Record<Amount | "evidence", string>>>(() => {
    const { income, deductions, livingCosts, obligations, evidence } = loan.affordability ?? blank;
    return { income, deductions, livingCosts, obligations, evidence };
  });
  const [missing, setMissing] = useState(false);
  const [found, setFound] = useState<Assessment>();
  const set = (name: keyof typeof values, value: string) =>
    setValues((old) => ({ ...old, [name]: value }));
  const command = useCommand({
    send: (body: Schemas["MeansSent"], { header }) =>
      data(
        api.POST("/api/loans/{loan}/affordability", {
          params: { path: { loan: loan.loanId }, header },
          body,
        }),
      ),
    onDone: ({ assessment }) => {
      tell(say, say("vetting.assessDone"));
      setFound(assessment);
    },
  });
  const send = () => {
    setMissing(!values.income.trim());
    if (!values.income.trim()) return;
    const amounts = AMOUNTS.map((name) => [name, plainNumber(values[name])] as const);
    const filled = Object.fromEntries(amounts.filter(([, value]) => value !== ""));
    command.send({
      ...(filled as { income: string }),
      ...(values.evidence.trim() && { evidence: values.evidence.trim() }),
    });
  };
  if (found) {
    return (
      <Dialog opened onClose={onClose} title={say("vetting.assessTitle")}>
        <div className={styles["form"]}>
          <Assessed found={found} />
          <div className={own["end"]}>
            <Button data-autofocus onClick={onClose}>
              {say("common.close")}
            </Button>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Frame
      loan={loan}
      title={say("vetting.assessTitle")}
      command={command}
      onClose={onClose}
      onSend={send}
      send={say("vetting.assessSend")}
      fields={[...AMOUNTS, "evidence"]}
      happens={say("vetting.assessHappens")}
    >
      <p className="muted">{say("vetting.perPeriod")}</p>
      <div className={styles["pair"]}>
        {AMOUNTS.map((name) => (
          <TextInput
            key={name}
            {...(name === "income" && { "data-autofocus": true })}
            label={say(`vetting.${name}`)}
            leftSection={symbol}
            inputMode="decimal"
            autoComplete="off"
            value={values[name]}
            error={(missing && name === "income" && say("capture.needed")) || command.fields[name]}
            onChange={(event) => set(name, event.currentTarget.value)}
          />
        ))}
      </div>
      <Textarea
        label={say("vetting.evidence")}
        description={say("vetting.evidenceHint")}
        rows={2}
        maxLength={500}
        value={values.evidence}
        error={command.fields["evidence"]}
        onChange={(event) => set("evidence", event.currentTarget.value)}
      />
    </Frame>
  );
}

const blank = { income: "", deductions: "", livingCosts: "", obligations: "", evidence: "" };
