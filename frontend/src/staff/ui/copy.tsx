/** A button that puts a text on the clipboard, and says that it did. */
import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";

import * as icons from "../../shared/icons";
import { useSay } from "../language";
import { Icon } from "./icon";

export function Copy({ text, name }: { text: string; name: string }) {
  const say = useSay();
  const clipboard = useClipboard({ timeout: 2500 });
  return (
    <Button
      variant="subtle"
      size="xs"
      leftSection={<Icon path={clipboard.copied ? icons.check : icons.copy} size={16} />}
      onClick={() => clipboard.copy(text)}
    >
      {clipboard.copied ? say("common.copied") : name}
      <span className="unseen" role="status">
        {clipboard.copied ? say("common.copied") : ""}
      </span>
    </Button>
  );
}
