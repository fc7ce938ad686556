/** What somebody of this role most often comes for. */
import * as icons from "../../../shared/icons";
import { useMay } from "../../api";
import { useSay } from "../../language";
import { ButtonLink } from "../../ui/button";
import { Icon } from "../../ui/icon";

export function Start() {
  const say = useSay();
  const may = useMay();
  return (
    <>
      {may("capture") && (
        <ButtonLink primary to="/loans/new" icon={<Icon path={icons.plus} size={16} />}>
          {say("shell.doCapture")}
        </ButtonLink>
      )}
      {may("record_repayment") && (
        <ButtonLink
          primary
          to="/loans"
          search={{ status: "disbursed" }}
          icon={<Icon path={icons.cash} size={16} />}
        >
          {say("shell.doRepay")}
        </ButtonLink>
      )}
      {may("manage_users") && (
        <ButtonLink
          to="/users"
          search={{ add: true }}
          icon={<Icon path={icons.userPlus} size={16} />}
        >
          {say("shell.doAddUser")}
        </ButtonLink>
      )}
    </>
  );
}
