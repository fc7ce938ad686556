/** For review by a native speaker. */
import type { english } from "../en";
import type { Translated } from "../speak";

export const home: Translated<(typeof english)["home"]> = {
  title: "Dikadimo tse ditshenyegelo tsa tsone di bonalang",
  description: "Dira kopo ya kadimo ka mogala wa gago. Bona ditshenyegelo tsotlhe pele o saena.",
  heading: "Itse se o tla se duelang pele o saena",
  lead: "Tlhopha madi o bo o bona tuelo ya kgwedi, morokotso le dituelo tsotlhe. Morago o dire kopo ka mogala wa gago mo metsotsong e ka nna lesome.",
  start: "Simolola kopo",
  follow: "Latela kopo",
  stepsHeading: "Ka fa go dirwang ka teng",
  step1: "Dira kopo",
  step1Text:
    "Tlatsa dikgato di le tlhano tse dikhutshwane. Dikarabo tsa gago di bolokwa mo mogaleng wa gago go fitlha o di romela.",
  step2: "Re a e lebelela",
  step2Text: "Motho o bala kopo nngwe le nngwe. Fa go na le se se tlhaelang, re tla go se kopa.",
  step3: "Wena o a swetsa",
  step3Text: "O bona ditshenyegelo tsotlhe gape mme o saena fela fa o dumalana.",
  step4: "Re a duela",
  step4Text: "Madi a ya kwa akhaonteng ya gago ya banka, mme o ka latela kgato nngwe le nngwe.",
  productsHeading: "Tlhopha se se go tshwanelang",
  productsAll: "Bona dikadimo tsotlhe",
  needHeading: "Se o se tlhokang go dira kopo",
  needText: "Baakanya tse e le setshwantsho kgotsa faele. O ka di tlisa gape kwa ofising ya rona.",
  needMore: "Go le gontsi ka se o se tlhokang",
};
