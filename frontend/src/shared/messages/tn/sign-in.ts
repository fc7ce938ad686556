/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const signIn: Translated<(typeof english)["signIn"]> = {
  title: "Tsena",
  lead: "Ke ya badiri. Bakopi ga ba tlhoke go tsena.",
  username: "Leina la modirisi",
  password: "Khunololamoraba",
  showPassword: "Bontsha khunololamoraba",
  hidePassword: "Fitlha khunololamoraba",
  submit: "Tsena",
  wrong: "Leina la modirisi kgotsa khunololamoraba ga di a nepagala.",
  codeTitle: "Nomoro ya gangwe",
  codeLead: "Tsenya dinomoro di le thataro tse mogala wa gago o di bontshang jaanong.",
  code: "Dinomoro di le thataro",
  codeSubmit: "Tswelela",
  codeWrong: "Nomoro e ga e a nepagala, kgotsa e setse e dirisitswe. Leta e e latelang.",
  otherUser: "Tsena o le motho yo mongwe",
  ended: "Nako ya gago e fedile. Tsena gape go tswelela fa o neng o le teng.",
  usernameMissing: "Tsenya leina la gago la modirisi",
  passwordMissing: "Tsenya khunololamoraba ya gago",
  codeMissing: "Tsenya dinomoro di le thataro",
  newTitle: "Itlhophele khunololamoraba",
  newLead:
    "O tsene ka khunololamoraba e o e neilweng ke mongwe. Tlhopha e e itsiweng ke wena fela.",
  current: "Khunololamoraba e o e dirisitseng gone jaanong",
  fresh: "Khunololamoraba e ntšhwa",
  freshHint: "Bonnye ditlhaka di le 12. Polelo e bonolo go gakologelwa mme e thata go fopholediwa.",
  freshSubmit: "Boloka o bo o tsena gape",
  freshShort: "Dirisa bonnye ditlhaka di le 12",
  freshDone: "Khunololamoraba ya gago e ntšhwa e bolokilwe. Tsena ka yone jaanong.",
  backToSite: "Boela kwa tsebeng ya botlhe",
};
