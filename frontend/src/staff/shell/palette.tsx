/** Ctrl-K: find a place and go there. A source of entries is a function below; loans follow. */
import * as icons from "../../shared/icons";
import { Modal } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useId, useMemo, useRef, useState, type KeyboardEvent } from "react";

import type { Say } from "../../shared/messages";
import { useMay } from "../api";
import { useSay } from "../language";
import { Icon } from "../ui/icon";
import styles from "./palette.module.css";
import { places } from "./places";

/** Something that the palette finds. */
export interface Entry {
  readonly id: string;
  readonly group: "go" | "do";
  readonly label: string;
  readonly detail?: string;
  readonly icon: string;
  readonly run: () => void;
}

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function Palette({ opened, onClose }: Props) {
  const say = useSay();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={600} yOffset="12vh" padding={0} radius="lg">
      <Modal.Overlay />
      <Modal.Content aria-label={say("shell.palette")}>
        <Finder onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(0);
  const entries = usePlaces();
  const found = useMemo(() => entries.filter((entry) => matches(entry, query)), [entries, query]);
  const current = found[Math.min(chosen, found.length - 1)];

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const move = (by: number) => {
    const next = (Math.min(chosen, found.length - 1) + by + found.length) % found.length;
    setChosen(next);
    list.current?.querySelectorAll("[role=option]")[next]?.scrollIntoView({ block: "nearest" });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter") run(current);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={styles["field"]}>
        <Icon path={icons.search} />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current.id}`}
          aria-autocomplete="list"
          aria-label={say("shell.palette")}
          placeholder={say("shell.search")}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
      </div>
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={say("shell.palette")}
        className={styles["list"]}
      >
        {found.map((entry, index) => (
          <Option
            key={entry.id}
            id={`${id}-${entry.id}`}
            entry={entry}
            say={say}
            first={entry.group !== found[index - 1]?.group}
            selected={entry === current}
            onRun={() => run(entry)}
          />
        ))}
      </ul>
      {!found.length && (
        <p className={styles["empty"]} role="status">
          {say("shell.paletteEmpty", { query })}
        </p>
      )}
      <p className={styles["hint"]}>{say("shell.paletteHint")}</p>
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: Entry;
  readonly say: Say;
  readonly first: boolean;
  readonly selected: boolean;
  readonly onRun: () => void;
}

function Option({ id, entry, say, first, selected, onRun }: OptionProps) {
  return (
    <>
      {first && (
        <li role="presentation" className={styles["group"]}>
          {say(entry.group === "go" ? "shell.paletteGo" : "shell.paletteDo")}
        </li>
      )}
      <li
        id={id}
        role="option"
        aria-selected={selected}
        className={styles["option"]}
        onClick={onRun}
      >
        <Icon path={entry.icon} />
        <span>{entry.label}</span>
        {entry.detail && <span className="muted">{entry.detail}</span>}
      </li>
    </>
  );
}

/** The places that this person may go to. */
function usePlaces(): readonly Entry[] {
  const say = useSay();
  const may = useMay();
  const router = useRouter();
  return places
    .filter(({ action }) => may(action))
    .map(({ to, name, icon }) => ({
      id: `go-${name}`.replace(/\W/g, "-"),
      group: "go",
      label: say(name),
      icon,
      run: () => void router.navigate({ to }),
    }));
}

/** Every word that was typed begins a word of the entry. */
function matches(entry: Entry, query: string): boolean {
  const words = `${entry.label} ${entry.detail ?? ""}`.toLowerCase().split(/\s+/);
  const typed = query.toLowerCase().split(/\s+/).filter(Boolean);
  return typed.every((part) => words.some((word) => word.startsWith(part)));
}
