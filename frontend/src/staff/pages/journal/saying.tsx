/** A step that needs a word: why something is declined, closed or opened again. */
import { Textarea } from "@mantine/core";
import { useState, type FormEvent } from "react";

import { useSay } from "../../language";
import { aboveForm, useChange } from "../../ui/change";
import { Dialog } from "../../ui/dialog";
import form from "../../ui/form.module.css";
import { Trouble } from "../../ui/trouble";
import { End } from "../users/edit";
import { RENEWS } from "./questions";

interface Props {
  readonly opened: boolean;
  readonly title: string;
  readonly button: string;
  readonly told: string;
  readonly onClose: () => void;
  readonly send: (
    body: { comments: string },
    header: { "Idempotency-Key": string },
  ) => Promise<unknown>;
}

export function Saying(props: Props) {
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title}>
      <SayingForm {...props} />
    </Dialog>
  );
}

function SayingForm({ button, told, onClose, send }: Props) {
  const say = useSay();
  const [comments, setComments] = useState("");
  const change = useChange({ send, renews: RENEWS, told, onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.send({ comments });
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <Trouble text={aboveForm(say, change.failure, ["comments"])} />
      <Textarea
        data-autofocus
        label={say("journal.why")}
        value={comments}
        onChange={(event) => setComments(event.currentTarget.value)}
        error={change.fields["comments"]}
        required
      />
      <End onClose={onClose} sending={change.sending} text={button} />
    </form>
  );
}
