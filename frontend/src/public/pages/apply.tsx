import { apply as applyFirst } from "../../shared/messages/en/apply";
import { Apply } from "../apply/apply";
import { Island } from "../island";
import type { PublicPage } from "../types";

/** Of the calculator, what the first step says or has in its script. */
const begun = [
  "instalment",
  "interest",
  "fees",
  "totalCost",
  "total",
  "aprNominal",
  "aprEffective",
  "firstDue",
  "lastDue",
  "rateTerm",
  "rateDay",
  "rateMonth",
  "rateYear",
];
const keys = (messages: object) => Object.keys(messages);

export const apply: PublicPage = {
  path: "apply",
  title: "pages.applyTitle",
  description: "home.description",
  entry: "apply",
  carries: [],
  begins: { apply: keys(applyFirst), calculator: begun },
  Body: (told) => (
    <div class="width section apply-page">
      <noscript>
        <p class="notice">{told.say("site.noScript")}</p>
      </noscript>
      <Island name="apply" of={Apply} {...told} />
    </div>
  ),
};
