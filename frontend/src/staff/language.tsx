/** The language of the portal: chosen by the person, kept on the device. */
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";

import { isLanguage, speaker, type Catalogue, type Language, type Say } from "../shared/messages";
import { load } from "../shared/messages/load";

const KEPT = "skycap.language";

interface Speaking {
  readonly say: Say;
  readonly language: Language;
  readonly choose: (language: Language) => Promise<void>;
}

const Context = createContext<Speaking | null>(null);

export function keptLanguage(): Language {
  try {
    const kept = localStorage.getItem(KEPT);
    return isLanguage(kept) ? kept : "en";
  } catch {
    return "en";
  }
}

interface Props {
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly children: ReactNode;
}

export function LanguageProvider({ language, catalogue, children }: Props) {
  const [spoken, setSpoken] = useState({ language, catalogue });
  const choose = useCallback(async (next: Language) => {
    const loaded = await load(next);
    document.documentElement.lang = next;
    try {
      localStorage.setItem(KEPT, next);
    } catch {
      // Without storage, the choice holds until the page is closed.
    }
    setSpoken({ language: next, catalogue: loaded });
  }, []);
  const value = useMemo(
    () => ({
      say: speaker(spoken.language, spoken.catalogue),
      language: spoken.language,
      choose,
    }),
    [spoken, choose],
  );
  return <Context value={value}>{children}</Context>;
}

export function useLanguage(): Speaking {
  const speaking = use(Context);
  if (!speaking) throw new Error("no LanguageProvider around this component");
  return speaking;
}

/** Say messages in the person's language: const say = useSay(). */
export function useSay(): Say {
  return useLanguage().say;
}
