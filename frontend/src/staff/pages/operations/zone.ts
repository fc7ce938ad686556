/** Moments where the lender is, whatever zone the browser is in. */

const MINUTE_MS = 60_000;

/** How many milliseconds a zone is ahead of UTC at a moment. */
function ahead(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  }).formatToParts(new Date(at));
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"));
  return shown - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** The moment that clocks of `timeZone` show as "2026-02-27T20:00"; undefined if it is no moment. */
export function momentIn(timeZone: string, shown: string): string | undefined {
  const wanted = Date.parse(`${shown}Z`);
  if (Number.isNaN(wanted)) return undefined;
  // The second look is for moments near a change of the clocks.
  const first = wanted - ahead(wanted, timeZone);
  return new Date(wanted - ahead(first, timeZone)).toISOString();
}

/** What clocks of `timeZone` show at a moment, as a field for date and time takes it. */
export function shownIn(timeZone: string, at: Date): string {
  return new Date(at.getTime() + ahead(at.getTime(), timeZone)).toISOString().slice(0, 16);
}
