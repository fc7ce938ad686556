import type { Loads } from "./html-pages.ts";

/** The one page of the staff portal. `early` decides on dark or light before anything is drawn. */
export function staffPage(main: Loads, early: Loads): string {
  const lines = [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "<title>Skycap</title>",
    '<meta name="robots" content="noindex">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" href="/icon.svg" type="image/svg+xml">',
    ...early.scripts.map((address) => script(address, early)),
    ...main.fonts.map(
      (address) => `<link rel="preload" href="${address}" as="font" type="font/woff2" crossorigin>`,
    ),
    ...main.styles.map((address) => `<link rel="stylesheet" href="${address}">`),
    ...main.scripts.map((address) => `<script type="module" src="${address}"></script>`),
    ...main.preloads.map((address) => `<link rel="modulepreload" href="${address}">`),
    "</head>",
    '<body><div id="root"></div></body>',
    "</html>",
  ];
  return lines.join("\n") + "\n";
}

/** A script without imports may block, and so run before the first paint. */
function script(address: string, loads: Loads): string {
  if (loads.preloads.length) throw new Error(`${address} must not import anything`);
  const kind = address.endsWith(".ts") ? ' type="module"' : "";
  return `<script${kind} src="${address}"></script>`;
}
