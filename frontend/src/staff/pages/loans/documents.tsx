/** The papers of a loan: what is there, what is missing, and how a checker found them. */
import { Button } from "@mantine/core";

import * as icons from "../../../shared/icons";
import type { Say } from "../../../shared/messages";
import { useFormats, useLender } from "../../api";
import { useSay } from "../../language";
import { Icon } from "../../ui/icon";
import { useAddress } from "./address";
import styles from "./file.module.css";
import type { DocumentRow, Loan } from "./queries";
import { documentName, whoDid } from "./words";

export function Documents({ loan }: { loan: Loan }) {
  const say = useSay();
  const write = useFormats();
  const { requiredDocuments } = useLender();
  const { search, change } = useAddress();
  const stored = loan.documents.filter(({ state }) => state === "stored");
  const missing = requiredDocuments.filter(
    (kind) => !stored.some((found) => found.kind === kind && found.accepted !== false),
  );
  const attach = loan.may.includes("attach_document") && !search.asOf;
  return (
    <>
      {missing.length > 0 && attach && (
        <p className={styles["missing"]}>
          <Icon path={icons.infoCircle} size={16} />
          <span>
            <strong>{say("loanFile.missing")}</strong>{" "}
            {missing.map((kind) => documentName(say, kind)).join(", ")}
          </span>
        </p>
      )}
      {stored.length === 0 ? (
        <p className={`muted ${styles["hint"]}`}>{say("loanFile.noDocuments")}</p>
      ) : (
        <ul className={styles["documents"]}>
          {stored.map((row) => (
            <li key={row.documentId}>
              <button
                type="button"
                onClick={() => change({ do: "preview", about: row.documentId })}
              >
                <Icon path={icons.fileText} size={20} />
                <span>
                  <strong>{documentName(say, row.kind)}</strong>
                  <span className="muted">
                    {row.fileName} · {sizeName(say, row.size)}
                  </span>
                  <span className="muted">
                    {say("loanFile.by", {
                      name: whoDid(say, row.uploadedBy),
                      time: write.moment(row.uploadedAt),
                    })}
                  </span>
                </span>
                <Verdict row={row} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {attach && (
        <Button
          variant="default"
          leftSection={<Icon path={icons.fileUpload} size={16} />}
          onClick={() => change({ do: "upload", about: undefined })}
        >
          {say("loanFile.upload")}
        </Button>
      )}
    </>
  );
}

export function Verdict({ row }: { row: DocumentRow }) {
  const say = useSay();
  const [tone, icon, name] =
    row.accepted === null
      ? (["pending", icons.clock, "loanFile.unseen"] as const)
      : row.accepted
        ? (["active", icons.circleCheck, "loanFile.accepted"] as const)
        : (["arrears", icons.circleX, "loanFile.refused"] as const);
  return (
    <span className={styles["state"]} data-tone={tone}>
      <Icon path={icon} size={14} />
      {say(name)}
    </span>
  );
}

function sizeName(say: Say, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024
    ? say("loanFile.kilobytes", { size: kilobytes })
    : say("loanFile.megabytes", { size: (kilobytes / 1024).toFixed(1) });
}
