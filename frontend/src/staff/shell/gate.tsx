/** The frame of the pages before the shell: signing in, choosing a password. */
import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";

import { languageNames, languages } from "../../shared/messages";
import { lender } from "../api";
import { useLanguage } from "../language";
import styles from "./gate.module.css";

interface Props {
  readonly heading: string;
  readonly lead: string;
  readonly children: ReactNode;
}

export function Gate({ heading, lead, children }: Props) {
  const { say, language, choose } = useLanguage();
  const { name } = useSuspenseQuery(lender).data;
  useEffect(() => {
    document.title = say("shell.pageTitle", { page: heading, lender: name });
  }, [say, heading, name]);
  return (
    <div className={styles["gate"]}>
      <main className={styles["card"]}>
        <div className={styles["brand"]}>
          <img src="/icon.svg" width="36" height="36" alt="" />
          <div>
            <strong>{name}</strong>
            <span className="muted">{say("shell.portal")}</span>
          </div>
        </div>
        <h1>{heading}</h1>
        <p className="muted">{lead}</p>
        {children}
      </main>
      <footer className={styles["foot"]}>
        <a href="/">{say("signIn.backToSite")}</a>
        <span className={styles["languages"]}>
          {languages.map((other) => (
            <button
              key={other}
              type="button"
              lang={other}
              aria-pressed={other === language}
              onClick={() => void choose(other)}
            >
              {languageNames[other]}
            </button>
          ))}
        </span>
      </footer>
    </div>
  );
}
