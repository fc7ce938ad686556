/** The saved views above the list. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

import type { Schemas } from "../../../shared/api/client";
import { useFormats, useMe } from "../../api";
import { useSay } from "../../language";
import type { ListSearch } from "./address";
import styles from "./list.module.css";
import { views } from "./views";

interface Props {
  readonly figures: Schemas["LoanStatisticsTold"] | undefined;
  readonly search: ListSearch;
}

export function Views({ figures, search }: Props) {
  const say = useSay();
  const write = useFormats();
  const { role } = useMe();
  const bar = useRef<HTMLElement>(null);
  // On a phone the tabs scroll: the current one is always in sight.
  useEffect(() => {
    const current = bar.current?.querySelector<HTMLElement>("[aria-current]");
    if (bar.current && current) bar.current.scrollLeft = current.offsetLeft - 24;
  }, [search.status, figures]);
  return (
    <nav ref={bar} className={styles["views"]} aria-label={say("loans.views")}>
      {views.map(({ status, name, count, everybodys }) => {
        // The counts are over all loans, of which a maker sees only some.
        const counted = figures && (role !== "maker" || everybodys);
        return (
          <Link
            key={name}
            to="/loans"
            search={{
              ...(status && { status }),
              ...(search.product && { product: search.product }),
            }}
            className={styles["view"]}
            activeProps={{}}
            activeOptions={{ exact: true }}
            aria-current={!search.statuses && search.status === status ? "page" : undefined}
          >
            {say(name)}
            {counted && <span className={styles["count"]}>{write.count(count(figures))}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
