/** What is shown in the place of something that could not be had, with a way to ask again. */
import * as icons from "../../shared/icons";

import { asFailure, explain } from "../../shared/api/failure";
import { useSay } from "../language";
import { Button } from "./button";
import styles from "./failed.module.css";
import { Icon } from "./icon";

interface Props {
  readonly error: unknown;
  /** Left out where trying again cannot help. */
  readonly onTry?: () => void;
}

export function Failed({ error, onTry }: Props) {
  const say = useSay();
  const failure = asFailure(error);
  return (
    <div className={styles["failed"]} role="alert">
      <Icon path={failure.kind === "offline" ? icons.wifiOff : icons.alertTriangle} />
      <div>
        <p>{explain(say, failure)}</p>
        {onTry && failure.mayTryAgain && (
          <Button small onClick={onTry}>
            {say("common.tryAgain")}
          </Button>
        )}
      </div>
    </div>
  );
}
