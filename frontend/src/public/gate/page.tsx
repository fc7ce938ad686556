/** The sign-in page of the staff, as HTML. The build runs this; the browser never does. */
import { renderToString } from "preact-render-to-string";

import { speaker } from "../../shared/messages";
import { english } from "../../shared/messages/en";
import { setswana } from "../../shared/messages/tn";
import { SignIn } from "./sign-in";
import { wordsOf, type Words } from "./words";

interface Loads {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly preloads: readonly string[];
}

/** `early` decides on colours and language before the first paint; `later` is what the portal needs. */
export function signInPage(
  loads: Loads,
  early: readonly string[],
  later: readonly string[],
): string {
  const words: Words = { en: wordsOf(english), tn: wordsOf(setswana) };
  const say = speaker("en", english);
  const nothing = () => undefined;
  const body = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{say("signIn.title")}</title>
        <meta name="description" content={say("signIn.lead")} />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {early.map((source) => (
          <script src={source} {...(source.endsWith(".ts") && { type: "module" })} />
        ))}
        {loads.styles.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {loads.scripts.map((source) => (
          <script type="module" src={source} />
        ))}
        {loads.preloads.map((href) => (
          <link rel="modulepreload" href={href} />
        ))}
      </head>
      <body>
        <div id="gate" class="gate">
          <SignIn say={say} language="en" onLanguage={nothing} onSignedIn={nothing} />
        </div>
        <Data id="messages" value={words} />
        <Data id="later" value={later} />
      </body>
    </html>,
  );
  return `<!doctype html>\n${body}\n`;
}

/** JSON that is safe inside a script element. */
function Data({ id, value }: { id: string; value: unknown }) {
  const json = JSON.stringify(value).replace(/</g, "\\u003c");
  return <script type="application/json" id={id} dangerouslySetInnerHTML={{ __html: json }} />;
}
