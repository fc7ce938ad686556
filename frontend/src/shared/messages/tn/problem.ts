/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const problem: Translated<(typeof english)["problem"]> = {
  offline: "Ga re a kgona go fitlha kwa Skycap. Tlhola kgokagano ya gago, o bo o leka gape.",
  timeout: "Go tsere nako e telele thata. Ga go a latlhega sepe: leka gape.",
  unreadable: "Go nnile le phoso mo go rona. Tsweetswee leka gape morago ga nakonyana.",
  internal: "Go nnile le phoso mo go rona. Tsweetswee leka gape morago ga nakonyana.",
  unavailable: "Skycap ga e kgone go araba gompieno. Tsweetswee leka gape morago ga nakonyana.",
  conflict:
    "Mongwe o fetotse se ka nako e le nngwe. Ga go a dirwa sepe: lebelela, o bo o leka gape.",
  rate_limited: "O lekile makgetlho a mantsi. Tsweetswee leta go le gonnye o bo o leka gape.",
  not_so_much: "Ga go na madi a a kana a a ka itshwarelwang, a buswa kgotsa a fetisiwa.",
  not_signed_in: "Tsweetswee tsena.",
  borrower_barred: "Motho yo o thibetswe go adima. Tlosa thibelo pele, kgotsa o gane kopo.",
  affordability_missing:
    "Ga go a sekasekwa gore a o ka e kgona. Modiri wa dikadimo o tshwanetse go dira jalo pele.",
  not_affordable:
    "Tshekatsheko e fitlhetse gore kadimo ga e ka ke ya kgonwa. Dumela bonnye, kgotsa o e gane.",
  agreement_missing: "Tumalano e e saennweng ga e yo mo faeleng. E tsenye pele, o bo o duela.",
  charge_not_agreed:
    "Tumalano ya kadimo e ga e na tuediso e, kgotsa e seng bokalo jo. Duedisa se e se kwadileng.",
};
