/** What has to be there before a loan is approved or paid out. */
import { Button, Checkbox, TextInput } from "@mantine/core";
import type { FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { api, useLender } from "../../api";
import { useSay } from "../../language";
import { aboveForm, useChange, useFirstWrong } from "../../ui/change";
import form from "../../ui/form.module.css";
import { Card } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import { useCard } from "./card";
import type { AllSettings, SettingsChange } from "./questions";

const SHOWN = [
  "affordabilityRequired",
  "instalmentPercentMax",
  "takeHomeMin",
  "agreementRequired",
  "chargesAsAgreed",
];

const shownOf = (settings: AllSettings) => ({
  affordabilityRequired: settings.affordabilityRequired,
  instalmentPercentMax: settings.instalmentPercentMax,
  takeHomeMin: settings.takeHomeMin,
  agreementRequired: settings.agreementRequired,
  chargesAsAgreed: settings.chargesAsAgreed,
});

export function Vetting({ before }: { before: AllSettings }) {
  const say = useSay();
  const { symbol } = useLender();
  const { values, set, unsaved, take } = useCard(before, shownOf);
  const save = useChange({
    send: (body: SettingsChange, header) =>
      data(api.PUT("/api/settings", { body, headers: header })),
    renews: ["settings", "loans", "audit"],
    told: say("settings.saved"),
    onDone: take,
  });
  const wrong = useFirstWrong(save.failure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.send(values);
  };
  return (
    <form ref={wrong} onSubmit={submit} noValidate>
      <Card heading={say("settings.groupVetting")} aside={say("settings.groupVettingNote")}>
        <div className={form["form"]}>
          <Trouble text={aboveForm(say, save.failure, SHOWN)} />
          <Checkbox
            label={say("settings.affordabilityRequired")}
            checked={values.affordabilityRequired}
            onChange={(event) => set({ affordabilityRequired: event.currentTarget.checked })}
          />
          <div className={form["columns"]}>
            <TextInput
              label={say("settings.instalmentPercentMax")}
              inputMode="decimal"
              autoComplete="off"
              value={values.instalmentPercentMax}
              error={save.fields["instalmentPercentMax"]}
              onChange={(event) => set({ instalmentPercentMax: event.currentTarget.value })}
            />
            <TextInput
              label={say("settings.takeHomeMin")}
              leftSection={symbol}
              inputMode="decimal"
              autoComplete="off"
              value={values.takeHomeMin}
              error={save.fields["takeHomeMin"]}
              onChange={(event) => set({ takeHomeMin: event.currentTarget.value })}
            />
          </div>
          <Checkbox
            label={say("settings.agreementRequired")}
            checked={values.agreementRequired}
            onChange={(event) => set({ agreementRequired: event.currentTarget.checked })}
          />
          <Checkbox
            label={say("settings.chargesAsAgreed")}
            checked={values.chargesAsAgreed}
            onChange={(event) => set({ chargesAsAgreed: event.currentTarget.checked })}
          />
          <div className={form["end"]}>
            <Button type="submit" loading={save.sending} disabled={!unsaved}>
              {say("settings.saveVetting")}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  );
}
