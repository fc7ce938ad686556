/** Where the palette will stand: takes what is typed while the palette itself is on its way. */
import { useEffect } from "react";

import * as icons from "../../shared/icons";
import { useSay } from "../language";
import { Icon } from "../ui/icon";
import styles from "./shell.module.css";

interface Props {
  readonly onType: (text: string) => void;
  readonly onClose: () => void;
}

export function PaletteSoon({ onType, onClose }: Props) {
  const say = useSay();
  useEffect(() => {
    onType(""); // what was typed before, and left, is gone
  }, []);
  return (
    <div className={styles["soon"]} role="search" aria-busy="true">
      <Icon path={icons.search} />
      <input
        autoFocus
        aria-label={say("shell.palette")}
        placeholder={say("shell.search")}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={({ key }) => key === "Escape" && onClose()}
      />
    </div>
  );
}
