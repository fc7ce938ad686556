import { apply as applyFirst } from "../../shared/messages/en/apply";
import { Apply } from "../apply/apply";
import { Island } from "../island";
import type { PublicPage } from "../types";

const keys = (messages: object) => Object.keys(messages);

export const apply: PublicPage = {
  path: "apply",
  title: "pages.applyTitle",
  description: "home.description",
  entry: "apply",
  carries: ["calculator"],
  begins: { apply: keys(applyFirst) },
  Body: (told) => (
    <div class="width section apply-page">
      <noscript>
        <p class="notice">{told.say("site.noScript")}</p>
      </noscript>
      <Island name="apply" of={Apply} {...told} />
    </div>
  ),
};
