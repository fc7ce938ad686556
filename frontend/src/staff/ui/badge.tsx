/** A state in words, with its picture and its colour. */
import type { ReactNode } from "react";

import { Icon } from "./icon";
import styles from "./status.module.css";

interface Props {
  readonly icon: string;
  readonly tone: "pending" | "asked" | "approved" | "active" | "arrears" | "closed";
  readonly children: ReactNode;
}

export function Badge({ icon, tone, children }: Props) {
  return (
    <span className={styles["badge"]} data-tone={tone}>
      <Icon path={icon} size={14} />
      {children}
    </span>
  );
}
