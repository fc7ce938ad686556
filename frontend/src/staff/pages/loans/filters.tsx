/** Narrowing the list: search, product, status; and what it is narrowed to, each part removable. */
import { useClickOutside, useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";

import * as icons from "../../../shared/icons";
import type { Say } from "../../../shared/messages";
import { useSay } from "../../language";
import { IconButton } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Pick } from "../../ui/pick";
import {
  amongStatuses,
  latenesses,
  statusesOf,
  type Changes,
  type Lateness,
  type ListSearch,
} from "./address";
import styles from "./list.module.css";
import type { Product } from "./queries";
import { otherStatuses, views } from "./views";

/** What narrows a view, beside its status. */
export const narrows = ["search", "statuses", "product", "late", "due", "idNumber"] as const;
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
      <Statuses search={search} onChange={onChange} />
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
              label: latenessName(say, value),
            })),
          ]}
        />
      )}
    </>
  );
}

/** Every status that a loan can have, in the order of its life. */
const known = [...views.map(({ status }) => status), ...otherStatuses].filter(
  (status) => status !== undefined && status !== "arrears",
);

/** One status, or several at once. */
function Statuses({ search, onChange }: Props) {
  const say = useSay();
  const chosen = statusesOf(search);
  const [first] = chosen;
  const place = useClickOutside<HTMLDetailsElement>(() => close());
  const close = () => place.current?.removeAttribute("open");
  return (
    <details
      ref={place}
      className={styles["statuses"]}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !place.current?.open) return;
        event.stopPropagation();
        close();
        place.current.querySelector("summary")?.focus();
      }}
    >
      <summary>
        <span>
          {first === undefined
            ? say("loans.anyStatus")
            : chosen.length === 1
              ? say(`status.${first}`)
              : say("loans.someStatuses", { count: chosen.length })}
        </span>
        <Icon path={icons.chevronDown} size={16} />
      </summary>
      <fieldset>
        <legend className="unseen">{say("loans.status")}</legend>
        {known.map((status) => (
          <label key={status}>
            <input
              type="checkbox"
              checked={chosen.includes(status)}
              onChange={(event) => {
                const rest = chosen.filter((one) => one !== status);
                const wanted = event.currentTarget.checked ? [...chosen, status] : rest;
                onChange({
                  ...amongStatuses(known.filter((one) => wanted.includes(one))),
                  loan: undefined,
                });
              }}
            />
            <span>{say(`status.${status}`)}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

interface ChipsProps extends Props {
  readonly names: ReadonlyMap<string, string>;
}

export function Chips({ search, names, onChange }: ChipsProps) {
  const say = useSay();
  const chosen = statusesOf(search);
  const others = search.statuses ? chosen : otherStatuses.filter((one) => chosen.includes(one));
  const chips = [
    search.search && {
      name: "search" as const,
      text: say("loans.chipSearch", { words: search.search }),
    },
    search.product && {
      name: "product" as const,
      text: say("loans.chipProduct", { product: names.get(search.product) ?? search.product }),
    },
    ...others.map((status) => ({
      name: status,
      text: say("loans.chipStatus", { status: say(`status.${status}`) }),
      remove: amongStatuses(chosen.filter((one) => one !== status)),
    })),
    search.late && { name: "late" as const, text: latenessName(say, search.late) },
    search.due && { name: "due" as const, text: say(`loans.due_${search.due}`) },
    search.idNumber && {
      name: "idNumber" as const,
      text: say("loans.chipIdentity", { number: search.idNumber }),
    },
  ].filter((chip) => chip !== undefined && chip !== "");
  if (!chips.length) return null;
  return (
    <ul className={styles["chips"]} aria-label={say("loans.filters")}>
      {chips.map(({ name, text, ...chip }) => (
        <li key={name} className={styles["chip"]}>
          {text}
          <IconButton
            className={styles["remove"]}
            aria-label={say("loans.chipRemove", { filter: text })}
            onClick={() => onChange("remove" in chip ? chip.remove : { [name]: undefined })}
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
            onClick={() => onChange({ ...unnarrowed, ...(others.length && { status: undefined }) })}
          >
            {say("loans.filtersClear")}
          </button>
        </li>
      )}
    </ul>
  );
}

/** How late, in words; all that is at risk together has a name. */
function latenessName(say: Say, late: Lateness): string {
  return late === "31+"
    ? say("loans.chipAtRisk")
    : say("loans.chipLate", { days: late.replace("-", "–") });
}
