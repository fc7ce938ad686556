/** What a second person does about a proposal, and how an act is proposed to be undone. */
import { Skeleton, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { asFailure } from "../../../../shared/api/failure";
import { useFormats } from "../../../api";
import { useSay } from "../../../language";
import { Trouble } from "../../../ui/trouble";
import { troubleOf, useCommand } from "../command";
import { Frame, tell } from "../dialogs/frame";
import type { DialogProps } from "../dialogs/props";
import { WhatItDoes } from "./foreseen";
import { actsOf, foreseenOf, sayOf, type Act, type Body } from "./queries";
import { detailsOf, nameOfAct, named } from "./words";

interface Props extends DialogProps {
  readonly about: string;
}

/** The act that the address names; the payout has no act of its own before somebody undoes it. */
function useAct({ loan, about }: Props): Act | undefined | null {
  const { data: acts } = useQuery(actsOf(loan.loanId));
  const found = acts?.find(({ actId }) => actId === about);
  return acts ? (found ?? null) : undefined;
}

export function ConfirmAct(props: Props) {
  const act = useAct(props);
  if (act === undefined) return <Skeleton height={0} />;
  return act?.may.includes("confirm") ? <Confirm {...props} act={act} /> : null;
}

function Confirm({ loan, about, act, onClose }: Props & { act: Act }) {
  const say = useSay();
  // The confirmation is bound to the proposal that this person saw when the dialog opened.
  const [seen] = useState(act);
  const body: Body = seen.proposal ? { proposal: seen.proposal } : {};
  const preview = useQuery(foreseenOf("confirm", loan.loanId, about, body));
  const command = useCommand({
    send: (sent: Body, keyed) => sayOf("confirm", loan.loanId, about, sent, keyed),
    onDone: () => {
      tell(say, say("servicing.confirmDone"));
      onClose();
    },
  });
  const refused = preview.error ? asFailure(preview.error) : null;
  const stopped = refused !== null && refused.kind === "problem";
  return (
    <Frame
      loan={loan}
      title={say(seen.undo ? "servicing.confirmUndoTitle" : "servicing.confirmTitle")}
      command={command}
      onClose={onClose}
      onSend={() => command.send(body)}
      send={say("servicing.confirmSend")}
      danger={seen.kind === "write_off" || seen.undo !== null}
      blocked={preview.isPending || stopped}
      amount={loan.balances.outstanding}
      amountName={say("loanFile.outstanding")}
      about={<Proposed act={seen} />}
      happens={say("servicing.confirmHappens")}
    >
      {!stopped && (
        <WhatItDoes
          foreseen={preview.data?.foreseen}
          waiting={preview.isFetching}
          ends={loan.schedule.at(-1)?.dueDate}
        />
      )}
      <Trouble text={troubleOf(say, refused, [])} />
    </Frame>
  );
}

export function DeclineAct(props: Props) {
  const act = useAct(props);
  if (act === undefined) return <Skeleton height={0} />;
  return act?.may.includes("decline") ? <Decline {...props} act={act} /> : null;
}

function Decline({ loan, about, act, onClose }: Props & { act: Act }) {
  const say = useSay();
  const [seen] = useState(act);
  const own = !seen.may.includes("confirm");
  const reason = useReason();
  const command = useCommand({
    send: (sent: Body, keyed) => sayOf("decline", loan.loanId, about, sent, keyed),
    onDone: () => {
      tell(say, say(own ? "servicing.takeBackDone" : "servicing.declineDone"));
      onClose();
    },
  });
  return (
    <Frame
      loan={loan}
      title={say(own ? "servicing.takeBackTitle" : "servicing.declineTitle")}
      command={command}
      onClose={onClose}
      onSend={() => reason.check() && command.send(reason.body)}
      send={say(own ? "servicing.takeBack" : "servicing.declineSend")}
      fields={["comments"]}
      amount={loan.balances.outstanding}
      amountName={say("loanFile.outstanding")}
      about={<Proposed act={seen} />}
      happens={say("servicing.declineHappens")}
    >
      <Reason
        reason={reason}
        label={say(own ? "servicing.comments" : "servicing.whyDecline")}
        error={command.fields["comments"]}
      />
    </Frame>
  );
}

export function UndoAct(props: Props) {
  const { loan, about, onClose } = props;
  const say = useSay();
  const act = useAct(props);
  const reason = useReason();
  const preview = useQuery(foreseenOf("undo", loan.loanId, about, { comments: "–" }));
  const command = useCommand({
    send: (sent: Body, keyed) => sayOf("undo", loan.loanId, about, sent, keyed),
    onDone: () => {
      tell(say, say("servicing.undoDone"));
      onClose();
    },
  });
  const refused = preview.error ? asFailure(preview.error) : null;
  const stopped = refused !== null && refused.kind === "problem";
  return (
    <Frame
      loan={loan}
      title={say("servicing.undoTitle")}
      command={command}
      onClose={onClose}
      onSend={() => reason.check() && command.send(reason.body)}
      send={say("servicing.undoSend")}
      danger
      blocked={preview.isPending || stopped}
      fields={["comments"]}
      amount={loan.balances.outstanding}
      amountName={say("loanFile.outstanding")}
      about={act ? <Proposed act={act} done /> : <Payout {...props} />}
      happens={say("servicing.undoHappens")}
    >
      <Reason
        reason={reason}
        label={say("servicing.comments")}
        error={command.fields["comments"]}
      />
      {!stopped && (
        <WhatItDoes
          foreseen={preview.data?.foreseen}
          waiting={preview.isFetching}
          ends={loan.schedule.at(-1)?.dueDate}
        />
      )}
      <Trouble text={troubleOf(say, refused, ["comments"])} />
    </Frame>
  );
}

function Payout({ loan }: Props) {
  const say = useSay();
  const write = useFormats();
  const what = nameOfAct(say, write, { kind: "payout", amount: loan.loanAmount });
  return (
    <div>
      <dt>{say("servicing.undo")}</dt>
      <dd>{what}</dd>
    </div>
  );
}

/** Who proposed what, when and why; or who did what, where it is `done` and to be undone. */
function Proposed({ act, done = false }: { act: Act; done?: boolean }) {
  const say = useSay();
  const write = useFormats();
  const { by, recordedAt, comments } = act.undo ?? act;
  const what = nameOfAct(say, write, named(act));
  return (
    <>
      <div>
        <dt>{say(done || act.undo ? "servicing.undo" : "servicing.proposal")}</dt>
        <dd>
          {what}
          <span className="muted">
            {" · "}
            {[
              say("servicing.onDate", { date: write.date(act.on) }),
              ...detailsOf(say, write, act),
            ].join(" · ")}
          </span>
        </dd>
      </div>
      <div>
        <dt>{say(done ? "servicing.doneBy" : "loanDeeds.proposedBy", { name: by })}</dt>
        <dd>
          {comments} <span className="muted">{write.moment(recordedAt)}</span>
        </dd>
      </div>
    </>
  );
}

/** A reason that must be given. */
function useReason() {
  const [comments, setComments] = useState("");
  const [missing, setMissing] = useState(false);
  return {
    comments,
    missing,
    body: { comments: comments.trim() },
    change: (text: string) => {
      setComments(text);
      setMissing(false);
    },
    check: () => {
      setMissing(!comments.trim());
      return comments.trim() !== "";
    },
  };
}

interface ReasonProps {
  readonly reason: ReturnType<typeof useReason>;
  readonly label: string;
  readonly error: string | undefined;
}

function Reason({ reason, label, error }: ReasonProps) {
  const say = useSay();
  return (
    <Textarea
      data-autofocus
      label={label}
      rows={2}
      maxLength={2000}
      value={reason.comments}
      error={(reason.missing && say("loanDeeds.commentsMissing")) || error}
      onChange={(event) => reason.change(event.currentTarget.value)}
    />
  );
}
