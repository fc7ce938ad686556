/** A question in a native dialog, which keeps the focus inside and gives it back by itself. */
import { useEffect, useRef } from "preact/hooks";

import type { WithChildren } from "./types";

interface Props extends WithChildren {
  readonly title: string;
  readonly onClose: () => void;
}

export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}
