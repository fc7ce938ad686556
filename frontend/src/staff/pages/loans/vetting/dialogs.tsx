/** The dialogs of what is looked at before lending, fetched when one is opened. */
import type { Deed } from "../address";
import type { DialogProps } from "../dialogs/props";
import { Assess } from "./assess";
import { AddSecurity, ReleaseSecurity } from "./security-dialogs";

interface Props extends DialogProps {
  readonly deed: Deed;
  readonly about: string | undefined;
}

export function VettingDialog({ deed, about, ...props }: Props) {
  if (deed === "assess") return <Assess {...props} />;
  if (deed === "add_security") return <AddSecurity {...props} />;
  return about ? <ReleaseSecurity key={about} security={about} {...props} /> : null;
}
