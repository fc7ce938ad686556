/** What surrounds every page of the portal: header, navigation, palette. */
import * as icons from "../../shared/icons";
import { useHotkeys } from "@mantine/hooks";
import { Link, Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";

import { useLender, useMay } from "../api";
import { useSay } from "../language";
import { IconButton } from "../ui/button";
import { Icon } from "../ui/icon";
import { whenIdle } from "../ui/later";
import { Account } from "./account";
import { FourEyesWarning } from "./four-eyes";
import type { Overlay } from "./overlays";
import { places } from "./places";
import { PaletteSoon } from "./soon";
import styles from "./shell.module.css";

const overlays = () => import("./overlays");
const Overlays = lazy(async () => ({ default: (await overlays()).Overlays }));

export function Shell() {
  const say = useSay();
  const { name } = useLender();
  const [open, setOpen] = useState<Overlay | null>(null);
  const [there, setThere] = useState(false);
  if (open && !there) setThere(true);
  useEffect(() => whenIdle(overlays, () => setThere(true)), []);
  const typed = useRef(""); // into the palette, before it was there
  const [taken, setTaken] = useState(false);
  const toggle = (overlay: Overlay) => setOpen(open === overlay ? null : overlay);
  // Empty list: the shortcut works inside fields too.
  useHotkeys([["mod+K", () => toggle("palette")]], []);
  useHotkeys([["shift+?", () => toggle("keys")]]);
  return (
    <div className={styles["shell"]}>
      <a className={styles["skip"]} href="#content">
        {say("common.skip")}
      </a>
      <header className={styles["header"]}>
        <IconButton
          className={styles["burger"]}
          onClick={() => setOpen("menu")}
          aria-label={say("shell.menu")}
        >
          <Icon path={icons.menu2} size={20} />
        </IconButton>
        <Link to="/" className={styles["brand"]}>
          <img src="/icon.svg" width="28" height="28" alt="" />
          <span>{name}</span>
        </Link>
        <button type="button" className={styles["search"]} onClick={() => setOpen("palette")}>
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
      {open === "palette" && !taken && (
        <PaletteSoon
          onType={(text) => {
            typed.current = text;
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {there && (
        <Suspense fallback={null}>
          <Overlays open={open} onOpen={setOpen} typed={typed} onTaken={() => setTaken(true)}>
            <Places onGo={() => setOpen(null)} />
            <Demo />
          </Overlays>
        </Suspense>
      )}
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
