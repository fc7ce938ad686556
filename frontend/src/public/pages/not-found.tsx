import type { PublicPage } from "../types";
import { PageHead } from "./page-head";

export const notFound: PublicPage = {
  path: "404",
  title: "pages.notFoundTitle",
  entry: "plain",
  carries: [],
  hidden: true,
  Body: ({ say, link }) => (
    <div class="width section narrow">
      <PageHead title={say("pages.notFoundTitle")} lead={say("pages.notFoundText")} />
      <p class="actions">
        <a class="button" href={link("")}>
          {say("pages.notFoundHome")}
        </a>
        <a class="button quiet" href={link("track")}>
          {say("home.follow")}
        </a>
      </p>
      <p data-lender-line="phone" hidden>
        {say("site.callUs")}:{" "}
        <a data-lender="phone" data-lender-link="tel:" href={link("contacts")} />
      </p>
    </div>
  ),
};
