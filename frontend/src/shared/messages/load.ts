/** Load the whole catalogue of one language; the staff portal needs most of it. */
import type { Language } from "./language";
import type { Catalogue } from "./speak";

export async function load(language: Language): Promise<Catalogue> {
  switch (language) {
    case "en":
      return (await import("./en")).english;
    case "tn":
      return (await import("./tn")).setswana;
  }
}
