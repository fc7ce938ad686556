/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const common: Translated<(typeof english)["common"]> = {
  tryAgain: "Leka gape",
  cancel: "Khansela",
  close: "Tswala",
  save: "Boloka",
  back: "Morago",
  continue: "Tswelela",
  loading: "Go a laisiwa…",
  language: "Puo",
  skip: "Tlolela kwa diteng",
  months: { one: "kgwedi e le {count}", other: "dikgwedi di le {count}" },
  weeks: { one: "beke e le {count}", other: "dibeke di le {count}" },
  days: { one: "letsatsi le le {count}", other: "malatsi a le {count}" },
  payments: { one: "tuelo e le {count}", other: "dituelo di le {count}" },
  copied: "Go kopilwe",
  showMore: "Bontsha tse dingwe",
  shownSoFar: "di le {number} di bontshitswe go fitlha jaanong",
  shownAll: "di le {number} gotlhe",
};
