/** What the browser loads first: a script or a style sheet each. */
import { globSync } from "node:fs";

export const root = new URL("..", import.meta.url).pathname;

export const staffScript = "src/staff/main.tsx";
export const staffEarly = "src/staff/early.ts";
/** The style sheet of a public page, by its script: the application waits for no other page's. */
export const publicStyle = (name: string) =>
  `src/public/${name === "apply" ? "apply-page" : "public"}.css`;
export const publicScript = (name: string) => `src/public/entries/${name}.ts`;

export type Tier = "public" | "staff";

/** The tier that a mode of Vite builds; none is both, for developing. */
export function tierOf(mode: string): Tier | undefined {
  return mode === "public" || mode === "staff" ? mode : undefined;
}

export function entries(tier?: Tier): string[] {
  const scripts = globSync("src/public/entries/*.ts", { cwd: root }).sort();
  const open = [publicStyle(""), publicStyle("apply"), ...scripts];
  const staff = [staffScript, staffEarly];
  const wanted = tier ? { public: open, staff }[tier] : [...open, ...staff];
  return wanted.map((path) => root + path);
}
