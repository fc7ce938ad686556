import { Apply } from "../apply/apply";
import { Island } from "../island";
import type { PublicPage } from "../types";

export const apply: PublicPage = {
  path: "apply",
  title: "pages.applyTitle",
  description: "home.description",
  entry: "apply",
  carries: ["apply", "calculator", "documents", "track", "upload"],
  Body: (told) => (
    <div class="width section apply-page">
      <noscript>
        <p class="notice">{told.say("site.noScript")}</p>
      </noscript>
      <Island name="apply" of={Apply} {...told} />
    </div>
  ),
};
