/** The dialogs that need nothing but a reason: reject, ask, answer, withdraw, cancel. */
import { Textarea } from "@mantine/core";
import { useState } from "react";

import { data } from "../../../../shared/api/client";
import type { PlainKey } from "../../../../shared/messages";
import { api } from "../../../api";
import { useSay } from "../../../language";
import type { Deed } from "../address";
import { useCommand, type Keyed } from "../command";
import type { DialogProps } from "./props";
import { Frame, tell } from "./frame";

type Name = PlainKey<"loanDeeds">;

interface Texts {
  readonly title: Name;
  readonly happens: Name;
  readonly comments: Name;
  readonly send: Name;
  readonly done: Name;
  readonly danger?: boolean;
  readonly act: (loan: string, comments: string, keyed: Keyed) => Promise<unknown>;
}

const at = (loan: string, { header }: Keyed) => ({ path: { loan }, header });

const commented = {
  reject: {
    title: "loanDeeds.rejectTitle",
    happens: "loanDeeds.rejectHappens",
    comments: "loanDeeds.rejectComments",
    send: "loanDeeds.reject",
    done: "loanDeeds.rejectDone",
    danger: true,
    act: (loan, comments, keyed) =>
      data(
        api.POST("/api/loans/{loan}/review", {
          params: at(loan, keyed),
          body: { action: "reject", comments },
        }),
      ),
  },
  request_info: {
    title: "loanDeeds.requestInfoTitle",
    happens: "loanDeeds.requestInfoHappens",
    comments: "loanDeeds.requestInfoComments",
    send: "loanDeeds.requestInfo",
    done: "loanDeeds.requestInfoDone",
    act: (loan, comments, keyed) =>
      data(
        api.POST("/api/loans/{loan}/review", {
          params: at(loan, keyed),
          body: { action: "request_info", comments },
        }),
      ),
  },
  answer: {
    title: "loanDeeds.answerTitle",
    happens: "loanDeeds.answerHappens",
    comments: "loanDeeds.answerComments",
    send: "loanDeeds.answer",
    done: "loanDeeds.answerDone",
    act: (loan, comments, keyed) =>
      data(
        api.POST("/api/loans/{loan}/information", {
          params: at(loan, keyed),
          body: { comments },
        }),
      ),
  },
  withdraw: {
    title: "loanDeeds.withdrawTitle",
    happens: "loanDeeds.withdrawHappens",
    comments: "loanDeeds.withdrawComments",
    send: "loanDeeds.withdraw",
    done: "loanDeeds.withdrawDone",
    danger: true,
    act: (loan, comments, keyed) =>
      data(api.POST("/api/loans/{loan}/withdraw", { params: at(loan, keyed), body: { comments } })),
  },
  cancel: {
    title: "loanDeeds.cancelTitle",
    happens: "loanDeeds.cancelHappens",
    comments: "loanDeeds.cancelComments",
    send: "loanDeeds.cancel",
    done: "loanDeeds.cancelDone",
    danger: true,
    act: (loan, comments, keyed) =>
      data(api.POST("/api/loans/{loan}/cancel", { params: at(loan, keyed), body: { comments } })),
  },
} as const satisfies Partial<Record<Deed, Texts>>;

type Commented = keyof typeof commented;

export function isCommented(deed: Deed): deed is Commented {
  return deed in commented;
}

export function CommentDialog({ deed, loan, onClose }: DialogProps & { deed: Commented }) {
  const say = useSay();
  const texts: Texts = commented[deed];
  const [comments, setComments] = useState("");
  const [missing, setMissing] = useState(false);
  const command = useCommand({
    send: (text: string, keyed) => texts.act(loan.loanId, text, keyed),
    onDone: () => {
      tell(say, say(texts.done));
      onClose();
    },
  });
  const send = () => {
    setMissing(!comments.trim());
    if (comments.trim()) command.send(comments.trim());
  };
  return (
    <Frame
      loan={loan}
      title={say(texts.title)}
      command={command}
      onClose={onClose}
      onSend={send}
      send={say(texts.send)}
      danger={texts.danger ?? false}
      fields={["comments"]}
      happens={say(texts.happens)}
    >
      <Textarea
        data-autofocus
        label={say(texts.comments)}
        rows={3}
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
