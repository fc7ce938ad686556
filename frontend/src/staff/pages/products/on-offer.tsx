/** Whether a product is on offer. */
import * as icons from "../../../shared/icons";
import { useSay } from "../../language";
import { Badge } from "../../ui/badge";

export function OnOffer({ active }: { active: boolean }) {
  const say = useSay();
  return active ? (
    <Badge icon={icons.circleCheck} tone="active">
      {say("products.active")}
    </Badge>
  ) : (
    <Badge icon={icons.lock} tone="closed">
      {say("products.inactive")}
    </Badge>
  );
}
