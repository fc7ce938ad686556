/** A list to choose from, the system's own, with our arrow. */
import { NativeSelect, type NativeSelectProps } from "@mantine/core";

import * as icons from "../../shared/icons";
import { Icon } from "./icon";

export function Choice(props: NativeSelectProps) {
  return (
    <NativeSelect
      rightSection={<Icon path={icons.chevronDown} size={16} />}
      rightSectionPointerEvents="none"
      {...props}
    />
  );
}
