/** Words of both tiers. */
export const common = {
  tryAgain: "Try again",
  cancel: "Cancel",
  close: "Close",
  save: "Save",
  back: "Back",
  continue: "Continue",
  loading: "Loading…",
  language: "Language",
  skip: "Skip to the content",
  months: { one: "{count} month", other: "{count} months" },
  weeks: { one: "{count} week", other: "{count} weeks" },
  days: { one: "{count} day", other: "{count} days" },
  payments: { one: "{count} payment", other: "{count} payments" },
} as const;
