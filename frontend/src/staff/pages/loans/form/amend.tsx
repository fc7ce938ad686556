/** Change an application that nobody has decided on. */
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";

import { data } from "../../../../shared/api/client";
import { api } from "../../../api";
import { useSay } from "../../../language";
import { Failed } from "../../../ui/failed";
import { Page } from "../../../ui/page";
import { useCommand } from "../command";
import { tell } from "../dialogs/frame";
import { oneLoan } from "../queries";
import { nameOf } from "../words";
import { ApplicationForm } from "./form";
import { valuesOf, type bodyOf } from "./values";

export function Amend() {
  const say = useSay();
  const navigate = useNavigate();
  const { loanId } = useParams({ strict: false }) as { loanId: string };
  const { data: loan, error, refetch } = useQuery(oneLoan(loanId));
  const command = useCommand({
    send: (body: ReturnType<typeof bodyOf>, { header }) =>
      data(api.PATCH("/api/loans/{loan}", { params: { path: { loan: loanId }, header }, body })),
    onDone: () => {
      tell(say, say("capture.sentAmended"));
      void navigate({ to: "/loans/$loanId", params: { loanId } });
    },
  });
  return (
    <Page
      heading={loan ? say("capture.amendTitle", { name: nameOf(loan) }) : say("loanDeeds.amend")}
      lead={say("capture.amendLead")}
    >
      {loan ? (
        <ApplicationForm
          start={valuesOf(loan)}
          command={command}
          send={say("capture.sendAmended")}
          amending
        />
      ) : error ? (
        <Failed error={error} onTry={() => void refetch()} />
      ) : (
        <Skeleton height={480} radius="lg" />
      )}
    </Page>
  );
}
