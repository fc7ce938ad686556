/** Signing in with one-time codes: setting them up with a phone, and removing them again. */
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState, type FormEvent } from "react";

import { data, type Schemas } from "../../../shared/api/client";
import { asFailure, explain } from "../../../shared/api/failure";
import * as icons from "../../../shared/icons";
import { api, useMe } from "../../api";
import { useSay } from "../../language";
import { Badge } from "../../ui/badge";
import { aboveForm, useChange } from "../../ui/change";
import { Copy } from "../../ui/copy";
import form from "../../ui/form.module.css";
import { Icon } from "../../ui/icon";
import { Trouble } from "../../ui/trouble";
import styles from "./account.module.css";

const QrCode = lazy(() => import("./qr-code"));

type Begun = Schemas["TotpBegunTold"];

export function Codes({ onOn }: { onOn?: () => void }) {
  const say = useSay();
  const { totpEnabled, secondFactorRequired } = useMe();
  const [on, setOn] = useState(totpEnabled);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [removing, setRemoving] = useState(false);
  const begin = useMutation({
    mutationFn: () => data(api.POST("/api/auth/totp")),
    onSuccess: setBegun,
    onError: (error) => {
      if (asFailure(error).code === "totp_already_on") setOn(true); // on another device
    },
  });
  const failure = begin.error ? asFailure(begin.error) : null;
  if (begun) {
    return (
      <SetUp
        begun={begun}
        onDone={() => {
          setBegun(null);
          setOn(true);
          onOn?.();
        }}
        onCancel={() => setBegun(null)}
      />
    );
  }
  if (removing) {
    return (
      <Remove
        onDone={() => {
          setRemoving(false);
          setOn(false);
          begin.reset();
        }}
        onCancel={() => setRemoving(false)}
      />
    );
  }
  return (
    <div className={styles["stack"]}>
      {on && (
        <Badge icon={icons.shieldCheck} tone="active">
          {say("account.codesOn")}
        </Badge>
      )}
      <p className="muted">{say(on ? "account.codesOnText" : "account.codesText")}</p>
      {on && secondFactorRequired && <p>{say("account.codesDuty")}</p>}
      {on && !secondFactorRequired && (
        <Button variant="default" onClick={() => setRemoving(true)}>
          {say("account.codesRemove")}
        </Button>
      )}
      {!on && (
        <>
          <Trouble text={failure ? explain(say, failure) : null} />
          <Button
            leftSection={<Icon path={icons.deviceMobile} size={16} />}
            loading={begin.isPending}
            onClick={() => begin.mutate()}
          >
            {say("account.codesBegin")}
          </Button>
        </>
      )}
    </div>
  );
}

interface SetUpProps {
  readonly begun: Begun;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function SetUp({ begun, onDone, onCancel }: SetUpProps) {
  const say = useSay();
  const [code, setCode] = useState("");
  const confirm = useChange({
    send: (body: { code: string }) => data(api.POST("/api/auth/totp/confirm", { body })),
    renews: ["me", "users"],
    told: say("account.codesConfirmed"),
    onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.send({ code: code.replace(/\s/g, "") });
  };
  const uri = begun.otpauthUri ?? "";
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <p>{say("account.codesScan")}</p>
      <div className={styles["qr"]}>
        <Suspense fallback={<svg viewBox="0 0 1 1" aria-hidden="true" />}>
          <QrCode text={uri} label={say("account.codesQr")} />
        </Suspense>
        <div>
          <span className="muted">{say("account.codesKey")}</span>
          <code className={styles["key"]}>{begun.secret}</code>
          <Copy text={begun.secret ?? ""} name={say("account.copyKey")} />
          <a className={styles["link"]} href={uri}>
            {say("account.codesOpen")}
          </a>
        </div>
      </div>
      <Trouble text={aboveForm(say, confirm.failure, ["code"])} />
      <TextInput
        label={say("account.codesFirst")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={confirm.fields["code"]}
      />
      <div className={form["end"]}>
        <Button variant="default" onClick={onCancel}>
          {say("common.cancel")}
        </Button>
        <Button type="submit" loading={confirm.sending} disabled={!code.trim()}>
          {say("account.codesConfirm")}
        </Button>
      </div>
    </form>
  );
}

function Remove({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const say = useSay();
  const [password, setPassword] = useState("");
  const remove = useChange({
    send: (body: { password: string }) => data(api.POST("/api/auth/totp/remove", { body })),
    renews: ["me", "users"],
    told: say("account.codesRemoved"),
    onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.send({ password });
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <p>{say("account.codesRemoveText")}</p>
      <Trouble text={aboveForm(say, remove.failure, ["password"])} />
      <PasswordInput
        label={say("account.current")}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={remove.fields["password"]}
        visibilityToggleButtonProps={{ "aria-label": say("signIn.showPassword") }}
      />
      <div className={form["end"]}>
        <Button variant="default" onClick={onCancel}>
          {say("common.cancel")}
        </Button>
        <Button type="submit" color="red" loading={remove.sending} disabled={!password}>
          {say("account.codesRemove")}
        </Button>
      </div>
    </form>
  );
}
