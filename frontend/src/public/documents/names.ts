import type { Say } from "../../shared/messages";

/** A lender may ask for documents of its own naming: those stand as they were written. */
export function documentName(say: Say, kind: string): string {
  if (kind === "other") return say("upload.other");
  return say.maybe(`documents.${kind}`) ?? kind.replaceAll("_", " ");
}
