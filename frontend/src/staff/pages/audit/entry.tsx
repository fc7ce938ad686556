/** One event: what, who and when in a line; behind it, all that is kept about it. */
import { Link } from "@tanstack/react-router";

import type { Schemas } from "../../../shared/api/client";
import * as icons from "../../../shared/icons";
import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Facts } from "../../ui/facts";
import { Icon } from "../../ui/icon";
import { Copy } from "../../ui/copy";
import "../../ui/status.module.css";
import styles from "./audit.module.css";

type EntryTold = Schemas["EntryTold"];

const looks: Readonly<Record<string, { icon: string; tone: string }>> = {
  loan: { icon: icons.fileText, tone: "approved" },
  user: { icon: icons.user, tone: "pending" },
  staff: { icon: icons.users, tone: "pending" },
  product: { icon: icons.parcel, tone: "asked" },
  settings: { icon: icons.adjustments, tone: "arrears" },
};

export function Entry({ entry }: { entry: EntryTold }) {
  const say = useSay();
  const write = useFormats();
  const [about = "", id = ""] = entry.stream.split("/");
  const { icon, tone } = looks[about] ?? { icon: icons.history, tone: "closed" };
  return (
    <li>
      <details className={styles["entry"]}>
        <summary>
          <span className={styles["picture"]} data-tone={tone}>
            <Icon path={icon} size={16} />
          </span>
          <span className={styles["what"]}>
            <strong>{say.maybe(`audit.kind_${entry.kind}`) ?? words(entry.kind)}</strong>
            <span className="muted">
              {say.maybe(`audit.about_${about}`) ?? about}
              {entry.note ? ` · ${entry.note}` : ""}
            </span>
          </span>
          <span className={styles["who"]}>{entry.by}</span>
          <time dateTime={entry.recordedAt} className={styles["when"]}>
            {write.moment(entry.recordedAt)}
          </time>
          <Icon path={icons.chevronDown} size={16} />
        </summary>
        <div className={styles["more"]}>
          <Facts
            facts={[
              [say("audit.stream"), <code key="stream">{entry.stream}</code>],
              [say("audit.sequence"), entry.sequence],
              [say("audit.effective"), write.date(entry.effectiveOn)],
              [say("audit.recorded"), write.moment(entry.recordedAt)],
              [say("audit.by"), entry.by],
              [say("audit.kind"), <code key="kind">{entry.kind}</code>],
            ]}
          />
          {about === "loan" && (
            <Link to="/loans/$loanId" params={{ loanId: id }} className={styles["link"]}>
              {say("audit.openLoan")}
            </Link>
          )}
          {about === "product" && (
            <Link to="/products/$code" params={{ code: id }} className={styles["link"]}>
              {say("audit.openProduct")}
            </Link>
          )}
          {Object.keys(entry.data).length > 0 && (
            <pre
              className={styles["data"]}
              tabIndex={0}
              role="group"
              aria-label={say("audit.data")}
            >
              {JSON.stringify(entry.data, null, 2)}
            </pre>
          )}
          <p className={styles["hash"]}>
            <span className="muted">{say("audit.hash")}</span>
            <code>{entry.hash}</code>
            <Copy text={entry.hash} name={say("audit.copyHash")} />
          </p>
        </div>
      </details>
    </li>
  );
}

/** "user_signed_out" as "User signed out", for a kind that the catalogue does not know yet. */
function words(kind: string): string {
  const text = kind.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
