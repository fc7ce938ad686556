/** The log: narrowed by time, kind, function and request, all in the address. */
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import * as icons from "../../../shared/icons";
import { useFormats } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Empty } from "../../ui/empty";
import { Facts } from "../../ui/facts";
import { Icon } from "../../ui/icon";
import { RowsWaiting } from "../../ui/rows";
import "../../ui/status.module.css";
import type { OperationsSearch } from "./address";
import styles from "./operations.module.css";
import { logs, type LogLine } from "./questions";
import { Since, useNarrowed } from "./since";
import { useWriting } from "./writing";

/** As many as one answer has: then there may be more. */
const LINES_MAX = 500;
/** How many are shown at first, and more with each press. */
const EACH = 100;

export function Logs() {
  const say = useSay();
  const [search, change] = useNarrowed();
  const clear = () => change({ errors: null, function: null, request: null });
  return (
    <>
      <Filters
        key={`${search.function ?? ""} ${search.request ?? ""}`}
        search={search}
        onChange={change}
      />
      <Answer query={useQuery(logs(search))} waiting={<RowsWaiting count={12} />}>
        {(lines) =>
          lines.length ? (
            <Lines key={JSON.stringify(search)} lines={lines} />
          ) : (
            <Empty
              icon={icons.fileText}
              title={say("operations.noLines")}
              action={
                (search.errors || search.function || search.request) && (
                  <Button variant="default" onClick={clear}>
                    {say("operations.clearFilters")}
                  </Button>
                )
              }
            >
              {say("operations.noLinesText")}
            </Empty>
          )
        }
      </Answer>
    </>
  );
}

function Lines({ lines }: { lines: readonly LogLine[] }) {
  const say = useSay();
  const write = useFormats();
  const [shown, setShown] = useState(EACH);
  return (
    <>
      <p className="muted" role="status">
        {lines.length >= LINES_MAX
          ? say("operations.newest", { number: write.count(lines.length) })
          : say("operations.lines", { count: lines.length })}
      </p>
      <ol className={styles["log"]}>
        {lines.slice(0, shown).map((line, index) => (
          <Line key={`${line.at}-${index}`} line={line} />
        ))}
      </ol>
      {shown < lines.length && (
        <div className={styles["foot"]}>
          <Button variant="default" onClick={() => setShown(shown + EACH)}>
            {say("common.showMore")}
          </Button>
        </div>
      )}
    </>
  );
}

interface FiltersProps {
  readonly search: OperationsSearch;
  readonly onChange: (changed: { readonly [Name in keyof OperationsSearch]?: unknown }) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  const say = useSay();
  const [of, setOf] = useState(search.function ?? "");
  const [request, setRequest] = useState(search.request ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ function: of, request });
  };
  return (
    <form
      className={styles["filters"]}
      role="search"
      aria-label={say("operations.filters")}
      onSubmit={submit}
    >
      <Since usual={1} />
      <TextInput
        aria-label={say("operations.function")}
        placeholder={say("operations.function")}
        value={of}
        onChange={(event) => setOf(event.currentTarget.value)}
      />
      <TextInput
        aria-label={say("operations.request")}
        placeholder={say("operations.request")}
        value={request}
        onChange={(event) => setRequest(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {say("operations.show")}
      </Button>
      <Checkbox
        label={say("operations.errorsOnly")}
        checked={search.errors ?? false}
        onChange={(event) => onChange({ errors: event.currentTarget.checked })}
      />
    </form>
  );
}

const levels = ["debug", "info", "warning", "error", "critical"] as const;
const tones = {
  debug: "closed",
  info: "closed",
  warning: "asked",
  error: "arrears",
  critical: "arrears",
} as const;
const FAILED = 500;

function Line({ line }: { line: LogLine }) {
  const say = useSay();
  const write = useFormats();
  const { second } = useWriting();
  const told = line.level.toLowerCase();
  const level = levels.find((known) => known === told) ?? "info";
  const bad = Number(line.details["status"] ?? 0) >= FAILED;
  const tone = bad ? "arrears" : tones[level];
  return (
    <li>
      <details className={styles["line"]}>
        <summary>
          <time dateTime={line.at}>{second(line.at)}</time>
          <span className={styles["state"]} data-tone={tone}>
            <Icon path={tone === "closed" ? icons.infoCircle : icons.alertTriangle} size={16} />
            {say(`operations.level_${level}`)}
          </span>
          <span className={styles["of"]} lang="en">
            {line.function}
          </span>
          <span className={styles["told"]} lang="en">
            <Told line={line} />
          </span>
          <Icon path={icons.chevronDown} size={16} />
        </summary>
        <div className={styles["more"]} lang="en">
          <Facts
            facts={[
              [say("operations.when"), write.moment(line.at)],
              [say("operations.event"), line.event],
              ...Object.entries(line.details)
                .filter(([, value]) => value !== null)
                .map(([name, value]) => [name, <code key={name}>{text(value)}</code>] as const),
            ]}
          />
        </div>
      </details>
    </li>
  );
}

/** A request as "200 GET /api/loans 18.5 ms"; anything else by its name and what belongs to it. */
function Told({ line }: { line: LogLine }) {
  const { time } = useWriting();
  const { status, method, route, ms, code, error, ...rest } = line.details;
  if (line.event === "request") {
    return (
      <>
        <strong>{text(status)}</strong> {text(method)} {text(route)} {time(Number(ms))} {text(code)}{" "}
        {text(error)}
      </>
    );
  }
  const more = Object.entries({ error, ...rest }).filter(([, value]) => value != null);
  return (
    <>
      <strong>{line.event}</strong>{" "}
      {more.map(([name, value]) => `${name} ${text(value)}`).join(", ")}
    </>
  );
}

function text(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number);
}
