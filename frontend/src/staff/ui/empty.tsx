/** Nothing to show: why, and one thing to do about it. */
import type { ReactNode } from "react";

import styles from "./empty.module.css";
import { Icon } from "./icon";

interface Props {
  readonly icon: string;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function Empty({ icon, title, children, action }: Props) {
  return (
    <div className={styles["empty"]}>
      <span className={styles["picture"]}>
        <Icon path={icon} size={24} />
      </span>
      <strong>{title}</strong>
      {children && <p className="muted">{children}</p>}
      {action}
    </div>
  );
}
