/** The frame of a page inside the shell: its title, what stands under it, and its actions. */
import { useEffect, type ReactNode } from "react";

import { useLender } from "../api";
import { useSay } from "../language";
import styles from "./page.module.css";

interface Props {
  /** The heading, and the title of the window unless `title` says otherwise. */
  readonly heading: string;
  readonly title?: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ heading, title = heading, lead, actions, children }: Props) {
  const say = useSay();
  const { name } = useLender();
  useEffect(() => {
    document.title = say("shell.pageTitle", { page: title, lender: name });
  }, [say, title, name]);
  return (
    <div className={styles["page"]}>
      <div className={styles["head"]}>
        <div>
          <h1 className={styles["heading"]}>{heading}</h1>
          {lead && <p className="muted">{lead}</p>}
        </div>
        {actions && <div className={styles["actions"]}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** A card with a heading of its own. */
export function Card(props: { heading?: string; aside?: ReactNode; children: ReactNode }) {
  const { heading, aside, children } = props;
  return (
    <section className={styles["card"]}>
      {heading && (
        <div className={styles["card-head"]}>
          <h2 className={styles["card-heading"]}>{heading}</h2>
          {aside && <span className="muted">{aside}</span>}
        </div>
      )}
      {children}
    </section>
  );
}
