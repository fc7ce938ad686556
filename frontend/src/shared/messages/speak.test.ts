import { expect, test } from "vitest";

import { english } from "./en";
import { speaker } from "./speak";
import { setswana } from "./tn";

test("a message is said with its values", () => {
  const say = speaker("en", english);

  expect(say("dashboard.morning", { name: "Kagiso" })).toBe("Good morning, Kagiso");
  expect(say("common.months", { count: 1 })).toBe("1 month");
  expect(say("common.months", { count: 12 })).toBe("12 months");
});

test("another language says the same in its own words", () => {
  const say = speaker("tn", setswana);

  expect(say("common.months", { count: 1 })).toBe("kgwedi e le 1");
  expect(say("common.months", { count: 2 })).toBe("dikgwedi di le 2");
});

test("a value may look like a placeholder without becoming one", () => {
  const say = speaker("en", english);

  expect(say("shell.paletteEmpty", { query: "{count} $&" })).toBe("Nothing matches “{count} $&”.");
});

test("what a page fetches later is said from then on", () => {
  const say = speaker("en", { apply: { step: "Step" } });

  say.carry({ apply: { send: "Send" }, upload: { title: "Documents" } });

  expect(say("apply.send")).toBe("Send");
  expect(say.maybe("apply.step")).toBe("Step");
  expect(say.maybe("upload.title")).toBe("Documents");
});

test("a message that the page does not carry is an error, not a blank", () => {
  const say = speaker("en", { common: english.common });

  expect(() => say("home.title")).toThrow("home.title");
  expect(say.maybe("home.title")).toBeUndefined();
});
