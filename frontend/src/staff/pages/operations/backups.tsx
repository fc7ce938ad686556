/** Backups, one more of them now, and going back to a past moment. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { data } from "../../../shared/api/client";
import * as icons from "../../../shared/icons";
import { patient, useFormats } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Badge } from "../../ui/badge";
import { aboveForm, useChange } from "../../ui/change";
import { Empty } from "../../ui/empty";
import { Icon } from "../../ui/icon";
import { Rows, RowsWaiting, Second, type Column } from "../../ui/rows";
import { Trouble } from "../../ui/trouble";
import styles from "./operations.module.css";
import { backups, KEY, restores, type Backup } from "./questions";
import { Restore } from "./restore";
import { useWriting } from "./writing";

export function Backups() {
  const say = useSay();
  const columns = useColumns();
  const make = useChange({
    send: (_: null) => data(patient.POST("/api/operations/backups")),
    renews: [KEY],
    told: say("operations.backedUp"),
  });
  const button = (
    <Button
      leftSection={<Icon path={icons.databaseExport} size={16} />}
      loading={make.sending}
      onClick={() => make.send(null)}
    >
      {say("operations.backupNow")}
    </Button>
  );
  return (
    <>
      <div className={styles["bar"]}>
        {button}
        <span className="muted" role="status">
          {make.sending && say("operations.backingUp")}
        </span>
      </div>
      <Trouble text={aboveForm(say, make.failure, [])} />
      <Answer query={useQuery(backups)} waiting={<RowsWaiting count={5} />}>
        {(found) =>
          found.length ? (
            <Rows
              label={say("operations.part_backups")}
              columns={columns}
              rows={found}
              keyOf={(row) => row.name}
            />
          ) : (
            <Empty icon={icons.databaseExport} title={say("operations.noBackups")}>
              {say("operations.noBackupsText")}
            </Empty>
          )
        }
      </Answer>
      <Answer query={useQuery(restores)} waiting={<RowsWaiting count={2} />}>
        {(found) => <Restore waiting={found[0] ?? null} />}
      </Answer>
    </>
  );
}

function useColumns(): readonly Column<Backup>[] {
  const say = useSay();
  const write = useFormats();
  const { size, age } = useWriting();
  const count = (number: number | null) => (number === null ? "–" : write.count(number));
  return [
    {
      name: say("operations.backup"),
      lead: true,
      cell: (row) => <span lang="en">{row.name}</span>,
    },
    {
      name: say("operations.made"),
      cell: (row) => (
        <>
          {age(row.madeAt)}
          <Second>{write.moment(row.madeAt)}</Second>
        </>
      ),
    },
    { name: say("operations.size"), figure: true, cell: (row) => size(row.size) },
    { name: say("operations.loans"), figure: true, cell: (row) => count(row.loans) },
    { name: say("operations.events"), figure: true, cell: (row) => count(row.events) },
    {
      name: say("operations.state"),
      cell: (row) =>
        row.problem ? (
          <>
            <Badge icon={icons.circleX} tone="arrears">
              {say("operations.bad")}
            </Badge>
            <Second>
              <span lang="en">{row.problem}</span>
            </Second>
          </>
        ) : (
          <Badge icon={icons.circleCheck} tone="active">
            {say("operations.good")}
          </Badge>
        ),
    },
  ];
}
