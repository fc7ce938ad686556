/** Record a guarantor or a collateral, or release one, as a second person. */
import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";

import { data, type Schemas } from "../../../../shared/api/client";
import { api, useFormats, useLender } from "../../../api";
import { useSay } from "../../../language";
import { Choice } from "../../../ui/choice";
import { useCommand } from "../command";
import styles from "../dialogs/dialogs.module.css";
import { Frame, tell } from "../dialogs/frame";
import type { DialogProps } from "../dialogs/props";
import { plainNumber } from "../words";

type Kind = Schemas["SecuritySent"]["kind"];
const KINDS: readonly Kind[] = ["guarantor", "collateral"];

export function AddSecurity({ loan, onClose }: DialogProps) {
  const say = useSay();
  const { symbol } = useLender();
  const [body, setBody] = useState({ kind: KINDS[0] as Kind, name: "", value: "", details: "" });
  const [missing, setMissing] = useState(false);
  const set = (change: Partial<typeof body>) => setBody((old) => ({ ...old, ...change }));
  const command = useCommand({
    send: (sent: Schemas["SecuritySent"], { header }) =>
      data(
        api.POST("/api/loans/{loan}/securities", {
          params: { path: { loan: loan.loanId }, header },
          body: sent,
        }),
      ),
    onDone: () => {
      tell(say, say("vetting.addSecurityDone"));
      onClose();
    },
  });
  const send = () => {
    const whole = body.name.trim() !== "" && body.value.trim() !== "";
    setMissing(!whole);
    if (!whole) return;
    command.send({
      kind: body.kind,
      name: body.name.trim(),
      value: plainNumber(body.value),
      ...(body.details.trim() && { details: body.details.trim() }),
    });
  };
  const error = (name: "name" | "value") =>
    (missing && !body[name].trim() && say("capture.needed")) || command.fields[name];
  return (
    <Frame
      loan={loan}
      title={say("vetting.addSecurity")}
      command={command}
      onClose={onClose}
      onSend={send}
      send={say("vetting.addSecuritySend")}
      fields={["kind", "name", "value", "details"]}
      happens={say("vetting.addSecurityHappens")}
    >
      <div className={styles["pair"]}>
        <Choice
          data-autofocus
          label={say("vetting.kind")}
          value={body.kind}
          data={KINDS.map((value) => ({ value, label: say(`vetting.kind_${value}`) }))}
          error={command.fields["kind"]}
          onChange={(event) => set({ kind: event.currentTarget.value as Kind })}
        />
        <TextInput
          label={say("vetting.value")}
          leftSection={symbol}
          inputMode="decimal"
          autoComplete="off"
          value={body.value}
          error={error("value")}
          onChange={(event) => set({ value: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={say(`vetting.name_${body.kind}`)}
        autoComplete="off"
        maxLength={120}
        value={body.name}
        error={error("name")}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Textarea
        label={say(`vetting.details_${body.kind}`)}
        rows={2}
        maxLength={1000}
        value={body.details}
        error={command.fields["details"]}
        onChange={(event) => set({ details: event.currentTarget.value })}
      />
    </Frame>
  );
}

interface ReleaseProps extends DialogProps {
  readonly security: string;
}

export function ReleaseSecurity({ loan, security, onClose }: ReleaseProps) {
  const say = useSay();
  const write = useFormats();
  const [comments, setComments] = useState("");
  const [missing, setMissing] = useState(false);
  const row = loan.securities.find(({ securityId }) => securityId === security);
  const command = useCommand({
    send: (body: { comments: string }, { header }) =>
      data(
        api.POST("/api/loans/{loan}/securities/{security}/release", {
          params: { path: { loan: loan.loanId, security }, header },
          body,
        }),
      ),
    onDone: () => {
      tell(say, say("vetting.releaseDone"));
      onClose();
    },
  });
  if (!row) return null;
  const send = () => {
    setMissing(!comments.trim());
    if (comments.trim()) command.send({ comments: comments.trim() });
  };
  return (
    <Frame
      loan={loan}
      title={say("vetting.releaseTitle")}
      command={command}
      onClose={onClose}
      onSend={send}
      send={say("vetting.releaseSend")}
      fields={["comments"]}
      happens={say("vetting.releaseHappens")}
      about={
        <div>
          <dt>{say(`vetting.kind_${row.kind}`)}</dt>
          <dd>
            {row.name} <span className="muted">{write.money(row.value)}</span>
          </dd>
        </div>
      }
    >
      <Textarea
        data-autofocus
        label={say("vetting.why")}
        rows={2}
        maxLength={2000}
        value={comments}
        error={(missing && say("loanDeeds.commentsMissing")) || command.fields["comments"]}
        onChange={(event) => {
          setComments(event.currentTarget.value);
          setMissing(false);
        }}
      />
    </Frame>
  );
}
