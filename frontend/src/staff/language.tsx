/** The language of the portal: chosen by the person, kept on the device. */
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";

import { isLanguage, speaker, type Language, type Say } from "../shared/messages";
import { firstWords, laterWords } from "./words";

const KEPT = "skycap.language";

interface Speaking {
  readonly say: Say;
  readonly language: Language;
  readonly choose: (language: Language) => Promise<void>;
}

const Context = createContext<Speaking | null>(null);

/** Whether the words of the later pages are wanted too. */
let all = false;
let language = keptLanguage();
let speaking = speak(language);

function keptLanguage(): Language {
  try {
    const kept = localStorage.getItem(KEPT);
    return isLanguage(kept) ? kept : "en";
  } catch {
    return "en";
  }
}

async function speak(wanted: Language): Promise<Say> {
  const say = speaker(wanted, (await firstWords[wanted]()).words);
  if (all) say.carry((await laterWords[wanted]()).words);
  return say;
}

/** What says the words of the first pages, when they are there. */
export const firstSay = () => speaking;

/** Fetch a part of the portal, and beside it the words that only the later pages say. */
export async function withAllWords<Part>(part: Promise<Part>): Promise<Part> {
  all = true;
  const later = laterWords[language]();
  const say = await speaking;
  say.carry((await later).words);
  return part;
}

interface Props {
  readonly first: Say;
  readonly children: ReactNode;
}

export function LanguageProvider({ first, children }: Props) {
  const [say, setSay] = useState<Say>(() => first);
  const choose = useCallback(async (next: Language) => {
    const spoken = speak(next);
    const loaded = await spoken;
    [language, speaking] = [next, spoken];
    document.documentElement.lang = next;
    try {
      localStorage.setItem(KEPT, next);
    } catch {
      // Without storage, the choice holds until the page is closed.
    }
    setSay(() => loaded);
  }, []);
  const value = useMemo(() => ({ say, language: say.language, choose }), [say, choose]);
  return <Context value={value}>{children}</Context>;
}

export function useLanguage(): Speaking {
  const spoken = use(Context);
  if (!spoken) throw new Error("no LanguageProvider around this component");
  return spoken;
}

/** Say messages in the person's language: const say = useSay(). */
export function useSay(): Say {
  return useLanguage().say;
}
