/** Replacing a password that somebody else has chosen; nothing else can be done before. */
import * as icons from "../../shared/icons";
import { Alert, Button, PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { data } from "../../shared/api/client";
import { asFailure, explain } from "../../shared/api/failure";
import { Submission } from "../../shared/api/submission";
import { api } from "../api";
import { useSay } from "../language";
import { toSignIn } from "../leaving";
import { Gate } from "../shell/gate";
import { Icon } from "../ui/icon";

const LENGTH_MIN = 12;

export function NewPassword() {
  const say = useSay();
  const [submission] = useState(() => new Submission());
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { currentPassword: "", newPassword: "" },
    validate: {
      currentPassword: (value) => (value ? null : say("signIn.passwordMissing")),
      newPassword: (value) => (value.length >= LENGTH_MIN ? null : say("signIn.freshShort")),
    },
  });
  const change = useMutation({
    mutationFn: (body: typeof form.values) =>
      data(api.POST("/api/auth/password", { body, headers: submission.headers(body) })),
    onSuccess: async () => {
      submission.done();
      await toSignIn({ fresh: true });
    },
    onError: (error) => {
      const fields = asFailure(error).fields.filter(({ field }) => field in form.values);
      form.setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])));
    },
  });
  const failure = change.error && asFailure(change.error);
  return (
    <Gate heading={say("signIn.newTitle")} lead={say("signIn.newLead")}>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
        {failure && (
          <Alert
            color="red"
            variant="light"
            role="alert"
            icon={<Icon path={icons.alertTriangle} />}
          >
            {explain(say, failure)}
          </Alert>
        )}
        <PasswordInput
          key="currentPassword"
          label={say("signIn.current")}
          autoComplete="current-password"
          size="md"
          visibilityToggleButtonProps={{ "aria-label": say("signIn.showPassword") }}
          {...form.getInputProps("currentPassword")}
        />
        <PasswordInput
          key="newPassword"
          label={say("signIn.fresh")}
          description={say("signIn.freshHint")}
          autoComplete="new-password"
          size="md"
          visibilityToggleButtonProps={{ "aria-label": say("signIn.showPassword") }}
          {...form.getInputProps("newPassword")}
        />
        <Button type="submit" size="md" fullWidth loading={change.isPending}>
          {say("signIn.freshSubmit")}
        </Button>
      </form>
    </Gate>
  );
}
