/** Attach a document: ask for leave, send the file where the answer says, say that it is there. */
import { Button } from "@mantine/core";
import { useId, useRef, useState } from "react";

import { data } from "../../../../shared/api/client";
import { Failure } from "../../../../shared/api/failure";
import { newKey } from "../../../../shared/api/submission";
import { api, useLender } from "../../../api";
import { useSay } from "../../../language";
import { Choice } from "../../../ui/choice";
import { Dialog } from "../../../ui/dialog";
import { useCommand } from "../command";
import type { DialogProps } from "../dialogs";
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
const TYPES = ["application/pdf", "image/jpeg", "image/png"];
const BYTES_MAX = 10 * 1024 * 1024;

interface Sent {
  readonly kind: string;
  readonly name: string;
  readonly size: number;
  readonly changed: number;
}

export function Upload({ loan, onClose }: DialogProps) {
  const say = useSay();
  const id = useId();
  const { requiredDocuments } = useLender();
  const there = new Set(loan.documents.map(({ kind }) => kind));
  const [kind, setKind] = useState(
    () => requiredDocuments.find((name) => !there.has(name)) ?? KINDS[0],
  );
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState("");
  const [percent, setPercent] = useState(0);
  const finishing = useRef(newKey());
  const command = useCommand({
    // The key belongs to the file: choosing another one is another upload.
    send: async (_: Sent, { header }) => {
      if (!file) throw new Failure("unreadable");
      const body = {
        loanId: loan.loanId,
        kind,
        fileName: file.name,
        contentType: file.type,
        size: file.size,
      };
      const asked = await data(api.POST("/api/documents", { params: { header }, body }));
      await put(file, asked.upload, setPercent);
      const params = {
        path: { document: asked.documentId },
        header: { "Idempotency-Key": finishing.current },
      };
      return data(api.POST("/api/documents/{document}/complete", { params }));
    },
    onDone: (row) => {
      tell(say("loanDeeds.uploadDone", { file: documentName(say, row.kind) }));
      onClose();
    },
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setPercent(0);
    command.reset();
    finishing.current = newKey();
    if (!chosen) setWrong("");
    else if (!TYPES.includes(chosen.type)) setWrong(say("loanDeeds.uploadWrong"));
    else setWrong(chosen.size > BYTES_MAX ? say("loanDeeds.uploadLarge") : "");
  };
  const send = () => {
    if (!file) return setWrong(say("loanDeeds.uploadMissing"));
    if (wrong) return;
    command.send({ kind, name: file.name, size: file.size, changed: file.lastModified });
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
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        <div className={styles["file"]} data-wrong={wrong !== "" || undefined}>
          <label htmlFor={`${id}-file`}>{say("loanDeeds.uploadFile")}</label>
          <p id={`${id}-hint`} className="muted">
            {say("loanDeeds.uploadHint")}
          </p>
          <input
            id={`${id}-file`}
            type="file"
            accept={TYPES.join(",")}
            aria-describedby={`${id}-hint ${id}-wrong`}
            aria-invalid={wrong !== ""}
            onChange={(event) => choose(event.currentTarget.files?.[0] ?? null)}
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
          <Button type="submit" loading={command.sending}>
            {say(command.failure ? "common.tryAgain" : "loanDeeds.uploadSend")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface Ticket {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

const STALLED_MS = 30_000;

/** fetch tells nothing of how far an upload is; XMLHttpRequest does. */
function put(file: File, ticket: Ticket, onProgress: (percent: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer = 0;
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => request.abort(), STALLED_MS);
    };
    request.open(ticket.method, ticket.url);
    for (const [name, value] of Object.entries(ticket.headers)) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => {
      onProgress(Math.floor((loaded / total) * 100));
      wait();
    };
    request.onload = () => (request.status < 300 ? resolve() : reject(new Failure("unreadable")));
    request.onerror = () => reject(new Failure("offline"));
    request.onabort = () => reject(new Failure("timeout"));
    request.onloadend = () => clearTimeout(timer);
    wait();
    request.send(file);
  });
}
