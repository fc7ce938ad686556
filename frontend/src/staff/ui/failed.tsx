/** What is shown in the place of something that could not be had, with a way to ask again. */
import * as icons from "../../shared/icons";
import { Alert, Button } from "@mantine/core";

import { asFailure, explain } from "../../shared/api/failure";
import { useSay } from "../language";
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
    <Alert
      color="red"
      variant="light"
      icon={<Icon path={failure.kind === "offline" ? icons.wifiOff : icons.alertTriangle} />}
      role="alert"
    >
      <p>{explain(say, failure)}</p>
      {onTry && failure.mayTryAgain && (
        <Button variant="default" size="xs" mt="xs" onClick={onTry}>
          {say("common.tryAgain")}
        </Button>
      )}
    </Alert>
  );
}
