/** The three steps of going back to a past moment: propose, agree, decline. */
import { Textarea, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { api, patient, useFormats, useLender } from "../../api";
import { useSay } from "../../language";
import { aboveForm, useChange } from "../../ui/change";
import { Dialog } from "../../ui/dialog";
import form from "../../ui/form.module.css";
import { Trouble } from "../../ui/trouble";
import { End } from "../users/edit";
import styles from "./operations.module.css";
import { KEY, type Prepared, type WaitingRestore } from "./questions";
import { momentIn, shownIn } from "./zone";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function ProposeDialog(props: Props) {
  const say = useSay();
  return (
    <Dialog {...props} title={say("operations.restore")}>
      <Propose onClose={props.onClose} />
    </Dialog>
  );
}

function Propose({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const { timezone } = useLender();
  const [shown, setShown] = useState("");
  const [comments, setComments] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const propose = useChange({
    send: (body: { to: string; comments: string }, headers) =>
      data(api.POST("/api/operations/restores", { body, headers })),
    renews: [KEY],
    told: say("operations.restoreProposed"),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const to = momentIn(timezone, shown);
    setIncomplete(!to);
    if (to) propose.send({ to, comments });
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <p className="muted">{say("operations.restoreLead")}</p>
      <Trouble text={aboveForm(say, propose.failure, ["to", "comments"])} />
      <TextInput
        data-autofocus
        type="datetime-local"
        label={say("operations.restoreTo")}
        description={say("operations.restoreToHint", { zone: timezone })}
        max={shownIn(timezone, new Date())}
        value={shown}
        onChange={(event) => setShown(event.currentTarget.value)}
        error={incomplete ? say("operations.needMoment") : propose.fields["to"]}
        required
      />
      <Textarea
        label={say("operations.restoreWhy")}
        value={comments}
        onChange={(event) => setComments(event.currentTarget.value)}
        error={propose.fields["comments"]}
        required
      />
      <End onClose={onClose} sending={propose.sending} text={say("operations.restorePropose")} />
    </form>
  );
}

interface AgreeProps extends Props {
  readonly waiting: WaitingRestore;
  readonly onReady: (prepared: Prepared) => void;
}

/** It says what will happen before anybody agrees. */
export function AgreeDialog({ waiting, onReady, ...props }: AgreeProps) {
  const say = useSay();
  const moment = useFormats().moment(waiting.to);
  const agree = useChange({
    send: (proposal: string, headers) =>
      data(patient.POST("/api/operations/restores/agree", { body: { proposal }, headers })),
    renews: [KEY],
    onDone: (prepared) => {
      onReady(prepared);
      props.onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    agree.send(waiting.proposal);
  };
  return (
    <Dialog {...props} title={say("operations.restoreAgreeTitle", { moment })}>
      <form className={form["form"]} onSubmit={submit}>
        <ol className={styles["will"]}>
          <li>{say("operations.restoreWill1", { moment })}</li>
          <li>{say("operations.restoreWill2")}</li>
          <li>{say("operations.restoreWill3", { moment })}</li>
          <li>{say("operations.restoreWill4")}</li>
        </ol>
        <Trouble text={aboveForm(say, agree.failure, [])} />
        <p role="status" className="muted">
          {agree.sending && say("operations.restoreDrawing")}
        </p>
        <End
          onClose={props.onClose}
          sending={agree.sending}
          text={say("operations.restoreAgreeButton")}
        />
      </form>
    </Dialog>
  );
}

export function DeclineDialog(props: Props) {
  const say = useSay();
  return (
    <Dialog {...props} title={say("operations.restoreDeclineTitle")}>
      <Decline onClose={props.onClose} />
    </Dialog>
  );
}

function Decline({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const [comments, setComments] = useState("");
  const decline = useChange({
    send: (body: { comments: string }, headers) =>
      data(api.POST("/api/operations/restores/decline", { body, headers })),
    renews: [KEY],
    told: say("operations.restoreDeclined"),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decline.send({ comments });
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <Trouble text={aboveForm(say, decline.failure, ["comments"])} />
      <Textarea
        data-autofocus
        label={say("operations.restoreWhy")}
        value={comments}
        onChange={(event) => setComments(event.currentTarget.value)}
        error={decline.fields["comments"]}
        required
      />
      <End onClose={onClose} sending={decline.sending} text={say("operations.restoreDecline")} />
    </form>
  );
}
