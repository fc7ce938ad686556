/** A password that was made for somebody: shown this once, to be handed over. */
import { Button } from "@mantine/core";

import { useSay } from "../../language";
import { Copy } from "../../ui/copy";
import { Dialog } from "../../ui/dialog";
import form from "../../ui/form.module.css";
import type { Made } from "./questions";
import styles from "./users.module.css";

export function Secret({ made, onClose }: { made: Made | null; onClose: () => void }) {
  const say = useSay();
  return (
    // Only the button closes it: a stray click would lose the password.
    <Dialog
      opened={made !== null}
      onClose={onClose}
      title={say("users.secretTitle")}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {made && (
        <div className={form["form"]}>
          {made.temporaryPassword ? (
            <>
              <p>{say("users.secretText", { name: made.fullName, username: made.username })}</p>
              <div className={styles["secret"]}>
                <code>{made.temporaryPassword}</code>
                <Copy text={made.temporaryPassword} name={say("users.copy")} />
              </div>
              <p className="muted">{say("users.secretOnce")}</p>
            </>
          ) : (
            <p>{say("users.secretGone")}</p>
          )}
          <div className={form["end"]}>
            <Button data-autofocus onClick={onClose}>
              {say("users.secretDone")}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
