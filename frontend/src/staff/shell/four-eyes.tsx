/** The warning on every page while one person may do everything with a loan. */
import { Link } from "@tanstack/react-router";

import * as icons from "../../shared/icons";
import { useMay, useMe } from "../api";
import { useSay } from "../language";
import { Icon } from "../ui/icon";
import styles from "./shell.module.css";

export function FourEyesWarning() {
  const say = useSay();
  const may = useMay();
  const { fourEyes } = useMe();
  if (fourEyes) return null;
  return (
    <p className={styles["warning"]}>
      <Icon path={icons.alertTriangle} />
      {say("shell.fourEyesOff")}
      {may("manage_settings") && <Link to="/settings">{say("shell.fourEyesChange")}</Link>}
    </p>
  );
}
