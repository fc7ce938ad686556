/** What comes next with a loan, in one sentence: one banner a status, by what one may do. */
import * as icons from "../../../shared/icons";
import type { Formats } from "../../../shared/format";
import type { Say } from "../../../shared/messages";
import { useFormats, useMay } from "../../api";
import { useSay } from "../../language";
import { Icon } from "../../ui/icon";
import type { Action } from "../../../shared/api/permissions";
import { useAddress } from "./address";
import styles from "./file.module.css";
import type { Loan } from "./queries";
import { accountOf } from "./words";

interface Told {
  readonly tone: string;
  readonly icon: string;
  readonly title: string;
  readonly text: string;
}

export function Banner({ loan }: { loan: Loan }) {
  const say = useSay();
  const write = useFormats();
  const role = useMay();
  const { change } = useAddress();
  const { tone, icon, title, text } = next(loan, say, write, role);
  const waiting = loan.repayments.filter((paid) => paid.reversalProposedBy && !paid.reversed);
  return (
    <>
      <section className={styles["banner"]} data-tone={tone}>
        <Icon path={icon} size={20} />
        <div>
          <h2>{title}</h2>
          <p>{text}</p>
        </div>
      </section>
      {loan.ceiling?.near && (
        <section className={styles["banner"]} data-tone="arrears">
          <Icon path={icons.alertTriangle} size={20} />
          <div>
            <h2>{say("loanFile.ceilingNear", { percent: write.percent(usedOf(loan.ceiling)) })}</h2>
            <p>
              {say("loanFile.ceilingText", {
                used: write.money(loan.ceiling.used ?? "0"),
                limit: write.money(loan.ceiling.limit ?? "0"),
                room: write.money(loan.ceiling.room ?? "0"),
                blocked: write.money(loan.ceiling.blocked),
              })}
            </p>
          </div>
        </section>
      )}
      {waiting.map((paid) => (
        <section key={paid.repaymentId} className={styles["banner"]} data-tone="asked">
          <Icon path={icons.history} size={20} />
          <div>
            <h2>{say("loanFile.bannerReversal")}</h2>
            <p>
              {say("loanFile.bannerReversalText", {
                name: paid.reversalProposedBy ?? "",
                receipt: paid.receiptNumber,
              })}
            </p>
          </div>
          <button type="button" onClick={() => change({ tab: "repayments" })}>
            {say("loanFile.look")}
          </button>
        </section>
      ))}
    </>
  );
}

function usedOf({ usedPercent }: NonNullable<Loan["ceiling"]>): string {
  return usedPercent ?? "0";
}

function next(loan: Loan, say: Say, write: Formats, role: (action: Action) => boolean): Told {
  const can = (action: string) => loan.may.includes(action);
  const money = write.money(loan.loanAmount);
  const account = accountOf(loan);
  const { balances, arrears } = loan;
  switch (loan.status) {
    case "pending":
      return {
        tone: "pending",
        icon: icons.inbox,
        title: say(can("review") ? "loanFile.bannerPendingMine" : "loanFile.bannerPending"),
        text: say(
          can("review")
            ? "loanFile.bannerPendingText"
            : role("review")
              ? "loanFile.bannerPendingOwn"
              : "loanFile.bannerPendingOther",
        ),
      };
    case "info_requested":
      return {
        tone: "asked",
        icon: icons.messageQuestion,
        title: say("loanFile.bannerAsked"),
        text:
          question(loan) ??
          say(can("amend") ? "loanFile.bannerAskedText" : "loanFile.bannerAskedOther"),
      };
    case "approved":
      return {
        tone: "approved",
        icon: icons.thumbUp,
        title: say(can("disburse") ? "loanFile.bannerApprovedMine" : "loanFile.bannerApproved"),
        text: can("disburse")
          ? say("loanFile.bannerApprovedText", { amount: money, account })
          : role("disburse")
            ? say("loanFile.bannerApprovedOwn")
            : say("loanFile.bannerApprovedOther", { amount: money, account }),
      };
    case "disbursed":
      if (arrears.inArrears) {
        return {
          tone: "arrears",
          icon: icons.alertTriangle,
          title: say("loanFile.bannerLate", { count: arrears.daysPastDue }),
          text: say("loanFile.bannerLateText", {
            amount: write.money(arrears.overdue),
            date: arrears.since ? write.date(arrears.since) : "",
          }),
        };
      }
      return {
        tone: "active",
        icon: icons.circleCheck,
        title: say("loanFile.bannerActive"),
        text: say("loanFile.bannerActiveText", {
          amount: write.money(balances.nextAmount ?? balances.outstanding),
          date: balances.nextDue ? write.date(balances.nextDue) : "",
        }),
      };
    case "overpaid":
      return {
        tone: "asked",
        icon: icons.receipt,
        title: say("loanFile.bannerOverpaid", { amount: write.money(balances.overpaid) }),
        text: say("loanFile.bannerOverpaidText"),
      };
    case "closed":
      return {
        tone: "closed",
        icon: icons.lock,
        title: say("loanFile.bannerClosed"),
        text: say("loanFile.bannerClosedText"),
      };
    case "written_off":
      return {
        tone: "arrears",
        icon: icons.circleX,
        title: say("loanFile.bannerWrittenOff"),
        text: say("loanFile.bannerWrittenOffText"),
      };
    default:
      return over(loan, say);
  }
}

/** An application that came to nothing: the reason is in its history. */
function over(loan: Loan, say: Say): Told {
  const titles = {
    rejected: "loanFile.bannerRejected",
    withdrawn: "loanFile.bannerWithdrawn",
    cancelled: "loanFile.bannerCancelled",
  } as const;
  const key = titles[loan.status as keyof typeof titles];
  const reason = loan.history.findLast(({ kind }) => kind === loan.status)?.note;
  return {
    tone: "closed",
    icon: icons.circleX,
    title: key ? say(key) : (say.maybe(`status.${loan.status}`) ?? loan.status),
    text: reason ?? say("loanFile.bannerOverText"),
  };
}

/** What the checker asked. */
function question(loan: Loan): string | null {
  return loan.history.findLast(({ kind }) => kind === "information_requested")?.note ?? null;
}
