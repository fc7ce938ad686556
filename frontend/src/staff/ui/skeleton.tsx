/** A grey shape in the place and of the size of what is on its way. */
import styles from "./skeleton.module.css";

interface Props {
  readonly height: number;
  readonly width?: number | string;
  /** As round as a card rather than as a line. */
  readonly card?: boolean;
  /** Room above. */
  readonly above?: number;
}

export function Skeleton({ height, width, card, above }: Props) {
  const place = { height, width, marginTop: above };
  return <div className={styles["skeleton"]} data-card={card || undefined} style={place} />;
}
