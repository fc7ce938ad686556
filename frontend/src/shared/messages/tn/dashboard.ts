/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const dashboard: Translated<(typeof english)["dashboard"]> = {
  title: "Boto ya dipalo",
  morning: "Dumela, {name}",
  afternoon: "O tlhotse jang, {name}",
  evening: "O maitseboeng jang, {name}",
  outstanding: "Dikadimo tse di sa ntseng di duelwa",
  disbursedMonth: "Madi a a duetsweng kgwedi e",
  collectedMonth: "Madi a a kgobokantsweng kgwedi e",
  risk: "Dikadimo tse di mo kotsing, go feta malatsi a le 30",
  activeLoans: {
    one: "kadimo e le {count} e e dirang",
    other: "dikadimo di le {count} tse di dirang",
  },
  lateLoans: {
    one: "kadimo e le {count} e saletse morago",
    other: "dikadimo di le {count} di saletse morago",
  },
  lastMonth: "{amount} kgwedi e e fetileng",
  noLastMonth: "sepe kgwedi e e fetileng",
  money: "Madi a a tswang le a a tsenang",
  moneyUnit: "{currency} ka kgwedi",
  disbursed: "A a duetsweng",
  repaid: "A a kgobokantsweng",
  table: "Bontsha e le lenaane",
  month: "Kgwedi",
  needsYou: "Di letile wena",
  needsOpen: { one: "e le {count}", other: "di le {count}" },
  toReview: {
    one: "kopo e le {count} e tshwanetse go lebelelwa",
    other: "dikopo di le {count} di tshwanetse go lebelelwa",
  },
  toAnswer: {
    one: "kopo e le {count} e letetse tshedimosetso",
    other: "dikopo di le {count} di letetse tshedimosetso",
  },
  toDisburse: {
    one: "kadimo e le {count} e tshwanetse go duelwa",
    other: "dikadimo di le {count} di tshwanetse go duelwa",
  },
  toChase: {
    one: "kadimo e le {count} e saletse morago",
    other: "dikadimo di le {count} di saletse morago",
  },
  toRefund: {
    one: "kadimo e le {count} e duetswe go feta",
    other: "dikadimo di le {count} di duetswe go feta",
  },
  waiting: "Di letile setlhopha",
  nothing: "Ga go na se se go letileng. O dirile sentle.",
  arrears: "Tse di saletseng morago ka bogologolo",
  arrearsDays: "malatsi a le {bucket}",
  overdue: "{amount} e mo kotsing",
  stages: "Dikadimo ka maemo",
  stagesTotal: { one: "kadimo e le {count}", other: "dikadimo di le {count}" },
  chartHelp: "Dirisa metsu ya molema le moja go bala kgwedi nngwe le nngwe.",
};
