/**
 * What a public page fetches later, it fetches in one go: the file and all that this imports. Vite's
 * own helper does so too, with style sheets and errors that no public page has, at a kilobyte.
 */
import type { Plugin } from "vite";

const HELPER = `export const __vitePreload = (load, names = []) => {
  for (const name of names) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = "/" + name;
    document.head.append(link);
  }
  return load();
};`;

export function lightImports(): Plugin {
  return {
    name: "skycap-light-imports",
    enforce: "pre",
    load: (id) => (id.includes("vite/preload-helper") ? HELPER : null),
  };
}
