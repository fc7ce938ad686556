/** The audit trail: everything that happened, newest first, with the hash that chains it. */
import { Button, NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";

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
/** How far the trail is searched by itself for what was asked for, before the person is asked. */
const LOOKED_AT_MAX = 1000;
const WANTED = 25;

/** What an event is about: the first part of the name of its stream. */
const kinds = ["loan", "user", "product", "settings", "staff"] as const;

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
    queryKey: ["audit"],
    queryFn: ({ signal, pageParam }) =>
      page<Schemas["EntryTold"]>(
        api.GET("/api/audit", {
          params: { query: { limit: EACH, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const all = query.data?.pages.flatMap((each) => each.rows) ?? [];
  const rows = about ? all.filter(({ stream }) => stream.split("/")[0] === about) : all;
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const looksOn =
    about !== undefined &&
    rows.length < WANTED &&
    all.length > 0 &&
    all.length < LOOKED_AT_MAX &&
    hasNextPage &&
    !isFetchNextPageError;
  useEffect(() => {
    if (looksOn && !isFetching) void fetchNextPage();
  }, [looksOn, isFetching, fetchNextPage]);

  if (!query.data) {
    if (query.error) return <Failed error={query.error} onTry={() => void query.refetch()} />;
    return <RowsWaiting count={12} />;
  }
  const oldest = all.at(-1);
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
      ) : looksOn ? (
        <RowsWaiting count={6} />
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
