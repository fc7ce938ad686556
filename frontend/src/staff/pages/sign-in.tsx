/** Signing in: username and password, then a one-time code where the person has set one up. */
import * as icons from "../../shared/icons";
import { Alert, Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { data } from "../../shared/api/client";
import { asFailure, explain } from "../../shared/api/failure";
import type { Say } from "../../shared/messages";
import { api, queries } from "../api";
import { useSay } from "../language";
import { Gate } from "../shell/gate";
import { Icon } from "../ui/icon";

const route = getRouteApi("/sign-in");

export function SignIn() {
  const say = useSay();
  const router = useRouter();
  const { to, ended } = route.useSearch();
  const [needsCode, setNeedsCode] = useState(false);
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { username: "", password: "", code: "" },
    validate: {
      username: (value) => (value.trim() ? null : say("signIn.usernameMissing")),
      password: (value) => (value ? null : say("signIn.passwordMissing")),
      code: (value) =>
        !needsCode || /^\d{6}$/.test(value.replace(/\s/g, "")) ? null : say("signIn.codeMissing"),
    },
  });
  const enter = useMutation({
    mutationFn: ({ username, password, code }: typeof form.values) => {
      const body = { username, password, ...(needsCode && { code: code.replace(/\s/g, "") }) };
      return data(api.POST("/api/auth/login", { body }));
    },
    onSuccess: async () => {
      queries.clear(); // nothing that somebody else has seen
      if (to) router.history.push(router.basepath + to);
      else await router.navigate({ to: "/" });
    },
    onError: (error) => {
      if (asFailure(error).code !== "code_needed") return;
      setNeedsCode(true);
      form.setFieldValue("code", "");
    },
  });
  const startAgain = () => {
    setNeedsCode(false);
    enter.reset();
    form.reset();
  };
  const trouble = enter.error && message(say, enter.error, enter.variables?.code);

  return (
    <Gate
      heading={say(needsCode ? "signIn.codeTitle" : "signIn.title")}
      lead={say(needsCode ? "signIn.codeLead" : ended ? "signIn.ended" : "signIn.lead")}
    >
      <form onSubmit={form.onSubmit((values) => enter.mutate(values))} noValidate>
        {trouble && (
          <Alert
            color="red"
            variant="light"
            role="alert"
            icon={<Icon path={icons.alertTriangle} />}
          >
            {trouble}
          </Alert>
        )}
        {needsCode ? (
          <TextInput
            key="code"
            label={say("signIn.code")}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            size="md"
            {...form.getInputProps("code")}
          />
        ) : (
          <>
            <TextInput
              key="username"
              label={say("signIn.username")}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              size="md"
              {...form.getInputProps("username")}
            />
            <PasswordInput
              key="password"
              label={say("signIn.password")}
              autoComplete="current-password"
              size="md"
              visibilityToggleButtonProps={{ "aria-label": say("signIn.showPassword") }}
              {...form.getInputProps("password")}
            />
          </>
        )}
        <Button type="submit" size="md" fullWidth loading={enter.isPending}>
          {say(needsCode ? "signIn.codeSubmit" : "signIn.submit")}
        </Button>
        {needsCode && (
          <Button variant="subtle" onClick={startAgain}>
            {say("signIn.otherUser")}
          </Button>
        )}
      </form>
    </Gate>
  );
}

/** A code that was asked for and not yet given is no trouble. */
function message(say: Say, error: unknown, sent: string | undefined): string | null {
  const failure = asFailure(error);
  if (failure.code === "code_needed") return sent ? say("signIn.codeWrong") : null;
  if (failure.code === "invalid_credentials") return say("signIn.wrong");
  return explain(say, failure);
}
