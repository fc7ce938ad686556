import { describe, expect, test } from "vitest";

import { device, type Store } from "../stores";
import { dropDraft, keepDraft, readDraft } from "./draft";
import { empty } from "./fields";

function store(): Store & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
  };
}

describe("the draft", () => {
  test("comes back as it was kept, with the key of a submission under way", () => {
    const kept = store();
    const values = { ...empty, firstName: "Naledi" };
    const submission = { key: "k", content: "{}" };

    expect(keepDraft(kept, { values, submission })).toBe(true);
    expect(readDraft(kept)).toEqual({ values, submission });
  });

  test("is gone once it is dropped", () => {
    const kept = store();
    keepDraft(kept, { values: empty });
    dropDraft(kept);

    expect(kept.held.size).toBe(0);
    expect(readDraft(kept)).toBeUndefined();
  });

  test("leaves behind what this version does not know, and what is no text", () => {
    const kept = store();
    kept.setItem(
      "skycap.application",
      JSON.stringify({ values: { firstName: "Naledi", lastName: 7, photo: "data:…" } }),
    );

    expect(readDraft(kept)?.values).toEqual({ ...empty, firstName: "Naledi" });
  });

  test.each(["", "null", "{", '"text"', '{"values":3}', '{"values":null}'])(
    "is none where %s was kept",
    (text) => {
      const kept = store();
      kept.setItem("skycap.application", text);

      expect(readDraft(kept)).toBeUndefined();
    },
  );

  test("says that it could not be kept in a full or forbidden storage", () => {
    const full = {
      ...store(),
      setItem: () => {
        throw new Error("full");
      },
    };

    expect(keepDraft(full, { values: empty })).toBe(false);
    expect(keepDraft(undefined, { values: empty })).toBe(false);
    expect(device()).toBeUndefined(); // Node has no storage, as a browser may have none
  });
});
