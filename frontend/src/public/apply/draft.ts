/**
 * The answers kept on the device until they are sent. Only what was typed is kept: documents and
 * photos never are. After sending, the draft is deleted.
 */
import { drop, read, write, type Store } from "../stores";
import { empty, isField, type Values } from "./fields";

export interface Draft {
  readonly values: Values;
  /** The key of a submission whose answer never came, so that it is not made twice. */
  readonly submission?: { readonly key: string; readonly content: string };
}

const NAME = "skycap.application";

export function readDraft(store: Store | undefined): Draft | undefined {
  const found = read(store, NAME) as Partial<Draft> | undefined;
  if (!found?.values || typeof found.values !== "object") return undefined;
  // Fields that this version does not know are left behind.
  const known = Object.entries(found.values).filter(
    ([name, value]) => isField(name) && typeof value === "string",
  );
  const values = { ...empty, ...(Object.fromEntries(known) as Partial<Values>) };
  return { values, ...(found.submission && { submission: found.submission }) };
}

/** Say whether it could be kept. */
export function keepDraft(store: Store | undefined, draft: Draft): boolean {
  return write(store, NAME, draft);
}

export function dropDraft(store: Store | undefined): void {
  drop(store, NAME);
}
