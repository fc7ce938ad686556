/** The dialogs of servicing, a part of the pages that is fetched when one is opened. */
import { useNavigate } from "@tanstack/react-router";

import type { Deed } from "../address";
import type { DialogProps } from "../dialogs/props";
import { ActDialog } from "./act-dialog";
import { ConfirmAct, DeclineAct, UndoAct } from "./decide";
import { specs } from "./specs";
import type { Kind } from "./queries";

interface Props extends DialogProps {
  readonly deed: Deed;
  readonly about: string | undefined;
}

export function ServicingDialog({ deed, about, loan, onClose }: Props) {
  const navigate = useNavigate();
  if (deed in specs) {
    return (
      <ActDialog
        kind={deed as Kind}
        loan={loan}
        onClose={onClose}
        onDone={({ act }) => {
          if (act?.kind !== "settlement_quote") onClose();
          else {
            const params = { loan: loan.reference, quote: String(act.number) };
            void navigate({ to: "/loans/$loan/quotes/$quote", params } as never);
          }
        }}
      />
    );
  }
  if (!about) return null;
  const props = { loan, about, onClose };
  if (deed === "confirm_act") return <ConfirmAct key={about} {...props} />;
  if (deed === "decline_act") return <DeclineAct key={about} {...props} />;
  return <UndoAct key={about} {...props} />;
}
