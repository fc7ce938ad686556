/**
 * One document on its way: leave to upload, the file itself, and word that it has arrived. Each part
 * is remembered, so that a broken connection resumes where it was, with the same ticket and document.
 */
import { data, type Schemas } from "../api/client";
import { asFailure, Failure, type Problem } from "../api/failure";
import { Submission } from "../api/submission";
import type { Api } from "../api/client";
import type { Ready } from "./shrink";

/** Who sends it: the two together prove whose application it is. */
export interface Applicant {
  readonly reference: string;
  readonly idNumber: string;
}

/** Who of the staff sends it is known; they name the loan. */
export interface Clerk {
  readonly loanId: string;
}

export type Put = (
  ticket: Schemas["TicketTold"],
  blob: Blob,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
) => Promise<void>;

/** How long nothing may move before a connection counts as broken. */
const STALLED_MS = 30_000;
/** A kind of the lender's own naming, which the server files under this one. */
const OTHER = "other";

export class Delivery {
  private readonly asking = new Submission();
  private readonly completing = new Submission();
  private leave: Schemas["UploadTold"] | undefined;
  private arrived = false;
  private kind: string;

  constructor(
    private readonly api: Api,
    private readonly put: Put,
    private readonly who: Applicant | Clerk,
    kind: string,
    private readonly file: Ready,
  ) {
    this.kind = kind;
  }

  /** Carry on from wherever it was; fails with a `Failure`. */
  async run(onProgress: (sent: number) => void, signal: AbortSignal): Promise<string> {
    try {
      return await this.attempt(onProgress, signal);
    } catch (error) {
      const failure = asFailure(error);
      if (signal.aborted || !this.forget(failure)) throw failure;
      return this.attempt(onProgress, signal); // once more, with what was wrong forgotten
    }
  }

  private async attempt(onProgress: (sent: number) => void, signal: AbortSignal) {
    this.leave ??= await this.ask(signal);
    if (!this.arrived) {
      await this.put(this.leave.upload, this.file.blob, onProgress, signal).catch((error) => {
        // The answer to an earlier try was lost on the way, not the file.
        if (!(error instanceof Failure) || error.code !== "upload_already_kept") throw error;
      });
      this.arrived = true;
    }
    const body = "loanId" in this.who ? {} : { ...this.who };
    const headers = this.completing.headers(body);
    const path = { document: this.leave.documentId };
    await data(
      this.api.POST("/api/documents/{document}/complete", {
        params: { path },
        body,
        headers,
        signal,
      }),
    );
    return this.leave.documentId;
  }

  private ask(signal: AbortSignal): Promise<Schemas["UploadTold"]> {
    const body = {
      ...this.who,
      kind: this.kind,
      fileName: this.file.name,
      contentType: this.file.type,
      size: this.file.blob.size,
    };
    const headers = this.asking.headers(body);
    return data(this.api.POST("/api/documents", { body, headers, signal }));
  }

  /** Forget what a refusal says is useless; say whether that makes another try worthwhile. */
  private forget({ code, fields }: Failure): boolean {
    switch (code) {
      case "upload_expired":
      case "upload_bad_ticket":
        this.leave = undefined;
        this.arrived = false;
        this.asking.done();
        return true;
      case "upload_missing":
      case "upload_too_small":
        this.arrived = false;
        return true;
      default:
        if (this.kind === OTHER || !fields.some(({ field }) => field === "kind")) return false;
        this.kind = OTHER;
        return true;
    }
  }
}

/** Send a file with XMLHttpRequest, which alone tells how much of it has left. */
export const put: Put = (ticket, blob, onProgress, signal) =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    let stalled: ReturnType<typeof setTimeout> | undefined;
    let late = false;
    const watch = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => {
        late = true;
        request.abort();
      }, STALLED_MS);
    };
    const stop = () => request.abort();
    signal.addEventListener("abort", stop);
    request.upload.onprogress = (event) => {
      watch();
      onProgress(event.loaded);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) done();
      else fail(failureOf(request.status, request.responseText));
    };
    request.onerror = () => fail(new Failure("offline"));
    request.onabort = () => fail(new Failure(late ? "timeout" : "offline"));
    request.onloadend = () => {
      clearTimeout(stalled);
      signal.removeEventListener("abort", stop);
    };
    request.open(ticket.method, ticket.url);
    for (const [name, value] of Object.entries(ticket.headers)) {
      request.setRequestHeader(name, value);
    }
    watch();
    request.send(blob);
  });

/**
 * What an answer that is no success means. A bucket answers in its own way: 403 when a ticket is over
 * or does not fit, 400 when what signed it is over, and 5xx when it is busy, which passes like a broken
 * connection.
 */
export function failureOf(status: number, text: string): Failure {
  try {
    const problem = JSON.parse(text) as Problem;
    if (typeof problem.code === "string") return new Failure("problem", problem);
  } catch {
    // Not from our API.
  }
  if (status === 403 || text.includes("<Code>ExpiredToken</Code>"))
    return new Failure("problem", { ...over, status });
  return new Failure(status >= 500 ? "offline" : "unreadable");
}

const over: Problem = {
  type: "urn:skycap:problem:upload_expired",
  title: "Forbidden",
  status: 403,
  detail: "",
  code: "upload_expired",
  errors: [],
  requestId: "",
};
