import { useState } from "preact/hooks";

import { Dialog } from "../dialog";
import type { Applicant } from "../../shared/documents/upload";
import { Again } from "../islands/again";
import type { Told } from "../types";
import { useCommenting } from "./commenting";

interface Props extends Told {
  readonly who: Applicant;
  readonly onWithdrawn: () => void;
}

/** Taking an application back, after a question. */
export function Withdraw({ say, who, onWithdrawn }: Props) {
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState("");
  const [{ busy, failure }, send] = useCommenting("/api/tracking/withdraw", () => {
    setOpen(false);
    onWithdrawn();
  });
  const submit = () => void send({ ...who, comments: why.trim() || say("track.withdrawNoReason") });
  return (
    <>
      <button type="button" class="button quiet danger-text" onClick={() => setOpen(true)}>
        {say("track.withdraw")}
      </button>
      {open && (
        <Dialog title={say("track.withdrawTitle")} onClose={() => setOpen(false)}>
          <p>{say("track.withdrawText")}</p>
          <div class="entry">
            <label for="why">{say("track.withdrawWhy")}</label>
            <input
              id="why"
              autocomplete="off"
              maxLength={200}
              value={why}
              onInput={(event) => setWhy(event.currentTarget.value)}
            />
          </div>
          {failure && <Again say={say} failure={failure} onTry={submit} />}
          <p class="actions">
            <button type="button" class="button danger" aria-disabled={busy} onClick={submit}>
              {say("track.withdrawYes")}
            </button>
            <button type="button" class="button quiet" onClick={() => setOpen(false)}>
              {say("common.cancel")}
            </button>
          </p>
        </Dialog>
      )}
    </>
  );
}
