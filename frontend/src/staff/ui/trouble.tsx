/** What went wrong with a form as a whole. */
import { Alert } from "@mantine/core";

import * as icons from "../../shared/icons";
import { Icon } from "./icon";

export function Trouble({ text }: { text: string | null }) {
  if (!text) return null;
  return (
    <Alert color="red" variant="light" role="alert" icon={<Icon path={icons.alertTriangle} />}>
      {text}
    </Alert>
  );
}
