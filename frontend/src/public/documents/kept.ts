/**
 * Which documents of an application this device has sent, so that it need not ask for them again.
 * Only their kinds and how many are kept, never a file, its name, or anything of its content.
 */
import { read, write, type Store } from "../stores";

const NAME = "skycap.documents";
const APPLICATIONS_MAX = 5;

type Counts = Readonly<Record<string, number>>;
type Kept = readonly { readonly reference: string; readonly counts: Counts }[];

export function keptDocuments(store: Store | undefined, reference: string): Counts {
  return all(store).find((one) => one.reference === reference)?.counts ?? {};
}

export function keepDocument(store: Store | undefined, reference: string, kind: string): void {
  const before = keptDocuments(store, reference);
  const counts = { ...before, [kind]: (before[kind] ?? 0) + 1 };
  const others = all(store).filter((one) => one.reference !== reference);
  write(store, NAME, [{ reference, counts }, ...others].slice(0, APPLICATIONS_MAX));
}

function all(store: Store | undefined): Kept {
  const found = read(store, NAME);
  return Array.isArray(found) ? (found as Kept) : [];
}
