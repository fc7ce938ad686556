/** The status of a loan: always a picture, a word and a colour. */
import * as icons from "../../shared/icons";
import type { KeyOf } from "../../shared/messages";
import { useSay } from "../language";
import { Icon } from "./icon";
import styles from "./status.module.css";

export type Status = KeyOf<"status"> extends `status.${infer Name}` ? Name : never;

const looks: Record<Status, { icon: string; tone: string }> = {
  pending: { icon: icons.inbox, tone: "pending" },
  info_requested: { icon: icons.messageQuestion, tone: "asked" },
  approved: { icon: icons.thumbUp, tone: "approved" },
  disbursed: { icon: icons.circleCheck, tone: "active" },
  arrears: { icon: icons.alertTriangle, tone: "arrears" },
  overpaid: { icon: icons.receipt, tone: "asked" },
  written_off: { icon: icons.circleX, tone: "arrears" },
  closed: { icon: icons.lock, tone: "closed" },
  rejected: { icon: icons.circleX, tone: "closed" },
  withdrawn: { icon: icons.arrowLeft, tone: "closed" },
  cancelled: { icon: icons.x, tone: "closed" },
};

export function StatusBadge({ status }: { status: Status }) {
  const say = useSay();
  const { icon, tone } = looks[status];
  return (
    <span className={styles["badge"]} data-tone={tone}>
      <Icon path={icon} size={14} />
      {say(`status.${status}`)}
    </span>
  );
}

/** The picture alone, coloured, beside a word that the caller writes. */
export function StatusIcon({ status }: { status: Status }) {
  const { icon, tone } = looks[status];
  return (
    <span className={styles["icon"]} data-tone={tone}>
      <Icon path={icon} size={16} />
    </span>
  );
}
