import type { PublicPage } from "../types";
import { PageHead } from "./page-head";

export const track: PublicPage = {
  path: "track",
  title: "pages.trackTitle",
  description: "pages.trackLead",
  entry: "plain",
  carries: [],
  Body: ({ say }) => (
    <div class="width section narrow">
      <PageHead title={say("pages.trackTitle")} lead={say("pages.trackLead")} />
    </div>
  ),
};
