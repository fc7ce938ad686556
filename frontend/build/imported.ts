/**
 * What a public page fetches later, it fetches in one go: the file and all that this imports. Vite's
 * own helper does so too, with checks and errors that no public page has, at a kilobyte. What is
 * shown waits for its style sheet; one that does not come leaves it plain.
 */
import type { Plugin } from "vite";

const HELPER = `export const __vitePreload = (load, names = []) => {
  const waits = names.map((name) => {
    if (document.querySelector('[href="/' + name + '"]')) return;
    const link = document.createElement("link");
    const styles = name.endsWith(".css");
    link.rel = styles ? "stylesheet" : "modulepreload";
    link.href = "/" + name;
    document.head.append(link);
    return styles && new Promise((go) => (link.onload = link.onerror = go));
  });
  return Promise.all([load(), ...waits]).then(([loaded]) => loaded);
};`;

export function lightImports(): Plugin {
  return {
    name: "skycap-light-imports",
    enforce: "pre",
    load: (id) => (id.includes("vite/preload-helper") ? HELPER : null),
  };
}
