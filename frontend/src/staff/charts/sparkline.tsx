/** The course of a figure, without axes. It repeats what is said beside it, so it is hidden from ears. */
import { line } from "./scale";
import styles from "./charts.module.css";

interface Props {
  readonly values: readonly number[];
  readonly tone?: "good" | "bad";
}

const WIDTH = 72;
const HEIGHT = 28;

export function Sparkline({ values, tone = "good" }: Props) {
  if (values.length < 2) return null;
  const most = Math.max(...values);
  const least = Math.min(...values);
  const span = most - least || 1;
  const points = values.map(
    (value, index) =>
      [
        2 + (index * (WIDTH - 4)) / (values.length - 1),
        HEIGHT - 3 - ((value - least) / span) * (HEIGHT - 6),
      ] as const,
  );
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
      className={styles["spark"]}
      data-tone={tone}
    >
      <path d={line(points)} />
    </svg>
  );
}
