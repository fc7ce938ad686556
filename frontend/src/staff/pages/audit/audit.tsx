/** The audit trail: everything that happened, newest first, with the hash that chains it. */
import { Button, NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { page, type Schemas } from "../../../shared/api/client";
import * as icons from "../../../shared/icons";
import { api, useFormats } from "../../api";
import { useSay } from "../../language";
import { Stale } from "../../ui/answer";
import { Empty } from "../../ui/empty";
import { Failed } from "../../ui/failed";
import { RowsWaiting } from "../../ui/rows";
import { Page } from "../../ui/page";
import styles from "./audit.module.css";
import { Entry } from "./entry";

const route = getRouteApi("/shell/audit");

const EACH = 100;

/** What an event is about: the first part of the name of its stream. */
const kinds = ["loan", "user", "product", "settings", "run", "alarm"] as const;

export function Audit() {
  const say = useSay();
  const { about } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      heading={say("audit.title")}
      lead={say("audit.lead")}
      actions={
        <NativeSelect
          aria-label={say("audit.about")}
          value={about ?? ""}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({ search: value ? { about: value } : {} });
          }}
          data={[
            { value: "", label: say("audit.about_all") },
            ...kinds.map((kind) => ({ value: kind, label: say(`audit.about_${kind}`) })),
          ]}
        />
      }
    >
      <Trail about={about} />
    </Page>
  );
}

function Trail({ about }: { about: string | undefined }) {
  const say = useSay();
  const write = useFormats();
  const query = useInfiniteQuery({
    queryKey: ["audit", about ?? null],
    queryFn: ({ signal, pageParam }) =>
      page<Schemas["EntryTold"]>(
        api.GET("/api/audit", {
          params: {
            query: {
              limit: EACH,
              ...(about && { stream: about }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const rows = query.data?.pages.flatMap((each) => each.rows) ?? [];
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  if (!query.data) {
    if (query.error) return <Failed error={query.error} onTry={() => void query.refetch()} />;
    return <RowsWaiting count={12} />;
  }
  const oldest = rows.at(-1);
  return (
    <>
      {query.error && !isFetchNextPageError && (
        <Stale error={query.error} at={query.dataUpdatedAt} onTry={() => void query.refetch()} />
      )}
      {rows.length > 0 ? (
        <ol className={styles["trail"]}>
          {rows.map((entry) => (
            <Entry key={`${entry.stream}#${entry.sequence}`} entry={entry} />
          ))}
        </ol>
      ) : (
        <Empty icon={icons.history} title={say("audit.none")}>
          {say("audit.noneText")}
        </Empty>
      )}
      {isFetchNextPageError && <Failed error={query.error} onTry={() => void fetchNextPage()} />}
      <div className={styles["foot"]}>
        <span className="muted" role="status">
          {oldest && hasNextPage
            ? say("audit.backTo", {
                number: write.count(rows.length),
                time: write.moment(oldest.recordedAt),
              })
            : say("audit.toBeginning", { number: write.count(rows.length) })}
        </span>
        {hasNextPage && (
          <Button variant="default" onClick={() => void fetchNextPage()} loading={isFetching}>
            {say("audit.older")}
          </Button>
        )}
      </div>
    </>
  );
}
