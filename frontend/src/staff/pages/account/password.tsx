/** Choosing another password. It ends every session, this one too. */
import { Button, PasswordInput } from "@mantine/core";
import { useState, type FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { api, useMe } from "../../api";
import { useSay } from "../../language";
import { toSignIn } from "../../leaving";
import { aboveForm, useChange } from "../../ui/change";
import form from "../../ui/form.module.css";
import { Trouble } from "../../ui/trouble";

const LENGTH_MIN = 12;

export function PasswordForm() {
  const say = useSay();
  const me = useMe();
  const [values, setValues] = useState({ currentPassword: "", newPassword: "" });
  const [checked, setChecked] = useState(false);
  const change = useChange({
    send: (body: typeof values, header) =>
      data(api.POST("/api/auth/password", { body, headers: header })),
    renews: [],
    told: say("signIn.freshDone"),
    onDone: () => void toSignIn({ fresh: true }),
  });
  const missing = {
    currentPassword: values.currentPassword ? null : say("signIn.passwordMissing"),
    newPassword: values.newPassword.length < LENGTH_MIN ? say("signIn.freshShort") : null,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!missing.currentPassword && !missing.newPassword) change.send(values);
  };
  const field = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((old) => ({ ...old, [name]: value }));
    },
    error: (checked && missing[name]) || change.fields[name],
    visibilityToggleButtonProps: { "aria-label": say("signIn.showPassword") },
  });
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <Trouble text={aboveForm(say, change.failure, ["currentPassword", "newPassword"])} />
      <input type="text" autoComplete="username" value={me.username} readOnly hidden />
      <PasswordInput
        label={say("account.current")}
        autoComplete="current-password"
        {...field("currentPassword")}
      />
      <PasswordInput
        label={say("signIn.fresh")}
        description={say("signIn.freshHint")}
        autoComplete="new-password"
        {...field("newPassword")}
      />
      <div className={form["end"]}>
        <Button type="submit" loading={change.sending}>
          {say("account.passwordDo")}
        </Button>
      </div>
    </form>
  );
}
