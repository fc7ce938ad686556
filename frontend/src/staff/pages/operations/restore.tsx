/** Going back to a past moment: what waits for a second person, and what is ready for a restart. */
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import * as icons from "../../../shared/icons";
import { useFormats, useMay, useMe } from "../../api";
import { useSay } from "../../language";
import { Facts } from "../../ui/facts";
import { Icon } from "../../ui/icon";
import { Card } from "../../ui/page";
import styles from "./operations.module.css";
import type { Prepared, WaitingRestore } from "./questions";
import { AgreeDialog, DeclineDialog, ProposeDialog } from "./restore-dialogs";

/** Books that were drawn while this page was open, and wait for a restart. */
const READY = ["restore-ready"];

export function useReady() {
  const queries = useQueryClient();
  const { data } = useQuery<Prepared | null>({
    queryKey: READY,
    queryFn: () => null,
    enabled: false,
    initialData: null,
    gcTime: Infinity,
  });
  return [data, (prepared: Prepared | null) => queries.setQueryData(READY, prepared)] as const;
}

export function Restore({ waiting }: { waiting: WaitingRestore | null }) {
  const say = useSay();
  const may = useMay();
  const [ready, setReady] = useReady();
  const [proposing, setProposing] = useState(false);
  return (
    <>
      {ready && <Ready prepared={ready} />}
      {waiting ? (
        <Waits waiting={waiting} onReady={setReady} />
      ) : (
        may("operate") && (
          <Card heading={say("operations.restore")}>
            <div className={styles["offer"]}>
              <p className="muted">{say("operations.restoreLead")}</p>
              <Button variant="default" onClick={() => setProposing(true)}>
                {say("operations.restorePropose")}
              </Button>
            </div>
          </Card>
        )
      )}
      <ProposeDialog opened={proposing} onClose={() => setProposing(false)} />
    </>
  );
}

interface WaitsProps {
  readonly waiting: WaitingRestore;
  readonly onReady: (prepared: Prepared) => void;
}

function Waits({ waiting, onReady }: WaitsProps) {
  const say = useSay();
  const write = useFormats();
  const { userId, fourEyes } = useMe();
  const [asking, setAsking] = useState<"agree" | "decline" | null>(null);
  const own = fourEyes && waiting.proposedById === userId;
  const moment = write.moment(waiting.to);
  const close = () => setAsking(null);
  return (
    <section className={styles["waits"]} aria-label={say("operations.restore")}>
      <h2>{say("operations.restoreWaits", { moment })}</h2>
      <p>
        {say("operations.restoreBy", {
          name: waiting.proposedBy,
          time: write.moment(waiting.proposedAt),
          comments: waiting.comments ?? "–",
        })}
      </p>
      {own && <p className="muted">{say("operations.restoreOwn")}</p>}
      <div className={styles["bar"]}>
        {!own && (
          <Button onClick={() => setAsking("agree")}>{say("operations.restoreAgree")}</Button>
        )}
        <Button variant="default" onClick={() => setAsking("decline")}>
          {say("operations.restoreDecline")}
        </Button>
      </div>
      <AgreeDialog
        opened={asking === "agree"}
        onClose={close}
        waiting={waiting}
        onReady={onReady}
      />
      <DeclineDialog opened={asking === "decline"} onClose={close} />
    </section>
  );
}

function Ready({ prepared }: { prepared: Prepared }) {
  const say = useSay();
  const write = useFormats();
  return (
    <section className={styles["ready"]} role="status">
      <h2>
        <Icon path={icons.circleCheck} />
        {say("operations.restoreReady", { moment: write.moment(prepared.to) })}
      </h2>
      <p>{say("operations.restoreRestart")}</p>
      <Facts
        facts={[
          [say("operations.loans"), write.count(prepared.loans)],
          [say("operations.events"), write.count(prepared.events)],
          [say("operations.documents"), write.count(prepared.documents)],
        ]}
      />
    </section>
  );
}
