/** What the scripts of a public page know about it. At build time there is no document: English, mute. */
import { isLanguage, speaker, type Carried, type Language } from "../shared/messages";
import { connect } from "./api";

const page = typeof document === "undefined" ? undefined : document;
const carried = page?.getElementById("messages")?.textContent ?? "{}";

export const language: Language = isLanguage(page?.documentElement.lang)
  ? page.documentElement.lang
  : "en";

export const say = speaker(language, JSON.parse(carried) as Carried);

export const api = connect();
