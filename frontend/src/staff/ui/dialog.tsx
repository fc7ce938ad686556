/**
 * Dialogs. Mantine's own Modal and Drawer put their title into a <header>, which counts as a second
 * banner of the page; these do not, and they are the only ones that pages use.
 */
import { Drawer, Modal, type DrawerRootProps, type ModalRootProps } from "@mantine/core";
import { useEffect, useState, type ReactNode } from "react";

import { useSay } from "../language";
import styles from "./dialog.module.css";

interface Shared {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
}

/** A question in the middle of the page. */
export function Dialog({ title, children, ...root }: Shared & Partial<ModalRootProps>) {
  const say = useSay();
  useReturn(root.opened);
  return (
    <Modal.Root size={520} {...root}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles["head"]}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={say("common.close")} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Details beside the page, or a menu on a phone. */
export function Sheet({ title, children, ...root }: Shared & Partial<DrawerRootProps>) {
  const say = useSay();
  return (
    <Drawer.Root {...root}>
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={styles["head"]}>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={say("common.close")} />
        </div>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/**
 * Mantine gives the focus back when a dialog closes, but not when one that was there only while open
 * is taken away: then it goes where it was, or to the page if that is gone.
 */
function useReturn(opened: boolean): void {
  const [before] = useState(() => (opened ? document.activeElement : null));
  useEffect(
    () => () => {
      if (!(before instanceof HTMLElement)) return;
      const target = before.isConnected ? before : document.getElementById("content");
      target?.focus({ preventScroll: true });
    },
    [before],
  );
}
