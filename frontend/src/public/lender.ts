/**
 * What the lender has set, and the places of a page that show it:
 *
 *     <span data-lender="name">                          its text
 *     <a data-lender="phone" data-lender-link="tel:">    its text and its address
 *     <li data-lender-line="licence" hidden>             shown only when it is set
 *     <li data-lender-line="licence" data-waits>         the same, with its room kept until it is known
 *
 * The last answer is kept on the device, so that the next page shows it at once.
 */
import { data, type Schemas } from "../shared/api/client";
import { api } from "./page";

export type Lender = Schemas["PublicSettingsTold"];

const KEPT = "skycap.lender";

let asked: Promise<Lender> | undefined;

/** Ask for the settings, once for a page, show them, and return them. Fails as the request fails. */
export function askLender(): Promise<Lender> {
  asked ??= ask().catch((error: unknown) => {
    asked = undefined; // the next one tries again
    throw error;
  });
  return asked;
}

async function ask(): Promise<Lender> {
  const lender = await data(api.GET("/api/settings"));
  try {
    localStorage.setItem(KEPT, JSON.stringify(lender));
  } catch {
    // A full or forbidden storage only costs the head start.
  }
  show(lender);
  return lender;
}

/** What was kept from an earlier page, if anything. */
export function keptLender(): Lender | undefined {
  try {
    const text = localStorage.getItem(KEPT);
    return text ? (JSON.parse(text) as Lender) : undefined;
  } catch {
    return undefined;
  }
}

/** Show what the lender has set: at once what was kept, then what is true now. */
export function begin(): void {
  const kept = keptLender();
  if (kept) show(kept);
  askLender().catch(() => undefined); // the page stands without it
}

export function show(lender: Lender): void {
  const values = lender as unknown as Record<string, unknown>;
  const text = (name: string | undefined) => String(values[name ?? ""] ?? "");
  for (const place of document.querySelectorAll<HTMLElement>("[data-lender]")) {
    const value = text(place.dataset["lender"]);
    place.textContent = value;
    const scheme = place.dataset["lenderLink"];
    if (scheme && value) place.setAttribute("href", scheme + value.replace(/\s/g, ""));
  }
  for (const line of document.querySelectorAll<HTMLElement>("[data-lender-line]")) {
    line.hidden = !text(line.dataset["lenderLine"]);
    line.removeAttribute("data-waits");
  }
  const title = document.title.split(" · ")[0] ?? "";
  document.title = `${title} · ${lender.name}`;
}
