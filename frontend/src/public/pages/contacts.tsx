import * as icons from "../../shared/icons";
import type { PublicPage } from "../types";
import { Icon } from "../icon";
import { PageHead } from "./page-head";

export const contacts: PublicPage = {
  path: "contacts",
  title: "pages.contactsTitle",
  description: "pages.contactsLead",
  entry: "plain",
  carries: [],
  Body: ({ say }) => (
    <div class="width section narrow">
      <PageHead title={say("pages.contactsTitle")} lead={say("pages.contactsLead")} />
      <div class="card contact-card">
        <p data-lender-line="phone" data-waits>
          <Icon path={icons.phone} />
          <span>
            {say("site.callUs")}
            <a data-lender="phone" data-lender-link="tel:" href="#content" />
          </span>
        </p>
        <p data-lender-line="email" data-waits>
          <Icon path={icons.mail} />
          <span>
            {say("site.writeUs")}
            <a data-lender="email" data-lender-link="mailto:" href="#content" />
          </span>
        </p>
        <p data-lender-line="address" data-waits>
          <Icon path={icons.mapPin} />
          <span>
            {say("site.visitUs")}
            <strong data-lender="address" />
          </span>
        </p>
        <p data-lender-line="openingHours" data-waits>
          <Icon path={icons.clock} />
          <span>
            {say("site.openingHours")}
            <strong data-lender="openingHours" />
          </span>
        </p>
        <p data-lender-line="licence" data-waits>
          <Icon path={icons.shieldCheck} />
          <span>
            {say("site.licence")}
            <strong data-lender="licence" />
          </span>
        </p>
      </div>
    </div>
  ),
};
