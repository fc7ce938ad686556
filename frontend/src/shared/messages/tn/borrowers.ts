/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const borrowers: Translated<(typeof english)["borrowers"]> = {
  title: "Baadimi",
  lead: "Motho a le mongwe le dikadimo tsa gagwe tsotlhe",
  idNumber: "Nomoro ya boitshupo",
  missing: "Tsenya nomoro ya boitshupo",
  find: "Batla",
  start: "O batla mang?",
  startText:
    "Tsenya nomoro ya Omang kgotsa ya phasepoto. Ga e tsenngwe mo atereseng le mo ditsong tsa sebatli se.",
  unknown: "Ga go ope wa nomoro e yo o kileng a kopa",
  unknownText: "Tlhola dinomoro, kgotsa o batle leina mo dikadimong.",
  byName: "Batla mo dikadimong",
  asTold: "Jaaka re boleletswe la bofelo",
  phone: "Mogala",
  email: "Email",
  physical: "Bonno",
  postal: "Poso",
  employer: "Mothapi",
  kin: "Wa losika",
  bank: "Banka",
  outstanding: "Se se kolotwang",
  paid: "Se se duetsweng",
  open: "Dikadimo tse di dirang",
  loans: "Dikadimo gotlhe",
  all: "Dikadimo tsotlhe tsa motho yo",
  loan: "Kadimo",
  status: "Maemo",
  applied: "E kopilwe",
  paidOut: "E duetswe",
  amount: "Madi",
};
