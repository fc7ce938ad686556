/** Moments where the lender is, also where clocks change. */
import { expect, test } from "vitest";

import { momentIn, shownIn } from "./zone";

test.each([
  ["Africa/Gaborone", "2026-02-27T20:00", "2026-02-27T18:00:00.000Z"],
  ["UTC", "2026-02-27T20:00", "2026-02-27T20:00:00.000Z"],
  ["Asia/Kolkata", "2026-02-27T00:15", "2026-02-26T18:45:00.000Z"],
  ["Europe/London", "2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
  ["America/New_York", "2026-11-01T09:00", "2026-11-01T14:00:00.000Z"],
])("in %s, %s is %s", (zone, shown, moment) => {
  expect(momentIn(zone, shown)).toBe(moment);
  expect(shownIn(zone, new Date(moment))).toBe(shown);
});

test("what is no date and time is no moment", () => {
  expect(momentIn("UTC", "")).toBeUndefined();
  expect(momentIn("UTC", "soon")).toBeUndefined();
});
