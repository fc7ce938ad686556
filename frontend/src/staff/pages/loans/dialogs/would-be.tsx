/** What recording a repayment would do, as the API says; and what has to be confirmed first. */
import { Button, Skeleton } from "@mantine/core";

import * as icons from "../../../../shared/icons";
import type { Schemas } from "../../../../shared/api/client";
import { useFormats } from "../../../api";
import { useSay } from "../../../language";
import { Icon } from "../../../ui/icon";
import { Split } from "../split";
import styles from "./dialogs.module.css";

interface Props {
  readonly would: Schemas["PreviewTold"] | undefined;
  readonly waiting: boolean;
  readonly over: boolean;
}

export function WouldBe({ would, waiting, over }: Props) {
  const say = useSay();
  const write = useFormats();
  if (!would) {
    return waiting ? (
      <>
        <span className="unseen">{say("loanDeeds.repaySplitLoading")}</span>
        <Skeleton height={14} width="80%" />
        <Skeleton height={60} mt={10} />
      </>
    ) : (
      <p className="muted">{say("loanDeeds.repaySplitWaiting")}</p>
    );
  }
  // That more than is owed was received is said in a step of its own.
  const warnings = over ? would.warnings.slice(0, -1) : would.warnings;
  return (
    <>
      <Split parts={would.allocation} overpaid={would.overpaid} total={would.split} />
      <p className={styles["left"]}>
        <span>{say("loanDeeds.repayLeft")}</span> <strong>{write.money(would.balance)}</strong>
      </p>
      {warnings.map((warning) => (
        <p key={warning} className={styles["hint"]}>
          <Icon path={icons.alertTriangle} size={14} />
          {warning}
        </p>
      ))}
    </>
  );
}

interface WarningProps {
  readonly text: string;
  readonly confirm: string;
  readonly onConfirm: () => void;
}

/** Something that may be right, but has to be said once more. */
export function Warning({ text, confirm, onConfirm }: WarningProps) {
  const say = useSay();
  return (
    <div className={styles["warning"]} role="alert">
      <Icon path={icons.alertTriangle} size={20} />
      <div>
        <strong>{say("loanDeeds.repayLook")}</strong>
        <p>{text}</p>
        <Button variant="default" size="xs" onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </div>
  );
}
