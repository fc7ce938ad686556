/** Entries by hand that wait: a second person posts or declines them. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { data } from "../../../shared/api/client";
import { api, useFormats, useMay, useMe } from "../../api";
import { useSay } from "../../language";
import { aboveForm, useChange } from "../../ui/change";
import { Card } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import styles from "../reports/reports.module.css";
import { RENEWS, templates, waiting, type Waiting } from "./questions";
import { Saying } from "./saying";

export function WaitingEntries() {
  const say = useSay();
  const found = useQuery(waiting).data ?? [];
  if (!found.length) return null;
  return (
    <Card heading={say("journal.waiting")}>
      <ul className={styles["waits"]}>
        {found.map((entry) => (
          <Entry key={entry.entryId} entry={entry} />
        ))}
      </ul>
    </Card>
  );
}

function Entry({ entry }: { entry: Waiting }) {
  const say = useSay();
  const write = useFormats();
  const may = useMay();
  const { userId, fourEyes } = useMe();
  const [declining, setDeclining] = useState(false);
  const path = { entry: entry.entryId };
  const confirm = useChange({
    send: (proposal: string, header) =>
      data(
        api.POST("/api/books/entries/{entry}/confirm", {
          params: { path },
          body: { proposal },
          headers: header,
        }),
      ),
    renews: RENEWS,
    told: say("journal.posted"),
  });
  const own = fourEyes && entry.proposedBy === userId;
  const total = entry.lines.reduce((sum, line) => sum + Number(line.debit), 0);
  const template = templates.find((known) => known === entry.template) ?? "other";
  return (
    <li>
      <div>
        <strong>{say(`journal.${template}`)}</strong> {write.money(total.toFixed(2))},{" "}
        {write.date(entry.entryDate)}
        <p className="muted">
          {entry.comments} {say("journal.by", { day: write.date(entry.proposedAt.slice(0, 10)) })}
        </p>
        <Trouble text={aboveForm(say, confirm.failure, [])} />
      </div>
      {may("confirm_books") && (
        <div className={styles["acts"]}>
          {!own && (
            <Button
              size="xs"
              loading={confirm.sending}
              onClick={() => confirm.send(entry.proposal ?? "")}
            >
              {say("journal.confirm")}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setDeclining(true)}>
            {say("journal.decline")}
          </Button>
        </div>
      )}
      <Saying
        opened={declining}
        title={say("journal.decline")}
        button={say("journal.decline")}
        told={say("journal.declined")}
        onClose={() => setDeclining(false)}
        send={(body, headers) =>
          data(api.POST("/api/books/entries/{entry}/decline", { params: { path }, body, headers }))
        }
      />
    </li>
  );
}
