/** The sign-in page, alive: its language, why the person is here, and where they go from here. */
import { hydrate, render } from "preact";
import { useEffect, useState } from "preact/hooks";

import { speaker, type Language } from "../../shared/messages";
import { begin, keptLender, show } from "../lender";
import { SignIn } from "./sign-in";
import type { Words } from "./words";

const KEPT = "skycap.language";

const read = <Found,>(id: string) =>
  JSON.parse(document.getElementById(id)?.textContent ?? "null") as Found;

export function open(): void {
  const place = document.getElementById("gate");
  if (!place) return;
  const words = read<Words>("messages");
  const first: Language = document.documentElement.lang === "tn" ? "tn" : "en";
  const gate = <Gate words={words} first={first} />;
  if (first === "en") hydrate(gate, place);
  else {
    place.replaceChildren(); // what was rendered is English, and not shown
    render(gate, place);
  }
  place.setAttribute("data-awake", "");
  begin();
  whenIdle(() => prefetch(read<readonly string[]>("later")));
}

function Gate({ words, first }: { words: Words; first: Language }) {
  const [language, setLanguage] = useState(first);
  const choose = (next: Language) => {
    document.documentElement.lang = next;
    try {
      localStorage.setItem(KEPT, next);
    } catch {
      // Without storage, the choice holds until the page is closed.
    }
    setLanguage(next);
  };
  useEffect(() => {
    const lender = keptLender();
    if (lender) show(lender);
  }, [language]);
  const asked = new URLSearchParams(location.search);
  const lead = asked.has("ended")
    ? "signIn.ended"
    : asked.has("fresh")
      ? "signIn.freshDone"
      : undefined;
  return (
    <SignIn
      say={speaker(language, words[language])}
      language={language}
      lead={lead}
      onLanguage={choose}
      onSignedIn={() => location.replace(`/staff${returnTo(asked)}`)}
    />
  );
}

/** Only an address of ours: "//elsewhere" would lead away. */
export function returnTo(asked: URLSearchParams): string {
  const to = asked.get("to") ?? "";
  return /^\/(?![/\\])/.test(to) ? to : "";
}

/** The portal comes while people type. */
function prefetch(addresses: readonly string[]): void {
  for (const href of addresses) {
    const link = document.createElement("link");
    link.rel = "prefetch";
    link.href = href;
    document.head.append(link);
  }
}

function whenIdle(then: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(then, { timeout: 3000 });
  else setTimeout(then, 500); // Safari
}
