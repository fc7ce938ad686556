import type { PublicPage } from "../types";
import { PageHead } from "./page-head";

export const apply: PublicPage = {
  path: "apply",
  title: "pages.applyTitle",
  entry: "plain",
  carries: [],
  Body: ({ say }) => (
    <div class="width section narrow">
      <PageHead title={say("pages.applyTitle")} />
    </div>
  ),
};
