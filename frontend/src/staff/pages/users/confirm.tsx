/** What has to be confirmed: a new password for somebody, shutting somebody out, letting them in. */
import { Checkbox } from "@mantine/core";
import { useState, type FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { api, useMe } from "../../api";
import { useSay } from "../../language";
import { aboveForm, useChange } from "../../ui/change";
import { Dialog } from "../../ui/dialog";
import form from "../../ui/form.module.css";
import { Trouble } from "../../ui/trouble";
import { End } from "./edit";
import type { Made, User } from "./questions";

const RENEWS = ["users", "audit"];

interface Props {
  readonly user: User | null;
  readonly onClose: () => void;
}

export function Reset({ user, onClose, onMade }: Props & { onMade: (made: Made) => void }) {
  const say = useSay();
  return (
    <Dialog opened={user !== null} onClose={onClose} title={say("users.resetTitle")}>
      {user && <ResetForm user={user} onClose={onClose} onMade={onMade} />}
    </Dialog>
  );
}

interface ResetProps {
  readonly user: User;
  readonly onClose: () => void;
  readonly onMade: (made: Made) => void;
}

function ResetForm({ user, onClose, onMade }: ResetProps) {
  const say = useSay();
  const [alsoCodes, setAlsoCodes] = useState(false);
  const reset = useChange({
    send: (body: { alsoCodes: boolean }, header) =>
      data(
        api.POST("/api/users/{user_id}/reset-password", {
          params: { path: { user_id: user.userId } },
          body,
          headers: header,
        }),
      ),
    renews: RENEWS,
    onDone: onMade,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reset.send({ alsoCodes });
  };
  return (
    <form className={form["form"]} onSubmit={submit}>
      <Trouble text={aboveForm(say, reset.failure, [])} />
      <p>{say("users.resetText", { name: user.fullName })}</p>
      {user.totpEnabled && (
        <Checkbox
          label={say("users.alsoCodes")}
          description={say("users.alsoCodesHint")}
          checked={alsoCodes}
          onChange={(event) => setAlsoCodes(event.currentTarget.checked)}
        />
      )}
      <End onClose={onClose} sending={reset.sending} text={say("users.reset")} />
    </form>
  );
}

export function Switch({ user, onClose }: Props) {
  const say = useSay();
  return (
    <Dialog
      opened={user !== null}
      onClose={onClose}
      title={say(user?.active === false ? "users.enableTitle" : "users.disableTitle")}
    >
      {user && <SwitchForm user={user} onClose={onClose} />}
    </Dialog>
  );
}

function SwitchForm({ user, onClose }: { user: User; onClose: () => void }) {
  const say = useSay();
  const me = useMe();
  const { active, fullName: name } = user;
  const change = useChange({
    send: (_: { active: boolean }, header) => {
      const sent = { params: { path: { user_id: user.userId } }, headers: header };
      return active
        ? data(api.POST("/api/users/{user_id}/disable", sent))
        : data(api.POST("/api/users/{user_id}/enable", sent));
    },
    renews: RENEWS,
    told: say(active ? "users.isDisabled" : "users.isEnabled", { name }),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.send({ active: !active });
  };
  return (
    <form className={form["form"]} onSubmit={submit}>
      <Trouble text={aboveForm(say, change.failure, [])} />
      <p>{say(active ? "users.disableText" : "users.enableText", { name })}</p>
      {active && user.userId === me.userId && <p>{say("users.disableSelf")}</p>}
      <End
        onClose={onClose}
        sending={change.sending}
        text={say(active ? "users.disable" : "users.enable")}
        {...(active && { color: "red" })}
      />
    </form>
  );
}
