/** What this person may do with this loan now: the first as a button that stands out. */
import { Button, Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import type { PlainKey } from "../../../shared/messages";
import { useSay } from "../../language";
import { Icon } from "../../ui/icon";
import { useAddress, type Deed } from "./address";
import styles from "./file.module.css";
import type { Loan } from "./queries";

interface Choice {
  readonly deed: Deed | Elsewhere | "print";
  readonly name: PlainKey<"loanDeeds" | "loanFile" | "servicing" | "vetting" | "papers">;
  readonly icon: string;
  /** The act that the deed is about, where the address has to say it. */
  readonly about?: string;
}

/** What is done on a page of its own, below that of the loan. */
type Elsewhere = "amend" | "statement" | "cost";
const isElsewhere = (deed: Choice["deed"]): deed is Elsewhere =>
  deed === "amend" || deed === "statement" || deed === "cost";

export function Deeds({ loan }: { loan: Loan }) {
  const say = useSay();
  const { change } = useAddress();
  const [first, ...others] = choices(loan);
  const inline = others.slice(0, 2);
  const rest = others.slice(2);
  const open = (deed: Deed, about?: string) => change({ do: deed, about });
  const button = (choice: Choice, variant: string) => {
    const shared = { variant, leftSection: <Icon path={choice.icon} size={16} /> };
    if (isElsewhere(choice.deed)) {
      return (
        <Button
          key={choice.deed}
          component={Link}
          to={`/loans/${loan.loanId}/${choice.deed}` as "/"}
          {...shared}
        >
          {say(choice.name)}
        </Button>
      );
    }
    const { deed, about } = choice;
    return (
      <Button
        key={deed}
        onClick={() => (deed === "print" ? window.print() : open(deed, about))}
        {...shared}
      >
        {say(choice.name)}
      </Button>
    );
  };
  return (
    <div className={styles["deeds"]}>
      {first && button(first, stepsOn.has(first.deed) ? "filled" : "default")}
      {inline.map((choice) => button(choice, "default"))}
      {rest.length > 0 && (
        <Menu position="bottom-end" width={270}>
          <Menu.Target>
            <Button variant="default" rightSection={<Icon path={icons.chevronDown} size={16} />}>
              {say("loanFile.more")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ deed, name, icon, about }) =>
              isElsewhere(deed) ? (
                <Menu.Item
                  key={deed}
                  component={Link}
                  to={`/loans/${loan.loanId}/${deed}` as "/"}
                  leftSection={<Icon path={icon} size={16} />}
                >
                  {say(name)}
                </Menu.Item>
              ) : (
                <Menu.Item
                  key={deed}
                  onClick={() => (deed === "print" ? window.print() : open(deed, about))}
                  leftSection={<Icon path={icon} size={16} />}
                >
                  {say(name)}
                </Menu.Item>
              ),
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** What moves a loan on, and so stands out. */
const stepsOn = new Set<Choice["deed"]>([
  "approve",
  "disburse",
  "advance",
  "repay",
  "answer",
  "refund",
  "recovery",
]);

/** How each act looks beside its name. */
const pictures = {
  top_up: icons.plus,
  advance: icons.wallet,
  settlement_notice: icons.messageQuestion,
  settlement_quote: icons.reportMoney,
  charge: icons.plus,
  waiver: icons.thumbUp,
  reschedule: icons.calendar,
  refund: icons.arrowBackUp,
  recovery: icons.cash,
  interest_stop: icons.lock,
  interest_resume: icons.history,
  cooling_off: icons.arrowLeft,
  write_off: icons.circleX,
} as const;

function choices(loan: Loan): Choice[] {
  const can = new Set(loan.may);
  const acts = new Set(loan.acts);
  const act = (deed: keyof typeof pictures) =>
    acts.has(deed) && ({ deed, name: `servicing.${deed}`, icon: pictures[deed] } as const);
  const found: (Choice | false)[] = [
    can.has("review") && { deed: "approve", name: "loanDeeds.approve", icon: icons.check },
    can.has("disburse") && { deed: "disburse", name: "loanDeeds.disburse", icon: icons.wallet },
    act("advance"),
    act("refund"),
    act("recovery"),
    can.has("record_repayment") &&
      !acts.has("recovery") && { deed: "repay", name: "loanDeeds.repay", icon: icons.cash },
    can.has("amend") &&
      loan.status === "info_requested" && {
        deed: "answer",
        name: "loanDeeds.answer",
        icon: icons.send,
      },
    can.has("assess") && { deed: "assess", name: "vetting.assess", icon: icons.clipboardCheck },
    can.has("amend") && { deed: "amend", name: "loanDeeds.amend", icon: icons.fileText },
    can.has("review") && {
      deed: "request_info",
      name: "loanDeeds.requestInfo",
      icon: icons.messageQuestion,
    },
    can.has("review") && { deed: "reject", name: "loanDeeds.reject", icon: icons.circleX },
    act("settlement_quote"),
    act("top_up"),
    act("settlement_notice"),
    can.has("attach_document") && {
      deed: "upload",
      name: "loanFile.upload",
      icon: icons.fileUpload,
    },
    loan.disbursedOn !== null && {
      deed: "statement",
      name: "papers.statement",
      icon: icons.table,
    },
    !["rejected", "withdrawn", "cancelled"].includes(loan.status) && {
      deed: "cost",
      name: "papers.cost",
      icon: icons.reportMoney,
    },
    can.has("keep_securities") && {
      deed: "add_security",
      name: "vetting.addSecurity",
      icon: icons.shieldCheck,
    },
    can.has("withdraw") && { deed: "withdraw", name: "loanDeeds.withdraw", icon: icons.arrowLeft },
    can.has("cancel") && { deed: "cancel", name: "loanDeeds.cancel", icon: icons.x },
    act("charge"),
    act("waiver"),
    act("reschedule"),
    act("interest_stop"),
    act("interest_resume"),
    act("cooling_off"),
    act("write_off"),
    acts.has("undo_payout") && {
      deed: "undo",
      name: "servicing.undo_payout",
      icon: icons.arrowBackUp,
      about: "disbursement",
    },
    { deed: "print", name: "loanFile.print", icon: icons.printer },
  ];
  return found.filter((choice) => choice !== false);
}
