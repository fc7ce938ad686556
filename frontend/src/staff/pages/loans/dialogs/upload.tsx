/** Attach a document: ask for leave, send the file where the answer says, say that it is there. */
import { Button } from "@mantine/core";
import { useId, useRef, useState } from "react";

import { prepare, Unfit, type Ready } from "../../../../shared/documents/shrink";
import { Delivery, put } from "../../../../shared/documents/upload";
import { api, useLender } from "../../../api";
import { useSay } from "../../../language";
import { Choice } from "../../../ui/choice";
import { Dialog } from "../../../ui/dialog";
import { useCommand } from "../command";
import type { DialogProps } from "./props";
import { documentName } from "../words";
import styles from "./dialogs.module.css";
import { Trouble, tell } from "./frame";

const KINDS = [
  "identity",
  "payslip",
  "bank_statement",
  "proof_of_address",
  "agreement",
  "photo",
  "other",
] as const;

const reasons = {
  type: "loanDeeds.uploadWrong",
  size: "loanDeeds.uploadLarge",
  empty: "loanDeeds.uploadMissing",
} as const;

interface Props extends DialogProps {
  /** The kind that is wanted, if it is known. */
  readonly wanted: string | undefined;
}

export function Upload({ loan, wanted, onClose }: Props) {
  const say = useSay();
  const id = useId();
  const { requiredDocuments } = useLender();
  const there = new Set(loan.documents.map(({ kind }) => kind));
  const [kind, setKind] = useState(
    () =>
      KINDS.find((name) => name === wanted) ??
      requiredDocuments.find((name) => !there.has(name)) ??
      KINDS[0],
  );
  const [file, setFile] = useState<Ready | null>(null);
  const [chosen, setChosen] = useState<File | null>(null);
  const [wrong, setWrong] = useState("");
  const [percent, setPercent] = useState(0);
  // What broke off goes on where it was, as long as it is the same file of the same kind.
  const delivery = useRef<Delivery>(null);
  const command = useCommand({
    send: async (ready: Ready) => {
      delivery.current ??= new Delivery(api, put, { loanId: loan.loanId }, kind, ready);
      const follow = (sent: number) => setPercent(Math.floor((sent / ready.blob.size) * 100));
      return delivery.current.run(follow, new AbortController().signal);
    },
    onDone: () => {
      tell(say, say("loanDeeds.uploadDone", { file: documentName(say, kind) }));
      onClose();
    },
  });
  const preparing = chosen !== null && !file && !wrong;
  const begin = () => {
    setPercent(0);
    command.reset();
    delivery.current = null;
  };
  const choose = async (next: File | null) => {
    begin();
    setChosen(next);
    setFile(null);
    setWrong("");
    if (!next) return;
    try {
      setFile(await prepare(next));
    } catch (error) {
      setWrong(say(reasons[error instanceof Unfit ? error.reason : "type"]));
    }
  };
  const send = () => {
    if (file) command.send(file);
    else if (!chosen) setWrong(say("loanDeeds.uploadMissing"));
  };
  return (
    <Dialog
      opened
      onClose={() => !command.sending && onClose()}
      title={say("loanDeeds.uploadTitle")}
    >
      <form
        className={styles["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Choice
          label={say("loanDeeds.uploadKind")}
          value={kind}
          data={KINDS.map((value) => ({ value, label: documentName(say, value) }))}
          error={command.fields["kind"]}
          onChange={(event) => {
            begin();
            setKind(event.currentTarget.value);
          }}
        />
        <div className={styles["file"]} data-wrong={wrong !== "" || undefined}>
          <label htmlFor={`${id}-file`}>{say("loanDeeds.uploadFile")}</label>
          <p id={`${id}-hint`} className="muted">
            {say("loanDeeds.uploadHint")}
          </p>
          <input
            id={`${id}-file`}
            type="file"
            accept="application/pdf,image/*"
            aria-describedby={`${id}-hint ${id}-wrong`}
            aria-invalid={wrong !== ""}
            onChange={(event) => void choose(event.currentTarget.files?.[0] ?? null)}
          />
          <p id={`${id}-wrong`} className={styles["wrong"]} role="alert">
            {wrong}
          </p>
        </div>
        {command.sending && (
          <div role="status">
            <progress
              className={styles["progress"]}
              max={100}
              value={percent}
              aria-label={say("loanDeeds.sent")}
            />
            <p className="muted">{say("loanDeeds.uploadProgress", { percent })}</p>
          </div>
        )}
        <Trouble command={command} fields={["kind"]} />
        <div className={styles["buttons"]}>
          <Button variant="default" onClick={onClose} disabled={command.sending}>
            {say("common.cancel")}
          </Button>
          <Button type="submit" loading={command.sending || preparing}>
            {say(command.failure ? "common.tryAgain" : "loanDeeds.uploadSend")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
