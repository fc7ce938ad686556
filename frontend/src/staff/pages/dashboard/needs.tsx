/** The work that waits: by kind, the oldest or the worst first. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import type { Say } from "../../../shared/messages";
import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Empty } from "../../ui/empty";
import { Icon } from "../../ui/icon";
import { Card } from "../../ui/page";
import styles from "./needs.module.css";
import type { Status } from "../../ui/status";
import { loanFigures, worklist, type Figures, type Task } from "./questions";

/** How many tasks are shown in all; each kind gets its share. */
const ROOM = 6;

interface Kind {
  readonly icon: string;
  readonly tone: string;
  /** The status of the loans behind it, and how many they are. */
  readonly status: Status;
  readonly count?: (figures: Figures) => number;
  /** What the loan's page shall open. */
  readonly deed?: string;
}

const kinds: Readonly<Record<string, Kind>> = {
  review: {
    icon: icons.clipboardCheck,
    tone: "pending",
    status: "pending",
    count: (figures) => figures.pending,
  },
  disburse: {
    icon: icons.cash,
    tone: "approved",
    status: "approved",
    count: (figures) => figures.approved,
  },
  advance: {
    icon: icons.wallet,
    tone: "approved",
    status: "disbursed",
    deed: "advance",
  },
  complete: {
    icon: icons.messageQuestion,
    tone: "asked",
    status: "info_requested",
    count: (figures) => figures.infoRequested,
  },
  confirm_reversal: {
    icon: icons.arrowBackUp,
    tone: "asked",
    status: "disbursed",
    deed: "confirm_reversal",
  },
  confirm_act: {
    icon: icons.users,
    tone: "asked",
    status: "disbursed",
    deed: "confirm_act",
  },
  late: {
    icon: icons.phone,
    tone: "arrears",
    status: "arrears",
    count: (figures) => figures.arrears.loans,
  },
};

/** The tasks to show, by kind: what a short queue leaves, longer ones take. */
export function share(tasks: readonly Task[]) {
  const found = [...new Set(tasks.map(({ kind }) => kind))].filter((kind) => kinds[kind]);
  let room = ROOM;
  return found
    .map((kind) => ({ kind, tasks: tasks.filter((task) => task.kind === kind) }))
    .sort((a, b) => a.tasks.length - b.tasks.length)
    .map(({ kind, tasks: mine }, index) => {
      const first = mine.slice(0, Math.max(2, Math.floor(room / (found.length - index))));
      room -= first.length;
      return { kind, all: mine.length, first };
    })
    .sort((a, b) => found.indexOf(a.kind) - found.indexOf(b.kind));
}

export function NeedsYou() {
  const say = useSay();
  const tasks = useQuery(worklist);
  return (
    <Card heading={say("dashboard.needsYou")}>
      <Answer query={tasks} waiting={<Waiting />}>
        {(found) => <Queue tasks={found} />}
      </Answer>
    </Card>
  );
}

function Queue({ tasks }: { tasks: readonly Task[] }) {
  const say = useSay();
  const { data: figures } = useQuery(loanFigures);
  const shown = share(tasks);
  if (!shown.length) {
    return <Empty icon={icons.circleCheck} title={say("dashboard.nothing")} />;
  }
  return (
    <div className={styles["queue"]}>
      {shown.map(({ kind, all, first }) => {
        const count = (figures && kinds[kind]?.count?.(figures)) ?? all;
        return (
          <section key={kind}>
            <Head kind={kind} count={count} />
            <ul>
              {first.map((task) => (
                <li key={task.repaymentId ?? task.actId ?? task.loan.loanId}>
                  <TaskLine task={task} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Head({ kind, count }: { kind: string; count: number }) {
  const say = useSay();
  const name = say(`dashboard.kind_${kind}` as "dashboard.kind_review");
  const status = kinds[kind]?.count ? kinds[kind].status : undefined;
  return (
    <h3 className={styles["head"]}>
      <span>
        {name} <b>{count}</b>
      </span>
      {status && (
        <Link to="/loans" search={{ status }}>
          {say("dashboard.seeAll")}
          <span className="unseen">: {name}</span>
        </Link>
      )}
    </h3>
  );
}

/** What was proposed: an act, or to undo one. */
function actOf(say: Say, { act, undo }: Task): string {
  const what = say.maybe(`dashboard.act_${act}`) ?? act ?? "";
  return undo ? say("dashboard.undo", { what }) : what;
}

function TaskLine({ task }: { task: Task }) {
  const say = useSay();
  const write = useFormats();
  const { icon, tone, deed } = kinds[task.kind] ?? { icon: icons.inbox, tone: "pending" };
  const late = task.kind === "late";
  const amount = task.amount ?? (late ? task.loan.outstanding : task.loan.loanAmount);
  const date = write.date(task.since);
  return (
    <Link
      to="/loans/$loanId"
      params={{ loanId: task.loan.reference }}
      search={(deed ? { do: deed, about: task.repaymentId ?? task.actId } : {}) as never}
      className={styles["task"]}
    >
      <span className={styles["picture"]} data-tone={tone}>
        <Icon path={icon} />
      </span>
      <span className={styles["words"]}>
        <strong>{task.loan.borrowerName}</strong>
        <span className="muted">
          {late
            ? say("dashboard.lateSince", { date })
            : task.act
              ? say("dashboard.proposed", { what: actOf(say, task), date })
              : say("dashboard.waitsSince", { date })}
        </span>
      </span>
      <span className={styles["amount"]}>{write.money(amount, { whole: true })}</span>
      <Icon path={icons.chevronRight} size={16} />
    </Link>
  );
}

function Waiting() {
  return (
    <div className={styles["waiting"]}>
      {Array.from({ length: ROOM }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
