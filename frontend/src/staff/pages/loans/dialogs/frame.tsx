/** What all dialogs of a loan share: whom and what they are about, what went wrong, the buttons. */
import { Alert, Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { FormEvent, ReactNode } from "react";

import * as icons from "../../../../shared/icons";
import type { Say } from "../../../../shared/messages";
import { useFormats } from "../../../api";
import { useSay } from "../../../language";
import { Dialog } from "../../../ui/dialog";
import { Icon } from "../../../ui/icon";
import { troubleOf, type useCommand } from "../command";
import { refresh, type Loan } from "../queries";
import { accountOf, nameOf } from "../words";
import styles from "./dialogs.module.css";

type Command = Pick<
  ReturnType<typeof useCommand<never, unknown>>,
  "sending" | "failure" | "overtaken"
>;

interface Props {
  readonly loan: Loan;
  readonly title: string;
  readonly command: Command;
  readonly onClose: () => void;
  readonly onSend: () => void;
  /** The words of the button that does it. */
  readonly send: string;
  readonly danger?: boolean;
  readonly blocked?: boolean;
  /** The fields that show their own problems. */
  readonly fields?: readonly string[];
  readonly wide?: boolean;
  /** What stands beside borrower, amount and account. */
  readonly about?: ReactNode;
  readonly amount?: string;
  readonly amountName?: string;
  readonly happens: string;
  readonly children?: ReactNode;
}

export function Frame(props: Props) {
  const { loan, title, command, onClose, onSend, send, danger, blocked, fields = [] } = props;
  const say = useSay();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!blocked) onSend();
  };
  const close = () => {
    if (!command.sending) onClose();
  };
  return (
    <Dialog opened onClose={close} title={title} size={props.wide ? 760 : 560}>
      <form className={styles["form"]} onSubmit={submit} noValidate aria-busy={command.sending}>
        <Restated
          loan={loan}
          amount={props.amount}
          amountName={props.amountName}
          about={props.about}
        />
        {command.overtaken ? (
          <Overtaken detail={command.failure?.detail ?? ""} onClose={onClose} />
        ) : (
          <>
            {props.children}
            <p className={styles["happens"]}>
              <Icon path={icons.infoCircle} size={16} />
              <span>
                <strong className="unseen">{say("loanDeeds.whatHappens")}: </strong>
                {props.happens}
              </span>
            </p>
            <Trouble command={command} fields={fields} />
            <div className={styles["buttons"]}>
              <Button variant="default" onClick={close} disabled={command.sending}>
                {say("common.cancel")}
              </Button>
              <Button
                type="submit"
                loading={command.sending}
                disabled={blocked ?? false}
                {...(danger && { color: "red" })}
              >
                {send}
              </Button>
            </div>
          </>
        )}
      </form>
    </Dialog>
  );
}

interface RestatedProps {
  readonly loan: Loan;
  readonly amount: string | undefined;
  readonly amountName: string | undefined;
  readonly about: ReactNode;
}

/** Whose loan this is, so that nobody acts on another one. */
function Restated({ loan, amount = loan.loanAmount, amountName, about }: RestatedProps) {
  const say = useSay();
  const write = useFormats();
  return (
    <dl className={styles["restated"]}>
      <div>
        <dt>{say("loanDeeds.borrower")}</dt>
        <dd>
          {nameOf(loan)} <span className="muted">{loan.borrower.idNumber}</span>
        </dd>
      </div>
      <div>
        <dt>{say("loanDeeds.reference")}</dt>
        <dd>{loan.reference}</dd>
      </div>
      <div>
        <dt>{amountName ?? say("loanDeeds.amount")}</dt>
        <dd>{write.money(amount)}</dd>
      </div>
      <div>
        <dt>{say("loanDeeds.account")}</dt>
        <dd>{accountOf(loan)}</dd>
      </div>
      {about}
    </dl>
  );
}

export function Trouble({ command, fields }: { command: Command; fields: readonly string[] }) {
  const say = useSay();
  const trouble = troubleOf(say, command.failure, fields);
  if (!trouble) return null;
  return (
    <Alert color="red" variant="light" role="alert" icon={<Icon path={icons.alertTriangle} />}>
      {trouble}
    </Alert>
  );
}

function Overtaken({ detail, onClose }: { detail: string; onClose: () => void }) {
  const say = useSay();
  const look = () => {
    void refresh();
    onClose();
  };
  return (
    <>
      <Alert
        color="red"
        variant="light"
        role="alert"
        title={say("loanDeeds.overtaken")}
        icon={<Icon path={icons.users} />}
      >
        {say("loanDeeds.overtakenText", { detail })}
      </Alert>
      <div className={styles["buttons"]}>
        <Button onClick={look} data-autofocus>
          {say("loanDeeds.overtakenLook")}
        </Button>
      </div>
    </>
  );
}

/** Say that it is done, where it is also read out. */
export function tell(say: Say, message: string): void {
  notifications.show({
    message,
    closeButtonProps: { "aria-label": say("common.close") },
    color: "brand",
    icon: <Icon path={icons.check} />,
    withBorder: true,
  });
}
