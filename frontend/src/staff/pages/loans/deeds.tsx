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
  readonly deed: Deed | "amend" | "print";
  readonly name: PlainKey<"loanDeeds"> | PlainKey<"loanFile">;
  readonly icon: string;
}

export function Deeds({ loan }: { loan: Loan }) {
  const say = useSay();
  const { change } = useAddress();
  const [first, ...others] = choices(loan);
  const inline = others.slice(0, 2);
  const rest = others.slice(2);
  const open = (deed: Deed) => change({ do: deed, about: undefined });
  const button = (choice: Choice, variant: string) => {
    const shared = { variant, leftSection: <Icon path={choice.icon} size={16} /> };
    if (choice.deed === "amend") {
      return (
        <Button
          key={choice.deed}
          component={Link}
          to="/loans/$loanId/amend"
          params={{ loanId: loan.loanId } as never}
          {...shared}
        >
          {say(choice.name)}
        </Button>
      );
    }
    const { deed } = choice;
    return (
      <Button
        key={deed}
        onClick={() => (deed === "print" ? window.print() : open(deed))}
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
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <Button variant="default" rightSection={<Icon path={icons.chevronDown} size={16} />}>
              {say("loanFile.more")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ deed, name, icon }) =>
              deed === "amend" ? (
                <Menu.Item
                  key={deed}
                  component={Link}
                  to="/loans/$loanId/amend"
                  params={{ loanId: loan.loanId } as never}
                  leftSection={<Icon path={icon} size={16} />}
                >
                  {say(name)}
                </Menu.Item>
              ) : (
                <Menu.Item
                  key={deed}
                  onClick={() => (deed === "print" ? window.print() : open(deed))}
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
const stepsOn = new Set<Choice["deed"]>(["approve", "disburse", "repay", "answer"]);

function choices(loan: Loan): Choice[] {
  const can = new Set(loan.may);
  const found: (Choice | false)[] = [
    can.has("review") && { deed: "approve", name: "loanDeeds.approve", icon: icons.check },
    can.has("disburse") && { deed: "disburse", name: "loanDeeds.disburse", icon: icons.wallet },
    can.has("record_repayment") && { deed: "repay", name: "loanDeeds.repay", icon: icons.cash },
    can.has("amend") &&
      loan.status === "info_requested" && {
        deed: "answer",
        name: "loanDeeds.answer",
        icon: icons.send,
      },
    can.has("amend") && { deed: "amend", name: "loanDeeds.amend", icon: icons.fileText },
    can.has("review") && {
      deed: "request_info",
      name: "loanDeeds.requestInfo",
      icon: icons.messageQuestion,
    },
    can.has("review") && { deed: "reject", name: "loanDeeds.reject", icon: icons.circleX },
    can.has("attach_document") && {
      deed: "upload",
      name: "loanFile.upload",
      icon: icons.fileUpload,
    },
    can.has("withdraw") && { deed: "withdraw", name: "loanDeeds.withdraw", icon: icons.arrowLeft },
    can.has("cancel") && { deed: "cancel", name: "loanDeeds.cancel", icon: icons.x },
    { deed: "print", name: "loanFile.print", icon: icons.printer },
  ];
  return found.filter((choice) => choice !== false);
}
