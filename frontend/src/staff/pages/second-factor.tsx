/** Setting up one-time codes where the lender requires them; nothing else can be done before. */
import { Button } from "@mantine/core";

import { useSay } from "../language";
import { Gate } from "../shell/gate";
import { useLeave } from "../shell/leave";
import { Codes } from "./account/codes";

export function SecondFactor() {
  const say = useSay();
  const leave = useLeave();
  return (
    <Gate heading={say("account.dutyTitle")} lead={say("account.dutyLead")}>
      <Codes onOn={() => location.assign("/staff/")} />
      <Button variant="subtle" loading={leave.isPending} onClick={() => leave.mutate()}>
        {say("signIn.otherUser")}
      </Button>
    </Gate>
  );
}
