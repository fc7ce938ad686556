/** What surrounds every public page. */
import * as icons from "../shared/icons";
import { Icon } from "./icon";
import type { PublicPage, Told } from "./types";
import { languageNames, languages, type Language, type Say } from "../shared/messages";

interface Props {
  readonly page: PublicPage;
  readonly say: Say;
  readonly language: Language;
  readonly messages: string;
  readonly loads: {
    readonly scripts: readonly string[];
    readonly styles: readonly string[];
    readonly preloads: readonly string[];
  };
}

const address = (language: Language, path: string) =>
  `/${[language === "en" ? "" : language, path].filter(Boolean).join("/")}`;

export function Layout({ page, say, language, messages, loads }: Props) {
  const told: Told = { say, language, link: (path) => address(language, path) };
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{say(page.title)}</title>
        {page.description && <meta name="description" content={say(page.description)} />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#171b21" media="(prefers-color-scheme: dark)" />
        {page.hidden && <meta name="robots" content="noindex" />}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
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
        <a class="skip" href="#content">
          {say("common.skip")}
        </a>
        <Header {...told} page={page} />
        <main id="content" tabIndex={-1}>
          <page.Body {...told} />
        </main>
        <Footer {...told} page={page} />
        <script
          type="application/json"
          id="messages"
          dangerouslySetInnerHTML={{ __html: messages }}
        />
      </body>
    </html>
  );
}

interface Framed extends Told {
  readonly page: PublicPage;
}

const places = [
  ["products", "site.products"],
  ["requirements", "site.requirements"],
  ["track", "site.track"],
  ["contacts", "site.contacts"],
] as const;

function Header({ say, link, page }: Framed) {
  const current = (path: string) => (page.path === path ? ("page" as const) : undefined);
  return (
    <header class="site-header">
      <div class="width site-header-row">
        <a class="site-name" href={link("")} aria-current={current("")}>
          <Sign />
          <span data-lender="name" class="lender-name">
            Skycap
          </span>
        </a>
        <button
          type="button"
          class="menu-button"
          popovertarget="menu"
          aria-label={say("site.menu")}
        >
          <Icon path={icons.menu2} />
        </button>
        <nav id="menu" popover="auto" aria-label={say("site.mainNavigation")}>
          {places.map(([path, name]) => (
            <a href={link(path)} aria-current={current(path)}>
              {say(name)}
            </a>
          ))}
          <a class="button small" href={link("apply")} aria-current={current("apply")}>
            {say("site.apply")}
          </a>
        </nav>
      </div>
    </header>
  );
}

/** The picture of icon.svg, which costs no request here. */
function Sign() {
  return (
    <svg class="sign" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0b6e5f" />
      <g fill="none" stroke="#fff" stroke-linecap="round">
        <path d="M6.5 21.5a9.5 9.5 0 0 1 19 0" stroke-width="3" />
        <path d="M5 25.5h22" stroke-width="2" />
      </g>
      <path d="M11.5 21.5a4.5 4.5 0 0 1 9 0z" fill="#f2b134" />
    </svg>
  );
}

function Footer({ say, language, link, page }: Framed) {
  return (
    <footer class="site-footer">
      <div class="width site-footer-row">
        <div class="stack">
          <strong data-lender="name" class="lender-name">
            Skycap
          </strong>
          <span data-lender-line="address" data-waits data-lender="address" />
          <span data-lender-line="licence" data-waits>
            {say("site.licence")} <span data-lender="licence" />
          </span>
        </div>
        <div class="stack">
          <span data-lender-line="phone" data-waits>
            <a data-lender="phone" data-lender-link="tel:" href={link("contacts")} />
          </span>
          <span data-lender-line="email" data-waits>
            <a data-lender="email" data-lender-link="mailto:" href={link("contacts")} />
          </span>
          <span data-lender-line="openingHours" data-waits data-lender="openingHours" />
        </div>
        <div class="stack">
          <nav class="languages" aria-label={say("common.language")}>
            {languages.map((other) => (
              <a
                href={address(other, page.path === "404" ? "" : page.path)}
                lang={other}
                hreflang={other}
                aria-current={other === language ? "true" : undefined}
              >
                {languageNames[other]}
              </a>
            ))}
          </nav>
          <a href="/staff">{say("site.staff")}</a>
        </div>
      </div>
    </footer>
  );
}
