/** What surrounds every page of the portal: header, navigation, palette. */
import * as icons from "../../shared/icons";
import { ActionIcon } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { Link, Outlet } from "@tanstack/react-router";

import { useLender, useMay } from "../api";
import { useSay } from "../language";
import { Sheet } from "../ui/dialog";
import { Icon } from "../ui/icon";
import { Account } from "./account";
import { FourEyesWarning } from "./four-eyes";
import { Keys } from "./keys";
import { Palette } from "./palette";
import { places } from "./places";
import styles from "./shell.module.css";

export function Shell() {
  const say = useSay();
  const { name } = useLender();
  const [menuOpen, menu] = useDisclosure(false);
  const [paletteOpen, palette] = useDisclosure(false);
  const [keysOpen, keys] = useDisclosure(false);
  // Empty list: the shortcut works inside fields too.
  useHotkeys([["mod+K", palette.toggle]], []);
  useHotkeys([["shift+?", keys.toggle]]);
  return (
    <div className={styles["shell"]}>
      <a className={styles["skip"]} href="#content">
        {say("common.skip")}
      </a>
      <header className={styles["header"]}>
        <ActionIcon className={styles["burger"]} onClick={menu.open} aria-label={say("shell.menu")}>
          <Icon path={icons.menu2} size={20} />
        </ActionIcon>
        <Link to="/" className={styles["brand"]}>
          <img src="/icon.svg" width="28" height="28" alt="" />
          <span>{name}</span>
        </Link>
        <button type="button" className={styles["search"]} onClick={palette.open}>
          <Icon path={icons.search} size={16} />
          <span className={styles["search-words"]}>{say("shell.search")}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <Account />
      </header>
      <nav className={styles["side"]} aria-label={say("shell.navigation")}>
        <Places />
        <Demo />
      </nav>
      <main id="content" tabIndex={-1} className={styles["main"]}>
        <FourEyesWarning />
        <Outlet />
      </main>
      <Sheet opened={menuOpen} onClose={menu.close} title={name} position="left" size={280}>
        <nav aria-label={say("shell.navigation")}>
          <Places onGo={menu.close} />
        </nav>
        <Demo />
      </Sheet>
      <Palette opened={paletteOpen} onClose={palette.close} onKeys={keys.open} />
      <Keys opened={keysOpen} onClose={keys.close} />
    </div>
  );
}

/** So that nobody takes invented people and money for real ones. */
function Demo() {
  const say = useSay();
  const { demo } = useLender();
  return demo ? <p className={styles["demo"]}>{say("shell.demo")}</p> : null;
}

function Places({ onGo }: { onGo?: () => void }) {
  const say = useSay();
  const may = useMay();
  return (
    <ul className={styles["places"]}>
      {places
        .filter(({ action }) => may(action))
        .map(({ to, name, icon }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: to === "/" }}
              className={styles["place"]}
              {...(onGo && { onClick: onGo })}
            >
              <Icon path={icon} />
              {say(name)}
            </Link>
          </li>
        ))}
    </ul>
  );
}
