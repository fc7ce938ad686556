import { hydrate, type FunctionComponent } from "preact";

import { language, say } from "./page";
import type { Told } from "./types";

/** Bring an island to life where it was rendered. */
export function wake(name: string, Component: FunctionComponent<Told>): void {
  const place = document.querySelector(`[data-island="${name}"]`);
  if (!place) return;
  const link = (path: string) =>
    `/${[language === "en" ? "" : language, path].filter(Boolean).join("/")}`;
  hydrate(<Component say={say} language={language} link={link} />, place);
}
