/**
 * Sending the application, once: a second click does nothing while the first is on its way, and all
 * tries carry the same key, so the server takes it once however often it arrives.
 */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";

import { data, type Schemas } from "../../shared/api/client";
import { asFailure, type Failure } from "../../shared/api/failure";
import { Submission } from "../../shared/api/submission";
import { useReconnected } from "../guard";
import { api } from "../page";

type Body = Schemas["Application"];
type Answer = Schemas["ApplicationTold"];
type Saved = { key: string; content: string };

export type Sending =
  { state: "idle" } | { state: "sending" } | { state: "failed"; failure: Failure };

/** Some networks break without telling the browser: then we try again by ourselves, for a while. */
const RETRY_MS = 8_000;
const RETRIES_MAX = 20;

interface Options {
  readonly saved: Saved | undefined;
  /** Called before the first try, so that a reload knows the key. */
  readonly keep: (saved: Saved) => void;
  readonly onSent: (answer: Answer) => void;
  readonly onFailed: (failure: Failure) => void;
}

export function useSending(options: Options): [Sending, (body: Body) => void] {
  const [sending, setSending] = useState<Sending>({ state: "idle" });
  const submission = useRef<Submission>(undefined);
  const busy = useRef(false);
  const last = useRef<Body>(undefined);
  const retries = useRef(0);
  const latest = useRef(options);
  latest.current = options;

  const send = useCallback((body: Body) => {
    if (busy.current) return;
    busy.current = true;
    last.current = body;
    setSending({ state: "sending" });
    submission.current ??= new Submission(latest.current.saved);
    const headers = submission.current.headers(body);
    latest.current.keep(submission.current.save());
    data(api.POST("/api/loans/apply", { body, headers }))
      .then(
        (answer) => {
          submission.current?.done();
          setSending({ state: "idle" });
          latest.current.onSent(answer);
        },
        (error: unknown) => {
          const failure = asFailure(error);
          setSending({ state: "failed", failure });
          latest.current.onFailed(failure);
        },
      )
      .finally(() => {
        busy.current = false;
      });
  }, []);

  const again = useCallback(() => last.current && send(last.current), [send]);
  const offline = sending.state === "failed" && sending.failure.kind === "offline";
  useReconnected(offline, again);
  useEffect(() => {
    if (!offline || retries.current >= RETRIES_MAX) return;
    const timer = setTimeout(() => {
      retries.current += 1;
      again();
    }, RETRY_MS);
    return () => clearTimeout(timer);
  }, [sending, offline, again]);

  return [sending, send];
}
