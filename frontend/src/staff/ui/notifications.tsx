/** The place of notifications, in a part of its own that comes after the page. */
import { Notifications } from "@mantine/notifications";

import { Dressed } from "./dressed";

export function Told() {
  return (
    <Dressed>
      <Notifications position="top-right" />
    </Dressed>
  );
}
