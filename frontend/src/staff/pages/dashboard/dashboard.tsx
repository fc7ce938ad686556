/** The dashboard: what needs this person first, then the figures of the portfolio. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useDeferredValue, type ReactNode } from "react";

import { useFormats, useLender, useMe } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { Activity } from "./activity";
import styles from "./dashboard.module.css";
import { NeedsYou } from "./needs";
import { loanFigures, type Figures } from "./questions";
import { Start } from "./start";
import { Tiles, TilesWaiting } from "./tiles";

const below = () => import("./below");
const Money = lazy(async () => ({ default: (await below()).Money }));
const Arrears = lazy(async () => ({ default: (await below()).Arrears }));
const Stages = lazy(async () => ({ default: (await below()).Stages }));
/** Below what is seen first, and fetched after it. */
const LookBack = lazy(async () => ({ default: (await import("./look-back")).LookBack }));

/** Keeps the line of the date. */
const NOTHING_YET = "\u00a0";

export function Dashboard() {
  const say = useSay();
  const write = useFormats();
  const { fullName } = useMe();
  const greeting = useGreeting();
  const figures = useQuery(loanFigures);
  return (
    <Page
      title={say("dashboard.title")}
      heading={say(`dashboard.${greeting}`, { name: fullName.split(" ")[0] ?? fullName })}
      lead={figures.data ? write.weekday(figures.data.asOf) : NOTHING_YET}
      actions={<Start />}
    >
      <div className={styles["grid"]}>
        <div className={styles["today"]}>
          <NeedsYou />
          <Activity />
        </div>
        <div className={styles["tiles"]}>
          <Answer query={figures} waiting={<TilesWaiting />}>
            {(found) => <Tiles figures={found} />}
          </Answer>
        </div>
        <div className={styles["money"]}>
          <Answer query={figures} waiting={<Skeleton height={428} card />}>
            {(found) => (
              <Soon of={Money} figures={found} waiting={<Skeleton height={428} card />} />
            )}
          </Answer>
        </div>
        <div className={styles["below"]}>
          <div className={styles["arrears"]}>
            <Answer query={figures} waiting={<Skeleton height={238} card />}>
              {(found) => (
                <Soon of={Arrears} figures={found} waiting={<Skeleton height={238} card />} />
              )}
            </Answer>
          </div>
          <div className={styles["stages"]}>
            <Answer query={figures} waiting={<Skeleton height={238} card />}>
              {(found) => (
                <Soon of={Stages} figures={found} waiting={<Skeleton height={238} card />} />
              )}
            </Answer>
          </div>
        </div>
        <div className={styles["back"]}>
          {figures.data && (
            <Suspense fallback={<Skeleton height={368} card />}>
              <LookBack figures={figures.data} />
            </Suspense>
          )}
        </div>
      </div>
    </Page>
  );
}

/** A part of the figures further down, drawn once what is seen first stands. */
function Soon(props: { of: typeof Money; figures: Figures; waiting: ReactNode }) {
  const { of: Part, figures, waiting } = props;
  const shown = useDeferredValue<Figures | null>(figures, null);
  if (!shown) return waiting;
  return (
    <Suspense fallback={waiting}>
      <Part figures={shown} />
    </Suspense>
  );
}

/** What to wish, by the clock of the office. */
function useGreeting(): "morning" | "afternoon" | "evening" {
  const { timezone } = useLender();
  const clock = { hour: "2-digit", hourCycle: "h23", timeZone: timezone } as const;
  const hour = Number(new Intl.DateTimeFormat("en-GB", clock).format(new Date()));
  return hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
}
