/** What opens above every page: the palette, the keys, and the navigation on a phone. */
import { useEffect, useState, type ReactNode, type RefObject } from "react";

import { useLender } from "../api";
import { useSay } from "../language";
import { Sheet } from "../ui/dialog";
import { Dressed } from "../ui/dressed";
import { Keys } from "./keys";
import { Palette } from "./palette";

export type Overlay = "menu" | "palette" | "keys";

interface Props {
  readonly open: Overlay | null;
  readonly onOpen: (overlay: Overlay | null) => void;
  /** What was typed into the palette before it was there; `onTaken` says that it has taken over. */
  readonly typed: RefObject<string>;
  readonly onTaken: () => void;
  /** The navigation. */
  readonly children: ReactNode;
}

export function Overlays({ open, onOpen, typed, onTaken, children }: Props) {
  const say = useSay();
  const { name } = useLender();
  // Whatever opens must be there closed first, to know where the focus returns to.
  const [there, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  const shown = there ? open : null;
  const close = () => onOpen(null);
  return (
    <Dressed>
      <Sheet opened={shown === "menu"} onClose={close} title={name} position="left" size={280}>
        <nav aria-label={say("shell.navigation")}>{children}</nav>
      </Sheet>
      <Palette
        opened={shown === "palette"}
        onClose={close}
        onKeys={() => onOpen("keys")}
        typed={typed}
        onTaken={onTaken}
      />
      <Keys opened={shown === "keys"} onClose={close} />
    </Dressed>
  );
}
