/** The end of the list: how much is shown, more of it, how fresh it is; or why it is empty. */
import type { UseInfiniteQueryResult } from "@tanstack/react-query";

import * as icons from "../../../shared/icons";
import { useFormats, useMay } from "../../api";
import { useSay } from "../../language";
import { Button, ButtonLink, IconButton } from "../../ui/button";
import { Failed } from "../../ui/failed";
import { Icon } from "../../ui/icon";
import type { Changes, ListSearch } from "./address";
import styles from "./list.module.css";
import { narrows, unnarrowed } from "./filters";

interface Props {
  readonly list: UseInfiniteQueryResult;
  readonly shown: number;
  /** How many there are in all, where the API knows it. */
  readonly total: number | null;
}

export function Foot({ list, shown, total }: Props) {
  const say = useSay();
  const write = useFormats();
  const time = write.moment(new Date(list.dataUpdatedAt).toISOString());
  return (
    <div className={styles["foot"]}>
      <p role="status">
        {total === null
          ? say("loans.loaded", { count: shown })
          : say("loans.loadedOf", { shown: write.count(shown), total: write.count(total) })}
      </p>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say("loans.more")}
        </Button>
      )}
      <p className={styles["fresh"]}>
        {list.isRefetchError ? say("loans.stale", { time }) : say("loans.updated", { time })}
        <IconButton
          aria-label={say("loans.refresh")}
          loading={list.isRefetching}
          onClick={() => void list.refetch()}
        >
          <Icon path={icons.refresh} size={16} />
        </IconButton>
      </p>
      {list.isFetchNextPageError && (
        <div className={styles["wide"]}>
          <Failed error={list.error} onTry={() => void list.fetchNextPage()} />
        </div>
      )}
    </div>
  );
}

interface NothingProps {
  readonly search: ListSearch;
  readonly onChange: (changes: Changes) => void;
}

/** Why there is nothing, and one thing to do about it. */
export function Nothing({ search, onChange }: NothingProps) {
  const say = useSay();
  const may = useMay();
  const narrowed = narrows.some((name) => search[name]);
  return (
    <div className={styles["nothing"]}>
      <Icon path={narrowed ? icons.filter : icons.inbox} size={28} />
      <h2>{say("loans.emptyTitle")}</h2>
      <p className="muted">
        {say(
          narrowed ? "loans.emptyFiltered" : search.status ? "loans.emptyView" : "loans.emptyAll",
        )}
      </p>
      {narrowed ? (
        <Button onClick={() => onChange(unnarrowed)}>{say("loans.filtersClear")}</Button>
      ) : search.status ? (
        <Button onClick={() => onChange({ status: undefined })}>{say("loans.emptyShowAll")}</Button>
      ) : (
        may("capture") && (
          <ButtonLink primary to="/loans/new">
            {say("loans.newLoan")}
          </ButtonLink>
        )
      )}
    </div>
  );
}
