/** Every public page in every language, as HTML. The build runs this; the browser never does. */
import { renderToString } from "preact-render-to-string";

import { english } from "../shared/messages/en";
import { languages, speaker, type Area, type Catalogue, type Language } from "../shared/messages";
import { setswana } from "../shared/messages/tn";
import { Layout } from "./layout";
import { pages } from "./pages";
import type { PublicPage } from "./types";

interface Loads {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly preloads: readonly string[];
}

const catalogues: Record<Language, Catalogue> = { en: english, tn: setswana };

export function render(loads: (entry: string) => Loads): { file: string; html: string }[] {
  return pages.flatMap((page) =>
    languages.map((language) => ({
      file: fileOf(page, language),
      html: document(page, language, loads(page.entry)),
    })),
  );
}

/** "apply" in Setswana is tn/apply/index.html; the page for unknown addresses is tn/404.html. */
function fileOf(page: PublicPage, language: Language): string {
  const name = page.path === "404" ? "404.html" : `${page.path}/index.html`;
  return [language === "en" ? "" : language, name].join("/").replace(/^\/+/, "").replace("//", "/");
}

function document(page: PublicPage, language: Language, loads: Loads): string {
  const catalogue = catalogues[language];
  const say = speaker(language, catalogue);
  const carries = ["common", "problem", ...page.carries] as const;
  const messages = Object.fromEntries<object>([
    ...carries.map((area) => [area, catalogue[area]] as const),
    ...Object.entries(page.begins ?? {}).map(([area, names]) => {
      const known = Object.entries(catalogue[area as Area]);
      return [area, Object.fromEntries(known.filter(([name]) => names.includes(name)))] as const;
    }),
  ]);
  const body = renderToString(
    <Layout page={page} say={say} language={language} messages={json(messages)} loads={loads} />,
  );
  return `<!doctype html>\n${body}\n`;
}

/** JSON that is safe inside a script element. */
function json(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}
