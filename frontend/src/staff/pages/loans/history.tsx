/** Everything that happened to a loan, newest first: who, when, what, from when it counts, why. */
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { data } from "../../../shared/api/client";
import { asFailure, explain } from "../../../shared/api/failure";
import { Submission } from "../../../shared/api/submission";
import { api, queries, useFormats, useLender, useMe } from "../../api";
import { useSay } from "../../language";
import { Icon } from "../../ui/icon";
import { useAddress } from "./address";
import { happened, type Told } from "./events";
import styles from "./file.module.css";
import { oneLoan, productList, refresh, type Entry, type Loan } from "./queries";

export function History({ loan }: { loan: Loan }) {
  const say = useSay();
  const write = useFormats();
  const { exponent, timezone } = useLender();
  const { search } = useAddress();
  const { data: products } = useQuery(productList);
  const names = new Map(products?.map(({ code, name }) => [code, name] as const));
  const told = happened({ loan, say, write, exponent, timezone, names }).reverse();
  return (
    <>
      {loan.may.includes("write_note") && !search.asOf && <NoteField loan={loan} />}
      <ol className={styles["timeline"]}>
        {told.map((event) => (
          <Event key={event.key} event={event} />
        ))}
      </ol>
    </>
  );
}

function Event({ event }: { event: Told }) {
  const say = useSay();
  return (
    <li data-tone={event.tone} data-waiting={event.waiting || undefined}>
      <span className={styles["dot"]}>
        <Icon path={event.icon} size={14} />
      </span>
      <div>
        <p>
          <strong>{event.who}</strong> {event.what}
        </p>
        <p className="muted">
          {event.waiting ? say("loanFile.noteSaving") : event.when}
          {event.countsFrom && <span className={styles["counts"]}> · {event.countsFrom}</span>}
        </p>
        {event.details.map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
        {event.note && <blockquote>{event.note}</blockquote>}
      </div>
    </li>
  );
}

/** A note shows at once; if it cannot be saved, it goes back into the field. */
function NoteField({ loan }: { loan: Loan }) {
  const say = useSay();
  const { fullName } = useMe();
  const [text, setText] = useState("");
  const submission = useRef<Submission>(null);
  const { queryKey } = oneLoan(loan.loanId);
  const add = useMutation({
    mutationFn: (comments: string) => {
      submission.current ??= new Submission();
      const body = { comments };
      const header = submission.current.headers(body);
      const params = { path: { loan: loan.loanId }, header };
      return data(api.POST("/api/loans/{loan}/notes", { params, body }));
    },
    onMutate: async (comments) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      queries.setQueryData(
        queryKey,
        (old) => old && { ...old, history: [...old.history, guess(old, fullName, comments)] },
      );
      setText("");
      return before;
    },
    onError: (_, comments, before) => {
      queries.setQueryData(queryKey, before);
      setText(comments);
    },
    onSuccess: () => submission.current?.done(),
    onSettled: refresh,
  });
  const trouble =
    add.error && `${say("loanFile.noteFailed")} ${explain(say, asFailure(add.error))}`;
  return (
    <form
      className={styles["note-field"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && !add.isPending) add.mutate(text.trim());
      }}
    >
      <Textarea
        label={say("loanFile.noteLabel")}
        description={say("loanFile.noteHint")}
        rows={2}
        maxLength={2000}
        value={text}
        error={trouble}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={!text.trim() || add.isPending}>
        {say("loanFile.noteSave")}
      </Button>
    </form>
  );
}

/** The note as the API will tell it; a number of zero says that it is not saved yet. */
function guess(loan: Loan, by: string, note: string): Entry {
  const now = new Date().toISOString();
  return {
    stream: `loan/${loan.loanId}`,
    sequence: 0,
    kind: "noted",
    effectiveOn: now.slice(0, 10),
    recordedAt: now,
    by,
    data: {},
    note,
    hash: "",
  };
}
