/** How sizes, durations and moments of operations are written. */
import { useMemo } from "react";

import { useLender } from "../../api";
import { useSay } from "../../language";

const LOCALE = "en-BW";
const SIZES = ["kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
const STEP = 1000;
const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_HOURS = 24;

export function useWriting() {
  const say = useSay();
  const { timezone: timeZone } = useLender();
  return useMemo(() => {
    const numbers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
    const second = new Intl.DateTimeFormat(LOCALE, {
      day: "2-digit",
      month: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
    const hour = new Intl.DateTimeFormat(LOCALE, {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
    const day = new Intl.DateTimeFormat(LOCALE, { day: "2-digit", month: "2-digit", timeZone });
    return {
      /** "13.8 MB" */
      size(bytes: number): string {
        let power = 0;
        let left = Math.abs(bytes) / STEP;
        while (left >= STEP && power < SIZES.length - 1) {
          left /= STEP;
          power += 1;
        }
        const format = new Intl.NumberFormat(LOCALE, {
          style: "unit",
          unit: SIZES[power] ?? "kilobyte",
          maximumFractionDigits: 1,
        });
        return format.format(Math.sign(bytes) * left);
      },
      /** "18.5 ms" */
      time: (ms: number | null) =>
        ms === null ? "–" : say("operations.ms", { number: numbers.format(ms) }),
      number: (value: number) => numbers.format(value),
      /** "24/11, 15:22:11" */
      second: (at: string) => second.format(new Date(at)),
      /** A point of a chart: "24/11 15:00", or "24/11" where it stands for a day. */
      point: (at: string, daily: boolean) =>
        daily
          ? day.format(new Date(at))
          : `${day.format(new Date(at))} ${hour.format(new Date(at))}`,
      /** "2 hours ago" */
      age(at: string): string {
        const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(at)) / MINUTE_MS));
        if (minutes < HOUR_MINUTES) return say("operations.minutesAgo", { count: minutes });
        const hours = Math.floor(minutes / HOUR_MINUTES);
        if (hours < 2 * DAY_HOURS) return say("operations.hoursAgo", { count: hours });
        return say("operations.daysAgo", { count: Math.floor(hours / DAY_HOURS) });
      },
    };
  }, [say, timeZone]);
}
