import { describe, expect, test } from "vitest";

import { keepsOriginal, kindOf, named, prepare, scaled, Unfit } from "./shrink";

describe("the size of a photo", () => {
  test.each([
    [4000, 3000, 1600, 1200],
    [3000, 4000, 1200, 1600],
    [1600, 900, 1600, 900],
    [640, 480, 640, 480],
    [10_000, 1, 1600, 1],
  ])("%d × %d becomes %d × %d", (width, height, wide, high) => {
    expect(scaled(width, height)).toEqual([wide, high]);
  });
});

describe("a file", () => {
  test.each([
    [{ type: "image/jpeg", name: "a.jpg" }, "image"],
    [{ type: "", name: "IMG_1.HEIC" }, "image"],
    [{ type: "application/pdf", name: "a" }, "pdf"],
    [{ type: "", name: "a.PDF" }, "pdf"],
    [{ type: "text/plain", name: "a.pdf" }, "other"],
    [{ type: "application/zip", name: "a.zip" }, "other"],
  ] as const)("%o is of kind %s", (file, kind) => {
    expect(kindOf(file)).toBe(kind);
  });

  test.each([
    ["IMG_1.HEIC", "image/jpeg", "IMG_1.jpg"],
    ["scan", "image/png", "scan.png"],
    ["pay.slip.pdf", "application/pdf", "pay.slip.pdf"],
    [".jpg", "image/jpeg", "document.jpg"],
    ["x".repeat(300), "application/pdf", `${"x".repeat(100)}.pdf`],
  ])("%s as %s is called %s", (name, type, expected) => {
    expect(named(name, type)).toBe(expected);
  });

  test("keeps a drawing that a photo of it would make larger, and never a JPEG with its place", () => {
    expect(keepsOriginal({ type: "image/png", size: 10 }, false, 20)).toBe(true);
    expect(keepsOriginal({ type: "image/png", size: 10 }, true, 20)).toBe(false);
    expect(keepsOriginal({ type: "image/png", size: 30 }, false, 20)).toBe(false);
    expect(keepsOriginal({ type: "image/jpeg", size: 10 }, false, 20)).toBe(false);
  });

  test("of a wrong type, without content or too large is refused before it is sent", async () => {
    const refused = (file: File) => expect(prepare(file)).rejects;

    await refused(new File(["x"], "a.txt", { type: "text/plain" })).toEqual(new Unfit("type"));
    await refused(new File([], "a.pdf", { type: "application/pdf" })).toEqual(new Unfit("empty"));
    const large = new File(["x"], "a.pdf", { type: "application/pdf" });
    Object.defineProperty(large, "size", { value: 10 * 1024 * 1024 + 1 });
    await refused(large).toEqual(new Unfit("size"));
  });

  test("that is a PDF is sent as it is", async () => {
    const file = new File(["%PDF-"], "slip.pdf", { type: "application/pdf" });

    expect(await prepare(file)).toEqual({ blob: file, name: "slip.pdf", type: "application/pdf" });
  });
});
