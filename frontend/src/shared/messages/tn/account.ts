/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const account: Translated<(typeof english)["account"]> = {
  title: "Akhaonte ya gago",
  lead: "Ka fa o tsenang ka teng, le ka fa tsebe e lebegang ka teng",
  you: "Wena",
  youNote: "Motsamaisi a ka fetola tse.",
  password: "Khunololamoraba",
  current: "Khunololamoraba ya gago ya jaanong",
  passwordDo: "Fetola khunololamoraba",
  codes: "Dinomoro tsa gangwe",
  codesText:
    "Go tsena go tla kopa gape dinomoro di le thataro tse mogala wa gago o di bontshang. Khunololamoraba e e utswilweng e le nosi ga e bule sepe.",
  codesBegin: "Simolola dinomoro tsa gangwe",
  codesOn: "Di a dirisiwa",
  codesOnText: "Go tsena go kopa dinomoro di le thataro tsa mogala wa gago.",
  codesScan:
    "Sekena se ka app ya gago ya netefatso, o bo o tsenya dinomoro di le thataro tse e di bontshang.",
  codesQr: "Khoutu ya QR e e nang le senotlolo sa app ya gago",
  codesKey: "Kgotsa o tsenye senotlolo se",
  copyKey: "Kopa senotlolo",
  codesOpen: "Bula mo app ya sebetsana se",
  codesFirst: "Dinomoro di le thataro",
  codesConfirm: "Simolola dinomoro",
  codesConfirmed: "Dinomoro tsa gangwe di a dirisiwa",
  codesDuty:
    "Tiro ya gago e a di tlhoka. Fa o tsaya mogala o mongwe, kopa motsamaisi go fetola khunololamoraba le dinomoro tsa gago.",
  dutyTitle: "Simolola dinomoro tsa gangwe",
  dutyLead:
    "Tiro ya gago e di tlhoka go tsena. O tlhoka app ya netefatso mo mogaleng kgotsa khomphiuteng.",
  codesRemove: "Emisa dinomoro",
  codesRemoveText: "Khunololamoraba e le nosi e tla bula akhaonte ya gago gape.",
  codesRemoved: "Dinomoro tsa gangwe di emisitswe",
  display: "Puo le ponalo",
  everywhere: "Didirisiwa tse dingwe",
  everywhereText: "Go fedisa nako ya gago mo sedirisiweng se le mo go tse dingwe tsotlhe.",
  everywhereDo: "Tswa gongwe le gongwe",
};
