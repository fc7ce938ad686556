/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const calculator: Translated<(typeof english)["calculator"]> = {
  heading: "Go tla ja bokae?",
  product: "Kadimo",
  amount: "Ke batla go adima",
  term: "Ka lobaka lwa",
  instalment: "O duela kgwedi le kgwedi",
  instalmentOnce: "O duela gangwe",
  instalmentEach: "O duela nako le nako",
  lastInstalment: "Tuelo ya bofelo",
  interest: "Morokotso",
  fees: "Dituelo",
  total: "O duela gotlhe",
  firstDue: "Tuelo ya ntlha",
  rateTerm: "{rate} mo lobakeng lotlhe",
  rateDay: "{rate} ka letsatsi",
  rateMonth: "{rate} ka kgwedi",
  rateYear: "{rate} ka ngwaga",
  range: "{least} go ya go {most}",
  apply: "Dira kopo ya kadimo e",
  note: "Ke palelo fela, ga se tshono. O bona ditshenyegelo tsotlhe gape pele o saena.",
  failed: "Ga re a kgona go bala ditshenyegelo.",
  outside: "Tlhopha madi go tswa go {least} go ya go {most}.",
  none: "Ga go na kadimo gompieno. Tsweetswee re leletse.",
};
