/** The acts on a loan, newest first: what they are, who did them and why, and what may follow. */
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import * as icons from "../../../../shared/icons";
import { useFormats } from "../../../api";
import { useSay } from "../../../language";
import { Answer } from "../../../ui/answer";
import { Icon } from "../../../ui/icon";
import { useAddress, type Deed } from "../address";
import styles from "../file.module.css";
import type { Loan } from "../queries";
import { actsOf, type Act } from "./queries";
import { detailsOf, nameOfAct, named } from "./words";

export function Changes({ loan }: { loan: Loan }) {
  const say = useSay();
  const acts = useQuery(actsOf(loan.loanId));
  return (
    <Answer query={acts} waiting={<Skeleton height={160} />}>
      {(found) =>
        found.length ? (
          <ul className={styles["repayments"]}>
            {found.toReversed().map((act) => (
              <Change key={act.actId} loan={loan} act={act} />
            ))}
          </ul>
        ) : (
          <p className="muted">{say("servicing.none")}</p>
        )
      }
    </Answer>
  );
}

function Change({ loan, act }: { loan: Loan; act: Act }) {
  const say = useSay();
  const write = useFormats();
  const details = detailsOf(say, write, act);
  return (
    <li className={styles["repayment"]} data-reversed={act.state === "undone" || undefined}>
      <div className={styles["repayment-top"]}>
        <div>
          <h3>
            <span className={styles["amount"]}>{nameOfAct(say, write, named(act))}</span>
            <span className="muted">{write.date(act.on)}</span>
          </h3>
          {details.length > 0 && <p>{details.join(" · ")}</p>}
          <p className="muted">
            {say("servicing.byAndWhen", { name: act.by, time: write.moment(act.recordedAt) })}
          </p>
          {act.comments && <p>{act.comments}</p>}
        </div>
        <State act={act} />
      </div>
      <Ways loan={loan} act={act} />
    </li>
  );
}

function State({ act }: { act: Act }) {
  const say = useSay();
  if (act.state === "undone") {
    return (
      <span className={styles["state"]} data-tone="closed">
        <Icon path={icons.circleX} size={14} />
        {say("servicing.undone")}
      </span>
    );
  }
  if (act.state !== "waiting" && !act.undo) return null;
  return (
    <span className={styles["state"]} data-tone="asked">
      <Icon path={icons.history} size={14} />
      {act.undo ? say("servicing.undoWaits", { name: act.undo.by }) : say("servicing.waiting")}
    </span>
  );
}

/** What the signed-in person may do about an act. */
function Ways({ loan, act }: { loan: Loan; act: Act }) {
  const say = useSay();
  const { search, change } = useAddress();
  const may = (name: string) => !search.asOf && act.may.includes(name);
  const open = (deed: Deed) => change({ do: deed, about: act.actId });
  return (
    <div className={styles["ways-on"]}>
      {act.kind === "settlement_quote" && (
        <Button
          component={Link}
          to={`/loans/${loan.reference}/quotes/${act.number}` as "/"}
          variant="subtle"
          size="xs"
          leftSection={<Icon path={icons.printer} size={14} />}
        >
          {say("servicing.quoteOpen")}
        </Button>
      )}
      {may("confirm") && (
        <Button size="xs" onClick={() => open("confirm_act")}>
          {say("servicing.confirm")}
        </Button>
      )}
      {may("decline") && (
        <Button
          variant={may("confirm") ? "default" : "subtle"}
          size="xs"
          onClick={() => open("decline_act")}
        >
          {say(may("confirm") ? "servicing.decline" : "servicing.takeBack")}
        </Button>
      )}
      {may("undo") && (
        <Button
          variant="subtle"
          size="xs"
          color="red"
          leftSection={<Icon path={icons.arrowBackUp} size={14} />}
          onClick={() => open("undo")}
        >
          {say("servicing.undo")}
        </Button>
      )}
    </div>
  );
}
