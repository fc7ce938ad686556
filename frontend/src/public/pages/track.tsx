import { Island } from "../island";
import { Track } from "../track/track";
import type { PublicPage } from "../types";

export const track: PublicPage = {
  path: "track",
  title: "pages.trackTitle",
  description: "pages.trackLead",
  entry: "track",
  carries: ["documents", "pages", "status", "track", "upload"],
  Body: (told) => (
    <div class="width section narrow">
      <noscript>
        <p class="notice">{told.say("site.noScript")}</p>
      </noscript>
      <Island name="track" of={Track} {...told} />
    </div>
  ),
};
