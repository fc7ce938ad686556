/** Every instalment: what is due, what was paid of it, and how it stands. */
import * as icons from "../../../shared/icons";
import type { PlainKey } from "../../../shared/messages";
import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Icon } from "../../ui/icon";
import { useAddress } from "./address";
import styles from "./file.module.css";
import type { Instalment, Loan } from "./queries";
import { isSome } from "./words";

const states: Record<string, { name: PlainKey<"loanFile">; icon: string; tone: string }> = {
  paid: { name: "loanFile.statePaid", icon: icons.check, tone: "active" },
  overdue: { name: "loanFile.stateOverdue", icon: icons.alertTriangle, tone: "arrears" },
  due: { name: "loanFile.stateDue", icon: icons.clock, tone: "pending" },
  upcoming: { name: "loanFile.stateUpcoming", icon: icons.calendar, tone: "closed" },
  proposed: { name: "loanFile.stateProposed", icon: icons.calendar, tone: "closed" },
};

export function Schedule({ loan }: { loan: Loan }) {
  const say = useSay();
  const write = useFormats();
  const { change } = useAddress();
  const proposed = loan.schedule.some(({ state }) => state === "proposed");
  const column = (part: "fee" | "penalty") => loan.schedule.some((row) => isSome(row[part]));
  const fees = column("fee");
  const penalties = column("penalty");
  return (
    <>
      {proposed && <p className={`muted ${styles["hint"]}`}>{say("loanFile.proposedNote")}</p>}
      <div
        className={styles["scroll"]}
        tabIndex={0}
        role="region"
        aria-label={say("loanFile.schedule")}
      >
        <table className={styles["table"]}>
          <caption className="unseen">{say("loanFile.schedule")}</caption>
          <thead>
            <tr>
              <th scope="col" data-part>
                {say("loanFile.number")}
              </th>
              <th scope="col">{say("loanFile.due")}</th>
              <th scope="col">{say("loanFile.state")}</th>
              <th scope="col" data-figure>
                {say("loanFile.total")}
              </th>
              <th scope="col" data-figure data-part>
                {say("loanFile.principal")}
              </th>
              <th scope="col" data-figure data-part>
                {say("loanFile.interest")}
              </th>
              {fees && (
                <th scope="col" data-figure>
                  {say("loanFile.fee")}
                </th>
              )}
              {penalties && (
                <th scope="col" data-figure>
                  {say("loanFile.penalty")}
                </th>
              )}
              {!proposed && (
                <th scope="col" data-figure>
                  {say("loanFile.left")}
                </th>
              )}
              {!proposed && (
                <th scope="col" data-why>
                  <span className="unseen">{say("papers.why")}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {loan.schedule.map((row) => (
              <tr key={row.number} data-state={row.state}>
                <td data-part>{row.number}</td>
                <th scope="row">{write.date(row.dueDate)}</th>
                <td>
                  <State row={row} />
                </td>
                <td data-figure>{write.money(row.total)}</td>
                <td data-figure data-part>
                  {write.money(row.principal)}
                </td>
                <td data-figure data-part>
                  {write.money(row.interest)}
                </td>
                {fees && <td data-figure>{write.money(row.fee)}</td>}
                {penalties && <td data-figure>{write.money(row.penalty)}</td>}
                {!proposed && <td data-figure>{write.money(row.outstanding)}</td>}
                {!proposed && (
                  <td data-why>
                    <button
                      type="button"
                      aria-label={say("papers.whyRow", { date: write.date(row.dueDate) })}
                      title={say("papers.why")}
                      onClick={() => change({ do: "why", about: String(row.number) })}
                    >
                      <Icon path={icons.infoCircle} size={16} />
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function State({ row }: { row: Instalment }) {
  const say = useSay();
  const look = states[row.state];
  if (!look) return row.state;
  return (
    <span className={styles["state"]} data-tone={look.tone}>
      <Icon path={look.icon} size={14} />
      {say(look.name)}
    </span>
  );
}
