import type { Loads } from "./html-pages.ts";

/** What a person needs besides what every page names: by language, and by address. */
export interface Flight {
  /** What a page asks the API first, word for word. */
  readonly questions: Readonly<Record<string, readonly string[]>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly shell: readonly string[];
  readonly pages: Readonly<Record<string, readonly string[]>>;
  /** What every other page needs, by language. */
  readonly others: Readonly<Record<string, readonly string[]>>;
}

/** The frame as it will stand, in the place of the page until that is there; see staff.css. */
const BONES = [
  '<div class="bones" aria-busy="true">',
  '<div class="bones-header"><img src="/icon.svg" width="28" height="28" alt=""></div>',
  '<div class="bones-side"></div>',
  '<div class="bones-page"><i></i><i></i><i></i><i></i></div>',
  "</div>",
].join("");

/**
 * The one page of the staff portal. `early` decides on dark or light before anything is drawn, and
 * asks for the person's `flight` at once.
 */
export function staffPage(main: Loads, early: Loads, flight: Flight): string {
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
    `<script type="application/json" id="flight">${JSON.stringify(flight)}</script>`,
    ...early.scripts.map((address) => script(address, early)),
    ...main.fonts.map(
      (address) => `<link rel="preload" href="${address}" as="font" type="font/woff2" crossorigin>`,
    ),
    ...main.styles.map((address) => `<link rel="stylesheet" href="${address}">`),
    ...main.scripts.map((address) => `<script type="module" src="${address}"></script>`),
    ...main.preloads.map((address) => `<link rel="modulepreload" href="${address}">`),
    "</head>",
    "<body>",
    `<div id="root">${BONES}</div>`,
    "</body>",
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
