/** Whose role has to sign in with one-time codes as well. */
import { Button, Checkbox } from "@mantine/core";
import type { FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { api, useMe } from "../../api";
import { useSay } from "../../language";
import { aboveForm, useChange } from "../../ui/change";
import form from "../../ui/form.module.css";
import { Card } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import { useCard } from "./card";
import type { AllSettings, SettingsChange } from "./questions";
import styles from "./settings.module.css";

const ROLES = ["admin", "checker", "accountant", "maker"] as const;

const rolesOf = (chosen: readonly string[]) => ROLES.filter((role) => chosen.includes(role));
const shownOf = (settings: AllSettings) => ({ roles: rolesOf(settings.secondFactorRoles) });

export function SecondFactor({ before }: { before: AllSettings }) {
  const say = useSay();
  const { role, totpEnabled } = useMe();
  const { values, set, unsaved, take } = useCard(before, shownOf);
  const save = useChange({
    send: (body: SettingsChange, header) =>
      data(api.PUT("/api/settings", { body, headers: header })),
    renews: ["settings", "me", "audit"],
    told: say("settings.saved"),
    onDone: take,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.send({ secondFactorRoles: values.roles });
  };
  return (
    <Card heading={say("settings.secondFactor")}>
      <form className={form["form"]} onSubmit={submit} noValidate>
        <Trouble text={aboveForm(say, save.failure, [])} />
        <Checkbox.Group
          label={say("settings.secondFactorRoles")}
          description={say("settings.secondFactorHint")}
          value={values.roles}
          onChange={(chosen) => set({ roles: rolesOf(chosen) })}
        >
          <div className={styles["documents"]}>
            {ROLES.map((each) => (
              <Checkbox key={each} value={each} label={say(`shell.${each}`)} />
            ))}
          </div>
        </Checkbox.Group>
        {values.roles.some((chosen) => chosen === role) && !totpEnabled && (
          <p>{say("settings.secondFactorYou")}</p>
        )}
        <div className={form["end"]}>
          <Button type="submit" loading={save.sending} disabled={!unsaved}>
            {say("settings.saveSecondFactor")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
