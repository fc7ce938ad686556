/**
 * What a question to the API answered: the waiting, the failure with a way to ask again, or the
 * answer. An answer that could not be renewed stays, and says how old it is.
 */
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { asFailure, explain } from "../../shared/api/failure";
import * as icons from "../../shared/icons";
import { useFormats } from "../api";
import { useSay } from "../language";
import styles from "./answer.module.css";
import { Failed } from "./failed";
import { Icon } from "./icon";

interface Props<Data> {
  readonly query: UseQueryResult<Data>;
  /** Shown until there is an answer; of the same size as the answer. */
  readonly waiting: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

export function Answer<Data>({ query, waiting, children }: Props<Data>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error && (
          <Stale error={query.error} at={query.dataUpdatedAt} onTry={() => void query.refetch()} />
        )}
        {children(query.data)}
      </>
    );
  }
  if (query.error) return <Failed error={query.error} onTry={() => void query.refetch()} />;
  return <div aria-busy="true">{waiting}</div>;
}

interface StaleProps {
  readonly error: unknown;
  readonly at: number;
  readonly onTry: () => void;
}

export function Stale({ error, at, onTry }: StaleProps) {
  const say = useSay();
  const write = useFormats();
  return (
    <p className={styles["stale"]} role="status">
      <Icon path={icons.clock} size={16} />
      <span>
        {say("shell.asOf", { time: write.moment(new Date(at).toISOString()) })}.{" "}
        {explain(say, asFailure(error))}
      </span>
      <button type="button" onClick={onTry}>
        {say("common.tryAgain")}
      </button>
    </p>
  );
}
