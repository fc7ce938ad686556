/** Operations: how Skycap itself is doing. Each part is a page of its own, fetched when opened. */
import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  type ComponentType,
  type LazyExoticComponent,
} from "react";

import * as icons from "../../../shared/icons";
import { useMay } from "../../api";
import { useSay } from "../../language";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Page } from "../../ui/page";
import { RowsWaiting } from "../../ui/rows";
import { partOf, parts, type Part } from "./address";
import styles from "./operations.module.css";
import { KEY } from "./questions";
import { Second } from "./second";

const pages: Readonly<Record<Part, LazyExoticComponent<ComponentType>>> = {
  overview: lazy(async () => ({ default: (await import("./overview")).Overview })),
  logs: lazy(async () => ({ default: (await import("./logs")).Logs })),
  alarms: lazy(async () => ({ default: (await import("./alarms")).Alarms })),
  backups: lazy(async () => ({ default: (await import("./backups")).Backups })),
  storage: lazy(async () => ({ default: (await import("./storage")).Storage })),
  security: lazy(async () => ({ default: (await import("./security")).Security })),
  "day-ends": lazy(async () => ({ default: (await import("./day-ends")).DayEnds })),
  performance: lazy(async () => ({ default: (await import("./performance")).Performance })),
  diagnose: lazy(async () => ({ default: (await import("./diagnose")).Diagnose })),
};

export function Operations() {
  return useMay()("operate") ? <Desk /> : <Second />;
}

function Desk() {
  const say = useSay();
  const { part: named } = useParams({ strict: false });
  const part = partOf(named);
  const Shown = pages[part];
  return (
    <Page
      heading={say("operations.title")}
      title={`${say(`operations.part_${part}`)} · ${say("operations.title")}`}
      lead={say("operations.lead")}
      actions={<Refresh />}
    >
      <Parts part={part} />
      <h2 className="unseen">{say(`operations.part_${part}`)}</h2>
      <Suspense fallback={<RowsWaiting count={8} />}>
        <Shown />
      </Suspense>
    </Page>
  );
}

function Refresh() {
  const say = useSay();
  const queries = useQueryClient();
  const looking = useIsFetching({ queryKey: [KEY] }) > 0;
  return (
    <Button
      icon={<Icon path={icons.refresh} size={16} />}
      loading={looking}
      onClick={() => void queries.refetchQueries({ queryKey: [KEY], type: "active" })}
    >
      {say("operations.refresh")}
    </Button>
  );
}

function Parts({ part }: { part: Part }) {
  const say = useSay();
  const bar = useRef<HTMLElement>(null);
  // On a phone they scroll: the current one is always in sight.
  useEffect(() => {
    const current = bar.current?.querySelector<HTMLElement>("[aria-current]");
    if (bar.current && current) bar.current.scrollLeft = current.offsetLeft - 24;
  }, [part]);
  return (
    <nav ref={bar} className={styles["parts"]} aria-label={say("operations.pages")}>
      {parts.map((name) => (
        <Link
          key={name}
          {...(name === "overview"
            ? { to: "/operations" as const }
            : { to: "/operations/$part" as const, params: { part: name } })}
          search={{}}
          className={styles["part"]}
          activeProps={{}}
          activeOptions={{ exact: true }}
          aria-current={name === part ? "page" : undefined}
        >
          {say(`operations.part_${name}`)}
        </Link>
      ))}
    </nav>
  );
}
