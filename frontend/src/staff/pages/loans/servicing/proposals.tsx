/** What waits on a loan for a second person: a banner each, with the way to decide it. */
import { useQuery } from "@tanstack/react-query";

import * as icons from "../../../../shared/icons";
import { useFormats } from "../../../api";
import { useSay } from "../../../language";
import { Icon } from "../../../ui/icon";
import { useAddress } from "../address";
import styles from "../file.module.css";
import type { Loan } from "../queries";
import { actsOf } from "./queries";
import { nameOfAct, named } from "./words";

export function Proposals({ loan }: { loan: Loan }) {
  const say = useSay();
  const write = useFormats();
  const { change } = useAddress();
  const { data: acts = [] } = useQuery(actsOf(loan.loanId));
  const waiting = acts.filter(({ state, undo }) => state === "waiting" || undo);
  return waiting.map((act) => {
    const what = nameOfAct(say, write, named(act));
    const may = (name: string) => act.may.includes(name);
    const deed = may("confirm") ? "confirm_act" : "decline_act";
    return (
      <section key={act.actId} className={styles["banner"]} data-tone="asked">
        <Icon path={icons.users} size={20} />
        <div>
          <h2>{say(act.undo ? "servicing.bannerUndo" : "servicing.banner", { what })}</h2>
          <p>
            {may("decline") && !may("confirm")
              ? say("servicing.bannerOwn")
              : say("servicing.bannerText", { name: (act.undo ?? act).by })}
          </p>
        </div>
        {act.may.length > 0 && (
          <button type="button" onClick={() => change({ do: deed, about: act.actId })}>
            {say(may("confirm") ? "servicing.look" : "servicing.takeBack")}
          </button>
        )}
      </section>
    );
  });
}
