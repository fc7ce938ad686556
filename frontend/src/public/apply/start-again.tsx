/** Throwing the answers away, after a question. */
import { useState } from "preact/hooks";

import { Dialog } from "../dialog";
import type { Application } from "./application";

export function StartAgain({ application }: { application: Application }) {
  const [open, setOpen] = useState(false);
  const { say } = application.form;
  return (
    <div class="start-again">
      <button type="button" class="link" onClick={() => setOpen(true)}>
        {say("apply.startAgain")}
      </button>
      {open && (
        <Dialog title={say("apply.startAgainTitle")} onClose={() => setOpen(false)}>
          <p>{say("apply.startAgainText")}</p>
          <p class="actions">
            <button type="button" class="button danger" onClick={application.startAgain}>
              {say("apply.startAgainYes")}
            </button>
            <button type="button" class="button quiet" onClick={() => setOpen(false)}>
              {say("common.cancel")}
            </button>
          </p>
        </Dialog>
      )}
    </div>
  );
}
