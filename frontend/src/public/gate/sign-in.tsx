/** Signing in: username and password, then a one-time code where the person has set one up. */
import { useEffect, useRef, useState } from "preact/hooks";

import { data } from "../../shared/api/client";
import { asFailure, explain, type Failure } from "../../shared/api/failure";
import * as icons from "../../shared/icons";
import {
  languageNames,
  languages,
  type Language,
  type PlainKey,
  type Say,
} from "../../shared/messages";
import { Icon } from "../icon";
import { api } from "../page";
import { FirstField, SecretField } from "./fields";

export interface SignInProps {
  readonly say: Say;
  readonly language: Language;
  /** Why the person is here, in place of the usual lead. */
  readonly lead?: PlainKey<"signIn"> | undefined;
  /** Take another language from now on. */
  readonly onLanguage: (language: Language) => void;
  readonly onSignedIn: () => void;
}

type Name = "username" | "password" | "code";
type Known = { readonly username: string; readonly password: string };

const CODE = /^\d{6}$/;

export function SignIn({ say, language, lead, onLanguage, onSignedIn }: SignInProps) {
  const form = useRef<HTMLFormElement>(null);
  const [known, setKnown] = useState<Known | null>(null);
  const [missing, setMissing] = useState<readonly Name[]>([]);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const title = say(known ? "signIn.codeTitle" : "signIn.title");
  useEffect(() => {
    document.title = [title, ...document.title.split(" · ").slice(1)].join(" · ");
  }, [title]);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || !form.current) return;
    const typed = (name: Name) => String(new FormData(form.current ?? undefined).get(name) ?? "");
    const who = known ?? { username: typed("username").trim(), password: typed("password") };
    const code = typed("code").replace(/\s/g, "");
    const wanting: Name[] = known
      ? CODE.test(code)
        ? []
        : ["code"]
      : [
          ...(who.username ? [] : ["username" as const]),
          ...(who.password ? [] : ["password" as const]),
        ];
    setMissing(wanting);
    if (wanting[0]) {
      form.current.querySelector<HTMLElement>(`#${wanting[0]}`)?.focus();
      return;
    }
    setBusy(true);
    try {
      await data(api.POST("/api/auth/login", { body: { ...who, ...(known && { code }) } }));
      onSignedIn(); // busy until the portal takes the place of this page
    } catch (error) {
      const failure = asFailure(error);
      setBusy(false);
      // A code that was asked for and not yet given is no trouble.
      setTrouble(failure.code === "code_needed" && !known ? null : failure);
      if (failure.code === "code_needed") setKnown(who);
    }
  };
  const startAgain = () => {
    setKnown(null);
    setTrouble(null);
    setMissing([]);
    form.current?.reset();
  };
  const usual = say(known ? "signIn.codeLead" : (lead ?? "signIn.lead"));
  return (
    <>
      <main class="card">
        <div class="brand">
          <img src="/icon.svg" width="36" height="36" alt="" />
          <div>
            <strong data-lender="name" />
            <span class="muted">{say("shell.portal")}</span>
          </div>
        </div>
        <h1>{title}</h1>
        <p class="muted">{usual}</p>
        {/* Sent by the browser itself, a form must not put a password into an address. */}
        <form ref={form} method="post" onSubmit={(event) => void submit(event)} noValidate>
          {trouble && <Trouble text={told(say, trouble)} />}
          {known ? (
            <FirstField
              key="code"
              name="code"
              label={say("signIn.code")}
              error={missing.includes("code") && say("signIn.codeMissing")}
              inputMode="numeric"
              autocomplete="one-time-code"
            />
          ) : (
            <>
              <FirstField
                key="username"
                name="username"
                label={say("signIn.username")}
                error={missing.includes("username") && say("signIn.usernameMissing")}
                autocomplete="username"
              />
              <SecretField
                key="password"
                name="password"
                label={say("signIn.password")}
                error={missing.includes("password") && say("signIn.passwordMissing")}
                show={say("signIn.showPassword")}
                autocomplete="current-password"
              />
            </>
          )}
          <button type="submit" class="button" aria-busy={busy}>
            {busy && <span class="turning" aria-hidden="true" />}
            {say(known ? "signIn.codeSubmit" : "signIn.submit")}
          </button>
          {known && (
            <button type="button" class="button quiet" onClick={startAgain}>
              {say("signIn.otherUser")}
            </button>
          )}
        </form>
      </main>
      <footer class="foot">
        <a href="/">{say("signIn.backToSite")}</a>
        <span class="languages">
          {languages.map((other) => (
            <button
              key={other}
              type="button"
              lang={other}
              aria-pressed={other === language}
              onClick={() => onLanguage(other)}
            >
              {languageNames[other]}
            </button>
          ))}
        </span>
      </footer>
    </>
  );
}

function Trouble({ text }: { text: string }) {
  return (
    <div class="trouble" role="alert">
      <Icon path={icons.alertTriangle} size={18} />
      <p>{text}</p>
    </div>
  );
}

function told(say: Say, failure: Failure): string {
  if (failure.code === "code_needed") return say("signIn.codeWrong");
  if (failure.code === "invalid_credentials") return say("signIn.wrong");
  return explain(say, failure);
}
