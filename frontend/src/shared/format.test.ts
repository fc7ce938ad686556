import { describe, expect, test } from "vitest";

import { formats } from "./format";

const pula = { currency: "BWP", symbol: "P", exponent: 2, timezone: "Africa/Gaborone" };
const english = formats("en", pula);
const setswana = formats("tn", pula);
const plain = (text: string) => text.replace(/\s/g, " ");

describe("an amount", () => {
  test("is written with the lender's symbol and decimals, from its text", () => {
    expect(plain(english.money("5500.00"))).toBe("P 5,500.00");
    expect(plain(english.money("-0.05"))).toBe("-P 0.05");
  });

  test("stays exact where a floating-point number would not", () => {
    expect(plain(english.money("90071992547409931.07"))).toBe("P 90,071,992,547,409,931.07");
  });

  test("leaves out its decimals only where they are zero", () => {
    expect(plain(english.money("5500.00", { whole: true }))).toBe("P 5,500");
    expect(plain(english.money("5500.50", { whole: true }))).toBe("P 5,500.50");
  });

  test("is written the same in both languages, and as its own currency has it", () => {
    expect(setswana.money("1234.5")).toBe(english.money("1234.5"));
    const yen = formats("en", { ...pula, currency: "JPY", symbol: "¥", exponent: 0 });
    expect(plain(yen.money("1234"))).toBe("¥ 1,234".replace(" ", yen.money("1").slice(1, -1)));
  });

  test("is short on an axis", () => {
    expect(plain(english.short("1250000"))).toBe("P 1.3M");
  });
});

describe("a date", () => {
  test("is the day that was written, wherever the browser is", () => {
    expect(english.date("2026-01-31")).toBe("31 Jan 2026");
    expect(english.weekday("2026-01-31")).toBe("Saturday, 31 January");
  });

  test("has Setswana names in Setswana", () => {
    expect(setswana.date("2026-01-31")).toBe("31 Ferikgong 2026");
    expect(setswana.weekday("2026-11-24")).toBe("Labobedi, 24 Ngwanatsele");
  });

  test("of a moment is the one where the lender is", () => {
    expect(english.moment("2026-01-31T23:30:00.000000Z")).toBe("01 Feb 2026, 01:30");
  });
});

test("a percentage keeps the digits that it has", () => {
  expect(english.percent("9.79")).toBe("9.79%");
  expect(english.percent("10")).toBe("10%");
});
