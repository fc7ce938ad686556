/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const pages: Translated<(typeof english)["pages"]> = {
  productsTitle: "Dikadimo tsa rona",
  productsLead: "Se kadimo nngwe le nngwe e se jang, le lobaka lo o ka lo tsayang go e duela.",
  requirementsTitle: "Se o se tlhokang",
  requirementsLead:
    "Baakanya tse pele o dira kopo. Setshwantsho se o se tsereng ka mogala se lekane.",
  requirementsWho: "Yo o ka dirang kopo",
  requirementsAge: "O na le dingwaga di le 18 kgotsa go feta.",
  requirementsId: "O na le karata ya boitshupo e e dirang.",
  requirementsIncome: "O na le lotseno lo lo tlhomameng.",
  requirementsBank: "O na le akhaonte ya banka ka leina la gago.",
  requirementsDocuments: "Dikwalo",
  contactsTitle: "Ikgolaganye",
  contactsLead: "Re botse sengwe le sengwe. Motho o tla araba.",
  applyTitle: "Dira kopo ya kadimo",
  trackTitle: "Latela kopo",
  trackLead: "Tsenya nomoro ya kopo le nomoro ya boitshupo go bona fa kopo ya gago e leng teng.",
  notFoundTitle: "Ga go na tsebe e e ntseng jalo",
  notFoundText:
    "Aterese e ka tswa e le ya bogologolo kgotsa e kwadilwe phoso. Simolola kwa gae, kgotsa re leletse.",
  notFoundHome: "Ya kwa tsebeng ya gae",
};
