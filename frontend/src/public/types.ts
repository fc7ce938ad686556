import type { ComponentChildren, VNode } from "preact";

import type { Area, Language, PlainKey, Say } from "../shared/messages";

/** What every component that is rendered at build time gets. */
export interface Told {
  readonly say: Say;
  readonly language: Language;
  /** The address of a page in the language of this one: link("apply") is "/tn/apply". */
  readonly link: (path: string) => string;
}

/** A public page. Add it to the list in pages/index.ts. */
export interface PublicPage {
  /** The address without its first slash: "" is the home page. */
  readonly path: string;
  readonly title: PlainKey;
  readonly description?: PlainKey;
  /** The script in src/public/entries that the page loads, without its ending. */
  readonly entry: string;
  /** The areas of the catalogue that this script says something from, besides `common`. */
  readonly carries: readonly Area[];
  /** Of areas that the script fetches the rest of when it is there: the messages needed before. */
  readonly begins?: { readonly [Name in Area]?: readonly string[] };
  /** Kept from search machines. */
  readonly hidden?: boolean;
  readonly Body: (told: Told) => VNode;
}

export interface WithChildren {
  readonly children?: ComponentChildren;
}
