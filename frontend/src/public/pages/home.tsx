import * as icons from "../../shared/icons";
import { Icon } from "../icon";
import { Island } from "../island";
import { Calculator } from "../islands/calculator";
import { Offers } from "../islands/offers";
import type { PublicPage } from "../types";

const steps = [
  ["home.step1", "home.step1Text"],
  ["home.step2", "home.step2Text"],
  ["home.step3", "home.step3Text"],
  ["home.step4", "home.step4Text"],
] as const;

export const home: PublicPage = {
  path: "",
  title: "home.title",
  description: "home.description",
  entry: "home",
  carries: ["calculator"],
  Body: (told) => {
    const { say, link } = told;
    return (
      <>
        <section class="hero">
          <div class="width hero-grid">
            <div class="hero-words">
              <h1>{say("home.heading")}</h1>
              <p class="lead">{say("home.lead")}</p>
              <p class="actions">
                <a class="button" href={link("apply")}>
                  {say("home.start")}
                </a>
                <a class="button quiet" href={link("track")}>
                  {say("home.follow")}
                </a>
              </p>
              <ul class="assurances">
                <li data-lender-line="licence" data-waits>
                  <Icon path={icons.shieldCheck} size={20} />
                  <span>
                    {say("site.licence")} <span data-lender="licence" />
                  </span>
                </li>
                <li data-lender-line="openingHours" data-waits>
                  <Icon path={icons.clock} size={20} />
                  <span data-lender="openingHours" />
                </li>
                <li data-lender-line="address" data-waits>
                  <Icon path={icons.mapPin} size={20} />
                  <span data-lender="address" />
                </li>
              </ul>
            </div>
            <Island name="calculator" of={Calculator} {...told} />
          </div>
        </section>
        <section class="width section">
          <h2>{say("home.productsHeading")}</h2>
          <Island name="offers" of={Offers} {...told} />
        </section>
        <section class="band">
          <div class="width section">
            <h2>{say("home.stepsHeading")}</h2>
            <ol class="steps">
              {steps.map(([title, text]) => (
                <li>
                  <h3>{say(title)}</h3>
                  <p>{say(text)}</p>
                </li>
              ))}
            </ol>
          </div>
        </section>
        <section class="width section invitation">
          <div>
            <h2>{say("home.needHeading")}</h2>
            <p>{say("home.needText")}</p>
          </div>
          <a class="button quiet" href={link("requirements")}>
            {say("home.needMore")}
          </a>
        </section>
      </>
    );
  },
};
