/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const upload: Translated<(typeof english)["upload"]> = {
  title: "Tsenya dikwalo tsa gago",
  lead: "Setshwantsho se o se tsereng ka mogala se lekane: re a se nnyefatsa pele se romelwa. PDF, JPEG kgotsa PNG.",
  camera: "Tsaya setshwantsho",
  choose: "Tlhopha faele",
  more: "Tsenya tsebe e nngwe",
  drop: "kgotsa o e wisetse fano",
  other: "Sengwe se sele",
  preparing: "E a nnyefadiwa…",
  waiting: "E emetse nako ya yone…",
  sending: "{percent} ya {size} e rometswe",
  progress: "Go romelwa {name}",
  checking: "E a tlholwa…",
  stored: "E tsentswe",
  storedEarlier: "E tsentswe pele",
  broken:
    "Kgokagano e kgaogile. Ga go a latlhega sepe: e tla tswelela ka boyone fa o golagane, kgotsa o leke gape.",
  cancel: "Emisa",
  remove: "Ntsha",
  replace: "Emisetsa",
  failed: "{name} ga e a tsenngwa.",
  unfitType: "Faele e ga e ka ke ya dirisiwa. Romela setshwantsho, PDF, JPEG kgotsa PNG.",
  unfitSize: "Faele e e feta {most}. Romela setshwantsho sa yone, kgotsa faele e nnye.",
  unfitEmpty: "Faele e ga e na sepe. Tlhopha e nngwe.",
  done: "Ke sotlhe se re se kopang. Re a leboga.",
  left: { one: "Go setse lokwalo lo le {count}", other: "Go setse dikwalo di le {count}" },
  megabytes: "{number} MB",
  kilobytes: "{number} KB",
};
