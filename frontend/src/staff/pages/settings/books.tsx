/** How the books are kept: the basis, when interest is suspended, and what is provided for losses. */
import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import type { FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { api } from "../../api";
import { useSay } from "../../language";
import { aboveForm, useChange, useFirstWrong } from "../../ui/change";
import { Choice } from "../../ui/choice";
import form from "../../ui/form.module.css";
import { Card } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import { useCard } from "./card";
import type { AllSettings, SettingsChange } from "./questions";

const METHODS = ["table", "expected_loss", "none"] as const;
const BUCKETS = ["", "1-30", "31-60", "61-90", "91-180", "181-365", "365+"] as const;
const SHOWN = [
  "accountingBasis",
  "suspendAfter",
  "provisionMethod",
  "provisionPercents",
  "lossPercent",
  "vatRates",
  "vatRates.since",
  "vatRates.percent",
];

const shownOf = (settings: AllSettings) => ({
  accountingBasis: settings.accountingBasis,
  suspendAfter: String(settings.suspendAfter),
  accrueDaily: settings.accrueDaily,
  provisionMethod: settings.provisionMethod,
  provisionPercents: settings.provisionPercents,
  lossPercent: settings.lossPercent,
  vatRates: settings.vatRates.map(({ since, percent }) => `${since} ${percent}`).join("\n"),
});

export function Books({ before }: { before: AllSettings }) {
  const say = useSay();
  const { values, set, unsaved, take } = useCard(before, shownOf);
  const save = useChange({
    send: (body: SettingsChange, header) =>
      data(api.PUT("/api/settings", { body, headers: header })),
    renews: ["settings", "audit", "reports", "journal"],
    told: say("settings.saved"),
    onDone: take,
  });
  const wrong = useFirstWrong(save.failure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.send({ ...values, vatRates: ratesOf(values.vatRates) });
  };
  return (
    <form ref={wrong} className={form["form"]} onSubmit={submit} noValidate>
      <Card heading={say("settings.groupBooks")} aside={say("settings.groupBooksNote")}>
        <div className={form["form"]}>
          <Trouble text={aboveForm(say, save.failure, SHOWN)} />
          <div className={form["columns"]}>
            <Choice
              label={say("settings.accountingBasis")}
              description={say("settings.accountingBasisHint")}
              value={values.accountingBasis}
              onChange={(event) => set({ accountingBasis: event.currentTarget.value })}
              data={[
                { value: "accrual", label: say("settings.basis_accrual") },
                { value: "cash", label: say("settings.basis_cash") },
              ]}
            />
            <TextInput
              label={say("settings.suspendAfter")}
              description={say("settings.suspendAfterHint")}
              inputMode="numeric"
              value={values.suspendAfter}
              onChange={(event) => set({ suspendAfter: event.currentTarget.value })}
              error={save.fields["suspendAfter"]}
            />
            <Choice
              label={say("settings.provisionMethod")}
              value={values.provisionMethod}
              onChange={(event) => set({ provisionMethod: event.currentTarget.value })}
              data={METHODS.map((value) => ({ value, label: say(`settings.provision_${value}`) }))}
            />
            {values.provisionMethod === "expected_loss" && (
              <TextInput
                label={say("settings.lossPercent")}
                inputMode="decimal"
                value={values.lossPercent}
                onChange={(event) => set({ lossPercent: event.currentTarget.value })}
                error={save.fields["lossPercent"]}
              />
            )}
          </div>
          {values.provisionMethod !== "none" && (
            <div className={form["columns"]}>
              {BUCKETS.map((bucket, index) => (
                <TextInput
                  key={bucket}
                  label={
                    bucket
                      ? say("settings.provisionLate", { days: bucket })
                      : say("settings.provisionCurrent")
                  }
                  inputMode="decimal"
                  value={values.provisionPercents[index] ?? ""}
                  onChange={(event) =>
                    set({
                      provisionPercents: values.provisionPercents.map((percent, place) =>
                        place === index ? event.currentTarget.value : percent,
                      ),
                    })
                  }
                  error={index === 0 ? save.fields["provisionPercents"] : undefined}
                />
              ))}
            </div>
          )}
          <Textarea
            label={say("settings.vatRates")}
            description={say("settings.vatRatesHint")}
            autosize
            minRows={2}
            maxRows={8}
            value={values.vatRates}
            onChange={(event) => set({ vatRates: event.currentTarget.value })}
            error={
              save.fields["vatRates"] ??
              save.fields["vatRates.since"] ??
              save.fields["vatRates.percent"]
            }
          />
          <Checkbox
            label={say("settings.accrueDaily")}
            checked={values.accrueDaily}
            onChange={(event) => set({ accrueDaily: event.currentTarget.checked })}
          />
          <div className={form["end"]}>
            <Button type="submit" loading={save.sending} disabled={!unsaved}>
              {say("settings.saveBooks")}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  );
}

/** Rates as they are typed: a date and a percent on each line. */
function ratesOf(text: string): { since: string; percent: string }[] {
  const lines = text.split("\n").filter((line) => line.trim());
  return lines.map((line) => {
    const [since = "", percent = ""] = line.trim().split(/[\s,;]+/);
    return { since, percent };
  });
}
