/** The catalogue: nothing lacks a translation, and no page says what it does not carry. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { describe, expect, test } from "vitest";

import { publicScript, root } from "../build/entries";
import { pages } from "../src/public/pages";
import { fieldsOf, optional, steps } from "../src/public/apply/fields";
import { words } from "../src/public/apply/words-en";
import { words as staffFirst } from "../src/staff/words/en";
import { words as staffLater } from "../src/staff/words/en-later";
import { words as staffFirstTn } from "../src/staff/words/tn";
import { words as staffLaterTn } from "../src/staff/words/tn-later";
import { english } from "../src/shared/messages/en";
import { apply as applyFirst } from "../src/shared/messages/en/apply";
import type { Message } from "../src/shared/messages/speak";
import { setswana } from "../src/shared/messages/tn";

type Areas = Readonly<Record<string, Readonly<Record<string, Message>>>>;

const texts = (message: Message) =>
  typeof message === "string" ? [message] : [message.one, message.other];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
const messages = (areas: Areas) =>
  Object.entries(areas).flatMap(([area, entries]) =>
    Object.entries(entries).map(([name, message]) => [`${area}.${name}`, message] as const),
  );

describe("the Setswana catalogue", () => {
  const translated = new Map(messages(setswana as Areas));

  test.each(messages(english as Areas))("%s is translated", (key, original) => {
    const message = translated.get(key);

    expect(message).toBeDefined();
    if (message === undefined) return;
    expect(typeof message).toBe(typeof original);
    const wanted = texts(original).map((text) => placeholders(text).sort());
    expect(texts(message).map((text) => placeholders(text).sort())).toEqual(wanted);
    expect(texts(message).every((text) => text.trim() !== "")).toBe(true);
  });

  test("has no message that English lacks", () => {
    const known = new Set(messages(english as Areas).map(([key]) => key));

    expect([...translated.keys()].filter((key) => !known.has(key))).toEqual([]);
  });

  test("says at its head that nobody has reviewed it yet", () => {
    const head = readFileSync(`${root}src/shared/messages/tn/index.ts`, "utf8").slice(0, 400);

    expect(head).toContain("NOT YET REVIEWED");
  });
});

/** The file and everything of ours that it imports, at once or, with `later`, when it runs. */
function reached(file: string, later = false, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, "utf8");
  const named = later ? /(?:from |import |import\()"(\.[^"]+)"/g : /(?:from|import) "(\.[^"]+)"/g;
  for (const [, name = ""] of source.matchAll(named)) {
    const path = resolve(dirname(file), name);
    const found = ["", ".ts", ".tsx", "/index.ts"]
      .map((ending) => path + ending)
      .find((candidate) => /\.tsx?$/.test(candidate) && existsSync(candidate));
    if (found) reached(found, later, seen);
  }
  return seen;
}

/** What the sources of a page say by its whole key, without the catalogue itself. */
function said(file: string, later = false): { file: string; key: string }[] {
  const areas = Object.keys(english).join("|");
  const key = new RegExp(`["\`]((?:${areas})\\.[\\w$]+)`, "g");
  return [...reached(root + file, later)]
    .filter((file) => !file.includes("/shared/messages/"))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(key)].map(([, found = ""]) => ({ file, key: found })),
    );
}

describe("the script of a public page", () => {
  const named = pages.map((page) => [page.path || "home", page] as const);

  test.each(named)("says on %s only what the page carries", (_, page) => {
    const carried = ["common", "problem", ...page.carries];
    const begun = Object.entries(page.begins ?? {}).flatMap(([area, names]) =>
      names.map((name) => `${area}.${name}`),
    );
    const has = (key: string) =>
      carried.includes(key.split(".")[0] ?? "") ||
      begun.includes(key) ||
      (key.includes("$") && begun.length > 0); // a key that is put together, such as need_${name}

    expect(said(publicScript(page.entry)).filter(({ key }) => !has(key))).toEqual([]);
  });

  test.each(named)("says on %s later only what it has fetched", (_, page) => {
    const fetched = page.begins ? Object.keys(words) : [];
    const carried = ["common", "problem", ...page.carries, ...fetched];
    const missing = said(publicScript(page.entry), true).filter(
      ({ key }) => !carried.includes(key.split(".")[0] ?? ""),
    );

    expect(missing).toEqual([]);
  });
});

test("the first step of the application begins with all its words", () => {
  const first = Object.keys(applyFirst);
  const wanted = [
    ...steps.flatMap((step) => [step, `${step}Lead`]),
    ...fieldsOf.personal.flatMap((name) => [name, ...(optional.has(name) ? [] : [`need_${name}`])]),
  ].filter((name) => name in english.apply);

  expect(wanted.filter((name) => !first.includes(name))).toEqual([]);
});

describe("the portal", () => {
  const area = ({ key }: { key: string }) => key.split(".")[0] ?? "";
  const begin = ["main.tsx", "shell/shell.tsx", "pages/dashboard/below.tsx"];
  const first = [...begin, "pages/dashboard/dashboard.tsx", "pages/loans/list.tsx"];

  test.each([...first, "shell/overlays.tsx", "shell/account-menu.tsx"])(
    "says in %s only the words that it begins with",
    (name) => {
      expect(said(`src/staff/${name}`).filter((one) => !(area(one) in staffFirst))).toEqual([]);
    },
  );

  test("says elsewhere only what it has fetched, in both languages", () => {
    const carried = { ...staffFirst, ...staffLater };

    expect(said("src/staff/main.tsx", true).filter((one) => !(area(one) in carried))).toEqual([]);
    expect(Object.keys({ ...staffFirstTn, ...staffLaterTn })).toEqual(Object.keys(carried));
  });
});
