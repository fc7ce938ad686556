import * as icons from "../../shared/icons-first";
import type { Failure } from "../../shared/api/failure";
import { explain } from "../../shared/api/failure";
import type { Say } from "../../shared/messages";
import { Icon } from "../icon";

/** What is shown in the place of something that could not be had. */
export function Again(props: { say: Say; failure: Failure; title?: string; onTry: () => void }) {
  const { say, failure, title, onTry } = props;
  return (
    <div class="failed" role="alert">
      <Icon path={failure.kind === "offline" ? icons.wifiOff : icons.alertTriangle} />
      <div>
        {title && <strong>{title}</strong>}
        <p>{explain(say, failure)}</p>
        <button type="button" class="button quiet small" onClick={onTry}>
          {say("common.tryAgain")}
        </button>
      </div>
    </div>
  );
}
