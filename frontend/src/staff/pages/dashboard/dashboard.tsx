/** The dashboard: what needs this person first, then the figures of the portfolio. */
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { useFormats, useLender, useMe } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Page } from "../../ui/page";
import { Activity } from "./activity";
import { Arrears } from "./arrears";
import styles from "./dashboard.module.css";
import { Money } from "./money";
import { NeedsYou } from "./needs";
import { loanFigures } from "./questions";
import { Stages } from "./stages";
import { Start } from "./start";
import { Tiles, TilesWaiting } from "./tiles";

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
      lead={
        figures.data ? (
          write.weekday(figures.data.asOf)
        ) : (
          <Skeleton component="span" width={150} height={14} />
        )
      }
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
          <Answer query={figures} waiting={<Skeleton height={428} radius="lg" />}>
            {(found) => <Money figures={found} />}
          </Answer>
        </div>
        <div className={styles["below"]}>
          <div className={styles["arrears"]}>
            <Answer query={figures} waiting={<Skeleton height={238} radius="lg" />}>
              {(found) => <Arrears figures={found} />}
            </Answer>
          </div>
          <div className={styles["stages"]}>
            <Answer query={figures} waiting={<Skeleton height={238} radius="lg" />}>
              {(found) => <Stages figures={found} />}
            </Answer>
          </div>
        </div>
      </div>
    </Page>
  );
}

/** What to wish, by the clock of the office. */
function useGreeting(): "morning" | "afternoon" | "evening" {
  const { timezone } = useLender();
  const clock = { hour: "2-digit", hourCycle: "h23", timeZone: timezone } as const;
  const hour = Number(new Intl.DateTimeFormat("en-GB", clock).format(new Date()));
  return hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
}
