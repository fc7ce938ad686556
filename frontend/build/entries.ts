/** What the browser loads first: a script or a style sheet each. */
import { globSync } from "node:fs";

export const root = new URL("..", import.meta.url).pathname;

export const staffScript = "src/staff/main.tsx";
export const staffEarly = "src/staff/early.ts";
export const publicStyle = "src/public/public.css";
export const publicScript = (name: string) => `src/public/entries/${name}.ts`;

export function entries(): string[] {
  const scripts = globSync("src/public/entries/*.ts", { cwd: root }).sort();
  return [staffScript, staffEarly, publicStyle, ...scripts].map((path) => root + path);
}
