/** Whether a person may borrow; if not, since when, by whom and why. Checkers set and lift the bar. */
import { Button, Textarea } from "@mantine/core";
import { useState, type FormEvent } from "react";

import { data, type Schemas } from "../../../shared/api/client";
import * as icons from "../../../shared/icons";
import { api, useFormats, useMay } from "../../api";
import { useSay } from "../../language";
import { Badge } from "../../ui/badge";
import { aboveForm, useChange } from "../../ui/change";
import { Dialog } from "../../ui/dialog";
import form from "../../ui/form.module.css";
import { Card } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import styles from "./borrowers.module.css";

interface Props {
  readonly idNumber: string;
  readonly name: string;
  readonly barred: Schemas["BarTold"] | null | undefined;
}

export function Lending({ idNumber, name, barred }: Props) {
  const say = useSay();
  const write = useFormats();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <Card heading={say("borrowers.lending")}>
      <div className={styles["lending"]}>
        {barred ? (
          <>
            <Badge icon={icons.lock} tone="arrears">
              {say("borrowers.barred")}
            </Badge>
            <p>{barred.why ?? say("borrowers.noReason")}</p>
            <p className="muted">
              {say("borrowers.barredBy", { time: write.moment(barred.since), name: barred.by })}
            </p>
          </>
        ) : (
          <>
            <Badge icon={icons.circleCheck} tone="active">
              {say("borrowers.mayBorrow")}
            </Badge>
            <p className="muted">{say("borrowers.mayBorrowText")}</p>
          </>
        )}
        {may("bar_borrower") && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {say(barred ? "borrowers.lift" : "borrowers.bar")}
          </Button>
        )}
      </div>
      {asking && (
        <Dialog
          opened
          onClose={close}
          title={say(barred ? "borrowers.liftTitle" : "borrowers.barTitle", { name })}
        >
          <Ask idNumber={idNumber} name={name} lift={Boolean(barred)} onClose={close} />
        </Dialog>
      )}
    </Card>
  );
}

interface AskProps {
  readonly idNumber: string;
  readonly name: string;
  readonly lift: boolean;
  readonly onClose: () => void;
}

function Ask({ idNumber, name, lift, onClose }: AskProps) {
  const say = useSay();
  const [comments, setComments] = useState("");
  const [missing, setMissing] = useState(false);
  const change = useChange({
    send: (body: Schemas["BarSent"], headers) =>
      data(
        lift
          ? api.POST("/api/borrowers/lift-bar", { body, headers })
          : api.POST("/api/borrowers/bar", { body, headers }),
      ),
    renews: ["borrowers", "loans", "audit"],
    told: say(lift ? "borrowers.isLifted" : "borrowers.isBarred", { name }),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!comments.trim());
    if (comments.trim()) change.send({ idNumber, comments: comments.trim() });
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <Trouble text={aboveForm(say, change.failure, ["comments"])} />
      <p>{say(lift ? "borrowers.liftText" : "borrowers.barText")}</p>
      <Textarea
        data-autofocus
        label={say("borrowers.why")}
        rows={2}
        maxLength={2000}
        value={comments}
        error={(missing && say("borrowers.whyMissing")) || change.fields["comments"]}
        onChange={(event) => {
          setComments(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <div className={form["end"]}>
        <Button variant="default" onClick={onClose}>
          {say("common.cancel")}
        </Button>
        <Button type="submit" loading={change.sending} {...(!lift && { color: "red" })}>
          {say(lift ? "borrowers.lift" : "borrowers.bar")}
        </Button>
      </div>
    </form>
  );
}
