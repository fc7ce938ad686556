/** The catalogue: nothing lacks a translation, and no page says what it does not carry. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { describe, expect, test } from "vitest";

import { publicScript, root } from "../build/entries";
import { pages } from "../src/public/pages";
import { english } from "../src/shared/messages/en";
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

/** The file and everything of ours that it imports. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, "utf8");
  for (const [, name = ""] of source.matchAll(/(?:from|import) "(\.[^"]+)"/g)) {
    const path = resolve(dirname(file), name);
    const found = ["", ".ts", ".tsx", "/index.ts"]
      .map((ending) => path + ending)
      .find((candidate) => /\.tsx?$/.test(candidate) && existsSync(candidate));
    if (found) reached(found, seen);
  }
  return seen;
}

describe("the script of a public page", () => {
  test.each(pages.map((page) => [page.path || "home", page] as const))(
    "says on %s only what the page carries",
    (_, page) => {
      const carried = new Set<string>(["common", "problem", ...page.carries]);
      const areas = Object.keys(english).join("|");
      const key = new RegExp(`["\`](${areas})\\.[\\w$]`, "g");
      const files = [...reached(root + publicScript(page.entry))].filter(
        (file) => !file.includes("/shared/messages/"),
      );
      const said = files.flatMap((file) =>
        [...readFileSync(file, "utf8").matchAll(key)].map((found) => ({ file, area: found[1] })),
      );

      expect(said.filter(({ area }) => !carried.has(area ?? ""))).toEqual([]);
    },
  );
});
