/** Whether two people look at each loan. Turning that off asks twice, and is told on every page. */
import { Button, Checkbox } from "@mantine/core";
import { useState, type FormEvent } from "react";

import { data } from "../../../shared/api/client";
import * as icons from "../../../shared/icons";
import { api } from "../../api";
import { useSay } from "../../language";
import { Badge } from "../../ui/badge";
import { aboveForm, useChange } from "../../ui/change";
import { Dialog } from "../../ui/dialog";
import form from "../../ui/form.module.css";
import { Card } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import styles from "./settings.module.css";

export function FourEyes({ on }: { on: boolean }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <Card heading={say("settings.fourEyes")}>
      <div className={styles["eyes"]}>
        {on ? (
          <Badge icon={icons.shieldCheck} tone="active">
            {say("settings.fourEyesOn")}
          </Badge>
        ) : (
          <Badge icon={icons.alertTriangle} tone="arrears">
            {say("settings.fourEyesOff")}
          </Badge>
        )}
        <p>{say(on ? "settings.fourEyesOnText" : "shell.fourEyesOff")}</p>
        <Button variant="default" onClick={() => setAsking(true)}>
          {say(on ? "settings.turnOff" : "settings.turnOn")}
        </Button>
      </div>
      <Dialog
        opened={asking}
        onClose={close}
        title={say(on ? "settings.turnOffTitle" : "settings.turnOnTitle")}
      >
        <Confirm on={on} onClose={close} />
      </Dialog>
    </Card>
  );
}

function Confirm({ on, onClose }: { on: boolean; onClose: () => void }) {
  const say = useSay();
  const [agreed, setAgreed] = useState(!on);
  const change = useChange({
    send: (body: { fourEyes: boolean }, header) =>
      data(api.PUT("/api/settings", { body, headers: header })),
    renews: ["settings", "lender", "me", "audit"],
    told: say(on ? "settings.isOff" : "settings.isOn"),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.send({ fourEyes: !on });
  };
  return (
    <form className={form["form"]} onSubmit={submit}>
      <Trouble text={aboveForm(say, change.failure, [])} />
      <p>{say(on ? "settings.turnOffText" : "settings.turnOnText")}</p>
      {on && (
        <Checkbox
          label={say("settings.turnOffAgree")}
          checked={agreed}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
      )}
      <div className={form["end"]}>
        <Button variant="default" onClick={onClose}>
          {say("common.cancel")}
        </Button>
        <Button
          type="submit"
          disabled={!agreed}
          loading={change.sending}
          {...(on && { color: "red" })}
        >
          {say(on ? "settings.turnOff" : "settings.turnOn")}
        </Button>
      </div>
    </form>
  );
}
