/** Sending something that changes a loan: once, however often it is tried, and told when it fails. */
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";

import { asFailure, explain, type Failure } from "../../../shared/api/failure";
import { Submission } from "../../../shared/api/submission";
import type { Say } from "../../../shared/messages";
import { useSay } from "../../language";
import { refresh } from "./queries";

/** The headers that a command carries. */
export interface Keyed {
  readonly header: { "Idempotency-Key": string };
}

/** States that are not somebody else's doing: the dialog asks about them itself. */
const ASKED_ABOUT = new Set(["duplicate_repayment", "loan_already_paid"]);

interface Options<Body, Answer> {
  readonly send: (body: Body, keyed: Keyed) => Promise<Answer>;
  readonly onDone: (answer: Answer) => void;
}

export function useCommand<Body, Answer>({ send, onDone }: Options<Body, Answer>) {
  const say = useSay();
  const submission = useRef<Submission>(null);
  const mutation = useMutation({
    mutationFn: (body: Body) => {
      submission.current ??= new Submission();
      return send(body, { header: submission.current.headers(body) });
    },
    onSuccess: async (answer) => {
      submission.current?.done();
      onDone(answer);
      await refresh();
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
    /** Somebody else changed the loan first: it has to be looked at again. */
    overtaken: failure !== null && isOvertaken(failure),
    fields: failure ? fieldsOf(say, failure) : {},
  };
}

function isOvertaken(failure: Failure): boolean {
  const { status, isConflict, code, fields } = failure;
  const typed = fields.some(({ field }) => field !== "proposal"); // what one typed can be mended
  return status === 409 && !isConflict && !ASKED_ABOUT.has(code) && !typed;
}

/** The server's message for each field. */
export function fieldsOf(say: Say, failure: Failure): Readonly<Record<string, string>> {
  return Object.fromEntries(
    failure.fields.map(({ field, code, message }) => [
      field,
      say.maybe(`problem.${code}`) ?? sentence(message),
    ]),
  );
}

/** "must be 5 to 20 digits" stands alone under its field: begin it like a sentence. */
function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** What to say above a form; null if every problem stands under a field that is shown. */
export function troubleOf(say: Say, failure: Failure | null, shown: readonly string[]) {
  if (!failure) return null;
  const told =
    failure.fields.length > 0 && failure.fields.every(({ field }) => shown.includes(field));
  return told ? null : explain(say, failure);
}
