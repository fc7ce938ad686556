/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const site: Translated<(typeof english)["site"]> = {
  menu: "Lenaane",
  home: "Gae",
  products: "Dikadimo",
  requirements: "Se o se tlhokang",
  track: "Latela",
  contacts: "Ikgolaganye",
  apply: "Dira kopo",
  staff: "Badiri",
  mainNavigation: "Tsamaiso e kgolo",
  licence: "Laesense",
  openingHours: "Dinako tsa go bula",
  address: "Aterese",
  phone: "Mogala",
  email: "Imeile",
  callUs: "Re leletse",
  writeUs: "Re kwalele",
  visitUs: "Re etele",
  poweredBy: "E dira ka Skycap",
  noScript: "Karolo e e tlhoka JavaScript. O ka re leletsa kgotsa wa etela ofisi ya rona.",
};
