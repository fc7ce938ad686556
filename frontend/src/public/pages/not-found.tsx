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
      </p>
    </div>
  ),
};
