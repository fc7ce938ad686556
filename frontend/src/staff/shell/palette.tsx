/** Ctrl-K: go to a place, find a loan or a person, do something. entries.ts has what it offers. */
import * as icons from "../../shared/icons";
import { Modal } from "@mantine/core";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";

import { asFailure, explain } from "../../shared/api/failure";
import type { Say } from "../../shared/messages";
import { useSay } from "../language";
import { Icon } from "../ui/icon";
import { useDeeds, useFound, usePlaces, type Entry } from "./entries";
import styles from "./palette.module.css";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onKeys: () => void;
  /** What was typed before this was there, once; see soon.tsx. */
  readonly typed: RefObject<string>;
  readonly onTaken: () => void;
}

export function Palette({ opened, ...finder }: Props) {
  const say = useSay();
  return (
    <Modal.Root
      opened={opened}
      onClose={finder.onClose}
      size={600}
      yOffset="12vh"
      padding={0}
      radius="lg"
    >
      <Modal.Overlay />
      <Modal.Content aria-label={say("shell.palette")}>
        <Finder {...finder} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder({ onClose, onKeys, typed, onTaken }: Omit<Props, "opened">) {
  const say = useSay();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState("");
  useEffect(() => {
    const before = typed.current;
    typed.current = "";
    setQuery((since) => before + since);
    onTaken();
  }, [typed, onTaken]);
  const [chosen, setChosen] = useState(0);
  const known = [...usePlaces(), ...useDeeds(onKeys)].filter((entry) => matches(entry, query));
  const { entries, error, searching } = useFound(query);
  const found = [...known, ...entries];
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
          autoFocus
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
      <p className={styles["empty"]} role="status" hidden={!error && found.length > 0}>
        {error
          ? explain(say, asFailure(error))
          : found.length > 0
            ? ""
            : searching
              ? say("shell.paletteSearching")
              : say("shell.paletteEmpty", { query })}
      </p>
      <p className={styles["hint"]}>{say("shell.paletteHint")}</p>
    </>
  );
}

const groups = {
  go: "shell.paletteGo",
  do: "shell.paletteDo",
  found: "shell.paletteFound",
} as const;

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
          {say(groups[entry.group])}
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

/** Every word that was typed begins a word of the entry. */
function matches(entry: Entry, query: string): boolean {
  const words = `${entry.label} ${entry.detail ?? ""}`.toLowerCase().split(/\s+/);
  const typed = query.toLowerCase().split(/\s+/).filter(Boolean);
  return typed.every((part) => words.some((word) => word.startsWith(part)));
}
