/** A few figures in a row above a list. */
import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";

import styles from "./totals.module.css";

export interface Total {
  readonly name: string;
  readonly value: ReactNode;
}

export function Totals({ totals }: { totals: readonly Total[] }) {
  return (
    <dl className={styles["totals"]}>
      {totals.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function TotalsWaiting({ count }: { count: number }) {
  return (
    <div className={styles["totals"]}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index}>
          <Skeleton height={14} width="60%" mb={8} />
          <Skeleton height={22} width="80%" />
        </div>
      ))}
    </div>
  );
}
