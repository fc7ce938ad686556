/** Closing the month: what is closed, what stands against the next, and the two steps. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { data } from "../../../shared/api/client";
import { api, useFormats, useMay } from "../../api";
import { useSay } from "../../language";
import { aboveForm, useChange } from "../../ui/change";
import { Card } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import { monthOf } from "../reports/about";
import styles from "../reports/reports.module.css";
import { periods, RENEWS, type Periods } from "./questions";
import { Saying } from "./saying";

export function Closing() {
  const say = useSay();
  const { data: told } = useQuery(periods);
  if (!told) return null;
  return (
    <Card heading={say("journal.period")}>
      <Standing told={told} />
    </Card>
  );
}

function Standing({ told }: { told: Periods }) {
  const say = useSay();
  const write = useFormats();
  const may = useMay();
  const [step, setStep] = useState<"close" | "decline" | "reopen" | null>(null);
  const { next, closing, closedUntil, obstacles } = told;
  const confirm = useChange({
    send: (month: string, header) =>
      data(
        api.POST("/api/books/periods/{month}/confirm", {
          params: { path: { month } },
          body: { ...(told.proposal && { proposal: told.proposal }) },
          headers: header,
        }),
      ),
    renews: RENEWS,
    told: say("journal.closeDone"),
  });
  const ready = next !== null && obstacles.length === 0;
  return (
    <div className={styles["standing"]}>
      <p>
        {closedUntil
          ? say("journal.closed", { month: monthOf(write, closedUntil) })
          : say("journal.open")}{" "}
        {next && say("journal.next", { month: monthOf(write, next) })}
      </p>
      {closing && <p>{say("journal.closeWaits", { month: monthOf(write, closing) })}</p>}
      {!closing && ready && <p className="muted">{say("journal.ready")}</p>}
      {obstacles.map((obstacle) => (
        <p key={obstacle} className="muted">
          {obstacle}
        </p>
      ))}
      <Trouble text={aboveForm(say, confirm.failure, [])} />
      <div className={styles["acts"]}>
        {may("keep_books") && ready && !closing && (
          <Button size="xs" onClick={() => setStep("close")}>
            {say("journal.close")}
          </Button>
        )}
        {may("confirm_books") && closing && (
          <>
            <Button size="xs" loading={confirm.sending} onClick={() => confirm.send(closing)}>
              {say("journal.confirmClose")}
            </Button>
            <Button size="xs" variant="default" onClick={() => setStep("decline")}>
              {say("journal.decline")}
            </Button>
          </>
        )}
        {may("reopen_period") && closedUntil && (
          <Button size="xs" variant="default" onClick={() => setStep("reopen")}>
            {say("journal.reopen", { month: monthOf(write, closedUntil) })}
          </Button>
        )}
      </div>
      <Saying
        opened={step === "close"}
        title={say("journal.close")}
        button={say("journal.close")}
        told={say("journal.closeProposed")}
        onClose={() => setStep(null)}
        send={(body, headers) => {
          const params = { path: { month: next ?? "" } };
          return data(api.POST("/api/books/periods/{month}/close", { params, body, headers }));
        }}
      />
      <Saying
        opened={step === "decline"}
        title={say("journal.decline")}
        button={say("journal.decline")}
        told={say("journal.declined")}
        onClose={() => setStep(null)}
        send={(body, headers) => {
          const params = { path: { month: closing ?? "" } };
          return data(api.POST("/api/books/periods/{month}/decline", { params, body, headers }));
        }}
      />
      <Saying
        opened={step === "reopen"}
        title={say("journal.reopen", { month: closedUntil ? monthOf(write, closedUntil) : "" })}
        button={say("journal.reopen", { month: closedUntil ? monthOf(write, closedUntil) : "" })}
        told={say("journal.reopened")}
        onClose={() => setStep(null)}
        send={(body, headers) => {
          const params = { path: { month: closedUntil ?? "" } };
          return data(api.POST("/api/books/periods/{month}/reopen", { params, body, headers }));
        }}
      />
    </div>
  );
}
