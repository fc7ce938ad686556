/** Narrowing the list: search, product, status; and what it is narrowed to, each part removable. */
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";

import * as icons from "../../../shared/icons";
import { useSay } from "../../language";
import { IconButton } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Pick } from "../../ui/pick";
import type { Status } from "../../ui/status";
import { latenesses, type Changes, type Lateness, type ListSearch } from "./address";
import styles from "./list.module.css";
import type { Product } from "./queries";
import { otherStatuses, views } from "./views";

/** What narrows a view, beside its status. */
export const narrows = ["search", "product", "late", "due", "idNumber"] as const;
export const unnarrowed = Object.fromEntries(narrows.map((name) => [name, undefined])) as Changes;

interface Props {
  readonly search: ListSearch;
  readonly onChange: (changes: Changes, options?: { replace?: boolean }) => void;
}

export function SearchField({ search, onChange }: Props) {
  const say = useSay();
  const [words, setWords] = useState(search.search ?? "");
  const sent = useRef(search.search ?? "");
  const send = useDebouncedCallback((typed: string) => {
    sent.current = typed.trim();
    onChange({ search: sent.current || undefined, loan: undefined }, { replace: true });
  }, 250);
  // Somebody else changed the address: a chip, a tab, the back button.
  useEffect(() => {
    const now = search.search ?? "";
    if (now === sent.current) return;
    sent.current = now;
    setWords(now);
  }, [search.search]);
  return (
    <div className={styles["search"]}>
      <Icon path={icons.search} size={16} />
      <input
        id="loan-search"
        type="search"
        aria-label={say("loans.search")}
        placeholder={say("loans.searchHint")}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          send(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault(); // which would empty the field
            event.currentTarget.blur();
          }
          if (event.key === "Enter") send.flush();
        }}
      />
      <kbd className={styles["key"]}>/</kbd>
    </div>
  );
}

export function Selects(props: Props & { products: readonly Product[] }) {
  const { search, products, onChange } = props;
  const say = useSay();
  const known = [...views.map(({ status }) => status), ...otherStatuses];
  return (
    <>
      <Pick
        className={styles["select"] ?? ""}
        aria-label={say("loans.product")}
        value={search.product ?? ""}
        onChange={(event) => onChange({ product: event.currentTarget.value || undefined })}
        data={[
          { value: "", label: say("loans.anyProduct") },
          ...products.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <Pick
        className={styles["select"] ?? ""}
        aria-label={say("loans.status")}
        value={search.status ?? ""}
        onChange={(event) =>
          onChange({
            status: (event.currentTarget.value || undefined) as Status | undefined,
            late: undefined,
          })
        }
        data={[
          { value: "", label: say("loans.anyStatus") },
          ...known
            .filter((status) => status !== undefined)
            .map((status) => ({ value: status, label: say(`status.${status}`) })),
        ]}
      />
      {search.status === "arrears" && (
        <Pick
          className={styles["select"] ?? ""}
          aria-label={say("loans.lateness")}
          value={search.late ?? ""}
          onChange={(event) =>
            onChange({ late: (event.currentTarget.value || undefined) as Lateness | undefined })
          }
          data={[
            { value: "", label: say("loans.anyLateness") },
            ...latenesses.map((value) => ({
              value,
              label: say("loans.chipLate", { days: value.replace("-", "–") }),
            })),
          ]}
        />
      )}
    </>
  );
}

interface ChipsProps extends Props {
  readonly names: ReadonlyMap<string, string>;
}

export function Chips({ search, names, onChange }: ChipsProps) {
  const say = useSay();
  const other = otherStatuses.find((status) => status === search.status);
  const chips = [
    search.search && {
      name: "search" as const,
      text: say("loans.chipSearch", { words: search.search }),
    },
    search.product && {
      name: "product" as const,
      text: say("loans.chipProduct", { product: names.get(search.product) ?? search.product }),
    },
    other && {
      name: "status" as const,
      text: say("loans.chipStatus", { status: say(`status.${other}`) }),
    },
    search.late && {
      name: "late" as const,
      text: say("loans.chipLate", { days: search.late.replace("-", "–") }),
    },
    search.due && { name: "due" as const, text: say(`loans.due_${search.due}`) },
    search.idNumber && {
      name: "idNumber" as const,
      text: say("loans.chipIdentity", { number: search.idNumber }),
    },
  ].filter((chip) => chip !== undefined && chip !== "");
  if (!chips.length) return null;
  return (
    <ul className={styles["chips"]} aria-label={say("loans.filters")}>
      {chips.map(({ name, text }) => (
        <li key={name} className={styles["chip"]}>
          {text}
          <IconButton
            className={styles["remove"]}
            aria-label={say("loans.chipRemove", { filter: text })}
            onClick={() => onChange({ [name]: undefined })}
          >
            <Icon path={icons.x} size={14} />
          </IconButton>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            className={styles["plain"]}
            onClick={() => onChange({ ...unnarrowed, ...(other && { status: undefined }) })}
          >
            {say("loans.filtersClear")}
          </button>
        </li>
      )}
    </ul>
  );
}
