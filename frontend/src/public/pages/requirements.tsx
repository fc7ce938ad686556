import * as icons from "../../shared/icons";
import type { PublicPage } from "../types";
import { Icon } from "../icon";
import { PageHead } from "./page-head";

/** What every lender asks; one that has set its own sentences shows those instead. */
const conditions = [
  "pages.requirementsAge",
  "pages.requirementsId",
  "pages.requirementsIncome",
  "pages.requirementsBank",
] as const;

export const requirements: PublicPage = {
  path: "requirements",
  title: "pages.requirementsTitle",
  description: "pages.requirementsLead",
  entry: "requirements",
  carries: ["documents"],
  Body: ({ say, link }) => (
    <div class="width section narrow">
      <PageHead title={say("pages.requirementsTitle")} lead={say("pages.requirementsLead")} />
      <div class="card">
        <h2>{say("pages.requirementsWho")}</h2>
        <ul class="ticks" data-eligibility>
          {conditions.map((condition) => (
            <li>
              <Icon path={icons.check} size={20} /> <span>{say(condition)}</span>
            </li>
          ))}
        </ul>
      </div>
      <div class="card">
        <h2>{say("pages.requirementsDocuments")}</h2>
        <ul class="ticks" data-documents>
          <li class="bone" />
          <li class="bone" />
          <li class="bone" />
        </ul>
      </div>
      <p class="actions">
        <a class="button" href={link("apply")}>
          {say("home.start")}
        </a>
      </p>
    </div>
  ),
};
