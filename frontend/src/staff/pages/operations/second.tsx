/** What others than administrators see of operations: a restore that waits for them. */
import { useQuery } from "@tanstack/react-query";

import * as icons from "../../../shared/icons";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Empty } from "../../ui/empty";
import { Page } from "../../ui/page";
import { RowsWaiting } from "../../ui/rows";
import { restores } from "./questions";
import { Restore, useReady } from "./restore";

export function Second() {
  const say = useSay();
  const query = useQuery(restores);
  const [ready] = useReady();
  return (
    <Page heading={say("operations.title")} lead={say("operations.leadSecond")}>
      <Answer query={query} waiting={<RowsWaiting count={3} />}>
        {(found) =>
          found.length || ready ? (
            <Restore waiting={found[0] ?? null} />
          ) : (
            <Empty icon={icons.shieldCheck} title={say("operations.nothingWaits")}>
              {say("operations.nothingWaitsText")}
            </Empty>
          )
        }
      </Answer>
    </Page>
  );
}
