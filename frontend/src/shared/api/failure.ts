/** What can go wrong with a request, and how to say it. */
import type { Say } from "../messages/speak";
import type { components } from "./schema";

export type Problem = components["schemas"]["Problem"];
export type FieldProblem = Problem["errors"][number];
type Kind = "problem" | "offline" | "timeout" | "unreadable";

export class Failure extends Error {
  readonly kind: Kind;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string;
  /** Seconds to wait before the next try, if the server said so. */
  readonly wait: number;

  constructor(kind: Kind, problem?: Problem, wait = 0) {
    super(problem ? `${problem.status} ${problem.code}` : kind);
    this.name = "Failure";
    this.kind = kind;
    this.status = problem?.status ?? 0;
    this.code = problem?.code ?? kind;
    this.detail = problem?.detail ?? "";
    this.fields = problem?.errors ?? [];
    this.requestId = problem?.requestId ?? "";
    this.wait = wait;
  }

  /** Whether the same request may succeed later: then a page offers "Try again". */
  get mayTryAgain(): boolean {
    return this.kind !== "problem" || this.status >= 500 || this.status === 429 || this.isConflict;
  }

  get isConflict(): boolean {
    return this.code === "conflict";
  }
}

/** Make a failure of whatever was thrown. */
export function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure("unreadable");
}

/**
 * One sentence for a failure. The catalogue's area `problem` has sentences of its own for codes that
 * people meet; for all others the API's sentence is shown.
 */
export function explain(say: Say, failure: Failure): string {
  return say.maybe(`problem.${failure.code}`) ?? (failure.detail || say("problem.unreadable"));
}
