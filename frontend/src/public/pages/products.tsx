import { Island } from "../island";
import { Calculator } from "../islands/calculator";
import { Offers } from "../islands/offers";
import type { PublicPage } from "../types";
import { PageHead } from "./page-head";

export const products: PublicPage = {
  path: "products",
  title: "pages.productsTitle",
  description: "pages.productsLead",
  entry: "home",
  carries: ["calculator"],
  Body: (told) => (
    <div class="width section split">
      <div>
        <PageHead title={told.say("pages.productsTitle")} lead={told.say("pages.productsLead")} />
        <h2 class="offers-heading">{told.say("home.productsHeading")}</h2>
        <Island name="offers" of={Offers} {...told} />
      </div>
      <Island name="calculator" of={Calculator} {...told} />
    </div>
  ),
};
