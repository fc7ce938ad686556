/** Light, dark, or as the system has it: chosen by the person, kept on the device (see early.ts). */
import { useSyncExternalStore } from "react";

export const appearances = ["light", "dark", "auto"] as const;
export type Appearance = (typeof appearances)[number];

/** Where the choice has always been kept. */
const KEPT = "mantine-color-scheme-value";

const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let chosen = kept();

function kept(): Appearance {
  try {
    const found = localStorage.getItem(KEPT);
    return appearances.find((one) => one === found) ?? "auto";
  } catch {
    return "auto";
  }
}

const shown = () => (chosen === "auto" ? (system.matches ? "dark" : "light") : chosen);

function show(): void {
  document.documentElement.setAttribute("data-mantine-color-scheme", shown());
  listeners.forEach((listener) => listener());
}

function choose(next: Appearance): void {
  chosen = next;
  try {
    localStorage.setItem(KEPT, next);
  } catch {
    // Without storage, the choice holds until the page is closed.
  }
  show();
}

system.addEventListener("change", show);
window.addEventListener("storage", ({ key }) => {
  if (key !== KEPT) return;
  chosen = kept(); // chosen in another window
  show();
});

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is chosen, what that shows at present, and a way to choose. */
export function useAppearance() {
  return {
    chosen: useSyncExternalStore(listen, () => chosen),
    shown: useSyncExternalStore(listen, shown),
    choose,
  };
}
