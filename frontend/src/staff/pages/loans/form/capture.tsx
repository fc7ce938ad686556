/** Capture an application for somebody who came by. */
import { useNavigate } from "@tanstack/react-router";

import { data } from "../../../../shared/api/client";
import { api } from "../../../api";
import { useSay } from "../../../language";
import { Page } from "../../../ui/page";
import { useCommand } from "../command";
import { tell } from "../dialogs/frame";
import { ApplicationForm } from "./form";
import { blank, type bodyOf } from "./values";

export function Capture() {
  const say = useSay();
  const navigate = useNavigate();
  const command = useCommand({
    send: (body: ReturnType<typeof bodyOf>, { header }) =>
      data(api.POST("/api/loans", { params: { header }, body })),
    onDone: ({ loanId, reference }) => {
      tell(say, say("capture.sent", { reference }));
      void navigate({
        to: "/loans/$loanId",
        params: { loanId: loanId ?? reference },
        search: { tab: "documents" },
      });
    },
  });
  return (
    <Page heading={say("capture.title")} lead={say("capture.lead")}>
      <ApplicationForm start={blank} command={command} send={say("capture.send")} />
    </Page>
  );
}
