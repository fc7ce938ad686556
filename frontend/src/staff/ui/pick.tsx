/** The system's own list to choose from, as it narrows a list; choice.tsx is for forms. */
import type { ComponentProps } from "react";

import * as icons from "../../shared/icons";
import { Icon } from "./icon";
import styles from "./pick.module.css";

interface Props extends ComponentProps<"select"> {
  readonly data: readonly { readonly value: string; readonly label: string }[];
}

export function Pick({ data, className, ...rest }: Props) {
  return (
    <span className={`${styles["pick"]} ${className ?? ""}`}>
      <select {...rest}>
        {data.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Icon path={icons.chevronDown} size={16} />
    </span>
  );
}
