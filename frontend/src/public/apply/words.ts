/** What is said after the first step: it comes with that, in the language of the page. */
import type { Carried, Language } from "../../shared/messages";

export async function laterWords(language: Language): Promise<Carried> {
  switch (language) {
    case "en":
      return (await import("./words-en")).words;
    case "tn":
      return (await import("./words-tn")).words;
  }
}
