/** What happened lately: applications and repayments, newest first. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import { useFormats, useMay } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Empty } from "../../ui/empty";
import { Icon } from "../../ui/icon";
import { Card } from "../../ui/page";
import styles from "./activity.module.css";
import dashboard from "./dashboard.module.css";
import { share } from "./needs";
import { latest, worklist, type Happening } from "./questions";

/** What the queue of work leaves of its column. */
const LEAST = 3;
const ROWS = 11;

const looks = {
  applied: { icon: icons.inbox, tone: "pending", text: "dashboard.didApply" },
  repaid: { icon: icons.cash, tone: "active", text: "dashboard.didRepay" },
  reversed: { icon: icons.arrowBackUp, tone: "closed", text: "dashboard.didReverse" },
} as const;

export function Activity() {
  const say = useSay();
  const may = useMay();
  const happenings = useQuery(latest);
  const { data: tasks = [], isPending } = useQuery(worklist);
  const above = share(tasks);
  const taken = above.length + above.reduce((sum, { first }) => sum + first.length, 0);
  const shown = Math.max(LEAST, ROWS - taken);
  // Its place depends on what stands above it: until that is known, it is not seen.
  return (
    <div className={styles["place"]} data-waiting={isPending || undefined}>
      <Card
        heading={say("dashboard.activity")}
        aside={
          may("read_audit_trail") && (
            <Link to="/audit" className={dashboard["aside"]}>
              {say("shell.audit")}
            </Link>
          )
        }
      >
        <Answer query={happenings} waiting={<Waiting count={shown} />}>
          {(found) =>
            found.length ? (
              <ol className={styles["list"]}>
                {found.slice(0, shown).map((happening) => (
                  <Line key={happening.id} happening={happening} />
                ))}
              </ol>
            ) : (
              <Empty icon={icons.history} title={say("dashboard.quiet")} />
            )
          }
        </Answer>
      </Card>
    </div>
  );
}

function Line({ happening }: { happening: Happening }) {
  const say = useSay();
  const write = useFormats();
  const { kind, at, who, amount, loan, repayment } = happening;
  const { icon, tone, text } = looks[kind];
  const to = repayment ? `/repayments/${loan}/${repayment}` : `/loans/${loan}`;
  return (
    <li>
      <Link to={to as "/"} className={styles["line"]}>
        <span className={styles["picture"]} data-tone={tone}>
          <Icon path={icon} size={16} />
        </span>
        <span className={styles["words"]}>
          <span>{say(text, { who, amount: write.money(amount, { whole: true }), loan })}</span>
          <time dateTime={at} className="muted">
            {write.moment(at)}
          </time>
        </span>
      </Link>
    </li>
  );
}

function Waiting({ count }: { count: number }) {
  return (
    <div className={styles["waiting"]}>
      {Array.from({ length: count }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
