/** What the sign-in page says, as it carries it: in both languages, since it has one address. */
import type { Carried, Catalogue, Language } from "../../shared/messages";

export type Words = Readonly<Record<Language, Carried>>;

export function wordsOf({ problem, shell, signIn }: Catalogue): Carried {
  return { problem, shell: { portal: shell.portal }, signIn };
}
