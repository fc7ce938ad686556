/** For review by a native speaker. */
import type { applyLater as english } from "../en/apply-later";
import type { Translated } from "../speak";

export const applyLater: Translated<typeof english> = {
  startAgain: "Phimola dikarabo tsa me mme o simolole gape",
  startAgainTitle: "A o batla go phimola dikarabo tsa gago?",
  startAgainText:
    "Sotlhe se o se tladitseng se a phimolwa mo sedirisweng se. Ga go ise go romelwe sepe.",
  startAgainYes: "Phimola",
  product: "Kadimo efe?",
  need_product: "Tlhopha kadimo",
  loanAmount: "Bokae?",
  need_loanAmount: "Tsenya gore o batla go adima bokae",
  loanPeriodMonths: "Lobaka lo lo kae?",
  need_loanPeriodMonths: "Tlhopha lobaka",
  purpose: "Ke ya eng?",
  bankName: "Banka",
  need_bankName: "Tsenya leina la banka ya gago",
  branch: "Lekala",
  accountNumber: "Nomoro ya akhaonte",
  accountHint: "Dinomoro di le 5 go ya go 20. Akhaonte e tshwanetse go nna ka leina la gago.",
  need_accountNumber: "Tsenya nomoro ya akhaonte ya gago",
  repaymentMethod: "O tla duela jang?",
  need_repaymentMethod: "Tlhopha gore o tla duela jang",
  debit_order: "Debit order",
  debit_orderText: "Banka ya gago e re duela ka letlha lengwe le lengwe la tuelo.",
  payroll: "Go tswa mo tuelong ya me",
  payrollText: "Mothapi wa gago o re duela pele o duelwa.",
  bank_transfer: "Go romela ka banka",
  bank_transferText: "O duela mo akhaonteng ya rona ka bowena.",
  mobile_money: "Madi a mogala",
  mobile_moneyText: "O duela ka mogala wa gago.",
  cash: "Madi a matlapa",
  cashText: "O duela kwa ofising ya rona.",
  termsTrue: "Se ke se buileng fano ke nnete e bile se feletse.",
  termsCost:
    "Ke bone madi, tuelo nngwe le nngwe, morokotso, dituelo tse dingwe le sotlhe se ke tla se duelang.",
  termsAfford:
    "Moadimisi a ka leba lotseno le ditshenyegelo tsa me go bona gore a ke ka duela kadimo e.",
  termsBureau:
    "Moadimisi a ka botsa lekgotla la dikadimo ka ga me, e bile o tshwanetse go le begela kadimo e.",
  termsData:
    "Moadimisi o boloka tshedimosetso ya me fela ka ntlha ya kadimo e, go ya ka fa molao o batlang ka teng. Nka e bona ka ba ka kopa gore e baakanngwe.",
  termsBinding: "Se ke kopo. Kadimo e nna teng fela fa moadimisi a e dumela mme ke saena tumalano.",
  termsDocuments: "Se re se kopang morago",
  termsDocumentsText:
    "Fa kopo ya gago e setse e le kwa go rona, o ka tsenya tse ka khamera ya mogala wa gago. Kgokagano e e bokoa ga e go senyetse sepe.",
  termsAccepted: "Ke badile se mme ke a dumalana",
  need_termsAccepted:
    "Tshwaya lebokoso fa o dumalana; kwa ntle ga lone ga re kgone go amogela kopo ya gago",
  edit: "Fetola",
  wholeCost: "Ditshenyegelo tsotlhe",
  none: "Ga e a tlatswa",
  send: "Romela kopo ya me",
  sending: "E a romelwa…",
  sendNote: "O ka gogela kopo ya gago morago nako nngwe le nngwe pele e swediwa.",
  sendFailed: "Kopo ya gago ga e ise e romelwe.",
  sendWaits: "Re leka gape ka borona fa kgokagano e le teng. O ka tlogela tsebe e e butswe.",
  needCost: "Re tshwanetse go go bontsha ditshenyegelo pele o romela. Tsweetswee leka gape.",
  priceChanged:
    "Ditshenyegelo di fetogile fa e sale o di bona. Leba dipalo tse disha, o bo o romela gape.",
  unknownProblem: "{detail} Fa go tswelela, re leletse: {phone}.",
  sentText:
    "Re a leboga, {name}. Boloka nomoro e ya kopo: le nomoro ya gago ya boitshupo e bontsha fa kopo ya gago e leng teng.",
  reference: "Nomoro ya gago ya kopo",
  copy: "Kopolola",
  copied: "E kopolotswe",
  print: "Gatisa kgotsa o boloke",
  sentOn: "E rometswe ka {date}",
  nextTitle: "Se se diragalang jaanong",
  next1:
    "Tsenya dikwalo tsa gago fa tlase, jaanong kgotsa morago. O ka di tlisa gape kwa ofising ya rona.",
  next2: "Re bala kopo ya gago mme re go leletsa fa go na le se se tlhaelang.",
  next3:
    "Fa e dumetswe, o bona ditshenyegelo tsotlhe gape mme o saena tumalano. Morago re a duela.",
  callUs: "A o na le dipotso? Re leletse:",
  follow: "Latela kopo ya me",
  another: "Simolola kopo e nngwe",
  payments: "Dituelo",
};
