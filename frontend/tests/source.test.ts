/** Rules about our own sources: text comes from the catalogue, and styles from style sheets. */
import { globSync, readFileSync } from "node:fs";

import ts from "typescript";
import { describe, expect, test } from "vitest";

import { root } from "../build/entries";

/** What people read or hear although it is no child of an element. */
const SAID = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "description",
  "error",
  "heading",
  "label",
  "lead",
  "message",
  "note",
  "placeholder",
  "title",
]);

/** Words that are the same in every language, or that a script replaces at once. */
const SAME_EVERYWHERE = new Set(["Skycap", "Ctrl K", "Esc"]);

const files = globSync("src/{public,staff}/**/*.tsx", { cwd: root }).sort();
const hasWords = (text: string) => /\p{Letter}/u.test(text) && !SAME_EVERYWHERE.has(text.trim());

function hardCoded(name: string): string[] {
  const text = readFileSync(root + name, "utf8");
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWords(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && SAID.has(node.name.getText())) {
      const value = node.initializer;
      if (value && ts.isStringLiteral(value) && hasWords(value.text)) found.push(value.text);
    }
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression) {
      const child = node.expression;
      if (ts.isStringLiteralLike(child) && hasWords(child.text)) found.push(child.text);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

describe.each(files)("%s", (name) => {
  test("has no text of its own", () => {
    expect(hardCoded(name)).toEqual([]);
  });

  test("uses nothing that puts a <style> element into the page", () => {
    const source = readFileSync(root + name, "utf8");
    const imported = /import \{([^}]*)\} from "@mantine\/core"/.exec(source)?.[1] ?? "";
    const forbidden = /\b(AppShell|Grid|SimpleGrid|Flex)\b/.exec(imported)?.[0];

    expect(forbidden, "the CSP forbids it: lay it out in a style sheet").toBeUndefined();
    expect(source, "responsive style props do the same").not.toMatch(/=\{\{ ?(base|xs|sm|md|lg):/);
  });
});

test("the rules see what they should", () => {
  expect(hasWords("Loans")).toBe(true);
  expect(hasWords(" · ")).toBe(false);
  expect(files.length).toBeGreaterThan(20);
});
