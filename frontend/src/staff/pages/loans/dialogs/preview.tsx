/** Look at a document without leaving the page, and say whether it is in order. */
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import * as icons from "../../../../shared/icons";
import { data } from "../../../../shared/api/client";
import { api } from "../../../api";
import { useSay } from "../../../language";
import { Dialog } from "../../../ui/dialog";
import { Failed } from "../../../ui/failed";
import { Icon } from "../../../ui/icon";
import { useCommand } from "../command";
import type { DialogProps } from "./props";
import { Verdict } from "../documents";
import type { DocumentRow } from "../queries";
import { documentName } from "../words";
import styles from "./dialogs.module.css";
import { Trouble, tell } from "./frame";

export function Preview({ loan, row, onClose }: DialogProps & { row: DocumentRow }) {
  const say = useSay();
  const content = useQuery({
    queryKey: ["document", row.documentId],
    queryFn: async ({ signal }) => {
      const params = { path: { document: row.documentId } };
      const options = { params, signal, parseAs: "blob" } as const;
      const blob = await data(api.GET("/api/documents/{document}/content", options));
      return new Blob([blob as Blob], { type: row.contentType });
    },
    staleTime: Infinity,
    gcTime: 0, // somebody's papers do not stay in memory
  });
  const address = useAddressOf(content.data);
  const command = useCommand({
    send: (accepted: boolean, { header }) =>
      data(
        api.POST("/api/documents/{document}/verify", {
          params: { path: { document: row.documentId }, header },
          body: { accepted },
        }),
      ),
    onDone: ({ accepted }) => {
      tell(say, say(accepted ? "loanDeeds.verifyDone" : "loanDeeds.refuseDone"));
      onClose();
    },
  });
  const name = documentName(say, row.kind);
  return (
    <Dialog opened onClose={onClose} title={name} size={860}>
      <div className={styles["form"]}>
        <p className={styles["about-file"]}>
          <span className="muted">{row.fileName}</span>
          <Verdict row={row} />
        </p>
        <div className={styles["paper"]}>
          {content.error ? (
            <Failed error={content.error} onTry={() => void content.refetch()} />
          ) : !address ? (
            <>
              <span className="unseen" role="status">
                {say("loanDeeds.previewLoading")}
              </span>
              <Skeleton height={420} />
            </>
          ) : row.contentType === "application/pdf" ? (
            <iframe
              src={`${address}#navpanes=0`}
              title={say("loanDeeds.previewImage", { file: name })}
            />
          ) : row.contentType.startsWith("image/") ? (
            <img src={address} alt={say("loanDeeds.previewImage", { file: name })} />
          ) : (
            <p className="muted">{say("loanDeeds.previewNone")}</p>
          )}
        </div>
        <Trouble command={command} fields={[]} />
        <div className={styles["buttons"]}>
          <Button
            variant="default"
            component="a"
            href={`/api/documents/${row.documentId}/content`}
            download
            leftSection={<Icon path={icons.download} size={16} />}
          >
            {say("loanDeeds.download")}
          </Button>
          {loan.may.includes("verify_document") && (
            <>
              <Button
                variant="default"
                disabled={command.sending}
                leftSection={<Icon path={icons.circleX} size={16} />}
                onClick={() => command.send(false)}
              >
                {say("loanDeeds.refuse")}
              </Button>
              <Button
                loading={command.sending}
                leftSection={<Icon path={icons.check} size={16} />}
                onClick={() => command.send(true)}
              >
                {say("loanDeeds.verify")}
              </Button>
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** An address in memory for what was fetched, for as long as it is shown. */
function useAddressOf(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}
