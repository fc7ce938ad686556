/** Amounts side by side, each in a row with its name and figures. */
import { Link } from "@tanstack/react-router";

import styles from "./charts.module.css";

export interface Bar {
  readonly name: string;
  /** Only for the length; people read `figures`. */
  readonly size: number;
  readonly figures: readonly string[];
  /** Where its name leads: the list that it counts. */
  readonly search?: Readonly<Record<string, string>>;
}

interface Props {
  readonly bars: readonly Bar[];
  readonly tone: "arrears" | "brand";
  /** More room for the names. */
  readonly wide?: boolean;
}

export function Bars({ bars, tone, wide }: Props) {
  const largest = Math.max(...bars.map(({ size }) => size), 0) || 1;
  return (
    <ul className={styles["bars"]} data-wide={wide || undefined}>
      {bars.map(({ name, size, figures, search }) => (
        <li key={name}>
          {search ? (
            <Link to="/loans" search={search as never}>
              {name}
            </Link>
          ) : (
            <span className="muted">{name}</span>
          )}
          <span className={styles["track"]}>
            <span data-tone={tone} style={{ width: `${(100 * size) / largest}%` }} />
          </span>
          {figures.map((figure, index) => (
            <span key={index} className={styles["figure"]}>
              {figure}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
