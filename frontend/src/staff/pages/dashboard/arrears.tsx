/** How late the late loans are. */
import { Link } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import { useFormats } from "../../api";
import { Bars } from "../../charts/bars";
import { useSay } from "../../language";
import { Empty } from "../../ui/empty";
import { Card } from "../../ui/page";
import styles from "./dashboard.module.css";
import type { Figures } from "./questions";

export function Arrears({ figures }: { figures: Figures }) {
  const say = useSay();
  const write = useFormats();
  const { loans, principal, buckets } = figures.arrears;
  const whole = (amount: string) => write.money(amount, { whole: true });
  return (
    <Card
      heading={say("dashboard.arrears")}
      aside={
        <Link to="/loans" search={{ status: "arrears" }} className={styles["aside"]}>
          {say("dashboard.overdue", { amount: whole(principal) })}
        </Link>
      }
    >
      {loans ? (
        <Bars
          tone="arrears"
          bars={buckets.map(({ bucket, loans: count, principal: amount }) => ({
            name: say("dashboard.arrearsDays", {
              bucket: bucket.replace("-", "–").replace("over ", "> "),
            }),
            size: Number(amount),
            search: { status: "arrears", late: bucket.replace(/^over 365$/, "366+") },
            figures: [whole(amount), say("dashboard.stagesTotal", { count })],
          }))}
        />
      ) : (
        <Empty icon={icons.circleCheck} title={say("dashboard.nobodyLate")} />
      )}
    </Card>
  );
}
