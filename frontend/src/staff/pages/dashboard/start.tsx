/** What somebody of this role most often comes for. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import * as icons from "../../../shared/icons";
import { useMay } from "../../api";
import { useSay } from "../../language";
import { Icon } from "../../ui/icon";

export function Start() {
  const say = useSay();
  const may = useMay();
  return (
    <>
      {may("capture") && (
        <Button component={Link} to="/loans/new" leftSection={<Icon path={icons.plus} size={16} />}>
          {say("shell.doCapture")}
        </Button>
      )}
      {may("record_repayment") && (
        <Button
          component={Link}
          to="/loans"
          search={{ status: "disbursed" } as never}
          leftSection={<Icon path={icons.cash} size={16} />}
        >
          {say("shell.doRepay")}
        </Button>
      )}
      {may("manage_users") && (
        <Button
          component={Link}
          to="/users"
          search={{ add: true } as never}
          variant="default"
          leftSection={<Icon path={icons.userPlus} size={16} />}
        >
          {say("shell.doAddUser")}
        </Button>
      )}
    </>
  );
}
