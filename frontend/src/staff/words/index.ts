/** The words of the portal: those of the first pages, and those of all others. */
import type { Carried, Language } from "../../shared/messages";

interface Fetched {
  readonly words: Carried;
}

export const firstWords: Readonly<Record<Language, () => Promise<Fetched>>> = {
  en: () => import("./en"),
  tn: () => import("./tn"),
};

export const laterWords: Readonly<Record<Language, () => Promise<Fetched>>> = {
  en: () => import("./en-later"),
  tn: () => import("./tn-later"),
};
