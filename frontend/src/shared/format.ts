/**
 * Amounts, dates and numbers as people read them. Amounts come from the API as decimal text and go
 * to Intl as text, so that no figure passes through a floating-point number.
 */
import type { Language } from "./messages/language";

/** What the lender has set that decides how things are written. */
export interface Conventions {
  readonly currency: string;
  readonly symbol: string;
  readonly exponent: number;
  readonly timezone: string;
}

export interface Formats {
  /** "P 5,500.00"; `whole` leaves out decimals that are all zero. */
  money(amount: string, options?: { whole?: boolean }): string;
  /** "P 1.2M", for axes and figures that stand for a trend. */
  short(amount: string): string;
  /** "1,234" */
  count(number: number): string;
  /** "10%", from the percent as text. */
  percent(text: string): string;
  /** "31 Jan 2026", from a date without a time. */
  date(day: string): string;
  /** "Saturday, 31 January" */
  weekday(day: string): string;
  /** "31 Jan 2026, 10:04", where the lender is. */
  moment(at: string): string;
  /** "Jan", from "2026-01". */
  month(month: string): string;
}

/** Botswana writes numbers and dates the British way in both of its languages. */
const LOCALE = "en-BW";

const SETSWANA_MONTHS = [
  "Ferikgong",
  "Tlhakole",
  "Mopitlwe",
  "Moranang",
  "Motsheganong",
  "Seetebosigo",
  "Phukwi",
  "Phatwe",
  "Lwetse",
  "Diphalane",
  "Ngwanatsele",
  "Sedimonthole",
];
const SETSWANA_DAYS = [
  "Sontaga",
  "Mosupologo",
  "Labobedi",
  "Laboraro",
  "Labone",
  "Labotlhano",
  "Matlhatso",
];

export function formats(language: Language, conventions: Conventions): Formats {
  const { currency, symbol, exponent, timezone } = conventions;
  const style = { style: "currency", currency } as const;
  const full = new Intl.NumberFormat(LOCALE, {
    ...style,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  const whole = new Intl.NumberFormat(LOCALE, { ...style, maximumFractionDigits: 0 });
  const compact = new Intl.NumberFormat(LOCALE, {
    ...style,
    notation: "compact",
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  });
  const plain = new Intl.NumberFormat(LOCALE);
  const percent = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 4 });

  const write = (format: Intl.NumberFormat, amount: string) =>
    format
      .formatToParts(amount as Intl.StringNumericLiteral)
      .map((part) => (part.type === "currency" ? symbol : part.value))
      .join("");

  const calendar = (options: Intl.DateTimeFormatOptions, timeZone: string) => {
    const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone });
    return (at: Date) => (language === "tn" ? inSetswana(format, timeZone, at) : format.format(at));
  };
  const date = calendar({ day: "numeric", month: "short", year: "numeric" }, "UTC");
  const weekday = calendar({ weekday: "long", day: "numeric", month: "long" }, "UTC");
  const month = calendar({ month: "short" }, "UTC");
  const day = calendar({ day: "numeric", month: "short", year: "numeric" }, timezone);
  const time = new Intl.DateTimeFormat(LOCALE, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: timezone,
  });

  return {
    money: (amount, options) =>
      write(options?.whole && /^-?\d+(\.0*)?$/.test(amount) ? whole : full, amount),
    short: (amount) => write(compact, amount),
    count: (number) => plain.format(number),
    percent: (text) => `${percent.format(text as Intl.StringNumericLiteral)}%`,
    date: (text) => date(new Date(`${text}T00:00:00Z`)),
    weekday: (text) => weekday(new Date(`${text}T00:00:00Z`)),
    moment: (at) => `${day(new Date(at))}, ${time.format(new Date(at))}`,
    month: (text) => month(new Date(`${text}-01T00:00:00Z`)),
  };
}

/** Browsers seldom know Setswana: take the English order, and put our own names into it. */
function inSetswana(format: Intl.DateTimeFormat, timeZone: string, at: Date): string {
  const numbers = new Intl.DateTimeFormat("en-US", { timeZone, month: "numeric" });
  const month = Number(numbers.format(at)) - 1;
  const weekday = new Intl.DateTimeFormat("en-US", { timeZone, weekday: "long" }).format(at);
  const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  return format
    .formatToParts(at)
    .map((part) => {
      if (part.type === "month") return SETSWANA_MONTHS[month];
      return part.type === "weekday" ? SETSWANA_DAYS[days.indexOf(weekday)] : part.value;
    })
    .join("");
}
