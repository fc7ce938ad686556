/**
 * The way to the API, for both tiers. Paths, bodies and answers have the types of the API's own
 * description. Every request ends: with data, or with a `Failure` after at most `TIMEOUT_MS`.
 *
 *     const quote = await data(api.POST("/api/quotes", { body }));
 */
import createClient, { type Client } from "openapi-fetch";

import { Failure, type Problem } from "./failure";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type Api = Client<paths>;

export const TIMEOUT_MS = 15_000;

interface Options {
  timeout?: number;
  /** Called when an answer says that nobody is signed in (any more). */
  onSignedOut?: () => void;
}

export function connect(options: Options = {}): Api {
  return createClient<paths>({
    baseUrl: "",
    fetch: (request) => send(request, options),
  });
}

/** The data of an answer; whatever else happened is thrown as a `Failure`. */
export async function data<Data>(answer: Promise<{ data?: Data }>): Promise<Data> {
  const found = (await answer).data;
  if (found === undefined) throw new Failure("unreadable");
  return found;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The cursor of the next page, or null at the end. */
  readonly next: string | null;
  /** How many rows all pages have together; only the first page may know it. */
  readonly total: number | null;
}

/** One page of a list, with the cursor that its Link header names. */
export async function page<Row>(
  answer: Promise<{ data?: Row[]; response: Response }>,
): Promise<Page<Row>> {
  const { data: rows, response } = await answer;
  if (rows === undefined) throw new Failure("unreadable");
  const link = /<([^>]*)>;\s*rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
  const next = link ? new URL(link, location.origin).searchParams.get("cursor") : null;
  const total = response.headers.get("x-total-count");
  return { rows, next, total: total === null ? null : Number(total) };
}

/** Send a request and read its whole answer; whatever else happens is thrown as a `Failure`. */
export async function send(request: Request, options: Options = {}): Promise<Response> {
  const stop = new AbortController();
  const forward = () => stop.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop.abort();
  }, options.timeout ?? TIMEOUT_MS);
  if (request.signal.aborted) stop.abort();
  request.signal.addEventListener("abort", forward);
  try {
    const response = await fetch(request, { signal: stop.signal });
    // The whole body is read here, so that the timeout holds for it too.
    const body = await response.arrayBuffer();
    if (response.ok) return new Response(body.byteLength ? body : null, response);
    const failure = problemOf(response, body);
    if (failure.code === "not_signed_in") options.onSignedOut?.();
    throw failure;
  } catch (error) {
    if (error instanceof Failure || request.signal.aborted) throw error;
    throw new Failure(late ? "timeout" : "offline");
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener("abort", forward);
  }
}

function problemOf(response: Response, body: ArrayBuffer): Failure {
  try {
    const problem = JSON.parse(new TextDecoder().decode(body)) as Problem;
    if (typeof problem.code === "string") {
      return new Failure("problem", problem, Number(response.headers.get("retry-after")) || 0);
    }
  } catch {
    // Not from our API, but from something between: the status is all we know.
  }
  return new Failure("unreadable");
}
