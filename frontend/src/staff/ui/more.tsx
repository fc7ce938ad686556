/** The end of a list that comes page by page: how much is shown, and a way to more. */
import { Button } from "@mantine/core";
import type { UseInfiniteQueryResult } from "@tanstack/react-query";

import { useFormats } from "../api";
import { useSay } from "../language";
import { Failed } from "./failed";
import styles from "./more.module.css";

interface Props {
  readonly query: Pick<
    UseInfiniteQueryResult,
    "hasNextPage" | "isFetchingNextPage" | "isFetchNextPageError" | "fetchNextPage" | "error"
  >;
  readonly shown: number;
}

export function More({ query, shown }: Props) {
  const say = useSay();
  const write = useFormats();
  const more = () => void query.fetchNextPage();
  return (
    <div className={styles["more"]}>
      {query.isFetchNextPageError && <Failed error={query.error} onTry={more} />}
      <span className="muted" role="status">
        {say(query.hasNextPage ? "common.shownSoFar" : "common.shownAll", {
          number: write.count(shown),
        })}
      </span>
      {query.hasNextPage && (
        <Button variant="default" onClick={more} loading={query.isFetchingNextPage}>
          {say("common.showMore")}
        </Button>
      )}
    </div>
  );
}
