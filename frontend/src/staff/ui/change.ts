/** Sending a change: once, however often it is tried, and with what the server says about fields. */
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { asFailure, explain, type Failure } from "../../shared/api/failure";
import { Submission } from "../../shared/api/submission";
import type { Say } from "../../shared/messages";
import { queries } from "../api";
import { useSay } from "../language";

type Header = { "Idempotency-Key": string };

interface Options<Body, Told> {
  readonly send: (body: Body, header: Header) => Promise<Told>;
  /** The keys of the questions whose answers this changes. */
  readonly renews: readonly string[];
  readonly onDone?: (told: Told) => void;
  /** What to say, in passing, once it is done. */
  readonly told?: string;
}

export function useChange<Body, Told>({ send, renews, onDone, told }: Options<Body, Told>) {
  const say = useSay();
  const submission = useRef<Submission>(null);
  const mutation = useMutation({
    mutationFn: (body: Body) => {
      submission.current ??= new Submission();
      return send(body, submission.current.headers(body));
    },
    onSuccess: (answer) => {
      submission.current?.done();
      if (told) {
        const closeButtonProps = { "aria-label": say("common.close") };
        notifications.show({ message: told, color: "brand", closeButtonProps });
      }
      onDone?.(answer);
      for (const key of renews) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const failure = mutation.error ? asFailure(mutation.error) : null;
  return {
    send: (body: Body) => {
      if (!mutation.isPending) mutation.mutate(body); // a double click is one click
    },
    sending: mutation.isPending,
    reset: mutation.reset,
    failure,
    fields: failure ? fieldsOf(say, failure) : {},
  };
}

/** In a long form, go to the first field that is wrong: <form ref={useFirstWrong(change.failure)}>. */
export function useFirstWrong(failure: Failure | null) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [failure]);
  return form;
}

/** The server's sentence for each field: "must be taken" begins like a sentence there. */
export function fieldsOf(say: Say, failure: Failure): Readonly<Record<string, string>> {
  return Object.fromEntries(
    failure.fields.map(({ field, code, message }) => [
      field,
      say.maybe(`problem.${code}`) ?? message.charAt(0).toUpperCase() + message.slice(1),
    ]),
  );
}

/** What to say above a form; null if every problem stands under a field that is shown. */
export function aboveForm(say: Say, failure: Failure | null, shown: readonly string[]) {
  if (!failure) return null;
  const told =
    failure.fields.length > 0 &&
    failure.fields.every(({ field }) => shown.includes(field.split(".")[0] ?? field));
  return told ? null : explain(say, failure);
}
